import CommandLineKit
import CrossingModel
import Diagnostics
import ScenarioComparison

/// The options of `gozar target` that say what may be changed, and what that costs.
enum AllowedChanges {
  static let allow = Parameter<[String]>.repeatedOption(
    "allow", "CHANGE", .text,
    help: "What may be changed, and how far: mehran.days=0..4, hours=..6, quota=..500/50; repeat for more "
      + "(default: everything)")
  static let cost = Parameter<[String]>.repeatedOption(
    "cost", "CHANGE=N", .text,
    help: "What a step costs a month, as mehran.days=100000 or servers=2500, of every change or of none (default: 1)")

  static let parameters: [any CommandParameter] = [allow, cost]

  /// The changes allowed at the crossings of a scope, at least one, in its order, and whether their costs were stated.
  static func read(
    _ scope: ChangeScope, _ session: Session
  ) throws(CommandFailure) -> (allowed: [AllowedChange], hasCosts: Bool) {
    let steps = try steps(scope, session)
    let costs = try costs(scope, session)
    let unpriced = scope.changes.filter { steps[$0] != nil && costs[$0] == nil }
    guard costs.isEmpty || unpriced.isEmpty else {
      throw session.usageFailure(
        "--cost: none for \(unpriced.map(\.path).joined(separator: ", ")), expected one for every change allowed, or none"
      )
    }
    let allowed = scope.changes.compactMap { change in
      steps[change].map { AllowedChange(change, step: $0.step, most: $0.most, cost: costs[change] ?? 1) }
    }
    guard !allowed.isEmpty else {
      let reasons = scope.changes.compactMap { change in scope.obstacle(change).map { "\(change.path): \($0)" } }
      throw session.usageFailure("there is nothing to change: \(reasons.joined(separator: "; "))")
    }
    return (allowed, !costs.isEmpty)
  }

  private typealias Steps = (step: Int, most: Int)

  /// By change that is possible: those of --allow, or all.
  private static func steps(
    _ scope: ChangeScope, _ session: Session
  ) throws(CommandFailure) -> [NetworkChange: Steps] {
    let texts = session.invocation[allow]
    let possible = scope.changes.filter { scope.most($0) > 0 }
    var steps: [NetworkChange: Steps] = [:]
    guard !texts.isEmpty else {
      for change in possible { steps[change] = scope.usualSteps(change) }
      return steps
    }
    for text in texts {
      let stated: (changes: [NetworkChange], value: Steps?)
      if text.contains("=") {
        stated = try ChangePattern.parse(
          text, in: scope, option: allow, as: "mehran.days=0..4", session, value: Self.range)
      } else {
        stated = (try ChangePattern.changes(text, in: scope, option: allow, session), nil)
      }
      for change in stated.changes where possible.contains(change) {
        let (step, most) = stated.value ?? scope.usualSteps(change)
        steps[change] = (step, min(most, scope.most(change)))
      }
    }
    return steps
  }

  /// `..N`, `0..N`, `..N/STEP`: nothing up to N more, in steps of 1 unless stated.
  private static func range(_ text: String) -> Steps? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let range = (parts.first ?? "").hasPrefix("0") ? (parts.first ?? "").dropFirst() : parts.first ?? ""
    guard parts.count <= 2, range.hasPrefix(".."), let most = Int(range.dropFirst(2)), (1...1_000_000).contains(most),
      let step = parts.count == 2 ? Int(parts[1]) : 1, (1...most).contains(step)
    else { return nil }
    return (step, most)
  }

  private static func costs(
    _ scope: ChangeScope, _ session: Session
  ) throws(CommandFailure) -> [NetworkChange: Double] {
    var costs: [NetworkChange: Double] = [:]
    for text in session.invocation[cost] {
      let (changes, price) = try ChangePattern.parse(text, in: scope, option: cost, as: "mehran.days=100000", session) {
        text in
        Double(text).flatMap { $0.isFinite && $0 >= 0 && $0 <= 1e15 ? $0 : nil }
      }
      for change in changes { costs[change] = price }
    }
    return costs
  }
}
