import CrossingModel
import Testing

@testable import QueueSimulation

@Suite("Engines")
struct EngineAgreementTests {
  @Test("give every truck the same times to the last bit, on random models", arguments: 0..<8)
  func sameCourse(block: Int) {
    var differing: [String] = []
    var recursions = 0
    var fullYards = 0
    var scratch = EngineScratch()
    for seed in (block * 30)..<(block * 30 + 30) {
      let kit = RandomPlan.kit(seed: seed)
      let plan = kit.plan
      let calendar = kit.calendar(plan)
      var needs = TruckNeeds()
      needs.draw(plan, calendar, boundaries: kit.ticks, random: RandomKey(seed: UInt64(seed)))
      var events = TruckCourse()
      EventEngine.run(plan, calendar, needs, boundaries: kit.ticks, into: &events, scratch: &scratch)
      let reference = ReferenceSimulator.run(plan, calendar, needs, boundaries: kit.ticks)
      if let difference = Self.difference(events, reference, plan) {
        differing.append("seed \(seed): events \(difference)")
      }
      var recursion = TruckCourse()
      guard FirstComeEngine.run(plan, calendar, needs, boundaries: kit.ticks, into: &recursion, scratch: &scratch)
      else {
        continue
      }
      recursions += 1
      if let difference = Self.difference(recursion, reference, plan) {
        differing.append("seed \(seed): recursion \(difference)")
      }
      if kit.yardPlaces != nil {
        var open = kit
        open.yardPlaces = nil
        let unlimited = ReferenceSimulator.run(open.plan, calendar, needs, boundaries: kit.ticks)
        if Self.difference(recursion, unlimited, plan) != nil { fullYards += 1 }
      }
    }
    #expect(differing.isEmpty, "\(differing)")
    #expect(recursions > 10, "only \(recursions) of 30 models took the recursion")
    #expect(fullYards > 0, "no yard of the recursion was ever full")
  }

  @Test("events go by every rule as the plain simulator does, on random models", arguments: 0..<8)
  func everyRule(block: Int) throws {
    var differing: [String] = []
    var rules = RuleCounts()
    var scratch = EngineScratch()
    var course = TruckCourse()
    course.log = []
    let models = RandomPlan.models
    for seed in (10_000 + block * models)..<(10_000 + (block + 1) * models) {
      let kit = RandomPlan.withRules(seed: seed)
      let plan = kit.plan
      let calendar = kit.calendar(plan)
      var needs = TruckNeeds()
      needs.draw(plan, calendar, boundaries: kit.ticks, random: RandomKey(seed: UInt64(seed)))
      EventEngine.run(plan, calendar, needs, boundaries: kit.ticks, into: &course, scratch: &scratch)
      let reference = ReferenceSimulator.run(plan, calendar, needs, boundaries: kit.ticks)
      if let difference = Self.difference(course, reference, plan) { differing.append("seed \(seed): \(difference)") }
      rules.count(kit, reference)
    }
    #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(10))")
    #expect(rules.isWide, "\(rules)")
  }

  /// How often each rule made a difference.
  struct RuleCounts {
    var served = 0
    var blocked = 0
    var gaveUp = 0
    var turnedAway = 0
    var closings: [ClosingPolicy: Int] = [:]

    mutating func count(_ kit: PlanKit, _ course: ReferenceSimulator.Course) {
      served += course.starts.joined().count
      blocked += course.blocks.joined().count
      gaveUp += course.gaveUp.count
      turnedAway += course.turnedAway.count
      closings[kit.closing, default: 0] += course.starts.joined().count
    }

    var isWide: Bool {
      served > 2_000 && blocked > 50 && gaveUp > 50 && turnedAway > 50
        && ClosingPolicy.allCases.allSatisfy { closings[$0] ?? 0 > 100 }
    }
  }

  static func difference(_ course: TruckCourse, _ reference: ReferenceSimulator.Course, _ plan: CrossingPlan) -> String?
  {
    for stage in plan.stages.indices {
      let own = course.stages[stage]
      if own.starts.values != reference.starts[stage] { return "starts of stage \(stage)" }
      let ends = own.ends.values.map {
        ReferenceSimulator.End(tick: course.layout.tick($0), number: course.layout.number($0))
      }
      if ends != reference.ends[stage] { return "ends of stage \(stage)" }
    }
    for stage in plan.stages.indices {
      if course.stages[stage].blocks != reference.blocks[stage] { return "blocks of stage \(stage)" }
      if course.stages[stage].unblocks != reference.unblocks[stage] { return "unblocks of stage \(stage)" }
    }
    func ends(_ keys: [Int]) -> [ReferenceSimulator.End] {
      keys.map { ReferenceSimulator.End(tick: course.layout.tick($0), number: course.layout.number($0)) }
    }
    if ends(course.gaveUp) != reference.gaveUp { return "trucks that gave up" }
    if ends(course.turnedAway) != reference.turnedAway { return "trucks turned away" }
    if let log = course.log, log != reference.log { return "log" }
    let isOvertimeSame =
      course.overtime.isEmpty ? reference.overtime.allSatisfy { $0 == 0 } : course.overtime == reference.overtime
    if !isOvertimeSame { return "overtime" }
    if !course.admissions.isEmpty, course.admissions != reference.admissions { return "admissions" }
    return nil
  }
}
