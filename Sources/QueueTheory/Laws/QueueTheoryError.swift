/// Why a closed form has no answer.
public enum QueueTheoryError: Error, Hashable, Sendable {
  /// What a number is about.
  public enum Quantity: String, Hashable, Sendable {
    case arrivalRate = "arrival rate"
    case meanService = "mean service time"
    case coefficientOfVariation = "coefficient of variation"
    case thirdMoment = "third moment"
    case serviceTime = "service time"
    case shape = "shape"
    case load = "load"
    case rate = "rate"
    case time = "time"
    case queue = "queue at the start"
    case probability = "probability"
    case serversOnDuty = "number of servers on duty"
  }

  /// What would have been right.
  public enum Expectation: String, Hashable, Sendable {
    case positive = "a finite number above 0"
    case notNegative = "a finite number of at least 0"
    case finite = "a finite number"
    case whole = "a whole number of at least 0"
    case wholeAboveZero = "a whole number above 0"
    case inOrder = "numbers in ascending order"
    case probability = "a number from 0 up to and not including 1"
    /// Lyapunov: E[S²]² <= E[S]·E[S³].
    case possibleMoment = "a moment that a time of this mean and variation can have"
  }

  /// A number that makes no sense where it stands.
  case unfit(Quantity, Double, expected: Expectation)
  /// A stage needs at least one server.
  case noServers(Int)
  /// The places of a system hold the servers, so that there can be no fewer.
  case fewerPlacesThanServers(places: Int, servers: Int)
  /// A list that must not be empty is.
  case nothingGiven(Quantity)
  /// Every class has one service law for each stage.
  case lawsDoNotMatchStages(laws: Int, stages: Int)
  /// As many come as can be served, or more: there is no steady state.
  ///
  /// `growth` is how many more come than can be served in a time unit; at 0 the queue still grows, as the square root
  /// of time. `stage` counts from 0.
  case growsWithoutBound(stage: Int, utilisation: Double, growth: Double)
  /// A line has an exact form if all its stages but the last are exponential, and the last, with several servers,
  /// exponential or constant. `stage` counts from 0.
  case notExponential(stage: Int)
}

extension QueueTheoryError {
  /// What was found and what was expected, without a full stop.
  public var message: String {
    switch self {
    case .unfit(let quantity, let value, let expected):
      "found the \(quantity.rawValue) \(value), expected \(expected.rawValue)"
    case .noServers(let servers):
      "found \(servers) servers, expected at least 1"
    case .fewerPlacesThanServers(let places, let servers):
      "found \(places) places for \(servers) servers, expected at least one place for each"
    case .nothingGiven(let quantity):
      "found no \(quantity.rawValue), expected at least one"
    case .lawsDoNotMatchStages(let laws, let stages):
      "found \(laws) service laws for \(stages) stages, expected one for each"
    case .growsWithoutBound(let stage, let utilisation, let growth):
      "the queue of stage \(stage + 1) grows without bound at rate \(growth) per time unit: its utilisation would be "
        + "\(utilisation)"
    case .notExponential(let stage):
      "no exact form is known for a line with the services of stage \(stage + 1)"
    }
  }

  /// The same about another stage than the first.
  func at(stage: Int) -> QueueTheoryError {
    guard case .growsWithoutBound(_, let utilisation, let growth) = self else { return self }
    return .growsWithoutBound(stage: stage, utilisation: utilisation, growth: growth)
  }
}

extension QueueTheoryError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
