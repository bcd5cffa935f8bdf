import QueueSimulation
public import QueueTheory

/// One figure of a textbook case, exact and simulated.
public struct SuiteRow: Sendable {
  /// How far the simulation is from the exact value.
  public enum Distance: Hashable, Sendable {
    /// In standard errors of the estimate.
    case standardErrors(Double)
    /// A difference where nothing is random, and the most that single trucks may differ from a fluid, or rounding to
    /// 1/1024 s from none.
    case difference(Double, allowed: Double)
  }

  /// The case's name.
  public let name: String
  /// Where the exact value comes from.
  public let source: String
  /// Which figure.
  public let measure: TextbookMeasure
  /// Its exact value; times in minutes.
  public let exact: Double
  /// Its simulated value.
  public let simulated: Double
  /// Half the width of the 95 % interval of the simulated value; 0 where nothing is random.
  public let halfWidth: Double
  /// How far apart they are.
  public let distance: Distance

  /// Whether they agree: within 4 standard errors, which chance alone passes in 1 of 16,000 figures, or within what is
  /// allowed.
  public var agrees: Bool {
    switch distance {
    case .standardErrors(let z): abs(z) <= Self.mostStandardErrors
    case .difference(let difference, let allowed): abs(difference) <= allowed
    }
  }

  /// Standard errors beyond which a figure does not agree.
  public static let mostStandardErrors = 4.0
}

extension SuiteRow {
  init(_ entry: TextbookCase, _ answer: TextbookCase.Answer, estimate: Estimate, factor: Double) {
    let mean = estimate.mean * factor
    let error = estimate.standardDeviation * factor / Double(max(1, estimate.replications)).squareRoot()
    self.init(
      name: entry.name, source: entry.source, measure: answer.measure, exact: answer.value, simulated: mean,
      halfWidth: estimate.halfWidth * factor, distance: .standardErrors((mean - answer.value) / error))
  }

  init(_ entry: TextbookCase, _ answer: TextbookCase.Answer, value: Double, allowed: Double) {
    self.init(
      name: entry.name, source: entry.source, measure: answer.measure, exact: answer.value, simulated: value,
      halfWidth: 0, distance: .difference(value - answer.value, allowed: allowed))
  }
}
