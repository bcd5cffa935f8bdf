extension NetworkDocument {
  /// A short name for what the document says: networks that differ in a value, in a table or in a scenario's title have
  /// different ones, whatever the layout and comments of their files and wherever they are.
  public var digest: String {
    var digest = ContentDigest()
    if let root { digest.add(root) }
    for source in tableSources { digest.add(ContentDigest(source.bytes).text) }
    for scenario in scenarios { digest.add(scenario.title?.text() ?? scenario.name) }
    return digest.text
  }
}

extension ContentDigest {
  /// Adds a value with its kind; the members of an object in their order, which reports go by.
  fileprivate mutating func add(_ node: JSONNode) {
    switch node.value {
    case .null: add(0)
    case .bool(let truth): add(truth ? 2 : 1)
    case .number(let number):
      add(3)
      add(number.bitPattern)
    case .string(let text):
      add(4)
      add(text)
    case .array(let elements):
      add(5)
      add(UInt64(elements.count))
      for element in elements { add(element) }
    case .object(let object):
      add(6)
      add(UInt64(object.members.count))
      for member in object.members {
        add(member.key)
        add(member.node)
      }
    }
  }
}
