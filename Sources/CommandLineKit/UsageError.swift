public import Diagnostics

/// A command line that can't be carried out, with everything that is wrong with it.
public struct UsageError: Error, Hashable, Sendable {
  /// What is wrong, in the order of the command line; never empty.
  public let faults: [UsageFault]
  /// The command line that explains what would be right: `gozar help status`.
  public let remedy: String

  /// The status that the program ends with.
  public var status: ExitStatus { .usage }

  /// The faults as findings; the last suggests the help page.
  public var diagnostics: [Diagnostic] {
    var diagnostics = faults.map { Diagnostic(.error, $0.message) }
    diagnostics[diagnostics.count - 1].suggestion = remedy
    return diagnostics
  }

  init(_ faults: [UsageFault], in program: Program, _ command: Command?) {
    precondition(!faults.isEmpty, "a usage error without a fault")
    self.faults = faults
    remedy = [program.name, Program.helpWord, command?.name].compactMap(\.self).joined(separator: " ")
  }
}

extension UsageError: CustomStringConvertible {
  /// A line for each fault, then what to try.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
