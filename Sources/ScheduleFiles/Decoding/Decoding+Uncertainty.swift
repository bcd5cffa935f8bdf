import CrossingModel
import Diagnostics

extension Decoding {
  /// A number as stated.
  struct StatedNumber {
    /// The number, or the mean of its law.
    let mean: Double
    let isUncertain: Bool
    let provenance: Provenance
  }

  /// A figure that is a number, or a law of one: `{ low: 200, high: 300 }`, with `likeliest`, or
  /// `{ choices: { "200": 0.4, "300": 0.6 } }`; a law may name the `decision` that settles it.
  ///
  /// - Parameters:
  ///   - place: what the number is.
  ///   - plain: the number of a value that is no law, or of a part of a law; nil, and a report, if it is none.
  func uncertainFigure(
    _ field: Field, at place: UncertainFigure.Place, plain: (Field) -> Double?
  ) -> StatedNumber? {
    guard let field = figure(field) else { return nil }
    guard let object = field.node.object, object.members.contains(where: { !Self.provenanceKeys.contains($0.key) })
    else {
      return plain(field).map { StatedNumber(mean: $0, isUncertain: false, provenance: record(field)) }
    }
    let keys = ["low", "likeliest", "high", "choices", "decision"]
    guard let members = members(field, what: "the uncertain \(quoted(field.key))", keys: keys) else { return nil }
    let decision = members["decision"].flatMap(decision)
    guard let stated = law(members, plain) else { return nil }
    let written = stated.written + (decision.map { ", decision \($0)" } ?? "")
    record(UncertainFigure(path: field.path, place: place, law: .number(stated.law), decision: decision))
    return StatedNumber(mean: stated.law.mean, isUncertain: true, provenance: record(members.field, as: written))
  }

  private func law(
    _ members: Members, _ plain: (Field) -> Double?
  ) -> (law: UncertainNumber, written: String)? {
    if let field = members["choices"] {
      reportBeside(field, members)
      let choices = choices(field, of: "a number", each: "number") { plain(valueField(of: $0)) }
      let written = self.members(field, what: "the choices of a number", keys: nil)?.fields
        .map { "\($0.key) (\($0.node.writtenText))" }
      guard let choices, let written else { return nil }
      return (
        .choices(choices.map { NumberChoice(value: $0.value, probability: $0.probability) }),
        written.joined(separator: ", ")
      )
    }
    let lowField = required(members, "low", "the least value")
    let highField = required(members, "high", "the greatest value")
    let likeliestField = members["likeliest"]
    let low = lowField.flatMap(plain)
    let high = highField.flatMap(plain)
    let likeliest = likeliestField.flatMap(plain)
    guard let lowField, let highField, let low, let high else { return nil }
    let (lowText, highText) = (text(of: lowField), text(of: highField))
    guard low <= high else {
      report(
        lowField.finding(
          "found low above high, \(lowText) above \(highText), expected low ≤ high",
          suggestion: "low: \(highField.node.writtenText), high: \(lowField.node.writtenText)"))
      return nil
    }
    guard let likeliestField else { return (.uniform(low: low, high: high), "\(lowText) to \(highText)") }
    guard let likeliest else { return nil }
    guard (low...high).contains(likeliest) else {
      report(
        likeliestField.finding(
          "found the likeliest \(text(of: likeliestField)), expected one from \(lowText) to \(highText)"))
      return nil
    }
    return (
      .triangular(low: low, likeliest: likeliest, high: high),
      "\(lowText) to \(highText), likeliest \(text(of: likeliestField))"
    )
  }

  private func text(of field: Field) -> String {
    field.node.string ?? field.node.writtenText
  }

  /// A key as a value: a number if it reads as one, else a text.
  private func valueField(of entry: Field) -> Field {
    var node = entry.keyNode
    if let number = Double(entry.key) { node.value = .number(number) }
    return Field(
      key: entry.key, path: entry.path, keyNode: entry.keyNode, node: node, statements: entry.statements,
      entryPath: entry.entryPath)
  }

  // MARK: What dates and numbers have in common

  /// The name of the decision that settles something.
  func decision(_ field: Field) -> String? {
    text(field, "the name of a decision")
  }

  /// Reports what stands beside the choices of a law.
  func reportBeside(_ choices: Field, _ members: Members) {
    for other in members.fields where other.key != choices.key && other.key != "decision" {
      report(other.findingAtKey("found \(quoted(other.key)) beside \"choices\", expected one or the other"))
    }
  }

  /// Values with probabilities, in ascending order.
  ///
  /// - Parameters:
  ///   - what: `a date`.
  ///   - each: `day`.
  ///   - value: the value that a key stands for; nil, and a report, if it is none.
  func choices<Value: Comparable>(
    _ field: Field, of what: String, each: String, value: (Field) -> Value?
  ) -> [(value: Value, probability: Double)]? {
    guard let members = members(field, what: "the choices of \(what)", keys: nil) else { return nil }
    var choices: [(value: Value, probability: Double)] = []
    var keys: [String] = []
    var isWrong = members.fields.isEmpty
    if isWrong {
      report(field.finding("found no \(each) in the choices of \(what), expected \(each)s with probabilities"))
    }
    for entry in members.fields {
      let value = value(entry)
      let probability = number(entry, "a probability, more than 0 and at most 1") { $0 > 0 && $0 <= 1 }
      let first = choices.firstIndex { $0.value == value }
      if let first {
        let message = "found the \(each) \(entry.key) again, expected it once (first as \(keys[first]))"
        report(entry.findingAtKey(message))
      }
      if let value, let probability, first == nil {
        choices.append((value, probability))
        keys.append(entry.key)
      } else {
        isWrong = true
      }
    }
    guard !isWrong else { return nil }
    let sum = choices.reduce(0) { $0 + $1.probability }
    guard abs(sum - 1) <= 1e-9 else {
      report(field.finding("found probabilities that add up to \(sum), expected 1"))
      return nil
    }
    return choices.sorted { $0.value < $1.value }
  }
}
