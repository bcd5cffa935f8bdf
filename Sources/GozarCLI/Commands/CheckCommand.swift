import CommandLineKit
import Diagnostics
import OpeningRules
import Reports
import ScheduleFiles

/// `gozar check`.
enum CheckCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case csv
    case json
  }

  private static let files = Parameter<[String]>.repeatedArgument(
    "FILE", .file, help: "Folders of schedules, or single files of one (default: the whole network)")
  private static let sources = Parameter<Bool>.flag(
    "sources", help: "List each figure with its source and confidence, and count the assumptions")
  private static let strictOSM = Parameter<Bool>.flag(
    "strict-osm", help: "Refuse what the public notation of opening rules has not")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "check", "Check the files, and list where figures come from",
    discussion: """
      Reads everything, and reports every fault and every doubt in one run, on standard error. The exit status is 1 if \
      there is a fault; doubts are warnings. Every opening rule is evaluated over its phase (where that has no end, two \
      years or more), with and without each of its parts, and what does something else than it seems to is pointed \
      out with the rule to write instead. --format csv and json write the list of --sources.
      """,
    parameters: [files, sources, strictOSM, format, CommonOptions.network, CommonOptions.output],
    examples: [
      CommandExample("gozar check", "The whole network with all its scenarios"),
      CommandExample("gozar check --sources --format csv -o sources.csv", "Each figure, for a spreadsheet"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    guard invocation[sources] || invocation[format] == .text else {
      throw session.usageFailure("--format \(invocation[format].rawValue) is for the list of --sources")
    }
    let given = invocation[files]
    let isDefault = given.isEmpty
    // A scenario that lies in no network's folder is checked on the one that the other commands would take, if there is one.
    let isNeeded = isDefault || invocation[CommonOptions.network] != nil
    let network = isNeeded ? try session.networkFolder() : try? session.networkFolder()
    let check = checkFiles(
      isDefault ? [network ?? ""] : given, network: network, notation: invocation[strictOSM] ? .openStreetMap : .gozar)
    let report = SourcesReport(check.figures)
    var text = ""
    if invocation[sources] {
      switch invocation[format] {
      case .text: text = report.text()
      case .csv: text = report.csv()
      case .json: text = report.json()
      }
    } else {
      text = summary(check) + report.summary()
    }
    return CommandOutcome(text: text, diagnostics: check.diagnostics, status: status(check))
  }

  private static func summary(_ check: FileCheck) -> String {
    let files = check.files.count == 1 ? "1 file" : "\(check.files.count) files"
    let errors = check.errorCount == 1 ? "1 error" : "\(check.errorCount) errors"
    let warnings = check.warningCount == 1 ? "1 warning" : "\(check.warningCount) warnings"
    return "\(files) checked: \(errors), \(warnings)\n"
  }

  /// A fault in a file is the answer no; a file that can't be read is none.
  private static func status(_ check: FileCheck) -> ExitStatus {
    switch check.failure {
    case nil: .done
    case .badData: .answerIsNo
    case .notFound: .inputNotFound
    case .readFailed: .inputOutput
    }
  }
}
