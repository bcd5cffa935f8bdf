import FoundationEssentials

/// Values as lines of JSON from which the very same values can be read again, numbers to the last bit.
///
/// Numbers that are none, as the mean wait of no trucks, are written as the texts `nan`, `inf` and `-inf`.
public enum RecordLine {
  /// One line with its end, keys in alphabetical order.
  public static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("a record that is not JSON: \(error)")
    }
  }

  /// The value of a line; nil if the line is anything else.
  public static func value<Value: Decodable>(_ type: Value.Type, of line: [UInt8]) -> Value? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(type, from: Data(line))
  }
}
