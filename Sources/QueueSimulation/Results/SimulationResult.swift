import CrossingModel

/// What a simulation found: estimates by crossing and reporting period.
public struct SimulationResult: Sendable {
  /// Crossings in the order of the network.
  public let crossings: [CrossingResult]
  /// All crossings together, by reporting period.
  public let network: [NetworkEstimates]
  /// All crossings together, over the whole horizon.
  public let networkTotal: NetworkEstimates
  /// How trucks chose, by stream that may use several crossings.
  public let choices: [StreamChoice]
  /// How the simulation was run.
  public let options: SimulationOptions
  /// How many replications were run.
  public let replications: Int
  /// Whether the precision asked for was reached; nil: none was asked for.
  public let isPrecise: Bool?
  /// How much was simulated.
  public let work: SimulationWork

  /// What the trucks of a stream chose that may use several crossings, over the whole horizon.
  public struct StreamChoice: Sendable {
    /// The stream's id.
    public let stream: String
    /// Crossings in the order of the file, with the trucks that set out to each.
    public let trucks: [(crossing: String, trucks: Estimate)]
  }

  /// What happens at one crossing.
  public struct CrossingResult: Sendable {
    /// The crossing's id.
    public let id: String
    /// By reporting period.
    public let periods: [PeriodEstimates]
    /// Over the whole horizon.
    public let total: PeriodEstimates
    /// When the backlog is gone.
    public let backlog: BacklogEstimate
    /// The account of all trucks at the end of the horizon, by replication.
    public let ledgers: [TruckLedger]
  }

  /// Whether every truck is accounted for in every replication.
  public var isBalanced: Bool {
    crossings.allSatisfy { $0.ledgers.allSatisfy(\.isBalanced) }
  }
}

extension SimulationResult {
  init(
    _ fold: ReplicationFold, network: Network, plans: [CrossingPlan], layouts: [MetricLayout],
    options: SimulationOptions, groups: [CrossingGroup],
    quotaIDs: [[String]],
    horizonStart: Int, isPrecise: Bool?
  ) {
    var quantiles: [Int: Double] = [:]
    let last = (layouts.first?.periods ?? 1) - 1
    crossings = plans.indices.map { index in
      var before = Double(plans[index].initial.reduce(0) { $0 + $1.trucks })
      let periods = (0...last).map { period in
        let estimates = PeriodEstimates(
          fold, layouts[index], crossing: index, period: period, plan: plans[index], quotaIDs: quotaIDs[index],
          queuedBefore: period == last ? Double(plans[index].initial.reduce(0) { $0 + $1.trucks }) : before,
          quantiles: &quantiles)
        before = estimates.queueAtEnd.mean
        return estimates
      }
      return CrossingResult(
        id: plans[index].id, periods: Array(periods.dropLast()), total: periods[last],
        backlog: BacklogEstimate(
          fold.backlogGoneAt.map { $0[index].map { horizonStart + ($0 + Tick.perSecond - 1) / Tick.perSecond } }),
        ledgers: fold.ledgers.map { $0[index] })
    }
    let sums = (0...last).map { period in
      let estimates = ReplicationFold.networkMetrics.indices.map {
        fold.networkTable.estimate(period * ReplicationFold.networkMetrics.count + $0, quantiles: &quantiles)
      }
      return NetworkEstimates(
        demanded: estimates[0], unmet: estimates[1], throughput: estimates[2], capacity: estimates[3],
        tonnes: estimates[4], value: estimates[5])
    }
    self.network = Array(sums.dropLast())
    networkTotal = sums[last]
    var column = -1
    choices = groups.flatMap { group in
      group.choosers.map { chooser in
        StreamChoice(
          stream: chooser.id,
          trucks: chooser.routes.map { route in
            column += 1
            return (plans[group.crossings[route.place]].id, fold.choiceTable.estimate(column, quantiles: &quantiles))
          })
      }
    }
    self.options = options
    replications = fold.replications
    self.isPrecise = isPrecise
    work = fold.work
  }
}

