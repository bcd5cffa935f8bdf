import CrossingModel
import Testing

@testable import QueueSimulation

/// Small cases of each rule, worked by hand: trucks at listed minutes, constant services.
@Suite("Rules by hand")
struct RuleCaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Services by stage in the order in which they start, as `truck:start-end` in minutes.
    var services: [String]
    var gaveUp = ""
    var turnedAway = ""
    /// Moments from which trucks wait for room after the first stage, and until which.
    var blocked = ""
    var kit: @Sendable (inout PlanKit) -> Void
  }

  static let closing: [Case] = [
    Case(
      testDescription: "finish: who is in service finishes, all others wait where they are",
      services: ["0:1-5 1:5-9 2:9-13 3:20-24", "0:5-9 1:9-13 2:20-24 3:24-28"]
    ) { atTwoStages(&$0, .finish) },
    Case(
      testDescription: "drain: who has started the first stage is served out",
      services: ["0:1-5 1:5-9 2:9-13 3:20-24", "0:5-9 1:9-13 2:13-17 3:24-28"]
    ) { atTwoStages(&$0, .drain) },
    Case(
      testDescription: "last start: nothing starts that would not end by closing",
      services: ["0:1-5 1:5-9 2:20-24 3:24-28", "0:5-9 1:20-24 2:24-28 3:28-32"]
    ) { atTwoStages(&$0, .lastStart) },
    Case(
      testDescription: "pause: services stop at closing and go on at the next opening",
      services: ["0:1-5 1:5-9 2:9-23 3:23-27", "0:5-9 1:9-23 2:23-27 3:27-31"]
    ) { atTwoStages(&$0, .pause) },
    Case(testDescription: "pause: over several openings", services: ["0:9-41"]) {
      $0.closing = .pause
      $0.open = [0..<10, 20..<22, 30..<31, 40..<60]
      $0.laws = [.constant(minutes: 5)]
      $0.streams = [trucks([9])]
    },
    Case(testDescription: "pause and last start: a service may end with its opening", services: ["0:6-10 1:20-24"]) {
      $0.closing = .lastStart
      $0.open = [0..<10, 20..<30]
      $0.streams = [trucks([6, 6.5])]
    },
    Case(
      testDescription: "last start: a truck that no more fits keeps its turn", services: ["0:1-5 1:5-9 2:20-24 3:24-25"]
    ) {
      $0.closing = .lastStart
      $0.open = [0..<10, 20..<40]
      $0.streams = [trucks([1, 2, 8]), trucks([9], minutes: 1)]
    },
    Case(
      testDescription: "last start: who is behind a truck that gives up may fit", services: ["0:1-5 1:5-9 3:9.5-10"],
      gaveUp: "2:9.5"
    ) {
      $0.closing = .lastStart
      $0.open = [0..<10, 20..<40]
      $0.streams = [
        trucks([1, 2]), trucks([8], patience: 1.5), trucks([9], minutes: 0.5),
      ]
    },
    Case(
      testDescription: "last start: what is longer than an opening starts at its first moment",
      services: ["0:20-35 1:40-44"]
    ) {
      $0.closing = .lastStart
      $0.open = [0..<10, 20..<30, 40..<50]
      $0.streams = [trucks([1], minutes: 15), trucks([2])]
    },
  ]

  static let order: [Case] = [
    Case(
      testDescription: "interleave 1:1:1:5",
      services: [
        "0:0-1 2:1-2 4:2-3 6:3-4 7:4-5 8:5-6 9:6-7 10:7-8 1:8-9 3:9-10 5:10-11 11:11-12 12:12-13 13:13-14 14:14-15 "
          + "15:15-16 16:16-17 17:17-18"
      ]
    ) {
      $0.order = LaneOrder(lanes: 4, shares: [1, 1, 1, 5])
      $0.laws = [.constant(minutes: 1)]
      $0.streams =
        (0..<3).map { trucks([0, 0], minutes: 1, lane: $0) }
        + [trucks([Double](repeating: 0, count: 12), minutes: 1, lane: 3)]
    },
    Case(
      testDescription: "interleave: a class that comes late in a round still has its share",
      services: ["1:0-4 2:4-8 0:8-12 3:12-16 4:16-20"]
    ) {
      $0.order = LaneOrder(lanes: 2, shares: [1, 3])
      $0.streams = [trucks([5], lane: 0), trucks([0, 0, 0, 0], lane: 1)]
    },
    Case(
      testDescription: "strict priority, nobody interrupted, outside too",
      services: ["0:0-4 3:4-8 4:8-12 1:12-16 2:16-20"]
    ) {
      $0.order = LaneOrder(lanes: 2, shares: [])
      $0.yardPlaces = 2
      $0.streams = [trucks([0, 5, 5], lane: 1), trucks([1, 2])]
    },
  ]

  static let places: [Case] = [
    Case(
      testDescription: "no room: a truck waits with its server until it can be served",
      services: ["0:0-1 1:1-2 2:6-7 3:11-12", "0:1-6 1:6-11 2:11-16 3:16-21"], blocked: "1-1 2-6 7-11 12-16"
    ) {
      withRoom(&$0, 0)
    },
    Case(
      testDescription: "room for one", services: ["0:0-1 1:1-2 2:2-3 3:6-7", "0:1-6 1:6-11 2:11-16 3:16-21"],
      blocked: "3-6 7-11"
    ) { withRoom(&$0, 1) },
    Case(
      testDescription: "room is made from the last stage to the first at one instant",
      services: ["0:0-1 1:1-2 2:3-4 3:9-10", "0:1-2 1:3-4 2:9-10 3:15-16", "0:3-9 1:9-15 2:15-21 3:21-27"],
      blocked: "1-1 2-3 4-9 10-15"
    ) {
      $0.servers = [1, 1, 1]
      $0.laws = [.constant(minutes: 1), .constant(minutes: 1), .constant(minutes: 6)]
      $0.room = [.max, 0, 0]
      $0.staffing = [[], [], [(0, 0), (3, 1)]]
      $0.streams = [trucks([0, 0, 0, 0])]
    },
    Case(testDescription: "an empty truck for each", services: ["0:2-6 1:6-10 2:10-14"]) {
      $0.counterparts = [PlanKit.Counterpart(listed: [2, 3, 10])]
      $0.streams = [trucks([0, 1, 2, 5])]
    },
    Case(
      testDescription: "empty trucks there at the start, and a quota on those that come",
      services: ["0:0-4 1:4-8 2:20-24 3:30-34"]
    ) {
      $0.counterparts = [PlanKit.Counterpart(listed: [1, 3, 4], atStart: 1, quota: [(0..<20, 1), (20..<30, 1)])]
      $0.streams = [trucks([0, 1, 2, 5])]
    },
    Case(
      testDescription: "a full yard turns away", services: ["0:0-5 1:5-10 3:10-15"], turnedAway: "2:2"
    ) {
      withFullYard(&$0)
      $0.streams = [trucks([0, 1, 2, 6], minutes: 5)]
    },
    Case(
      testDescription: "while the gate is closed trucks wait outside; when it opens the yard is full for most",
      services: ["0:0-5 1:10-15 2:15-20"], turnedAway: "3:10 4:10 5:11"
    ) {
      withFullYard(&$0)
      $0.open = [0..<3, 10..<30]
      $0.streams = [trucks([0, 1, 4, 5, 6, 11], minutes: 5)]
    },
    Case(
      testDescription: "a gate open at all hours turns away by night too", services: ["0:0-5 1:10-15 3:15-20"],
      turnedAway: "2:4 4:6 5:11"
    ) {
      withFullYard(&$0)
      $0.open = [0..<3, 10..<30]
      $0.admitsAlways = true
      $0.streams = [trucks([0, 1, 4, 5, 6, 11], minutes: 5)]
    },
    Case(testDescription: "a used-up quota turns nobody away", services: ["0:0-4 1:10-14"]) {
      $0.yardPlaces = 1
      $0.turnsAway = true
      $0.quotas = [[(0..<10, 1), (10..<20, 5)]]
      $0.streams = [trucks([0, 1])]
    },
  ]

  static let time: [Case] = [
    Case(
      testDescription: "overtime: servers 1, 2, 0 until 4, 10, 100", services: ["0:3-8 1:6-11 2:9-14"]
    ) { overtime(&$0) },
    Case(testDescription: "fewer servers: nobody is interrupted", services: ["0:0-4 1:1-5 2:5-9"]) {
      $0.staffing = [[(0, 2), (3, 1)]]
      $0.streams = [trucks([0, 1, 2])]
    },
    Case(
      testDescription: "patience: who may start when it is over starts", services: ["0:0-4 1:4-8 3:8-12"],
      gaveUp: "2:5.5"
    ) {
      $0.streams = [trucks([0, 1, 2.5, 6], patience: 3)]
    },
    Case(
      testDescription: "patience: outside a full yard too, and never after the start",
      services: ["0:0-4 2:4-8", "0:4-14 2:14-24"], gaveUp: "1:3 3:5"
    ) {
      $0.servers = [1, 1]
      $0.laws = [.constant(minutes: 4), .constant(minutes: 10)]
      $0.yardPlaces = 2
      $0.streams = [trucks([0, 1, 2, 3], patience: 2)]
    },
  ]

  @Test("closing policies", arguments: closing)
  func closingPolicies(_ entry: Case) { check(entry) }

  @Test("who is next", arguments: order)
  func orders(_ entry: Case) { check(entry) }

  @Test("room, empty trucks and full yards", arguments: places)
  func placesAndRoom(_ entry: Case) { check(entry) }

  @Test("shifts and patience", arguments: time)
  func shiftsAndPatience(_ entry: Case) { check(entry) }

  @Test("overtime is counted where servers should have gone")
  func overtimeInMinutes() {
    var kit = PlanKit()
    Self.overtime(&kit)
    kit.boundaries = [0, 10, 11, 100]
    let run = kit.run()
    // 6-11 is 1 minute over, 9-14 is 4: both from 10 to 11.
    #expect((0..<3).map { run(.overtime, stage: 0, $0) / 60 } == [0, 2, 3])
    #expect(run(.overtime, stage: 0) == 300)
    #expect(run(.throughput) == 3)
  }

  // MARK: Crossings

  private static func trucks(
    _ listed: [Double], minutes: Double? = nil, lane: Int = 0, patience: Double? = nil
  ) -> PlanKit.Stream {
    PlanKit.Stream(
      rates: [], laws: minutes.map { [.constant(minutes: $0)] }, lane: lane,
      patience: patience.map { .constant(minutes: $0) }, listed: listed)
  }

  private static func atTwoStages(_ kit: inout PlanKit, _ closing: ClosingPolicy) {
    kit.closing = closing
    kit.servers = [1, 1]
    kit.laws = [.constant(minutes: 4), .constant(minutes: 4)]
    kit.open = [0..<10, 20..<40]
    kit.streams = [trucks([1, 2, 8, 9])]
  }

  private static func withRoom(_ kit: inout PlanKit, _ room: Int) {
    kit.servers = [1, 1]
    kit.laws = [.constant(minutes: 1), .constant(minutes: 5)]
    kit.room = [.max, room]
    kit.streams = [trucks([0, 0, 0, 0])]
  }

  private static func withFullYard(_ kit: inout PlanKit) {
    kit.yardPlaces = 2
    kit.turnsAway = true
  }

  private static func overtime(_ kit: inout PlanKit) {
    kit.laws = [.constant(minutes: 5)]
    kit.staffing = [[(0, 1), (4, 2), (10, 0)]]
    kit.streams = [PlanKit.Stream(rates: [(0..<100, 1.0 / 3)], arrivals: .constant)]
    kit.boundaries = [0, 100]
  }

  // MARK: Courses as text

  private func check(_ entry: Case) {
    var kit = PlanKit()
    kit.laws = [.constant(minutes: 4)]
    kit.boundaries = [0, 60]
    entry.kit(&kit)
    let plan = kit.plan
    let calendar = kit.calendar(plan)
    var needs = TruckNeeds()
    needs.draw(plan, calendar, boundaries: kit.ticks, random: RandomKey(seed: 1))
    var course = TruckCourse()
    course.log = []
    var scratch = EngineScratch()
    EventEngine.run(plan, calendar, needs, boundaries: kit.ticks, into: &course, scratch: &scratch)
    let services = plan.stages.indices.map { stage in
      (course.log ?? []).filter { $0.stage == stage }
        .map { "\($0.number):\(Self.minute($0.tick))-\(Self.minute($0.end))" }.joined(separator: " ")
    }
    #expect(services == entry.services)
    #expect(Self.text(course.gaveUp, course.layout) == entry.gaveUp)
    #expect(Self.text(course.turnedAway, course.layout) == entry.turnedAway)
    let blocked = zip(course.stages[0].blocks, course.stages[0].unblocks)
      .map { "\(Self.minute($0))-\(Self.minute($1))" }.joined(separator: " ")
    #expect(blocked == entry.blocked)
    let plain = ReferenceSimulator.run(plan, calendar, needs, boundaries: kit.ticks)
    #expect(EngineAgreementTests.difference(course, plain, plan) == nil)
  }

  private static func text(_ keys: [Int], _ layout: TruckKey) -> String {
    keys.map { "\(layout.number($0)):\(minute(layout.tick($0)))" }.joined(separator: " ")
  }

  private static func minute(_ tick: Int) -> String {
    let halves = (2 * tick + Tick.perMinute / 2) / Tick.perMinute
    return halves % 2 == 0 ? "\(halves / 2)" : "\(halves / 2).5"
  }
}
