import ScenarioComparison
import SpreadsheetText

extension TargetReport {
  /// A row for each situation that was looked at: `present`, `limits`, `set_1` and so on, `share_0.5` and so on, with its
  /// cost, what there is more of by change, and what was found by goal.
  ///
  /// Amounts are per period of the goal, times in hours, the backlog the share of runs in which it is gone in time.
  public func csv() -> String {
    let goals = answer.present.map { finding in
      requirements[finding.goal].text + (finding.crossing.map { " \($0)" } ?? "")
    }
    var csv = CSVText(
      header: ["situation", "cost", "is_proven"] + problem.allowed.map(\.change.path)
        + goals.flatMap { [$0, "\($0) half_width", "\($0) met"] })
    func append(_ name: String, _ cost: Double?, isProven: Bool?, _ levels: [Int]?, _ findings: [GoalFinding]?) {
      csv.append(
        [name, cost.map { "\($0)" } ?? "", isProven.map { "\($0)" } ?? ""]
          + problem.allowed.indices.map { index in
            levels.map { "\(problem.allowed[index].amount($0[index]))" } ?? ""
          }
          + goals.indices.flatMap { index -> [String] in
            guard let finding = findings?[index] else { return ["", "", ""] }
            let figures = figures(finding)
            return [figures.mean, figures.halfWidth].map { $0.map { "\($0)" } ?? "" } + ["\(finding.isMet)"]
          })
    }
    append("present", 0, isProven: nil, problem.allowed.map { _ in 0 }, answer.present)
    append("limits", nil, isProven: nil, problem.allowed.map(\.levels), answer.atLimits)
    for (index, set) in answer.sets.enumerated() {
      append("set_\(index + 1)", set.cost, isProven: index == 0 ? answer.isProven : nil, set.levels, set.findings)
    }
    for share in answer.shares {
      append(
        "share_\(share.share)", share.set?.cost, isProven: share.isProven, share.set?.levels, share.set?.findings)
    }
    return csv.text
  }

  /// An object with the run, the goals, the changes allowed, and the answer.
  public func json() -> String {
    JSONText.snakeCaseText(
      Document(
        run: RunDocument(run), confidence: problem.confidence, goals: requirements.map(\.text),
        allowed: problem.allowed.map {
          Document.Allowed(change: $0.change.path, step: $0.step, most: $0.most, costOfAStep: $0.cost)
        },
        costsAreStated: hasCosts, isReachable: answer.isReachable, isProven: answer.isProven,
        areAllSets: answer.areAllSets, present: answer.present.map(finding), atLimits: answer.atLimits.map(finding),
        binding: answer.binding.map { Document.Binding(crossing: $0.crossing, whatBinds: $0.bottleneck.description) },
        necessary: answer.necessary.isEmpty ? [] : amounts(answer.necessary), sets: answer.sets.map(set),
        shares: answer.shares.map { Document.Share(share: $0.share, isProven: $0.isProven, set: $0.set.map(set)) },
        unconfirmed: answer.unconfirmed, simulations: answer.simulations, replicationsSimulated: answer.replications,
        isBudgetUsedUp: answer.isExhausted))
  }

  // MARK: Parts

  private func figures(_ finding: GoalFinding) -> (mean: Double?, halfWidth: Double?) {
    let requirement = requirements[finding.goal]
    let factor =
      switch requirement.metric.quantity {
      case .time: 1.0 / 3_600
      default: 1 / (requirement.rate.map(horizon.count) ?? 1)
      }
    return ((finding.estimate.mean * factor).ifFinite, (finding.estimate.halfWidth * factor).ifFinite)
  }

  private func finding(_ finding: GoalFinding) -> Document.Finding {
    let figures = figures(finding)
    return Document.Finding(
      goal: requirements[finding.goal].text, crossing: finding.crossing, mean: figures.mean,
      halfWidth: figures.halfWidth, isMet: finding.isMet)
  }

  private func amounts(_ levels: [Int]) -> [Document.Amount] {
    problem.amounts(levels).map { Document.Amount(change: $0.change.path, amount: $0.amount) }
  }

  private func set(_ set: ChangeSet) -> Document.Set {
    Document.Set(
      cost: set.cost,
      changes: problem.amounts(set.levels).map { change, amount in
        Document.Change(
          change: change.path, amount: amount, description: problem.scope.words(amount, of: change),
          oneStepLess: set.oneLess.first { problem.allowed[$0.change].change == change }?.findings.map(finding) ?? [])
      }, found: set.findings.map(finding))
  }

  private struct Document: Encodable {
    struct Allowed: Encodable {
      let change: String
      let step: Int
      let most: Int
      let costOfAStep: Double
    }

    struct Finding: Encodable {
      let goal: String
      let crossing: String?
      let mean: Double?
      let halfWidth: Double?
      let isMet: Bool
    }

    struct Binding: Encodable {
      let crossing: String
      let whatBinds: String
    }

    struct Amount: Encodable {
      let change: String
      let amount: Int
    }

    struct Change: Encodable {
      let change: String
      let amount: Int
      let description: String
      let oneStepLess: [Finding]
    }

    struct Set: Encodable {
      let cost: Double
      let changes: [Change]
      let found: [Finding]
    }

    struct Share: Encodable {
      let share: Double
      let isProven: Bool
      let set: Set?
    }

    let run: RunDocument
    let confidence: Double
    let goals: [String]
    let allowed: [Allowed]
    let costsAreStated: Bool
    let isReachable: Bool
    let isProven: Bool
    let areAllSets: Bool
    let present: [Finding]
    let atLimits: [Finding]
    let binding: [Binding]
    let necessary: [Amount]
    let sets: [Set]
    let shares: [Share]
    let unconfirmed: Int
    let simulations: Int
    let replicationsSimulated: Int
    let isBudgetUsedUp: Bool
  }
}
