import Diagnostics

/// A value of a JSON5 text that knows where it stands.
struct JSONNode: Sendable {
  /// What a node holds.
  enum Value: Sendable {
    case null
    case bool(Bool)
    /// May be infinite or not a number, as JSON5 has words for both.
    case number(Double)
    case string(String)
    case array([JSONNode])
    case object(JSONObject)
  }

  /// What it holds.
  var value: Value
  /// The file it comes from; of a merged object, the file of the oldest part.
  let source: SourceText
  /// The bytes from its first to its last character.
  let range: Range<Int>

  /// The node as it is written in its file.
  var writtenText: String { source.text(range) }

  /// Where it begins.
  var location: SourceLocation { source.location(at: range.lowerBound) }

  /// The object, if it is one.
  var object: JSONObject? {
    if case .object(let object) = value { object } else { nil }
  }

  /// The text, if it is one.
  var string: String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// What a message calls it: `the text "six"`.
  var description: String {
    switch value {
    case .null: "null"
    case .bool(let truth): String(truth)
    case .number: "the number \(writtenText)"
    case .string(let text): "the text \(quoted(text))"
    case .array(let elements): elements.isEmpty ? "an empty list" : "a list"
    case .object: "an object"
    }
  }
}

/// The members of an object, in the order of the file.
struct JSONObject: Sendable {
  /// Members; no two have the same key.
  var members: [JSONMember]
  /// What a patch has deleted, so that a message can point at the patch.
  var deletions: [JSONMember] = []

  /// The node under a key.
  ///
  /// Complexity: O(number of members).
  subscript(key: String) -> JSONNode? {
    members.first { $0.key == key }?.node
  }
}

/// A key of an object with its value.
struct JSONMember: Sendable {
  /// The key, unescaped.
  let key: String
  /// Where the key stands: its text with or without quotes.
  let keyNode: JSONNode
  /// The value.
  var node: JSONNode

  /// A member whose key stands somewhere.
  init(_ key: String, in source: SourceText, _ range: Range<Int>, node: JSONNode) {
    self.init(key, at: JSONNode(value: .string(key), source: source, range: range), node: node)
  }

  /// A member whose key stands where a text stands.
  init(_ key: String, at keyNode: JSONNode, node: JSONNode) {
    self.key = key
    self.keyNode = keyNode
    self.node = node
  }
}
