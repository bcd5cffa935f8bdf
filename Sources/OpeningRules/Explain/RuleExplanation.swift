import CivilTime

/// What a rule means, in plain English, made from its tree.
///
/// Every clause gives one phrase, in the order of the rule: `Su,We 08:00-16:00; PH off` is "Sundays and Wednesdays 08:00
/// to 16:00; closed on public holidays". A clause that replaces what clauses before it say about some day ends with
/// "instead"; one that adds to them starts with "also", a fallback with "otherwise".
public struct RuleExplanation: Hashable, Sendable {
  /// A phrase a clause, the first one with a capital letter.
  public let clauses: [String]

  /// Explains a rule.
  ///
  /// Complexity: O(n²) in the number of clauses, and the evaluation of some decades for each, to see which of them share
  /// a day.
  public init(_ rule: OpeningRule) {
    let replacing = ClauseOverlap.replacingClauses(of: rule)
    var phrases = rule.clauses.enumerated().map { index, clause in
      ClausePhrase(clause)
        .text(isReplacing: replacing.contains(index), isFollowed: index + 1 < rule.clauses.count)
    }
    phrases[0] = phrases[0].prefix(1).uppercased() + phrases[0].dropFirst()
    clauses = phrases
  }

  /// All phrases with semicolons between them.
  public var text: String { clauses.joined(separator: "; ") }

  /// The text as one line if it has at most `width` characters, else as one line a clause.
  public func lines(width: Int) -> [String] {
    let text = text
    guard text.count > width else { return [text] }
    return clauses.enumerated().map { $0 + 1 < clauses.count ? $1 + ";" : $1 }
  }
}

extension OpeningRule {
  /// What one clause says, whatever the others do: "closed on Ashura".
  public func words(ofClause index: Int) -> String {
    ClausePhrase(clauses[index]).text(isReplacing: false, isFollowed: false)
  }
}

/// Which clauses have days in common.
enum ClauseOverlap {
  /// The indices of the clauses that erase what clauses before them may have painted on the same days, or close all of
  /// it.
  static func replacingClauses(of rule: OpeningRule) -> Set<Int> {
    let clauses = rule.clauses
    let mayReplace = clauses.indices.dropFirst().filter { index in
      clauses[index].isErasing || (clauses[index].isClosedAlways && clauses[index].joint != .fallback)
    }
    guard !mayReplace.isEmpty else { return [] }
    let window = LintWindow(rule, from: nil, until: nil).long
    // Any day may be a holiday.
    let holidays = (window.lowerBound / 1_440 - 400..<window.upperBound / 1_440 + 400).map { Day(number: $0) }
    let trial = RuleTrial(window: window, contexts: [RuleContext(holidays: holidays).withSun])
    let days = clauses.map { trial.days(of: $0)[0] }
    return Set(
      mayReplace.filter { index in
        (0..<index).contains { !clauses[$0].isClosedAlways && !days[$0].intersection(days[index]).isEmpty }
      })
  }
}

extension RuleClause {
  /// Whether it is closed all the time, as it is anyway.
  var isClosedAlways: Bool { state == .closed && days.isEmpty && spans.isEmpty }
}
