import CommandLineKit
import Diagnostics
import ScenarioComparison

/// Names of changes on the command line: `[CROSSING.]KIND[.STAGE or QUOTA]`, which stands for all that it fits.
enum ChangePattern {
  /// Reads `NAME=VALUE`.
  ///
  /// - Parameters:
  ///   - example: what it might be, for messages.
  ///   - value: reads what follows the sign; nil: it can't be read.
  /// - Returns: the changes of the scope that the name fits, at least one, and the value.
  static func parse<Value>(
    _ text: String, in scope: ChangeScope, option: any CommandParameter, as example: String, _ session: Session,
    value: (String) -> Value?
  ) throws(CommandFailure) -> (changes: [NetworkChange], value: Value) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let declaration = option.declaration
    guard parts.count == 2, let value = value(parts[1]) else {
      throw session.usageFailure(
        "\(declaration.spelling): found \(text), expected \(declaration.synopsis.split(separator: " ").last ?? ""), such as "
          + example)
    }
    return (try changes(parts[0], in: scope, option: option, session), value)
  }

  /// The changes that a name fits, at least one.
  static func changes(
    _ name: String, in scope: ChangeScope, option: any CommandParameter, _ session: Session
  ) throws(CommandFailure) -> [NetworkChange] {
    let words = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let found = scope.changes.filter { change in
      let all = [change.crossing, change.kind.word] + [change.kind.part].compactMap(\.self)
      return all.starts(with: words) && words.count > 1 || all.dropFirst().starts(with: words)
    }
    guard found.isEmpty else { return found }
    let known = scope.changes.map(\.path)
    let short = scope.changes.map { ([$0.kind.word] + [$0.kind.part].compactMap(\.self)).joined(separator: ".") }
    let guess = nearest(to: name, among: known + short + NetworkChange.Kind.words).map { "; did you mean \($0)?" } ?? ""
    throw session.usageFailure(
      "\(option.declaration.spelling): \(name): there is no such change, expected one of "
        + "\(known.joined(separator: ", "))\(guess)")
  }
}
