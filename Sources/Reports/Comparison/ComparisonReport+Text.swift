import CivilTime
import ScenarioComparison

extension ComparisonReport {
  /// The scenarios over the whole horizon, the best first; all crossings by period; then each crossing that differs.
  public func text() -> String {
    var lines = heading().flatMap { $0 }
    for part in parts() {
      lines += ["", part.title] + part.table.lines(indent: 2)
      if !part.notes.isEmpty { lines += [""] + part.notes.flatMap { $0.wrapped(to: 115, behind: "  ", indent: 4) } }
    }
    lines += [""] + same().map { $0.wrapped(to: 115) }.joined()
    return (lines + legend.wrapped(to: 115) + partial()).joined(separator: "\n") + "\n"
  }

  /// The same as a document of headings and tables.
  public func markdown() -> String {
    let heading = heading()
    var lines = ["# \(MarkdownText.escaped(heading[0][0]))", ""]
    lines += heading[1].map { MarkdownText.escaped($0) }
    lines += [""]
    for scenario in scenarios {
      lines.append("- \(MarkdownText.escaped(scenario.name)): \(MarkdownText.escaped(scenario.title))")
      lines += scenario.uncertain.map { "  - uncertain: \(MarkdownText.escaped($0))" }
    }
    for part in parts() {
      lines += ["", "## \(MarkdownText.escaped(part.title))", ""] + part.table.markdownLines()
      if !part.notes.isEmpty { lines += [""] + part.notes.map { "- \(MarkdownText.escaped($0))" } }
    }
    lines += [""] + (same() + [legend] + partial()).map { MarkdownText.escaped($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A title with its table, and lines below it.
  private struct Part {
    let title: String
    let table: TextTable
    var notes: [String] = []
  }

  private func parts() -> [Part] {
    var parts = [Part(title: "All crossings, the whole horizon", table: summary())]
    if comparison.crossings.count > 1 { parts.append(Part(title: "All crossings", table: networkTable())) }
    return parts
      + differing.map { crossing in
        Part(
          title: name(crossing: crossing), table: table(crossing: crossing),
          notes: backlog(crossing: crossing).map { "backlog in \($0)" })
      }
  }

  /// The crossings at which something differs.
  private var differing: [Int] { comparison.crossings.indices.filter { !comparison.isSame(crossing: $0) } }

  /// The title; what is compared; the scenarios.
  private func heading() -> [[String]] {
    let width = scenarios.map(\.name.count).max() ?? 0
    return [
      [
        ReportedRun(
          network: network, days: horizon, replications: replications, seed: comparison.results[0].options.seed,
          scenarios: []
        ).title
      ],
      [
        "differences from \(scenarios[comparison.baseline].name), replication by replication on the same random numbers"
      ],
      scenarios.flatMap { scenario in
        ["  \(scenario.name.onOneLine.padded(to: width))  \(scenario.title.onOneLine)"]
          + scenario.uncertain.map { "    uncertain: \($0)" }
      },
    ]
  }

  private func same() -> [String] {
    let names = comparison.crossings.indices.filter { !differing.contains($0) }.map { name(crossing: $0) }
    return names.isEmpty ? [] : ["no difference at \(names.joined(separator: ", "))"]
  }

  private var legend: String {
    """
    trucks through, and what they carry, a \(periods[0].unit.rawValue), mean ± half-width of the 95 % interval. \
    difference: of the pairs of replications. better: the share of the replications in which the scenario is better, by \
    \(comparison.ranking.figure.words(network.currency)) in the tables of all crossings and by trucks through in those of \
    one, with its 95 % interval. rank: all of them hold together with 95 %. saved: the replications that independent \
    random numbers would take more for the same interval. waits in hours (h) or days (d); at end: trucks that wait.
    """
  }

  private func partial() -> [String] {
    periods.first { !$0.isWhole }
      .map { ["* only the part of the \($0.unit.rawValue) from the first to the last day above"] } ?? []
  }
}

extension ComparedFigure {
  /// What people call it.
  fileprivate func words(_ currency: String) -> String {
    switch self {
    case .throughput: "trucks through"
    case .tonnes: "tonnes"
    case .value: currency
    case .capacity: "capacity"
    case .notSent: "trucks not sent"
    case .meanWait: "the mean wait"
    case .waitP95: "the wait that one truck in twenty exceeds"
    case .queueAtEnd: "trucks that wait at the end"
    case .backlogGone: "when the backlog is gone"
    }
  }
}
