import Foundation

/// JSON for programs: keys in alphabetical order, one value a line, a line feed at the end.
enum JSONText {
  /// The text of a value whose numbers are all finite.
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("a report that is not JSON: \(error)")
    }
  }
}
