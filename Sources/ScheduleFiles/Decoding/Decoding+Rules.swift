import CivilTime
import CrossingModel
import Diagnostics
import OpeningRules

extension Decoding {
  /// A figure that is an opening rule, with the text that it was read from.
  func rule(_ field: Field) -> (rule: OpeningRule, provenance: Provenance, node: JSONNode)? {
    guard let field = figure(field) else { return nil }
    guard let text = field.node.string else {
      reportUnexpected(field, expected: "an opening rule such as \"Su,We 08:00-16:00\"")
      return nil
    }
    guard let rule = parsedRule(text, at: field.node) else { return nil }
    return (rule, record(field), field.node)
  }

  /// An opening rule written as a key.
  func ruleKey(_ field: Field) -> OpeningRule? {
    parsedRule(field.key, at: field.keyNode)
  }

  /// The rule of a text; its fault is reported where it stands in the file.
  private func parsedRule(_ text: String, at node: JSONNode) -> OpeningRule? {
    do throws(RuleSyntaxError) {
      let rule = try OpeningRule(parsing: text, notation: notation)
      guard !hasPlace, let fault = rule.firstFault(in: RuleContext()) else { return rule }
      report(
        node.finding(
          inRuleAt: fault.column, fault.message, severity: .error,
          suggestion: "times by the clock, or in a crossing: location: { latitude: 33.1, longitude: 46.2 }"))
      return nil
    } catch {
      report(node.finding(inRuleAt: error.column, error.message, severity: .error, suggestion: error.suggestion))
      return nil
    }
  }

  /// Relative rates by hour of the week from Monday 00:00, normalised to mean 1; flat if there is no profile.
  func weeklyProfile(_ field: Field?) -> [Double]? {
    guard let field, let inner = figure(field) else { return field == nil ? flatProfile : nil }
    let weights: [Double]?
    if case .array(let elements) = inner.node.value {
      weights = hourlyWeights(inner, elements)
    } else {
      weights = weightsByRule(inner)
    }
    guard let weights else { return nil }
    let mean = weights.reduce(0, +) / Double(Self.hoursOfWeek)
    guard mean > 0, mean.isFinite else {
      report(inner.finding("found a profile that is 0 in every hour of the week, expected some hour above 0"))
      return nil
    }
    return weights.map { $0 / mean }
  }

  private static let hoursOfWeek = 168
  private var flatProfile: [Double] { Array(repeating: 1, count: Self.hoursOfWeek) }

  private func hourlyWeights(_ field: Field, _ elements: [JSONNode]) -> [Double]? {
    guard elements.count == Self.hoursOfWeek else {
      report(field.finding("found a list of \(elements.count), expected 168 weights, from Monday 00:00"))
      return nil
    }
    var weights: [Double] = []
    for (hour, element) in elements.enumerated() {
      if case .number(let weight) = element.value, weight.isFinite, weight >= 0 {
        weights.append(weight)
      } else {
        reportUnexpected(elementField(of: field, element, index: hour), expected: "a weight of 0 or more")
      }
    }
    record(field, as: "168 weights")
    return weights.count == elements.count ? weights : nil
  }

  /// An element of a list as a field of its own.
  func elementField(of field: Field, _ element: JSONNode, index: Int) -> Field {
    Field(
      key: "\(index)", path: joined(field.path, "\(index)"), keyNode: element, node: element,
      statements: field.statements, entryPath: field.entryPath)
  }

  /// The weight of an hour is the mean over its minutes of the weight of the first rule that is open then.
  private func weightsByRule(_ field: Field) -> [Double]? {
    guard let members = members(field, what: "the weekly profile", keys: nil) else { return nil }
    // A week without a holiday or a turn of the year: rules of a profile are about weekdays and hours.
    let monday = WallTime(Day(number: 0).startOfWeek(startingOn: .monday) + 7 * 2_600)
    let week = monday.minutes..<monday.minutes + Self.hoursOfWeek * 60
    var weights = Array(repeating: 0.0, count: Self.hoursOfWeek)
    var taken = IntervalSet()
    var isWrong = false
    for entry in members.fields {
      let rule = ruleKey(entry)
      let weight = number(entry, "a weight of 0 or more") { $0 >= 0 }
      guard let rule, let weight else {
        isWrong = true
        continue
      }
      let end = WallTime(minutes: week.upperBound)
      record(RuleSite(rule: rule, node: entry.keyNode, side: nil, from: monday, until: end))
      let schedule = RuleEvaluator(rule, holidays: []).schedule(from: monday, until: end)
      for range in schedule.open.subtracting(taken).ranges {
        var minute = range.lowerBound
        while minute < range.upperBound {
          let hour = (minute - week.lowerBound) / 60
          let end = min(range.upperBound, week.lowerBound + (hour + 1) * 60)
          weights[hour] += weight * Double(end - minute) / 60
          minute = end
        }
      }
      taken = taken.union(schedule.open)
    }
    return isWrong ? nil : weights
  }
}

extension JSONNode {
  /// A finding at a column of the opening rule that this text is.
  func finding(inRuleAt column: Int, _ message: String, severity: Severity, suggestion: String?) -> Finding {
    let offset = JSON5Reader.offset(ofCharacter: column - 1, in: self)
    return Finding(
      source: source, offset: offset,
      diagnostic: source.diagnostic(severity, at: offset, "opening rule: \(message)", suggestion: suggestion))
  }
}
