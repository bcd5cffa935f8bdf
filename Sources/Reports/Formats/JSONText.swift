import Foundation

/// JSON for programs: keys in alphabetical order, a line feed at the end; all numbers must be finite.
enum JSONText {
  /// One value a line, indented.
  static func text(_ value: some Encodable) -> String {
    encoded(value, formatting: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// One value a line, indented, with names such as `slotStart` as `slot_start`.
  static func snakeCaseText(_ value: some Encodable) -> String {
    encoded(value, formatting: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes], keys: .convertToSnakeCase)
  }

  /// Everything on one line.
  static func line(_ value: some Encodable) -> String {
    encoded(value, formatting: [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func encoded(
    _ value: some Encodable, formatting: JSONEncoder.OutputFormatting,
    keys: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys
  ) -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = keys
    encoder.outputFormatting = formatting
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("a report that is not JSON: \(error)")
    }
  }
}
