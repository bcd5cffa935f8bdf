public import ScenarioComparison

/// A sweep as a table for people: first every record makes room for itself, then every record is written.
public struct SweepTable {
  private let report: SweepReport
  private var table: TextTable
  private let showsCrossing: Bool

  /// A table that no record has made room in.
  public init(_ report: SweepReport) {
    self.report = report
    showsCrossing = report.network.crossings.count > 1
    table = TextTable(
      [.numbers("point")] + Self.axisColumns(report)
        + (showsCrossing ? [.words("crossing")] : []) + (report.unit.map { [.words($0.rawValue)] } ?? [])
        + [
          .numbers("through"), .numbers("capacity"), .numbers("kt"), .numbers("\(report.network.currency) M"),
          .numbers("mean wait"), .numbers("P95"), .numbers("at end"), .words("backlog gone (P90)"),
        ])
  }

  /// Makes the columns wide enough for a record.
  public mutating func makeRoom(for record: SweepRecord) {
    for cells in cells(record) { table.makeRoom(for: cells) }
  }

  /// What stands above the rows.
  public var heading: String {
    let axes = zip(report.axisNames, report.design.axes).map { name, axis in
      "\(name): \(axis.path), \(Self.listed(axis.labels))"
    }
    let lines =
      ["\(report.network.name.text()): \(report.course)", report.method]
      + report.scenarios.map { "scenario: \($0)" } + axes + [""] + table.heading()
    return lines.joined(separator: "\n") + "\n"
  }

  /// The rows of a record.
  public func rows(_ record: SweepRecord) -> String {
    cells(record).map { table.line($0) + "\n" }.joined()
  }

  /// What stands below the rows.
  public var footnote: String {
    """

    mean ± half-width of the 95 % interval. through: trucks that left the last stage; capacity: through under endless
    demand; kt: thousand tonnes; waits in hours (h) or days (d) of the trucks that left; at end: trucks that wait then;
    backlog gone: by then in nine runs of ten. All points have the same random numbers.

    """
  }

  private func cells(_ record: SweepRecord) -> [[String]] {
    let labels = report.labels(of: record)
    return record.rows.filter { showsCrossing || $0.crossing != SweepRecord.all }.map { row in
      ["\(record.point)"] + labels + (showsCrossing ? [row.crossing] : []) + (report.unit == nil ? [] : [row.period])
        + [
          Self.text(row[.throughput]), Self.text(row[.capacity]), Self.text(row[.tonnes], by: 1e-3, decimals: 1),
          Self.text(row[.value], by: 1e-6, decimals: 1), Self.wait(row[.wait]), Self.wait(row[.waitP95]),
          Self.text(row[.queueAtEnd]), Self.gone(row),
        ]
    }
  }

  private static func text(_ figure: SweepRecord.Figure?, by factor: Double = 1, decimals: Int = 0) -> String {
    guard let figure else { return "" }
    return EstimateText.interval(
      (figure.mean ?? .nan) * factor, (figure.halfWidth ?? 0) * factor, decimals: decimals)
  }

  private static func wait(_ figure: SweepRecord.Figure?) -> String {
    guard let figure else { return "" }
    return EstimateText.wait(seconds: (figure.mean ?? .nan) * 3_600, (figure.halfWidth ?? 0) * 3_600)
  }

  /// The day, or in how many runs it is not; of a crossing's whole horizon.
  private static func gone(_ row: SweepRecord.Row) -> String {
    guard row.crossing != SweepRecord.all, row.period == SweepRecord.all else { return "" }
    guard let backlog = row.backlog else { return "none" }
    return backlog.goneP90.map { String($0.prefix(10)) } ?? "not in \(DecimalText.percent(backlog.shareNotGone))"
  }

  /// Values that begin with a digit keep to the right, as numbers do.
  private static func axisColumns(_ report: SweepReport) -> [TextTable.Column] {
    zip(report.axisNames, report.design.axes).map { name, axis in
      axis.labels.allSatisfy { $0.first?.isNumber == true || $0.first == "-" } ? .numbers(name) : .words(name)
    }
  }

  /// `100, 150, … 500 (9 values)`, or all of a few.
  private static func listed(_ labels: [String]) -> String {
    guard labels.count > 6 else { return labels.joined(separator: ", ") }
    return "\(labels.prefix(2).joined(separator: ", ")), … \(labels[labels.count - 1]) (\(labels.count) values)"
  }
}
