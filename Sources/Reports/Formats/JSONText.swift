import Foundation

/// JSON for programs: keys in alphabetical order, a line feed at the end; all numbers must be finite.
enum JSONText {
  /// One value a line, indented.
  static func text(_ value: some Encodable) -> String {
    encoded(value, formatting: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// Everything on one line.
  static func line(_ value: some Encodable) -> String {
    encoded(value, formatting: [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func encoded(_ value: some Encodable, formatting: JSONEncoder.OutputFormatting) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("a report that is not JSON: \(error)")
    }
  }
}
