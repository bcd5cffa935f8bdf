import CivilTime
import CrossingModel
import QueueSimulation

extension SimulationReport {
  /// The tables of a crossing that have something to say.
  func tables(_ crossing: SimulationResult.CrossingResult) -> [TextTable] {
    [
      flowTable(crossing), waitTable(crossing), lossTable(crossing), stageTable(crossing), classTable(crossing),
    ].compactMap { $0 }
  }

  /// All crossings together.
  func networkTable() -> TextTable {
    var table = TextTable([
      .words(unit.rawValue), .numbers("demand"), .numbers("not sent"), .numbers("through"), .numbers("kt"),
      .numbers("\(network.currency) M"),
    ])
    func row(_ label: String, _ estimates: NetworkEstimates) -> [String] {
      [
        label, count(estimates.demanded), count(estimates.unmet), count(estimates.throughput),
        scaled(estimates.tonnes, by: 1e-3), scaled(estimates.value, by: 1e-6),
      ]
    }
    for (period, estimates) in zip(periods, result.network) { table.append(row(label(period), estimates)) }
    if periods.count > 1 { table.append(row("all", result.networkTotal)) }
    return table
  }

  /// What the trucks chose that may use several crossings; nil if none may.
  func choiceTable() -> TextTable? {
    guard !result.choices.isEmpty else { return nil }
    var table = TextTable([.words("stream"), .words("crossing"), .numbers("trucks"), .numbers("share")])
    for choice in result.choices {
      let total = choice.trucks.reduce(0) { $0 + $1.trucks.mean }
      for (crossing, trucks) in choice.trucks {
        table.append([choice.stream, crossing, count(trucks), DecimalText.percent(trucks.mean / total)])
      }
    }
    return table
  }

  // MARK: What gets through

  /// Shorter periods than months have longer names, and leave the tonnes out.
  private func flowTable(_ crossing: SimulationResult.CrossingResult) -> TextTable {
    let isMonthly = unit == .month
    var table = TextTable(
      [
        .words(unit.rawValue), .numbers("open h"), .numbers("demand"), .numbers("arrivals"), .numbers("through"),
        .numbers("share"), .numbers("capacity"), .numbers("bound"),
      ] + (isMonthly ? [.numbers("kt")] : []) + [.numbers("\(network.currency) M"), .words("what binds")])
    func row(_ label: String, _ estimates: PeriodEstimates, isHour: Bool) -> [String] {
      [
        label, hours(estimates.openTime.mean), count(estimates.demanded), DecimalText.fixed(estimates.arrivals.mean),
        count(estimates.throughput), DecimalText.percent(estimates.shareThrough.mean),
        isHour ? "" : count(estimates.capacity),
        isHour ? "" : DecimalText.fixed(estimates.fluidBound.mean.rounded(.down)),
      ] + (isMonthly ? [scaled(estimates.tonnes, by: 1e-3)] : [])
        + [scaled(estimates.value, by: 1e-6), isHour ? "" : estimates.bottleneck.description]
    }
    for (period, estimates) in zip(periods, crossing.periods) {
      table.append(row(label(period), estimates, isHour: unit == .hour))
    }
    if periods.count > 1 { table.append(row("all", crossing.total, isHour: false)) }
    return table
  }

  // MARK: How trucks wait

  /// Months have all quantiles; shorter periods the band of the queue, whose course they show; nil if nobody waits.
  private func waitTable(_ crossing: SimulationResult.CrossingResult) -> TextTable? {
    guard crossing.total.throughput.mean > 0 || crossing.total.largestQueue.mean > 0 else { return nil }
    let isMonthly = unit == .month
    var table = TextTable(
      [.words(unit.rawValue), .numbers("mean wait"), .numbers("closed"), .numbers("P50")]
        + (isMonthly ? [.numbers("P90")] : []) + [.numbers("P95")] + (isMonthly ? [.numbers("P99")] : [])
        + [.numbers("over \(EstimateText.duration(seconds: result.options.longWaitSeconds))"), .numbers("mean queue")]
        + (isMonthly ? [.numbers("max queue")] : [.numbers("5-95 %")]) + [.numbers("at end")])
    append(to: &table, crossing) { estimates in
      [
        EstimateText.wait(estimates.meanWait),
        DecimalText.percent(estimates.closedWait.mean / estimates.meanWait.mean),
        EstimateText.wait(estimates.waitP50, alone: true),
      ] + (isMonthly ? [EstimateText.wait(estimates.waitP90, alone: true)] : [])
        + [EstimateText.wait(estimates.waitP95, alone: true)]
        + (isMonthly ? [EstimateText.wait(estimates.waitP99, alone: true)] : [])
        + [DecimalText.percent(estimates.shareLongWait.mean), count(estimates.meanQueue)]
        + [isMonthly ? count(estimates.largestQueue) : band(estimates.meanQueueBand), count(estimates.queueAtEnd)]
    }
    return table
  }

