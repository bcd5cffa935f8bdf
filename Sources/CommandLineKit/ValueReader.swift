import Diagnostics

/// Why a text is not the value that a parameter wants.
public struct ValueFault: Error, Hashable, Sendable {
  /// What was expected, to follow the word "expected": `a whole number from 1 to 1000`.
  public let expected: String
  /// The text that was most likely meant, if one is near.
  public let nearest: String?

  /// A fault that says what was expected, and what was probably meant.
  public init(expected: String, nearest: String? = nil) {
    self.expected = expected
    self.nearest = nearest
  }
}

/// What a shell offers while a value is typed.
public enum ValueCompletion: Hashable, Sendable {
  /// Nothing: the value is free.
  case nothing
  /// The names of files and folders.
  case files
  /// The names of folders.
  case folders
  /// One of these words.
  case choices([String])
}

/// How the text of a parameter becomes a value, and how that is said in messages, help and completions.
public struct ValueReader<Value: Sendable>: Sendable {
  /// What is expected, with its article: `a date`.
  public let noun: String
  /// Texts that can be read, the most telling first; the first two show up in messages.
  public let examples: [String]
  /// What a shell offers.
  public let completion: ValueCompletion
  /// Turns the text into the value.
  public let read: @Sendable (String) throws(ValueFault) -> Value

  /// A reader of one's own.
  ///
  /// - Parameters:
  ///   - noun: What is expected, with its article: `a date`.
  ///   - examples: Texts that `read` takes; `Program.tableFaults` holds the reader to it.
  ///   - completion: What a shell offers.
  ///   - read: The value, or nil where the text is not one; the message is then made of the noun and the examples.
  public init(
    _ noun: String, examples: [String], completion: ValueCompletion = .nothing,
    read: @escaping @Sendable (String) -> Value?
  ) {
    let fault = ValueFault(expected: Self.expectation(noun, examples))
    self.init(noun, examples: examples, completion: completion) { text throws(ValueFault) in
      guard let value = read(text) else { throw fault }
      return value
    }
  }

  /// A reader that makes its own faults.
  public init(
    _ noun: String, examples: [String], completion: ValueCompletion = .nothing,
    reading read: @escaping @Sendable (String) throws(ValueFault) -> Value
  ) {
    self.noun = noun
    self.examples = examples
    self.completion = completion
    self.read = read
  }

  /// `a duration, such as 6h or 90min`.
  static func expectation(_ noun: String, _ examples: [String]) -> String {
    examples.isEmpty ? noun : "\(noun), such as \(alternatives(Array(examples.prefix(2))))"
  }
}

extension ValueReader where Value == String {
  /// Any text but the empty one, which in practice is a shell variable that was not set.
  public static var text: Self {
    Self("a text that is not empty", examples: []) { $0.isEmpty ? nil : $0 }
  }

  /// The path of a file.
  public static var file: Self {
    Self("a path", examples: [], completion: .files) { $0.isEmpty ? nil : $0 }
  }

  /// The path of a folder.
  public static var folder: Self {
    Self("the path of a folder", examples: [], completion: .folders) { $0.isEmpty ? nil : $0 }
  }

  /// One of a few words.
  public static func choice(of words: [String]) -> Self {
    Self(alternatives(words), examples: words, completion: .choices(words)) { text throws(ValueFault) in
      guard words.contains(text) else {
        throw ValueFault(expected: alternatives(words), nearest: likely(text, among: words))
      }
      return text
    }
  }
}

extension ValueReader where Value: CaseIterable & RawRepresentable<String> {
  /// One of the raw values of an enumeration.
  public static func choice(of type: Value.Type) -> Self {
    choice(of: Array(type.allCases))
  }

  /// One of some of the raw values of an enumeration: the output formats that this very command has, for one.
  public static func choice(of values: [Value]) -> Self {
    let words = values.map(\.rawValue)
    return Self(alternatives(words), examples: words, completion: .choices(words)) { text throws(ValueFault) in
      guard let value = values.first(where: { $0.rawValue == text }) else {
        throw ValueFault(expected: alternatives(words), nearest: likely(text, among: words))
      }
      return value
    }
  }
}

/// `text, json or csv`.
func alternatives(_ words: [String], _ conjunction: String = "or") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}

/// The candidate that a word most likely meant: the nearest, or the only one that starts with the word.
///
/// People shorten as often as they mistype, and `--scen` is further from `--scenario` than any mistyping.
func likely(_ word: String, among candidates: [String]) -> String? {
  if let near = nearest(to: word, among: candidates) { return near }
  let longer = candidates.filter { $0.hasPrefix(word) }
  return word.count >= 2 && longer.count == 1 ? longer.first : nil
}
