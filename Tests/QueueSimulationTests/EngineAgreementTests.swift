import CrossingModel
import Testing

@testable import QueueSimulation

@Suite("Engines")
struct EngineAgreementTests {
  /// The course of a truck at one stage.
  struct Visit: Hashable {
    var number: Int
    var end: Int
  }

  @Test("give every truck the same times to the last bit, on random models", arguments: 0..<8)
  func sameCourse(block: Int) {
    var differing: [String] = []
    var recursions = 0
    var fullYards = 0
    var scratch = EngineScratch()
    for seed in (block * 40)..<(block * 40 + 40) {
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
    #expect(recursions > 10, "only \(recursions) of 40 models took the recursion")
    #expect(fullYards > 0, "no yard of the recursion was ever full")
  }

  static func difference(_ course: TruckCourse, _ reference: ReferenceSimulator.Course, _ plan: CrossingPlan) -> String?
  {
    for stage in plan.stages.indices {
      let own = course.stages[stage]
      let starts = Array(own.starts.prefix(own.count))
      if starts != reference.starts[stage] { return "starts of stage \(stage)" }
      let ends = own.ends[own.firstEnd..<(own.firstEnd + own.count)].map {
        ReferenceSimulator.End(tick: course.layout.tick($0), number: course.layout.number($0))
      }
      if ends != reference.ends[stage] { return "ends of stage \(stage)" }
    }
    if course.overtime != reference.overtime { return "overtime" }
    if !course.admissions.isEmpty, course.admissions != reference.admissions { return "admissions" }
    return nil
  }
}
