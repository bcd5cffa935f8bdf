public import ScenarioComparison

/// What it would take to reach some goals, for people and for programs.
public struct TargetReport {
  let answer: TargetAnswer
  let problem: TargetProblem
  /// The goals as they were written, in the order of the problem's.
  let requirements: [Requirement]
  let horizon: Requirement.Horizon
  /// Whether costs were stated; else each step costs 1.
  let hasCosts: Bool
  let run: ReportedRun

  /// A report on an answer.
  public init(
    _ answer: TargetAnswer, problem: TargetProblem, requirements: [Requirement], horizon: Requirement.Horizon,
    hasCosts: Bool, run: ReportedRun
  ) {
    precondition(
      requirements.count == problem.goals.count, "\(requirements.count) texts for \(problem.goals.count) goals")
    self.answer = answer
    self.problem = problem
    self.requirements = requirements
    self.horizon = horizon
    self.hasCosts = hasCosts
    self.run = run
  }

  // MARK: Words for parts of the answer

  /// What was found: `301 ±1 trucks a day`, `gone in 97% of the runs`, with the crossing where there are several.
  func found(_ finding: GoalFinding) -> String {
    let requirement = requirements[finding.goal]
    let place = run.network.crossings.count > 1 ? finding.crossing.map { " at \(run.posts($0))" } ?? "" : ""
    if requirement.metric == .backlog {
      return "the backlog is gone in time in \(DecimalText.percent(finding.estimate.mean)) of the runs\(place)"
    }
    return requirement.described(
      finding.estimate, by: 1 / (requirement.rate.map(horizon.count) ?? 1), horizon.currency) + place
  }

  /// The findings of all goals, those not met first.
  func found(_ findings: [GoalFinding]) -> String {
    (findings.filter { !$0.isMet } + findings.filter(\.isMet)).map(found).joined(separator: "; ")
  }

  /// What steps cost: `3 steps`, `200,000 USD a month`.
  func price(_ cost: Double) -> String {
    hasCosts ? "\(number(cost)) \(run.network.currency) a month" : "\(number(cost)) step\(cost == 1 ? "" : "s")"
  }

  /// A cost alone, with decimals where it has some.
  func number(_ cost: Double) -> String { DecimalText.fixed(cost, decimals: cost == cost.rounded() ? 0 : 2) }

  /// Levels as short as possible: `days +2, quota.daily +50`; with the crossings where there are several.
  func short(_ levels: [Int]) -> String {
    let parts = problem.amounts(levels).map { "\(name($0.change)) +\($0.amount)" }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }

  /// A change by its path, without the crossing where there is only one.
  func name(_ change: NetworkChange) -> String {
    run.network.crossings.count > 1 ? change.path : String(change.path.dropFirst(change.crossing.count + 1))
  }

  /// So much more of a change as words, behind the crossing where there are several.
  func words(_ change: NetworkChange, _ amount: Int) -> String {
    (run.network.crossings.count > 1 ? "\(run.posts(change.crossing)): " : "")
      + problem.scope.words(amount, of: change)
  }

  /// `95%`, `99.9%`.
  var confidence: String {
    let percent = problem.confidence * 100
    return DecimalText.percent(problem.confidence, decimals: percent == percent.rounded() ? 0 : 1)
  }
}
