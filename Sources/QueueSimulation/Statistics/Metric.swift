/// The figures of one crossing and reporting period in one replication, as columns of a row of numbers.
///
/// Times are in seconds; a figure that does not exist (the mean wait of no trucks) is not a number.
enum Metric: Int, CaseIterable, Sendable {
  case demanded
  case unmet
  case held
  case arrivals
  case throughput
  case shareThrough
  case tonnes
  case value
  case valueLost
  case gaveUp
  case turnedAway
  case shareTurnedAway
  case meanWait
  case closedWait
  case queueWait
  case waitP50
  case waitP90
  case waitP95
  case waitP99
  case shareLongWait
  case meanStay
  case stayP50
  case stayP90
  case stayP95
  case stayP99
  case bufferIndex
  case meanQueue
  case largestQueue
  case queueAtEnd
  case inServiceAtEnd
  case openTime
  case capacity
  case fluidBound

  /// Figures of every stage, after those of the crossing.
  enum OfStage: Int, CaseIterable, Sendable {
    case utilisation
    case overtime
    case meanQueue
    case meanWait
    case blocked
    case counterpartsCome
    case counterpartsUsed
    case counterpartWait
  }

  /// Figures of every quota, after those of the stages.
  enum OfQuota: Int, CaseIterable, Sendable {
    case used
    case places
  }

  /// Figures of every truck class, after those of the quotas, where there are several.
  enum OfClass: Int, CaseIterable, Sendable {
    case throughput
    case meanWait
    case waitP50
    case waitP95
    case waitP99
  }
}

/// Where the figures of a crossing stand in a replication's row.
struct MetricLayout: Hashable, Sendable {
  /// Where the crossing begins.
  let start: Int
  let stages: Int
  let quotas: Int
  /// Truck classes told apart: 0 or more than 1.
  let classes: Int
  /// Reporting periods, and one more for the whole horizon.
  let periods: Int

  /// Figures of a period.
  var width: Int {
    Metric.allCases.count + stages * Metric.OfStage.allCases.count + quotas * Metric.OfQuota.allCases.count
      + classes * Metric.OfClass.allCases.count
  }

  /// The first column after the crossing.
  var end: Int { start + periods * width }

  func column(_ metric: Metric, period: Int) -> Int {
    start + period * width + metric.rawValue
  }

  func column(_ metric: Metric.OfStage, stage: Int, period: Int) -> Int {
    start + period * width + Metric.allCases.count + stage * Metric.OfStage.allCases.count + metric.rawValue
  }

  func column(_ metric: Metric.OfQuota, quota: Int, period: Int) -> Int {
    start + period * width + Metric.allCases.count + stages * Metric.OfStage.allCases.count
      + quota * Metric.OfQuota.allCases.count + metric.rawValue
  }

  func column(_ metric: Metric.OfClass, truckClass: Int, period: Int) -> Int {
    start + period * width + Metric.allCases.count + stages * Metric.OfStage.allCases.count
      + quotas * Metric.OfQuota.allCases.count + truckClass * Metric.OfClass.allCases.count + metric.rawValue
  }
}
