/// The figures of one crossing and reporting period in one replication, as columns of a row of numbers.
///
/// Times are in seconds; a figure that does not exist (the mean wait of no trucks) is not a number.
public enum Metric: Int, CaseIterable, Sendable {
  /// Trucks that the streams ask for.
  case demanded
  /// Of these, trucks not sent, as no opening was announced.
  case unmet
  /// Trucks held back at the end of the period until an opening is announced.
  case held
  /// Trucks that come to the crossing.
  case arrivals
  /// Trucks that leave the last stage.
  case throughput
  /// Throughput over demand.
  case shareThrough
  /// Tonnes that leave.
  case tonnes
  /// Value that leaves, in the network's currency.
  case value
  /// Value lost by waiting, in the network's currency.
  case valueLost
  /// Trucks that gave up waiting.
  case gaveUp
  /// Trucks turned away at a full yard.
  case turnedAway
  /// Trucks turned away over trucks that come.
  case shareTurnedAway
  /// Mean wait.
  case meanWait
  /// The part of the mean wait with the crossing closed.
  case closedWait
  /// The part of the mean wait with the crossing open.
  case queueWait
  /// Median wait.
  case waitP50
  /// Wait that one truck in ten exceeds.
  case waitP90
  /// Wait that one truck in twenty exceeds.
  case waitP95
  /// Wait that one truck in a hundred exceeds.
  case waitP99
  /// Share of trucks that wait longer than the options say.
  case shareLongWait
  /// Mean time from arrival to departure.
  case meanStay
  /// Median time from arrival to departure.
  case stayP50
  /// Time from arrival to departure that one truck in ten exceeds.
  case stayP90
  /// Time from arrival to departure that one truck in twenty exceeds.
  case stayP95
  /// Time from arrival to departure that one truck in a hundred exceeds.
  case stayP99
  /// (P95 - mean) / mean of the wait.
  case bufferIndex
  /// Trucks that wait, on the mean over time.
  case meanQueue
  /// Most trucks that wait at once.
  case largestQueue
  /// Trucks that wait at the end of the period.
  case queueAtEnd
  /// Trucks in service at the end of the period.
  case inServiceAtEnd
  /// Time in which the crossing is open.
  case openTime
  /// Trucks that would leave the last stage under endless demand.
  case capacity
  /// What hours, the tightest stage and quotas allow.
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
