import CivilTime
import CrossingModel
import QueueSimulation

extension SimulationReport {
  /// A row a crossing and month, then a row with the crossing's sums over the horizon, whose month is `all`.
  ///
  /// Times are in hours, shares between 0 and 1; columns that end in `_half_width` are those of the 95 % interval. An
  /// empty cell has no value: the mean wait of a month in which no truck leaves.
  public func csv() -> String {
    let figures = SimulationFigure.all
    let stageColumns = result.crossings.map { $0.total.stages.count }.max() ?? 0
    var header = ["crossing", "month", "month_name", "first_day", "last_day"]
    header += figures.flatMap { [$0.name, "\($0.name)_half_width"] } + ["bottleneck"]
    header += (0..<stageColumns).flatMap { ["stage_\($0 + 1)", "utilisation_\($0 + 1)", "overtime_hours_\($0 + 1)"] }
    var csv = CSVText(header: header)
    for crossing in result.crossings {
      for (period, estimates) in zip(periods, crossing.periods) {
        csv.append(
          row([crossing.id, period.month.id, period.month.englishName], period.days, estimates, figures, stageColumns))
      }
      csv.append(row([crossing.id, "all", ""], horizon, crossing.total, figures, stageColumns))
    }
    return csv.text
  }

  var horizon: Range<Day> {
    periods[0].days.lowerBound..<periods[periods.count - 1].days.upperBound
  }

  private func row(
    _ names: [String], _ days: Range<Day>, _ estimates: PeriodEstimates, _ figures: [SimulationFigure],
    _ stageColumns: Int
  ) -> [String] {
    var cells = names + [days.lowerBound.description, (days.upperBound - 1).description]
    for figure in figures {
      let estimate = estimates[keyPath: figure.path]
      cells += [Self.cell(estimate.mean * figure.factor), Self.cell(estimate.halfWidth * figure.factor)]
    }
    cells.append(estimates.bottleneck.description)
    for stage in 0..<stageColumns {
      guard stage < estimates.stages.count else {
        cells += ["", "", ""]
        continue
      }
      let found = estimates.stages[stage]
      cells += [found.id, Self.cell(found.utilisation.mean), Self.cell(found.overtime.mean / 3_600)]
    }
    return cells
  }

  private static func cell(_ number: Double) -> String {
    number.isFinite ? "\(number)" : ""
  }
}
