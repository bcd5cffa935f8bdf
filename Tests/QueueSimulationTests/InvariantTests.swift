import CrossingModel
import Testing

@testable import QueueSimulation

/// What must hold whatever the rules and the numbers are, on random models.
@Suite("Invariants")
struct InvariantTests {
  @Test("no truck is lost, none overtakes, no server, place, room or quota is used twice", arguments: 0..<4)
  func hold(block: Int) {
    var faults: [String] = []
    var runner = ReplicationRunner()
    for seed in (20_000 + block * RandomPlan.models)..<(20_000 + (block + 1) * RandomPlan.models) {
      let kit = RandomPlan.withRules(seed: seed)
      let ledger = kit.run(&runner, seed: UInt64(seed), replication: 0).ledger
      if !ledger.isBalanced { faults.append("seed \(seed): \(ledger)") }
      faults += Invariants(kit, seed: UInt64(seed)).faults.map { "seed \(seed): \($0)" }
    }
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(10))")
  }
}

/// The course of a model by events, and what is wrong with it.
private struct Invariants {
  private let kit: PlanKit
  private let plan: CrossingPlan
  private let calendar: CalendarPlan
  private var needs = TruckNeeds()
  private var course = TruckCourse()
  private let plain: ReferenceSimulator.Course
  private(set) var faults: [String] = []

  init(_ kit: PlanKit, seed: UInt64) {
    self.kit = kit
    plan = kit.plan
    calendar = kit.calendar(plan)
    needs.draw(plan, calendar, boundaries: kit.ticks, random: RandomKey(seed: seed))
    var scratch = EngineScratch()
    course.log = []
    EventEngine.run(plan, calendar, needs, boundaries: kit.ticks, into: &course, scratch: &scratch)
    // Which trucks were admitted when is in no engine's course; that both agree is another test.
    plain = ReferenceSimulator.run(plan, calendar, needs, boundaries: kit.ticks)
    for stage in plan.stages.indices {
      let services = (course.log ?? []).filter { $0.stage == stage }
      checkServers(stage, services)
      checkOrder(stage, services)
      checkHours(stage, services)
      checkRoom(stage)
      checkCounterparts(stage, services)
    }
    checkYard()
    checkQuotas()
    checkPatience()
  }

