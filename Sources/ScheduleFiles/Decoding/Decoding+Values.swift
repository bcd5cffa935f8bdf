import CivilTime
import CrossingModel
import Diagnostics

extension Decoding {
  // MARK: Texts and words

  /// A text that is not empty.
  func text(_ field: Field, _ expected: String) -> String? {
    guard let text = field.node.string else {
      reportUnexpected(field, expected: expected)
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      report(field.finding("found an empty text, expected \(expected)"))
      return nil
    }
    return text
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ field: Field, _ what: String) -> Choice? {
    word(field, what, among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  /// One of some words.
  func word(_ field: Field, _ what: String, among words: [String]) -> String? {
    let expected = "\(what): one of \(words.joined(separator: ", "))"
    guard let text = field.node.string else {
      reportUnexpected(field, expected: expected)
      return nil
    }
    guard words.contains(text) else {
      reportUnexpected(field, expected: expected, suggestion: nearest(to: text, among: words))
      return nil
    }
    return text
  }

  /// An id that something else in the network must bear.
  ///
  /// Takes any if `known` is nil or empty: that there is nothing to refer to is reported where it should be.
  func reference(_ field: Field, to what: String, among known: [String]?) -> String? {
    guard let id = text(field, "the id of \(what)") else { return nil }
    guard let known, !known.isEmpty, !known.contains(id) else { return id }
    report(
      field.finding(
        "found \(quoted(id)), expected the id of \(what)\(listed(known))",
        suggestion: nearest(to: id, among: known)))
    return nil
  }

  /// The first day of a week.
  func weekday(_ field: Field) -> Weekday? {
    word(field, "the first day of the week", among: Weekday.allCases.map(\.twoLetters))
      .flatMap { Weekday(twoLetters: $0) }
  }

  // MARK: Numbers

  /// A figure that is a whole number.
  func wholeNumber(_ field: Field, of what: String, in range: ClosedRange<Int>) -> Int? {
    guard let field = figure(field), let number = plainWholeNumber(field, of: what, in: range) else { return nil }
    record(field)
    return number
  }

  /// A whole number that is not a figure by itself.
  func plainWholeNumber(_ field: Field, of what: String, in range: ClosedRange<Int>) -> Int? {
    let expected = "a whole number of \(what), \(grouped(range.lowerBound)) to \(grouped(range.upperBound))"
    guard case .number(let value) = field.node.value, let number = Int(exactly: value), range.contains(number) else {
      reportUnexpected(field, expected: expected)
      return nil
    }
    return number
  }

  /// A figure that is a number.
  func number(_ field: Field, _ what: String, where isValid: (Double) -> Bool) -> Double? {
    guard let field = figure(field), let value = plainNumber(field, what, where: isValid) else { return nil }
    record(field)
    return value
  }

  /// A number that is not a figure by itself.
  func plainNumber(_ field: Field, _ what: String, where isValid: (Double) -> Bool) -> Double? {
    guard case .number(let value) = field.node.value, value.isFinite, isValid(value) else {
      reportUnexpected(field, expected: what)
      return nil
    }
    return value
  }

  /// A figure such as `4 min`, in minutes.
  func duration(_ field: Field) -> Double? {
    guard let field = figure(field), let minutes = plainDuration(field) else { return nil }
    record(field)
    return minutes
  }

  /// A figure such as `-5 min`, in minutes.
  func signedDuration(_ field: Field) -> Double? {
    guard let field = figure(field) else { return nil }
    guard let text = field.node.string, let quantity = Quantity(text),
      let minutesPerUnit = Quantity.minutes(of: quantity.unit)
    else {
      reportUnexpected(field, expected: "a duration such as \"5 min\" or \"-0.5 h\"")
      return nil
    }
    record(field)
    return quantity.value * minutesPerUnit
  }

  /// A text such as `4 min`, in minutes, that is not a figure by itself.
  func plainDuration(_ field: Field) -> Double? {
    let expected = "a duration of 0 or more, such as \"4 min\", \"1.5 h\" or \"30 s\""
    guard let text = field.node.string, let quantity = Quantity(text) else {
      reportUnexpected(field, expected: expected, suggestion: suggestedDuration(field))
      return nil
    }
    guard let minutesPerUnit = Quantity.minutes(of: quantity.unit) else {
      report(
        field.finding(
          "found the unit \(quoted(quantity.unit)), expected s, min or h",
          suggestion: nearest(to: quantity.unit, among: ["s", "min", "h"]).map { "\(quantity.number) \($0)" }))
      return nil
    }
    let minutes = quantity.value * minutesPerUnit
    guard minutes.isFinite, minutes >= 0 else {
      reportUnexpected(field, expected: expected)
      return nil
    }
    return minutes
  }

  private func suggestedDuration(_ field: Field) -> String? {
    if case .number = field.node.value { "\"\(field.node.writtenText) min\"" } else { nil }
  }
}

/// `: one of a, b`, for a message about a reference.
func listed(_ known: [String]) -> String {
  known.count <= 12 ? ": one of \(known.joined(separator: ", "))" : ""
}

/// A whole number with commas between thousands: `10,000`.
func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
}
