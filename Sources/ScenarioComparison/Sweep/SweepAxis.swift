/// A figure of the network that a sweep varies: `crossings.mehran.quotas.daily.trucks=100..500/50`.
public struct SweepAxis: Hashable, Sendable {
  /// The figure's path of keys.
  public let path: String
  /// The texts it is set to, in their order; no two are equal.
  public let values: [String]

  /// The most values of an axis, and the most points of a sweep.
  public static let mostValues = 1_000_000

  /// An axis with stated values.
  public init(path: String, values: [String]) {
    precondition(!values.isEmpty && Set(values).count == values.count, "the values \(values) of \(path)")
    self.path = path
    self.values = values
  }

  /// Reads `PATH=VALUES`: values with commas between them, each a number or a text, as `4 min` or `Su,We 08:00-16:00`,
  /// or a range of numbers.
  ///
  /// A range is `LOW..HIGH`, in steps of 1, or `LOW..HIGH/STEP`, with a unit after it: `4..6/0.5 min`. The high end is a
  /// value if a step comes there. Commas within quotes, brackets or braces are parts of a value; numbers of a range have
  /// as many decimals as its low end or its step has, whichever are more.
  public init(parsing text: String) throws(SweepAxisError) {
    guard let sign = text.firstIndex(of: "=") else { throw SweepAxisError("found no = in it, expected PATH=VALUES") }
    let path = text[..<sign].trimmed
    guard !path.isEmpty else { throw SweepAxisError("found no path before the =, expected PATH=VALUES") }
    var values: [String] = []
    for item in Self.items(text[text.index(after: sign)...]) {
      guard !item.isEmpty else { throw SweepAxisError("found an empty value, expected a number, a text or a range") }
      values += try SweepRange.values(of: item, mayHave: Self.mostValues - values.count) ?? [item]
    }
    var seen: Set<String> = []
    for value in values where !seen.insert(value).inserted {
      throw SweepAxisError("found the value \(value) twice, expected it once")
    }
    self.init(path: path, values: values)
  }

  /// The values without the quotes around them: what tables and pictures show.
  public var labels: [String] { values.indices.map(label) }

  /// The label of the value with an index.
  public func label(_ index: Int) -> String {
    let value = values[index]
    guard value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote else {
      return value
    }
    return String(value.dropFirst().dropLast())
  }

  /// The parts between commas that are within no quotes, brackets or braces, without the blanks around them.
  private static func items(_ text: Substring) -> [String] {
    var items = [""]
    var quote: Character?
    var depth = 0
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else {
        switch character {
        case "\"", "'": quote = character
        case "[", "{", "(": depth += 1
        case "]", "}", ")": depth -= 1
        case "," where depth <= 0:
          items.append("")
          continue
        default: break
        }
      }
      items[items.count - 1].append(character)
    }
    return items.map { $0[...].trimmed }
  }
}

/// What is wrong with the text of an axis.
public struct SweepAxisError: Error, Hashable, Sendable {
  /// What was found and what was expected, without a full stop.
  public let message: String

  init(_ message: String) {
    self.message = message
  }
}

extension Substring {
  /// The text without the blanks around it.
  var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
