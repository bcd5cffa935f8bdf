extension PlanReport {
  /// The same tables as the text, as a Markdown document.
  public func markdown() -> String {
    var lines = ["# \(MarkdownText.escaped(headline))"]
    var facts = context.scenarios.map { "scenario: \($0)" }
    if let now = context.now { facts.append("as of \(moment(now)) \(TimeText.city(clock))") }
    if !facts.isEmpty { lines += ["", facts.map(MarkdownText.escaped).joined(separator: "; ")] }
    for section in sections {
      lines += section.title.map { ["", "## \($0)"] } ?? []
      lines += [""] + MarkdownText.table(section.header, section.rows.map { $0.map(MarkdownText.escaped) })
    }
    lines += [""] + closing.map { "- \(MarkdownText.escaped($0))" }
    return lines.joined(separator: "\n") + "\n"
  }
}
