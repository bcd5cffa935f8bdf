import CommandLineKit
import Reports
import ScenarioComparison
import ScheduleFiles

/// How the records of a sweep become a report, wherever they come from.
extension SweepTask {
  private var report: SweepReport {
    SweepReport(
      design, network: base.network, days: days, replications: options.replications, seed: options.seed,
      scenarios: base.titles, unit: session.invocation[SweepCommand.cut].unit)
  }

  /// The picture that was asked for, empty; nil if none was.
  func picture() throws(CommandFailure) -> SweepPicture? {
    let invocation = session.invocation
    let figure = invocation[SweepCommand.figure]
    guard invocation[SweepCommand.format] == .svg else {
      guard !invocation.isGiven(SweepCommand.figure) else {
        throw session.usageFailure("--figure is for --format svg")
      }
      return nil
    }
    guard !design.isSample, design.axes.count <= 2 else {
      throw session.usageFailure(
        "--format svg: found \(design.isSample ? "a sample" : "\(design.axes.count) axes"), expected a grid with one "
          + "axis or two")
    }
    guard design.count <= SweepPicture.mostPoints else {
      throw session.usageFailure(
        "--format svg: \(design.count) points are more than the \(SweepPicture.mostPoints) of a picture")
    }
    let crossings = base.network.crossings
    guard figure.isSum || crossings.count == 1 else {
      throw session.usageFailure(
        "--figure \(figure.rawValue): found \(crossings.count) crossings, expected one, with --crossing")
    }
    return SweepPicture(report, figure, crossing: crossings.count == 1 ? crossings[0].id : SweepRecord.all)
  }

  /// Writes the report in the format that was asked for.
  ///
  /// - Parameter records: gives all records with their lines, in the order of the points, as often as it is called.
  func write(
    picture: SweepPicture?,
    from records: @escaping ((SweepRecord, [UInt8]) throws(CommandFailure) -> Void) throws(CommandFailure) -> Void
  ) throws(CommandFailure) -> CommandOutcome {
    var table = SweepTable(report)
    if session.invocation[SweepCommand.format] == .text {
      try records { record, _ throws(CommandFailure) in table.makeRoom(for: record) }
    }
    try session.writeResult { append throws(CommandFailure) in
      switch session.invocation[SweepCommand.format] {
      case .text:
        try append(table.heading)
        try records { record, _ throws(CommandFailure) in try append(table.rows(record)) }
        try append(table.footnote)
      case .csv:
        try append(report.csvHeader)
        try records { record, _ throws(CommandFailure) in try append(report.csvRows(record)) }
      case .jsonl:
        try records { _, line throws(CommandFailure) in try append(String(decoding: line, as: UTF8.self) + "\n") }
      case .svg:
        guard var picture else { preconditionFailure("a picture that was not begun") }
        try records { record, _ throws(CommandFailure) in picture.add(record) }
        try append(picture.svg())
      }
    }
    return CommandOutcome(text: nil, diagnostics: session.holidayDoubts(base, in: days))
  }
}

extension Session {
  /// Writes a result piece by piece to standard output, or to the file of `--output`, which is replaced as a whole.
  func writeResult(
    _ produce: ((String) throws(CommandFailure) -> Void) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    guard let path = invocation[CommonOptions.output] else {
      return try produce { text throws(CommandFailure) in
        do {
          try surroundings.writeOutput(text)
        } catch {
          throw CommandFailure(FileError(.writeFailed, path: "standard output", reason: error.localizedDescription))
        }
      }
    }
    try surroundings.interruption.finishing { () throws(CommandFailure) in
      let draft: AtomicFileDraft
      do throws(FileError) { draft = try AtomicFileDraft(path) } catch { throw CommandFailure(error) }
      try produce { text throws(CommandFailure) in
        do throws(FileError) { try draft.append(text) } catch { throw CommandFailure(error) }
      }
      do throws(FileError) { try draft.commit() } catch { throw CommandFailure(error) }
    }
  }
}
