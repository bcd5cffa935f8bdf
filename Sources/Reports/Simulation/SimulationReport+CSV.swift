import CivilTime
import CrossingModel
import QueueSimulation
import SpreadsheetText

extension SimulationReport {
  /// A row a crossing and period, then a row with the crossing's sums over the horizon, whose period is `all`.
  ///
  /// Times are in hours, shares between 0 and 1, money in the currency named; columns that end in `_half_width` are those
  /// of the 95 % interval; those in `_p5` and `_p95` have a twentieth of the runs below and above. Stages, quotas and
  /// classes are numbered. An empty cell has no value: the mean wait of a month in which no truck leaves, the
  /// capacity of a single hour.
  public func csv() -> String {
    let columns = CSVColumns(result)
    var csv = CSVText(
      header: ["crossing", unit.rawValue, "\(unit.rawValue)_name", "first_day", "last_day", "start", "end", "currency"]
        + ["long_wait_hours", "replications"] + columns.names
        + ["backlog_gone_p50", "backlog_gone_p90", "backlog_share_not_gone"])
    for crossing in result.crossings {
      for (period, estimates) in zip(periods, crossing.periods) {
        csv.append(
          cells([crossing.id, period.id, period.title], period.days, period.seconds)
            + columns.cells(estimates, of: unit) + ["", "", ""])
      }
      csv.append(
        cells([crossing.id, "all", ""], horizon, horizonSeconds) + columns.cells(crossing.total)
          + [
            crossing.backlog.p50.map(moment) ?? "", crossing.backlog.p90.map(moment) ?? "",
            "\(crossing.backlog.shareNever)",
          ])
    }
    return csv.text
  }

  private func cells(_ names: [String], _ days: Range<Day>, _ seconds: Range<Int>) -> [String] {
    names + [days.lowerBound.description, (days.upperBound - 1).description]
      + [moment(seconds.lowerBound), moment(seconds.upperBound), network.currency]
      + ["\(Double(result.options.longWaitSeconds) / 3_600)", "\(result.replications)"]
  }
}

/// The columns of figures: as many stages, quotas and classes as the crossing that has most.
private struct CSVColumns {
  let stages: Int
  let quotas: Int
  let classes: Int
  /// Whether some stage needs empty trucks.
  let hasCounterparts: Bool

  init(_ result: SimulationResult) {
    let totals = result.crossings.map(\.total)
    stages = totals.map(\.stages.count).max() ?? 0
    quotas = totals.map(\.quotas.count).max() ?? 0
    classes = totals.map(\.classes.count).max() ?? 0
    hasCounterparts = totals.contains { $0.stages.contains { $0.counterparts != nil } }
  }

  var names: [String] {
    let counterparts = hasCounterparts ? SimulationFigure<CounterpartEstimates>.all : []
    return Self.names(SimulationFigure<PeriodEstimates>.all) + BandFigure.all.flatMap(\.names) + ["bottleneck"]
      + (0..<stages).flatMap { stage in
        ["stage_\(stage + 1)"] + Self.names(SimulationFigure<StageEstimates>.all, suffix: "_\(stage + 1)")
          + Self.names(counterparts, suffix: "_\(stage + 1)")
      }
      + (0..<quotas).flatMap {
        ["quota_\($0 + 1)"] + Self.names(SimulationFigure<QuotaEstimates>.all, prefix: "quota_", suffix: "_\($0 + 1)")
      }
      + (0..<classes).flatMap {
        ["class_\($0 + 1)"] + Self.names(SimulationFigure<ClassEstimates>.all, prefix: "class_", suffix: "_\($0 + 1)")
      }
  }

  /// - Parameter unit: of the period; nil: the whole horizon.
  func cells(_ estimates: PeriodEstimates, of unit: ReportingPeriod.Unit? = nil) -> [String] {
    let told = Set(SimulationFigure<PeriodEstimates>.all(of: unit).map(\.name))
    var cells: [String] = []
    for figure in SimulationFigure<PeriodEstimates>.all {
      cells += told.contains(figure.name) ? Self.cells([figure], estimates) : ["", ""]
    }
    for figure in BandFigure.all {
      cells += [estimates[keyPath: figure.path].low, estimates[keyPath: figure.path].high].map(Self.cell)
    }
    cells.append(unit == .hour ? "" : estimates.bottleneck.description)
    return cells
      + (0..<stages).flatMap { index in
        let stage = estimates.stages.indices.contains(index) ? estimates.stages[index] : nil
        return [stage?.id ?? ""] + Self.cells(SimulationFigure<StageEstimates>.all, stage)
          + (hasCounterparts ? Self.cells(SimulationFigure<CounterpartEstimates>.all, stage?.counterparts) : [])
      }
      + (0..<quotas).flatMap { index in
        let quota = estimates.quotas.indices.contains(index) ? estimates.quotas[index] : nil
        return [quota?.id ?? ""] + Self.cells(SimulationFigure<QuotaEstimates>.all, quota)
      }
      + (0..<classes).flatMap { index in
        let group = estimates.classes.indices.contains(index) ? estimates.classes[index] : nil
        return [group?.id ?? ""] + Self.cells(SimulationFigure<ClassEstimates>.all, group)
      }
  }

  private static func names<Root>(
    _ figures: [SimulationFigure<Root>], prefix: String = "", suffix: String = ""
  ) -> [String] {
    figures.flatMap { figure in
      ["\(prefix)\(figure.name)\(suffix)", "\(prefix)\(figure.name)\(suffix)_half_width"]
    }
  }

  private static func cells<Root>(_ figures: [SimulationFigure<Root>], _ root: Root?) -> [String] {
    figures.flatMap { figure in
      guard let estimate = root?[keyPath: figure.path] else { return ["", ""] }
      return [cell(estimate.mean * figure.factor), cell(estimate.halfWidth * figure.factor)]
    }
  }

  private static func cell(_ number: Double) -> String {
    number.isFinite ? "\(number)" : ""
  }
}