extension PeriodEstimates {
  init(
    _ fold: ReplicationFold, _ layout: MetricLayout, crossing: Int, period: Int, plan: CrossingPlan,
    quotaIDs: [String], queuedBefore: Double, quantiles: inout [Int: Double]
  ) {
    let table = fold.table
    func estimate(_ metric: Metric) -> Estimate {
      table.estimate(layout.column(metric, period: period), quantiles: &quantiles)
    }
    demanded = estimate(.demanded)
    unmet = estimate(.unmet)
    held = estimate(.held)
    arrivals = estimate(.arrivals)
    throughput = estimate(.throughput)
    shareThrough = estimate(.shareThrough)
    capacity = estimate(.capacity)
    fluidBound = estimate(.fluidBound)
    tonnes = estimate(.tonnes)
    value = estimate(.value)
    valueLost = estimate(.valueLost)
    gaveUp = estimate(.gaveUp)
    turnedAway = estimate(.turnedAway)
    shareTurnedAway = estimate(.shareTurnedAway)
    waitP99 = estimate(.waitP99)
    shareLongWait = estimate(.shareLongWait)
    meanStay = estimate(.meanStay)
    stayP50 = estimate(.stayP50)
    stayP90 = estimate(.stayP90)
    stayP95 = estimate(.stayP95)
    stayP99 = estimate(.stayP99)
    bufferIndex = estimate(.bufferIndex)
    meanQueue = estimate(.meanQueue)
    throughputBand = fold.bands.band(0, crossing: crossing, period: period)
    meanQueueBand = fold.bands.band(1, crossing: crossing, period: period)
    queueAtEndBand = fold.bands.band(2, crossing: crossing, period: period)
    meanWait = estimate(.meanWait)
    closedWait = estimate(.closedWait)
    queueWait = estimate(.queueWait)
    waitP50 = estimate(.waitP50)
    waitP90 = estimate(.waitP90)
    waitP95 = estimate(.waitP95)
    largestQueue = estimate(.largestQueue)
    queueAtEnd = estimate(.queueAtEnd)
    inServiceAtEnd = estimate(.inServiceAtEnd)
    openTime = estimate(.openTime)
    stages = plan.stages.enumerated().map { index, stage in
      func ofStage(_ metric: Metric.OfStage) -> Estimate {
        table.estimate(layout.column(metric, stage: index, period: period), quantiles: &quantiles)
      }
      return StageEstimates(
        id: stage.id, utilisation: ofStage(.utilisation), meanQueue: ofStage(.meanQueue), meanWait: ofStage(.meanWait),
        overtime: ofStage(.overtime), blocked: ofStage(.blocked),
        counterparts: stage.counterpart.map { _ in
          CounterpartEstimates(
            come: ofStage(.counterpartsCome), used: ofStage(.counterpartsUsed), meanWait: ofStage(.counterpartWait))
        })
    }
    classes = plan.classes.prefix(layout.classes).enumerated().map { index, id in
      func ofClass(_ metric: Metric.OfClass) -> Estimate {
        table.estimate(layout.column(metric, truckClass: index, period: period), quantiles: &quantiles)
      }
      return ClassEstimates(
        id: id, throughput: ofClass(.throughput), meanWait: ofClass(.meanWait), waitP50: ofClass(.waitP50),
        waitP95: ofClass(.waitP95), waitP99: ofClass(.waitP99))
    }
    quotas = quotaIDs.enumerated().map { index, id in
      QuotaEstimates(
        id: id, used: table.estimate(layout.column(.used, quota: index, period: period), quantiles: &quantiles),
        places: table.estimate(layout.column(.places, quota: index, period: period), quantiles: &quantiles))
    }
    bottleneck = Bottleneck(
      Bottleneck.Evidence(
        demanded: demanded.mean, unsent: unmet.mean + held.mean,
        turnedAway: turnedAway.mean, gaveUp: gaveUp.mean, queued: max(queuedBefore, queueAtEnd.mean),
        throughput: throughput.mean, capacity: capacity.mean, openTime: openTime.mean,
        stages: stages.map { ($0.id, $0.utilisation.mean) },
        quotas: quotas.map { ($0.id, $0.used.mean, $0.places.mean) },
        emptyTrucks: stages.compactMap { stage in
          stage.counterparts.map { (stage.id, $0.come.mean, $0.used.mean) }
        }, hasYardLimit: plan.rules.yardPlaces != nil))
  }
}