  private mutating func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
    if !holds { faults.append(fault()) }
  }

  /// Ticks at which something is counted up or down, and the number after each.
  private static func levels(up: [Int], down: [Int]) -> [(tick: Int, count: Int)] {
    var changes: [Int: Int] = [:]
    for tick in up { changes[tick, default: 0] += 1 }
    for tick in down { changes[tick, default: 0] -= 1 }
    var count = 0
    return changes.sorted { $0.key < $1.key }.map { tick, change in
      count += change
      return (tick, count)
    }
  }

  private func ends(_ stage: Int) -> [Int] {
    course.stages[stage].ends.values.map { course.layout.tick($0) }
  }

  private mutating func checkServers(_ stage: Int, _ services: [TruckCourse.ServiceStart]) {
    for (server, own) in Dictionary(grouping: services, by: \.server) {
      expect((0..<plan.stages[stage].servers).contains(server), "stage \(stage) has no server \(server)")
      let isAlone = zip(own, own.dropFirst()).allSatisfy { $0.end <= $1.tick }
      expect(isAlone, "server \(server) of stage \(stage) serves two trucks")
    }
    // A truck that waits for room keeps its server.
    let own = course.stages[stage]
    let starts = Set(services.map(\.tick))
    let occupied = Self.levels(up: services.map(\.tick) + own.blocks, down: ends(stage) + own.unblocks)
    for (tick, count) in occupied where starts.contains(tick) {
      let staffed = plan.stages[stage].staffing.last { $0.tick <= tick }?.servers ?? plan.stages[stage].servers
      expect(count <= staffed, "\(count) of \(staffed) servers of stage \(stage) are occupied at \(tick)")
    }
  }

  private mutating func checkOrder(_ stage: Int, _ services: [TruckCourse.ServiceStart]) {
    let layout = course.layout
    let before = stage > 0 ? course.stages[stage - 1].ends.values : needs.queue
    let places = Dictionary(uniqueKeysWithValues: zip(before.map { layout.number($0) }, before.indices))
    let byLane = Dictionary(grouping: services) { needs.lanes.isEmpty ? 0 : needs.lanes[$0.number] }
    for (lane, own) in byLane {
      let order = own.map { places[$0.number] ?? -1 }
      expect(zip(order, order.dropFirst()).allSatisfy(<), "a truck of lane \(lane) overtakes at stage \(stage)")
    }
  }

  private mutating func checkHours(_ stage: Int, _ services: [TruckCourse.ServiceStart]) {
    let openings = zip(calendar.hours.opens, calendar.hours.closes).map { $0..<$1 }
    for service in services {
      let opening = openings.first { $0.contains(service.tick) }
      let isDrained = plan.rules.closing == .drain && stage > 0
      expect(opening != nil || isDrained, "\(service) starts while closed")
      guard let opening, plan.rules.closing == .lastStart else { continue }
      expect(service.end <= opening.upperBound || service.tick == opening.lowerBound, "\(service) outlasts its opening")
    }
  }

  private mutating func checkRoom(_ stage: Int) {
    guard stage > 0 else { return }
    let before = course.stages[stage - 1]
    let starts = course.stages[stage].starts.values
    let waiting = Self.levels(up: ends(stage - 1) + before.unblocks, down: before.blocks + starts)
    let most = waiting.filter { $0.tick < kit.ticks[kit.ticks.count - 1] }.map(\.count).max() ?? 0
    expect(most <= plan.stages[stage].room, "\(most) trucks in the room of stage \(stage)")
    expect(before.blocks.count - before.unblocks.count >= 0, "more trucks move on than waited")
  }

  private mutating func checkCounterparts(_ stage: Int, _ services: [TruckCourse.ServiceStart]) {
    guard !needs.counterparts.isEmpty, let come = needs.counterparts[stage] else { return }
    let left = Self.levels(up: come, down: services.map(\.tick))
    expect(left.allSatisfy { $0.count >= 0 }, "more empty trucks are used than come")
    let quota = kit.counterparts[stage]?.quota ?? []
    let admitted = come.dropFirst(kit.counterparts[stage]?.atStart ?? 0)
    for (range, trucks) in quota {
      let count = admitted.filter { PlanKit.ticks(range).contains($0) }.count
      expect(count <= trucks, "\(count) of \(trucks) empty trucks in \(range)")
    }
  }

  private mutating func checkYard() {
    let admitted = Set(plain.admitted.map(\.number))
    let left = plain.ends.last?.map(\.tick) ?? []
    let inside = Self.levels(
      up: plain.admitted.map(\.tick), down: left + plain.gaveUp.filter { admitted.contains($0.number) }.map(\.tick))
    let most = inside.map(\.count).max() ?? 0
    expect(most <= plan.rules.yardPlaces ?? .max, "\(most) trucks in the yard")
    let gone = (plain.ends.last ?? []).map(\.number) + (plain.gaveUp + plain.turnedAway).map(\.number)
    expect(gone.count == Set(gone).count, "a truck goes twice")
    let outside = Set(plain.turnedAway.map(\.number))
    expect(outside.isDisjoint(with: admitted), "a truck is admitted and turned away")
  }

  private mutating func checkQuotas() {
    for quota in calendar.gate.quotas {
      for (range, places) in zip(quota.ranges, quota.places) {
        let count = plain.admitted.filter { range.contains($0.tick) }.count
        expect(count <= places, "\(count) of \(places) in a period of \(quota.id)")
      }
    }
  }

  private mutating func checkPatience() {
    guard !needs.patience.isEmpty else { return }
    func deadline(_ number: Int) -> Int {
      needs.patience[number] > 0 ? needs.arrivalTick(of: number) + Int(needs.patience[number]) : .max
    }
    for key in course.gaveUp {
      let number = course.layout.number(key)
      expect(course.layout.tick(key) == deadline(number), "truck \(number) gives up at another time than it would")
    }
    for service in course.log ?? [] where service.stage == 0 {
      expect(service.tick <= deadline(service.number), "\(service) starts when patience is over")
    }
  }
}
