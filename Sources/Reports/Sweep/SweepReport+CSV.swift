public import ScenarioComparison
import SpreadsheetText

extension SweepReport {
  /// The header line: the point, a column a path, the crossing, the period, and the figures with their half-widths.
  public var csvHeader: String {
    CSVText.line(
      ["point"] + design.axes.map(\.path) + ["crossing", unit?.rawValue ?? "period", "currency", "replications"]
        + SweepFigure.allCases.flatMap { [$0.name, "\($0.name)_half_width"] }
        + ["backlog_gone_p50", "backlog_gone_p90", "backlog_share_not_gone"])
  }

  /// A row a crossing and period, then one a period for all crossings together; `all` is the whole horizon.
  ///
  /// Times are in hours, money in the currency named. An empty cell has no value.
  public func csvRows(_ record: SweepRecord) -> String {
    let labels = labels(of: record)
    return record.rows.map { row in
      CSVText.line(
        ["\(record.point)"] + labels + [row.crossing, row.period, network.currency, "\(replications)"]
          + SweepFigure.allCases.flatMap { figure in
            [row[figure]?.mean, row[figure]?.halfWidth].map { $0.map { "\($0)" } ?? "" }
          }
          + [
            row.backlog?.goneP50 ?? "", row.backlog?.goneP90 ?? "", row.backlog.map { "\($0.shareNotGone)" } ?? "",
          ])
    }.joined()
  }
}
