import CivilTime
import CrossingModel
import QueueSimulation

extension SimulationReport {
  /// Tables for each crossing (what gets through; how trucks wait; what is lost, the stages, the classes), then all
  /// crossings together, then what was required.
  ///
  /// Estimates are `mean ± half-width` of a 95 % interval; what does not vary between replications stands alone.
  public func text() -> String {
    var lines = heading()
    for crossing in result.crossings {
      lines += ["", self.crossing(crossing.id).posts]
      guard crossing.total.demanded.mean > 0 || crossing.total.queueAtEnd.mean > 0 else {
        lines += ["  no demand is known; open \(hours(crossing.total.openTime.mean)) h"]
        continue
      }
      lines += tables(crossing).map { $0.lines(indent: 2) }.joined(separator: [""])
      lines += [""] + backlog(crossing).map { "  \($0)" }
    }
    if result.crossings.count > 1 {
      lines += ["", "All crossings"] + networkTable().lines(indent: 2)
    }
    if let choices = choiceTable() {
      lines += ["", "Crossings chosen"] + choices.lines(indent: 2)
    }
    if !requirements.isEmpty {
      lines += ["", "Required"] + requirements.map { "  \($0.line)" }
    }
    return (lines + footnotes()).joined(separator: "\n") + "\n"
  }

  private func heading() -> [String] {
    var lines = ReportedRun(
      network: network, days: horizon, replications: result.replications, seed: result.options.seed,
      scenarios: scenarios
    ).heading
    if let precision, precision.isReached {
      lines.append(
        "precision: throughput and mean wait of every crossing are within "
          + "±\(DecimalText.percent(precision.wanted, decimals: 2))")
    }
    if let precisionShortfall { lines.append("precision: \(precisionShortfall)") }
    return lines
  }

  // MARK: The backlog

  /// `backlog: gone 2020-10-03, 12 Mehr 1399 (P50), …`, and in how many runs it is not, and why.
  private func backlog(_ crossing: SimulationResult.CrossingResult) -> [String] {
    guard crossing.total.largestQueue.mean > 0 || crossing.total.held.mean > 0 else { return ["backlog: none"] }
    let gone = BacklogText.gone(crossing.backlog, on: clock)
    guard crossing.backlog.shareNever > 0 else { return ["backlog: \(gone ?? "")"] }
    let never =
      "\(BacklogText.never(crossing.backlog)) by \(ReportedRun.dateInBoth(horizon.upperBound - 1)); what binds: "
      + reason(crossing).description
    let lines = gone.map { ["backlog: \($0)", "         \(never)"] } ?? ["backlog: \(never)"]
    return lines + growth(crossing)
  }

  /// Where more trucks come than could get through, the queue has no long run: it grows with the horizon.
  private func growth(_ crossing: SimulationResult.CrossingResult) -> [String] {
    let arrivals = crossing.total.arrivals
    let capacity = crossing.total.capacity
    guard arrivals.mean - arrivals.halfWidth > capacity.mean + capacity.halfWidth else { return [] }
    return [
      "         the queue grows without bound at this demand: \(count(arrivals)) trucks come for "
        + "\(count(capacity)) that can get through"
    ]
  }

  /// What binds at the end: in the last period, but of days and hours, which may be those of a night.
  private func reason(_ crossing: SimulationResult.CrossingResult) -> Bottleneck {
    let isLong = unit == .month || unit == .week
    return (isLong ? crossing.periods.last : nil)?.bottleneck ?? crossing.total.bottleneck
  }

  // MARK: Below the tables

  private func footnotes() -> [String] {
    let long = EstimateText.duration(seconds: result.options.longWaitSeconds)
    var words = """
      trucks \(unit == .hour ? "an" : "a") \(unit.rawValue), mean ± half-width of the 95 % interval. demand: trucks that \
      want to cross; arrivals: that set out; through: that left the last stage; share: through of demand; capacity: \
      through under endless demand; bound: the most that hours, the tightest stage and quotas allow. waits in hours (h) \
      or days (d) of the trucks that left; closed: the part of the mean wait with the crossing closed; over \(long): \
      trucks that waited longer; busy: of the staffed time; most: in the busiest \(unit.rawValue).
      """
    words +=
      unit == .month
      ? " kt: thousand tonnes; max queue, at end: trucks that wait at the worst moment and at the month's end."
      : " 5-95 %: between what the mean queue lies in nine of ten replications; at end: of the \(unit.rawValue)."
    if unit == .hour {
      words +=
        " capacity, bound and what binds are those of all hours together: what an earlier hour takes of a quota or of the"
        + " yard, a later one has not."
    }
    var lines = [""] + words.wrapped(to: 115)
    if let partial = periods.first(where: { !$0.isWhole }) {
      lines.append("* only the part of the \(partial.unit.rawValue) from the first to the last day above")
    }
    return lines
  }

  func hours(_ seconds: Double) -> String {
    DecimalText.fixed(seconds / 3_600, decimals: 1)
  }
}
