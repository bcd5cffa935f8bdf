import CivilTime
import CrossingModel
import OpeningRules
import Testing

@testable import ScenarioComparison

/// What may be changed, how far, and in what words.
struct ChangeScopeTests {
  private static let counterpart = Counterpart(
    arrivals: .constant, phases: [DemandPhase(id: "all", from: nil, until: nil, trucksPerWeek: 70)],
    weeklyProfile: [Double](repeating: 1, count: 168), quotas: [], atStart: 0)

  private static func scope(_ gates: Gate...) throws -> ChangeScope {
    let network = try Gate.network(gates[0])
    return ChangeScope(network: network, days: Gate.days)
  }

  struct Case: CustomTestStringConvertible {
    let kind: NetworkChange.Kind
    let amount: Int
    let words: String
    let rule: String
    var testDescription: String { "\(amount) \(kind.word)" }
  }

  @Test(arguments: [
    Case(kind: .days, amount: 1, words: "one more open day a week, Monday", rule: "Su,Mo,We 08:00-16:00"),
    Case(
      kind: .days, amount: 2, words: "2 more open days a week, Monday and Thursday", rule: "Su,Mo,We,Th 08:00-16:00"),
    Case(
      kind: .days, amount: 5,
      words: "5 more open days a week, Saturday and Monday and Tuesday and Thursday and Friday",
      rule: "Su-Sa 08:00-16:00"),
    Case(kind: .hours, amount: 1, words: "closing one hour later", rule: "Su,We 08:00-17:00"),
    Case(kind: .hours, amount: 8, words: "closing 8 hours later", rule: "Su,We 08:00-24:00"),
    Case(
      kind: .servers(stage: "papers"), amount: 1, words: "one more server at papers (11)", rule: "Su,We 08:00-16:00"),
    Case(
      kind: .quota("daily"), amount: 5, words: "5 more trucks a day by quota daily (15)", rule: "Su,We 08:00-16:00"),
    Case(kind: .yard, amount: 3, words: "3 more places in the yard (33)", rule: "Su,We 08:00-16:00"),
    Case(
      kind: .emptyTrucks(stage: "papers"), amount: 2, words: "2 more empty trucks a day for papers (12)",
      rule: "Su,We 08:00-16:00"),
  ])
  func isWordsAndAnotherNetwork(_ example: Case) throws {
    let scope = try Self.scope(Gate(yard: 30, counterpart: Self.counterpart))
    let change = NetworkChange.gate(example.kind)
    #expect(scope.changes.contains(change))
    #expect(scope.words(example.amount, of: change) == example.words)
    let changed = scope.applying([(change, example.amount)])
    #expect(changed.crossings[0].sides[0].phases[0].hours.text == example.rule)
    // What there is then is what there was and the amount, and nothing else differs.
    let then = ChangeScope(network: changed, days: Gate.days)
    for other in scope.changes {
      let expected = scope.present(other).map { $0 + (other == change ? example.amount : 0) }
      #expect(then.present(other) == expected, "\(other.path)")
    }
    #expect(changed != scope.network)
  }

  struct Limit: CustomTestStringConvertible {
    let rules: [String]
    let days: Int
    let hours: Int
    var testDescription: String { rules.joined(separator: " | ") }
  }

  @Test(arguments: [
    Limit(rules: ["Su,We 08:00-16:00"], days: 5, hours: 8),
    Limit(rules: ["Sa-Th 08:00-16:30; PH off"], days: 1, hours: 8),
    Limit(rules: ["Mo-Su 08:00-24:00"], days: 0, hours: 0),
    Limit(rules: ["24/7"], days: 0, hours: 0),
    Limit(rules: ["off"], days: 0, hours: 0),
    Limit(rules: ["off", "Su 10:00-22:00"], days: 6, hours: 2),
    Limit(rules: ["Mo-Su 08:00-23:00", "Su,We 08:00-24:00"], days: 5, hours: 1),
  ])
  func knowsHowFarItGoes(_ example: Limit) throws {
    let scope = try Self.scope(Gate(rules: example.rules))
    #expect(scope.most(.gate(.days)) == example.days)
    #expect(scope.most(.gate(.hours)) == example.hours)
    #expect((scope.obstacle(.gate(.days)) == nil) == (example.days > 0))
    #expect((scope.obstacle(.gate(.hours)) == nil) == (example.hours > 0))
  }

  @Test func leavesPhasesOfOtherDaysAlone() throws {
    var gate = try Gate(rules: ["Su 08:00-16:00", "We 08:00-16:00"]).crossing()
    gate.sides[0].phases[1].from = .certain(WallTime(Gate.days.upperBound))
    var network = try Gate.network(Gate())
    network.crossings = [gate]
    let changed = ChangeScope(network: network, days: Gate.days).applying([(.gate(.hours), 1)])
    #expect(changed.crossings[0].sides[0].phases.map(\.hours.text) == ["Su 08:00-17:00", "We 08:00-16:00"])
  }

  /// Two days become the four of the later phase, and then other days of the network come before the day of rest.
  @Test func addsTheDaysThatOtherPhasesHave() throws {
    let rules = ["Su,We 08:00-16:00", "Su-We 08:00-16:00", "Sa-Th 08:00-16:00"]
    let network = try Gate.network(Gate(rules: rules))
    let order = WeekdayOrder(network.crossings[0], network: network)
    #expect(order.days == [.sunday, .wednesday, .monday, .tuesday, .thursday, .saturday, .friday])
    let alone = try Gate.network(Gate(rules: ["Su,We 08:00-16:00"]), Gate(id: "other", rules: ["Sa-Th 08:00-16:00"]))
    let byOthers = WeekdayOrder(alone.crossings[0], network: alone)
    #expect(byOthers.days == [.sunday, .wednesday, .monday, .thursday, .tuesday, .saturday, .friday])
  }

  @Test func addsServersToShiftsThatHaveSome() throws {
    func shift(_ id: String, _ servers: Int) throws -> Shift {
      Shift(id: id, hours: try OpeningRule(parsing: "12:00-13:00"), servers: servers, side: "here")
    }
    let scope = try Self.scope(Gate(servers: 4, shifts: [shift("noon", 2), shift("lunch", 0)]))
    let stage = scope.applying([(.gate(.servers(stage: "papers")), 3)]).crossings[0].stages[0]
    #expect(stage.servers == 7)
    #expect(stage.shifts.map(\.servers) == [5, 0])
  }

  @Test func bothSidesGetTheSameDays() throws {
    var gate = try Gate().crossing()
    let always = Phase(
      id: "all", from: nil, until: nil, hours: try OpeningRule(parsing: "Sa-Th 08:00-16:00"), announced: nil,
      provenance: Provenance())
    gate.sides.append(CrossingSide(side: "there", phases: [always]))
    var network = try Gate.network(Gate())
    network.crossings = [gate]
    let scope = ChangeScope(network: network, days: Gate.days)
    // Each day more is one on which both are open.
    for amount in 1...5 {
      let sides = scope.applying([(.gate(.days), amount)]).crossings[0].sides.map { $0.phases[0].hours.weeklyOpenDays }
      #expect(sides[0].intersection(sides[1]).count == 2 + amount)
    }
  }
}
