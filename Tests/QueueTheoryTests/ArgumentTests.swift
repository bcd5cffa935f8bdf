import Testing

@testable import QueueTheory

@Suite("Arguments that make no sense")
struct ArgumentTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var error: QueueTheoryError
    var message: String
    var make: @Sendable () throws -> Void
    var testDescription: String { message }
  }

  private static func mean(_ found: Double, _ law: ServiceLaw) -> Case {
    Case(
      error: .unfit(.meanService, found, expected: .positive),
      message: "found the mean service time \(found), expected a finite number above 0"
    ) { _ = try MG1Queue(arrivalRate: 0.1, service: law) }
  }

  private static func law(_ error: QueueTheoryError, _ message: String, _ law: ServiceLaw) -> Case {
    Case(error: error, message: message) { _ = try MG1Queue(arrivalRate: 0.1, service: law) }
  }

  static let cases: [Case] = [
    Case(
      error: .unfit(.arrivalRate, -1, expected: .positive),
      message: "found the arrival rate -1.0, expected a finite number above 0"
    ) { _ = try MMcQueue(arrivalRate: -1, meanService: 1, servers: 1) },
    Case(
      error: .unfit(.arrivalRate, .infinity, expected: .positive),
      message: "found the arrival rate inf, expected a finite number above 0"
    ) { _ = try MDcQueue(arrivalRate: .infinity, service: 1, servers: 1) },
    Case(
      error: .unfit(.arrivalRate, 0, expected: .positive),
      message: "found the arrival rate 0.0, expected a finite number above 0"
    ) { _ = try ErlangLossQueue(arrivalRate: 0, meanService: 1, servers: 1) },
    mean(0, .constant(0)), mean(-2, .exponential(mean: -2)), mean(0, .empirical([0, 0])),
    law(
      .unfit(.coefficientOfVariation, -0.5, expected: .notNegative),
      "found the coefficient of variation -0.5, expected a finite number of at least 0",
      .gamma(mean: 1, coefficientOfVariation: -0.5)),
    law(
      .unfit(.shape, 0, expected: .wholeAboveZero), "found the shape 0.0, expected a whole number above 0",
      .erlang(mean: 1, shape: 0)),
    law(
      .unfit(.serviceTime, 2, expected: .inOrder), "found the service time 2.0, expected numbers in ascending order",
      .triangular(low: 1, mode: 3, high: 2)),
    law(
      .unfit(.serviceTime, -3, expected: .notNegative),
      "found the service time -3.0, expected a finite number of at least 0", .empirical([1, -3])),
    law(.nothingGiven(.serviceTime), "found no service time, expected at least one", .empirical([])),
    law(
      .unfit(.thirdMoment, 1, expected: .possibleMoment),
      "found the third moment 1.0, expected a moment that a time of this mean and variation can have",
      .moments(mean: 1, coefficientOfVariation: 1, thirdMoment: 1)),
    Case(error: .noServers(0), message: "found 0 servers, expected at least 1") {
      _ = try MMcQueue(arrivalRate: 1, meanService: 0.1, servers: 0)
    },
    Case(error: .noServers(-1), message: "found -1 servers, expected at least 1") {
      _ = try ErlangFormula.blocking(load: 1, servers: -1)
    },
    Case(
      error: .unfit(.load, -1, expected: .notNegative),
      message: "found the load -1.0, expected a finite number of at least 0"
    ) { _ = try ErlangFormula.waiting(load: -1, servers: 1) },
    Case(
      error: .fewerPlacesThanServers(places: 2, servers: 3),
      message: "found 2 places for 3 servers, expected at least one place for each"
    ) { _ = try MMcKQueue(arrivalRate: 1, meanService: 1, servers: 3, places: 2) },
    Case(
      error: .growsWithoutBound(stage: 0, utilisation: 1.25, growth: 0.5),
      message: "the queue of stage 1 grows without bound at rate 0.5 per time unit: its utilisation would be 1.25"
    ) { _ = try MMcQueue(arrivalRate: 2.5, meanService: 0.5, servers: 1) },
    Case(
      error: .growsWithoutBound(stage: 0, utilisation: 1, growth: 0),
      message: "the queue of stage 1 grows without bound at rate 0.0 per time unit: its utilisation would be 1.0"
    ) { _ = try MDcQueue(arrivalRate: 2, service: 2, servers: 4) },
    Case(
      error: .unfit(.probability, 1, expected: .probability),
      message: "found the probability 1.0, expected a number from 0 up to and not including 1"
    ) { _ = try MMcQueue(arrivalRate: 1, meanService: 0.5, servers: 1).waitQuantile(1) },
    Case(
      error: .unfit(.probability, -0.1, expected: .probability),
      message: "found the probability -0.1, expected a number from 0 up to and not including 1"
    ) { _ = try MDcQueue(arrivalRate: 1, service: 0.5, servers: 1).waitQuantile(-0.1) },
    Case(
      error: .unfit(.time, 5, expected: .inOrder), message: "found the time 5.0, expected numbers in ascending order"
    ) { _ = try PiecewiseRate([.init(from: 5, rate: 1), .init(from: 5, rate: 2)]) },
    Case(
      error: .unfit(.rate, -1, expected: .notNegative),
      message: "found the rate -1.0, expected a finite number of at least 0"
    ) { _ = try PiecewiseRate([.init(from: 5, rate: -1)]) },
    Case(
      error: .unfit(.queue, -1, expected: .notNegative),
      message: "found the queue at the start -1.0, expected a finite number of at least 0"
    ) { _ = try GatedFluidQueue(arrivals: PiecewiseRate([]), service: PiecewiseRate([]), start: 0, queueAtStart: -1) },
    Case(
      error: .unfit(.time, -1, expected: .inOrder), message: "found the time -1.0, expected numbers in ascending order"
    ) { _ = try GatedFluidQueue(arrivals: PiecewiseRate([]), service: PiecewiseRate([]), start: 0).course(until: -1) },
    Case(
      error: .unfit(.serversOnDuty, 1.5, expected: .whole),
      message: "found the number of servers on duty 1.5, expected a whole number of at least 0"
    ) {
      _ = try ConstantCourse(
        firstArrival: 0, interval: 1, service: 1, servers: PiecewiseRate([.init(from: 0, rate: 1.5)]))
    },
    Case(
      error: .unfit(.time, .infinity, expected: .finite), message: "found the time inf, expected a finite number"
    ) {
      _ = try ConstantCourse(firstArrival: 0, interval: 1, service: 1, servers: PiecewiseRate([]))
        .visits(startingBefore: .infinity)
    },
    Case(error: .nothingGiven(.arrivalRate), message: "found no arrival rate, expected at least one") {
      _ = try MG1PriorityQueue(classes: [])
    },
    Case(
      error: .lawsDoNotMatchStages(laws: 1, stages: 2),
      message: "found 1 service laws for 2 stages, expected one for each"
    ) {
      _ = try ClosedFormChoice(
        for: QueueDescription(classes: [.init(arrivalRate: 1, services: [.constant(0.1)])], servers: [1, 1]))
    },
  ]

  @Test("are refused with what was found and what was expected", arguments: cases)
  func refused(_ entry: Case) {
    #expect(throws: entry.error) { try entry.make() }
    #expect(entry.error.message == entry.message)
  }

  @Test("a number that is none is refused")
  func notANumber() {
    // NaN is not equal to itself, so that only the kind of error can be compared.
    #expect(throws: QueueTheoryError.self) { try MMcQueue(arrivalRate: .nan, meanService: 1, servers: 1) }
    #expect(throws: QueueTheoryError.self) { try MMcQueue(arrivalRate: 0.5, meanService: .nan, servers: 1) }
    #expect(throws: QueueTheoryError.self) { try MG1Queue(arrivalRate: 0.1, service: .uniform(low: .nan, high: 2)) }
    #expect(throws: QueueTheoryError.self) {
      try AllenCunneenApproximation(
        arrivalRate: 0.1, arrivalSquaredVariation: .nan, service: .constant(1), servers: 1)
    }
    #expect(throws: QueueTheoryError.self) {
      try MMcQueue(arrivalRate: 0.5, meanService: 1, servers: 1).waitQuantile(.nan)
    }
    #expect(throws: QueueTheoryError.self) { try PiecewiseRate([.init(from: .nan, rate: 1)]) }
  }
}
