import QueueSimulation
import ScenarioComparison

extension TargetReport {
  private static let width = 118
  /// The most changes whose steps are named.
  private static let mostNamed = 12

  /// The goals, as it is and with everything at its limit; the answer with what one step less gives; what is needed in
  /// any case; other sets; what shares of the goals cost.
  public func text() -> String {
    var lines = run.heading + [""] + goals()
    if let set = answer.sets.first {
      lines += [""] + self.set(set)
      lines += needed()
      lines += others()
    } else {
      lines += [""] + notReached()
    }
    lines += shares()
    return (lines + [""] + footnotes()).joined(separator: "\n") + "\n"
  }

  // MARK: Goals

  private func goals() -> [String] {
    var table = TextTable([.words("goal"), .words("as it is"), .words("with everything at its limit")])
    for (now, then) in zip(answer.present, answer.atLimits) {
      table.append([requirements[now.goal].text, found(now), found(then)])
    }
    return table.lines()
  }

  // MARK: The answer

  private func set(_ set: ChangeSet) -> [String] {
    guard set.levels.contains(where: { $0 > 0 }) else {
      return ["Nothing need be changed: in \(fresh), \(found(set.findings))"]
    }
    let quality = answer.isProven ? "The least that it takes" : "The least found (not proven to be the least)"
    var table = TextTable([.words("change"), .words("one step less")])
    for less in set.oneLess {
      let allowed = problem.allowed[less.change]
      table.append([words(allowed.change, allowed.amount(set.levels[less.change])), found(less.findings)])
    }
    return ["\(quality): \(price(set.cost))"] + table.lines(indent: 2)
      + "  confirmed in \(fresh): \(found(set.findings))".wrapped(to: Self.width, behind: "  ", indent: 4)
  }

  private var fresh: String { "\(DecimalText.whole(problem.options.replications)) fresh replications" }

  /// What no other change can replace.
  private func needed() -> [String] {
    let needed = zip(problem.allowed, answer.necessary).filter { $0.1 > 0 }
      .map { "\(name($0.change)) +\($0.amount($1))" }
    guard !needed.isEmpty else { return [] }
    return ["", "needed even with all else at its limit: \(needed.joined(separator: ", "))"]
  }

  /// The sets beside the first, of which no step can be left out.
  private func others() -> [String] {
    guard answer.sets.count > 1 else {
      return answer.areAllSets && answer.isProven && answer.sets[0].cost > 0
        ? ["", "no other set will do of which no step can be left out"] : []
    }
    var table = TextTable([.numbers(hasCosts ? "\(run.network.currency) a month" : "steps"), .words("changes")])
    for set in answer.sets { table.append([number(set.cost), short(set.levels)]) }
    let all = answer.areAllSets ? "All sets" : "Sets"
    let more = answer.areAllSets ? "" : "; there may be more"
    return ["", "\(all) of which no step can be left out, the cheapest first\(more)"] + table.lines(indent: 2)
  }

  // MARK: No answer

  private func notReached() -> [String] {
    guard !answer.binding.isEmpty else {
      return ["No set was confirmed: those that reach it do so in some replications, and not in others"]
    }
    let missed = answer.atLimits.filter { !$0.isMet }
    var lines = [
      "Not reachable: with everything at its limit, \(missed.map(found).joined(separator: "; "))"
    ]
    for finding in missed {
      guard case .amount = problem.goals[finding.goal].measure else { continue }
      let share = finding.estimate.mean / problem.goals[finding.goal].bound
      lines.append("  that is \(DecimalText.percent(share, decimals: 1)) of \(requirements[finding.goal].text)")
    }
    if !problem.goals.allSatisfy(\.isMonotone) {
      lines.append("  less may do where more does not: a wait is that of the trucks that get through")
    }
    for (reason, crossings) in answer.binding.map({ ($0.bottleneck.description, run.posts($0.crossing)) }).gathered() {
      lines += "what binds then: \(reason) at \(crossings.joined(separator: ", "))"
        .wrapped(to: Self.width, behind: "  ", indent: 4)
    }
    if answer.binding.contains(where: { $0.bottleneck == .demand }) {
      lines.append(
        "  where the demand binds, more could get through than want to cross, and no change here brings more")
    }
    return lines
  }

  // MARK: Shares

  private func shares() -> [String] {
    guard answer.shares.contains(where: { $0.set != nil }), answer.sets.first.map({ $0.cost > 0 }) ?? true else {
      return []
    }
    var table = TextTable([
      .numbers("share"), .numbers(hasCosts ? "\(run.network.currency) a month" : "steps"), .words("changes"),
    ])
    for entry in answer.shares {
      let doubt = entry.set != nil && !entry.isProven ? " (least found)" : ""
      table.append([
        DecimalText.percent(entry.share), entry.set.map { number($0.cost) } ?? "-",
        entry.set.map { short($0.levels) + doubt } ?? "not reachable",
      ])
    }
    let others = problem.goals.allSatisfy(\.canBeShared) ? "" : ", with the other goals as they are"
    return ["", "What shares of the amount take\(others)"] + table.lines(indent: 2)
  }

  // MARK: Below

  private func footnotes() -> [String] {
    var words =
      "A goal is reached if its whole two-sided \(confidence) interval is (±: half-width)"
    if requirements.contains(where: { $0.metric == .backlog }) {
      words += ", a backlog if it is gone in time in \(confidence) of the runs"
    }
    words += hasCosts ? ". Costs are those stated." : ". No costs were stated: every step costs 1."
    words +=
      problem.allowed.count <= Self.mostNamed
      ? " Steps: " + problem.allowed.map { "\(name($0.change)) \($0.step) up to \($0.most)" }.joined(separator: ", ")
      : " \(problem.allowed.count) changes were allowed"
    words +=
      ". \(DecimalText.whole(answer.simulations)) simulations of \(DecimalText.whole(answer.replications)) replications"
    if answer.isExhausted { words += "; the budget of \(DecimalText.whole(problem.budget)) was used up" }
    if answer.unconfirmed > 0 {
      words += "; \(answer.unconfirmed) set\(answer.unconfirmed == 1 ? "" : "s") not confirmed"
    }
    return (words + ".").wrapped(to: Self.width)
  }
}