  private func band(_ band: Band) -> String {
    "\(DecimalText.fixed(band.low))-\(DecimalText.fixed(band.high))"
  }

  // MARK: What is lost

  /// Trucks that went away, and value lost by waiting: only what there is; nil if nothing is lost.
  private func lossTable(_ crossing: SimulationResult.CrossingResult) -> TextTable? {
    let all: [(title: String, path: KeyPath<PeriodEstimates, Estimate>, text: (Estimate) -> String)] = [
      ("gave up", \.gaveUp, count), ("turned away", \.turnedAway, count),
      ("\(network.currency) k lost by waiting", \.valueLost, { EstimateText.interval($0, by: 1e-3, decimals: 1) }),
    ]
    let columns = all.filter { crossing.total[keyPath: $0.path].mean > 0 }
    guard !columns.isEmpty else { return nil }
    var table = TextTable([.words(unit.rawValue)] + columns.map { .numbers($0.title) })
    append(to: &table, crossing) { estimates in columns.map { $0.text(estimates[keyPath: $0.path]) } }
    return table
  }

  // MARK: Stages and classes over the horizon

  private func stageTable(_ crossing: SimulationResult.CrossingResult) -> TextTable? {
    let stages = crossing.total.stages
    guard crossing.total.openTime.mean > 0 else { return nil }
    let blocks = stages.contains { $0.blocked.mean > 0 }
    let loads = stages.contains { $0.counterparts != nil }
    var table = TextTable(
      [.words("stage"), .numbers("busy")] + (periods.count > 1 ? [.numbers("most")] : [])
        + [.numbers("mean queue"), .numbers("overtime h")]
        + (blocks ? [.numbers("blocked h")] : [])
        + (loads ? [.numbers("empty trucks"), .numbers("loaded"), .numbers("they wait")] : []))
    for (index, stage) in stages.enumerated() {
      let most = crossing.periods.map(\.stages[index].utilisation.mean).filter { !$0.isNaN }.max()
      var cells = [stage.id, DecimalText.percent(stage.utilisation.mean)]
      if periods.count > 1 { cells.append(DecimalText.percent(most ?? .nan)) }
      cells.append(count(stage.meanQueue))
      cells.append(EstimateText.interval(stage.overtime, by: 1.0 / 3_600, decimals: 1))
      if blocks { cells.append(EstimateText.interval(stage.blocked, by: 1.0 / 3_600, decimals: 1)) }
      if loads {
        cells += [
          stage.counterparts.map { count($0.come) } ?? "-", stage.counterparts.map { count($0.used) } ?? "-",
          stage.counterparts.map { EstimateText.wait($0.meanWait) } ?? "-",
        ]
      }
      table.append(cells)
    }
    return table
  }

  private func classTable(_ crossing: SimulationResult.CrossingResult) -> TextTable? {
    guard !crossing.total.classes.isEmpty, crossing.total.throughput.mean > 0 else { return nil }
    var table = TextTable([
      .words("class"), .numbers("through"), .numbers("mean wait"), .numbers("P50"), .numbers("P95"), .numbers("P99"),
    ])
    for group in crossing.total.classes {
      table.append([
        group.id, count(group.throughput), EstimateText.wait(group.meanWait),
        EstimateText.wait(group.waitP50, alone: true), EstimateText.wait(group.waitP95, alone: true),
        EstimateText.wait(group.waitP99, alone: true),
      ])
    }
    return table
  }

  // MARK: Rows and cells

  /// A row a period, and one for the whole horizon.
  private func append(
    to table: inout TextTable, _ crossing: SimulationResult.CrossingResult, cells: (PeriodEstimates) -> [String]
  ) {
    for (period, estimates) in zip(periods, crossing.periods) { table.append([label(period)] + cells(estimates)) }
    if periods.count > 1 { table.append(["all"] + cells(crossing.total)) }
  }

  private func label(_ period: ReportingPeriod) -> String {
    period.label(showsOffset: hasClockChange) + (period.isWhole ? "" : " *")
  }

  private var hasClockChange: Bool {
    periods.contains { $0.offsetSeconds != periods[0].offsetSeconds }
  }

  func count(_ estimate: Estimate) -> String {
    EstimateText.interval(estimate)
  }

  private func scaled(_ estimate: Estimate, by factor: Double) -> String {
    EstimateText.interval(estimate, by: factor, decimals: 1)
  }
}
