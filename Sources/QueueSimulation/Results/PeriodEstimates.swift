/// What a crossing does in one reporting period.
///
/// Times are in seconds. A truck counts in the period in which it leaves the last stage; waits are those of the trucks that
/// leave in the period; quantiles are exact within a replication, and the estimate is of their mean over replications.
public struct PeriodEstimates: Hashable, Sendable {
  /// Trucks that the streams ask for.
  public let demanded: Estimate
  /// Of these, trucks not sent, as no opening was announced.
  public let unmet: Estimate
  /// Trucks held back at the end of the period until an opening is announced.
  public let held: Estimate
  /// Trucks that come to the crossing.
  public let arrivals: Estimate
  /// Trucks that leave the last stage.
  public let throughput: Estimate
  /// Throughput over demand; above 1 where a queue is worked off.
  public let shareThrough: Estimate
  /// Trucks that would leave the last stage under endless demand.
  public let capacity: Estimate
  /// What the hours let the tightest stage serve within the quotas, with trucks as a fluid, and with what is finished after
  /// closing, if the crossing's closing policy finishes anything.
  ///
  /// The mean throughput from the start of the horizon to the end of any period is never above that of this bound; in a
  /// single period it may be, by what was left from the periods before.
  public let fluidBound: Estimate
  /// Tonnes that leave.
  public let tonnes: Estimate
  /// Value that leaves, in the network's currency.
  public let value: Estimate
  /// Value lost by waiting, in the network's currency: value times the class's decay per day times the days of the wait.
  public let valueLost: Estimate
  /// Trucks that gave up waiting.
  public let gaveUp: Estimate
  /// Trucks turned away at a full yard.
  public let turnedAway: Estimate
  /// Trucks turned away over trucks that come.
  public let shareTurnedAway: Estimate
  /// Mean wait: from arrival to departure, less the services.
  public let meanWait: Estimate
  /// The part of the mean wait in which the crossing was closed.
  public let closedWait: Estimate
  /// The part of the mean wait in which the crossing was open.
  public let queueWait: Estimate
  /// Median wait.
  public let waitP50: Estimate
  /// Wait that one truck in ten exceeds.
  public let waitP90: Estimate
  /// Wait that one truck in twenty exceeds.
  public let waitP95: Estimate
  /// Wait that one truck in a hundred exceeds.
  public let waitP99: Estimate
  /// Share of trucks that wait longer than the options say.
  public let shareLongWait: Estimate
  /// Mean time from arrival to departure.
  public let meanStay: Estimate
  /// Median time from arrival to departure.
  public let stayP50: Estimate
  /// Time from arrival to departure that one truck in ten exceeds.
  public let stayP90: Estimate
  /// Time from arrival to departure that one truck in twenty exceeds.
  public let stayP95: Estimate
  /// Time from arrival to departure that one truck in a hundred exceeds.
  public let stayP99: Estimate
  /// How much longer than the mean wait the wait is that one truck in twenty exceeds: (P95 - mean) / mean.
  public let bufferIndex: Estimate
  /// Trucks that wait, on the mean over time.
  public let meanQueue: Estimate
  /// Between what the throughput lies in nine of ten replications.
  public let throughputBand: Band
  /// Between what the mean queue lies in nine of ten replications.
  public let meanQueueBand: Band
  /// Between what the queue at the end lies in nine of ten replications.
  public let queueAtEndBand: Band
  /// Most trucks that wait at once: outside, in the yard and between stages.
  public let largestQueue: Estimate
  /// Trucks that wait at the end of the period.
  public let queueAtEnd: Estimate
  /// Trucks in service at the end of the period.
  public let inServiceAtEnd: Estimate
  /// Time in which the crossing is open.
  public let openTime: Estimate
  /// Stages in the order in which trucks visit them.
  public let stages: [StageEstimates]
  /// Quotas in the order of the file.
  public let quotas: [QuotaEstimates]
  /// Truck classes in the order of the network; empty if only one comes.
  public let classes: [ClassEstimates]
  /// What keeps more trucks from getting through.
  public let bottleneck: Bottleneck
}

/// What a stage does in one reporting period.
public struct StageEstimates: Hashable, Sendable {
  /// The stage's id.
  public let id: String
  /// Busy server time within the hours over staffed server time; not a number where the crossing is closed throughout.
  public let utilisation: Estimate
  /// Trucks that wait for the stage, on the mean over time: for the first one outside and in the yard.
  public let meanQueue: Estimate
  /// Mean wait for the stage of the trucks whose service there starts in the period, in seconds.
  ///
  /// From the end of their service before, or their arrival at the crossing. Trucks that still wait are not in it, but in
  /// ``meanQueue``.
  public let meanWait: Estimate
  /// Server time in service beyond the servers that should be there, as after closing, in seconds.
  public let overtime: Estimate
  /// Server time kept by trucks that wait for room at the next stage, in seconds.
  public let blocked: Estimate
  /// Empty trucks of the other side; nil: the stage needs none.
  public let counterparts: CounterpartEstimates?
}

/// Empty trucks of the other side at a stage in one reporting period.
public struct CounterpartEstimates: Hashable, Sendable {
  /// Those that are let in.
  public let come: Estimate
  /// Those that are loaded.
  public let used: Estimate
  /// Mean time from being let in until being loaded, in seconds.
  public let meanWait: Estimate
}

/// Trucks of one class in one reporting period; waits are in seconds.
public struct ClassEstimates: Hashable, Sendable {
  /// The class's id.
  public let id: String
  /// Trucks that leave the last stage.
  public let throughput: Estimate
  /// Mean wait.
  public let meanWait: Estimate
  /// Median wait.
  public let waitP50: Estimate
  /// Wait that one truck in twenty exceeds.
  public let waitP95: Estimate
  /// Wait that one truck in a hundred exceeds.
  public let waitP99: Estimate
}

/// How much of a quota is used in one reporting period.
public struct QuotaEstimates: Hashable, Sendable {
  /// The quota's id.
  public let id: String
  /// Trucks admitted under it.
  public let used: Estimate
  /// Trucks that it would admit in all its days or weeks with an opening; one counts where its first open moment lies.
  public let places: Estimate
}

/// What all crossings together do in one reporting period.
public struct NetworkEstimates: Hashable, Sendable {
  /// Trucks that the streams ask for.
  public let demanded: Estimate
  /// Of these, trucks not sent, as no opening was announced.
  public let unmet: Estimate
  /// Trucks that leave the last stage.
  public let throughput: Estimate
  /// Trucks that would leave the last stage under endless demand everywhere.
  public let capacity: Estimate
  /// Tonnes that leave.
  public let tonnes: Estimate
  /// Value that leaves, in the network's currency.
  public let value: Estimate
}
