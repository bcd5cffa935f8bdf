import CivilTime
import CrossingModel
import QueueSimulation

extension SimulationReport {
  /// Two tables a crossing (what gets through; how trucks wait), then all crossings together.
  ///
  /// Estimates are `mean ± half-width` of a 95 % interval; what does not vary between replications stands alone.
  public func text() -> String {
    var lines = heading()
    for crossing in result.crossings {
      lines += ["", title(crossing)]
      guard crossing.total.demanded.mean > 0 || crossing.total.queueAtEnd.mean > 0 else {
        lines += ["  no demand is known; open \(hours(crossing.total.openTime.mean)) h"]
        continue
      }
      lines += flowTable(crossing).lines(indent: 2)
      lines += [""] + waitTable(crossing).lines(indent: 2)
    }
    if result.crossings.count > 1 {
      lines += ["", "All crossings"] + networkTable().lines(indent: 2)
    }
    return (lines + footnotes()).joined(separator: "\n") + "\n"
  }

  private func heading() -> [String] {
    let first = periods[0].days.lowerBound
    let last = periods[periods.count - 1].days.upperBound - 1
    let replications = result.options.replications
    let plural = replications == 1 ? "" : "s"
    let runs = "\(DecimalText.whole(replications)) replication\(plural), seed \(result.options.seed)"
    var lines = [
      "\(network.name.text()): \(dateInBoth(first)) to \(dateInBoth(last)), \(runs)"
    ]
    lines += scenarios.map { "scenario: \($0)" }
    return lines
  }

  private func dateInBoth(_ day: Day) -> String {
    let solar = TimeText.solarHijri(day).map { " (\($0))" } ?? ""
    return "\(day)\(solar)"
  }

  private func title(_ crossing: SimulationResult.CrossingResult) -> String {
    self.crossing(crossing.id).posts
  }

  private func label(_ period: Period) -> String {
    "\(period.month.englishName) \(period.month.year)\(period.isWhole ? "" : " *")"
  }

  // MARK: What gets through

  private func flowTable(_ crossing: SimulationResult.CrossingResult) -> TextTable {
    var table = TextTable([
      .words("month"), .numbers("open h"), .numbers("demand"), .numbers("arrivals"), .numbers("through"),
      .numbers("share"), .numbers("capacity"), .numbers("bound"), .numbers("kt"), .numbers("\(network.currency) M"),
      .words("what binds"),
    ])
    for (period, estimates) in zip(periods, crossing.periods) {
      table.append(flowRow(label(period), estimates))
    }
    if periods.count > 1 { table.append(flowRow("all", crossing.total)) }
    return table
  }

  private func flowRow(_ label: String, _ estimates: PeriodEstimates) -> [String] {
    [
      label, hours(estimates.openTime.mean), count(estimates.demanded), count(estimates.arrivals),
      count(estimates.throughput), DecimalText.percent(estimates.shareThrough.mean), count(estimates.capacity),
      DecimalText.fixed(estimates.fluidBound.mean.rounded(.down)), scaled(estimates.tonnes, by: 1e-3),
      scaled(estimates.value, by: 1e-6), estimates.bottleneck.description,
    ]
  }

  // MARK: How trucks wait

  private func waitTable(_ crossing: SimulationResult.CrossingResult) -> TextTable {
    var table = TextTable(
      [
        .words("month"), .numbers("mean wait"), .numbers("closed"), .numbers("P50"), .numbers("P90"), .numbers("P95"),
        .numbers("largest queue"), .numbers("left waiting"),
      ] + self.crossing(crossing.id).stages.map { .numbers($0.id) })
    for (period, estimates) in zip(periods, crossing.periods) {
      table.append(waitRow(label(period), estimates))
    }
    if periods.count > 1 { table.append(waitRow("all", crossing.total)) }
    return table
  }

  private func waitRow(_ label: String, _ estimates: PeriodEstimates) -> [String] {
    [
      label, wait(estimates.meanWait),
      DecimalText.percent(estimates.closedWait.mean / estimates.meanWait.mean), wait(estimates.waitP50, alone: true),
      wait(estimates.waitP90, alone: true), wait(estimates.waitP95, alone: true), count(estimates.largestQueue),
      count(estimates.queueAtEnd),
    ] + estimates.stages.map { DecimalText.percent($0.utilisation.mean) }
  }

  // MARK: All crossings

  private func networkTable() -> TextTable {
    var table = TextTable([
      .words("month"), .numbers("demand"), .numbers("not sent"), .numbers("through"), .numbers("kt"),
      .numbers("\(network.currency) M"),
    ])
    for (period, estimates) in zip(periods, result.network) {
      table.append(networkRow(label(period), estimates))
    }
    if periods.count > 1 { table.append(networkRow("all", result.networkTotal)) }
    return table
  }

  private func networkRow(_ label: String, _ estimates: NetworkEstimates) -> [String] {
    [
      label, count(estimates.demanded), count(estimates.unmet), count(estimates.throughput),
      scaled(estimates.tonnes, by: 1e-3), scaled(estimates.value, by: 1e-6),
    ]
  }

  private func footnotes() -> [String] {
    var lines = [
      "",
      "trucks a month, mean ± half-width of the 95 % interval. demand: trucks that want to cross; through: that left the",
      "last stage; share: through of demand; capacity: through under endless demand; bound: the most that hours, the",
      "tightest stage and quotas allow. kt: thousand tonnes. waits in hours (h) or days (d) of the trucks that left;",
      "closed: the part of the mean wait with the crossing closed; below the stages' names: how busy they were.",
    ]
    if periods.contains(where: { !$0.isWhole }) {
      lines.append("* only the part of the month from the first to the last day above")
    }
    return lines
  }

  // MARK: Numbers

  private func hours(_ seconds: Double) -> String {
    DecimalText.fixed(seconds / 3_600, decimals: 1)
  }

  /// A count of trucks with its half-width, unless it does not vary.
  private func count(_ estimate: Estimate) -> String {
    interval(estimate, by: 1, decimals: 0)
  }

  private func scaled(_ estimate: Estimate, by factor: Double) -> String {
    interval(estimate, by: factor, decimals: 1)
  }

  private func interval(_ estimate: Estimate, by factor: Double, decimals: Int) -> String {
    DecimalText.fixed(estimate.mean * factor, decimals: decimals)
      + halfWidth(estimate, by: factor, decimals: decimals)
  }

  /// ` ±13`, or ` ±<1` where that would round to nothing; empty where nothing varies.
  private func halfWidth(_ estimate: Estimate, by factor: Double, decimals: Int) -> String {
    guard estimate.halfWidth > 0 else { return "" }
    let least = decimals == 0 ? 1 : 0.1
    let half = estimate.halfWidth * factor
    return half < least / 2
      ? " ±<\(DecimalText.fixed(least, decimals: decimals))"
      : " ±\(DecimalText.fixed(half, decimals: decimals))"
  }

  /// A wait in hours, or in days from two days on.
  private func wait(_ estimate: Estimate, alone: Bool = false) -> String {
    guard estimate.mean.isFinite else { return "-" }
    let isLong = estimate.mean >= 172_800
    let unit = isLong ? 86_400.0 : 3_600
    let mean = DecimalText.fixed(estimate.mean / unit, decimals: 1)
    let half = alone ? "" : halfWidth(estimate, by: 1 / unit, decimals: 1)
    return "\(mean)\(half) \(isLong ? "d" : "h")"
  }
}
