import CivilTime
import CrossingModel
import Diagnostics
import OpeningRules

/// An opening rule where it stands, with what it is evaluated against.
struct RuleSite {
  let rule: OpeningRule
  /// The text of the rule.
  let node: JSONNode
  /// The side whose public holidays `PH` stands for; nil if the rule is of no side.
  let side: String?
  /// When the rule holds; nil where that is open.
  let from: WallTime?
  let until: WallTime?
}

/// Looks for clauses of opening rules that do something else than they seem to.
struct RuleDoubts {
  /// What the rules of each side know; nil if the lists of holidays are not known.
  private let contexts: [String: RuleContext]?

  /// Looks at rules of sides; nil if the lists of their holidays are not known.
  init(sides: [Side]?) {
    contexts = sides.map { sides in
      Dictionary(sides.map { ($0.id, $0.ruleContext(sun: nil)) }) { first, _ in first }
    }
  }

  /// All doubts about some rules; of the same rule in the same place in time, each is looked at once.
  func findings(_ sites: [RuleSite]) -> [Finding] {
    var known: [Trial: [RuleFinding]] = [:]
    return sites.flatMap { site in
      let trial = Trial(rule: site.rule, side: site.side, from: site.from, until: site.until)
      let found = known[trial] ?? doubts(site)
      known[trial] = found
      return found.map { doubt in
        site.node.finding(
          inRuleAt: doubt.columns.lowerBound, message(doubt, site), severity: .warning, suggestion: doubt.suggestion)
      }
    }
  }

  private struct Trial: Hashable {
    let rule: OpeningRule
    let side: String?
    let from: WallTime?
    let until: WallTime?
  }

  private func doubts(_ site: RuleSite) -> [RuleFinding] {
    RuleLint(site.rule, in: context(of: site.side), from: site.from, until: site.until).findings()
  }

  /// What is known of a side; nothing for a rule of no side, and nil if holidays are not known.
  private func context(of side: String?) -> RuleContext? {
    guard let side else { return RuleContext() }
    return contexts.map { $0[side] ?? RuleContext() }
  }

  private func message(_ doubt: RuleFinding, _ site: RuleSite) -> String {
    guard doubt.kind == .noHolidays, let side = site.side, contexts?[side]?.holidays.isEmpty ?? true else {
      return doubt.message
    }
    return "found PH in a rule of \(side), which has no list of holidays"
  }
}
