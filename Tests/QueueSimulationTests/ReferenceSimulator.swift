import CrossingModel

@testable import QueueSimulation

/// The rules of the model in the plainest words: at every instant at which anything is due, everything is looked at.
///
/// It shares nothing with the engines but the plan and the trucks' needs.
struct ReferenceSimulator {
  struct End: Hashable {
    var tick: Int
    var number: Int
  }

  struct Course {
    var starts: [[Int]]
    var ends: [[End]]
    var overtime: [Int]
    var admissions: [[Int]]
    /// Start and end of each truck at each stage (outer), by number (inner).
    var visits: [[Int: Range<Int>]]
    var blocks: [[Int]]
    var unblocks: [[Int]]
    var admitted: [End] = []
    var gaveUp: [End] = []
    var turnedAway: [End] = []
    var log: [TruckCourse.ServiceStart] = []
  }

  /// A server of a stage and its truck.
  private struct Occupied {
    var server: Int
    var truck: End
  }

  private let plan: CrossingPlan
  private var calendar: ReferenceCalendar
  private let needs: TruckNeeds
  private let horizon: Int
  private let arrivals: [End]
  private var course: Course
  private var now = -1
  private var come = 0
  private var outside: ReferenceQueue
  private var inYard: Set<Int> = []
  private var queues: [ReferenceQueue]
  /// Servers without a truck, by stage: the one that got free last is taken first.
  private var idle: [[Int]]
  private var serving: [[Occupied]]
  /// In the order in which the trucks began to wait for room.
  private var blocked: [[Occupied]]
  private var counterpartsUsed: [Int]
  /// When the patience of the trucks that have come and not started is over.
  private var deadlines: [Int: Int] = [:]

  static func run(_ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int]) -> Course {
    var simulator = ReferenceSimulator(plan, calendar, needs, boundaries)
    simulator.run()
    return simulator.course
  }

  private init(_ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, _ boundaries: [Int]) {
    self.plan = plan
    self.calendar = ReferenceCalendar(calendar, plan, boundaries)
    self.needs = needs
    horizon = boundaries[boundaries.count - 1]
    arrivals = needs.queue.map { End(tick: needs.layout.tick($0), number: needs.layout.number($0)) }
    let none: [[Int]] = plan.stages.map { _ in [] }
    course = Course(
      starts: none, ends: plan.stages.map { _ in [] }, overtime: [Int](repeating: 0, count: needs.count),
      admissions: calendar.gate.quotas.map { _ in [Int](repeating: 0, count: boundaries.count - 1) },
      visits: plan.stages.map { _ in [:] }, blocks: none, unblocks: none)
    outside = ReferenceQueue(plan.rules.order, needs.lanes)
    queues = plan.stages.map { _ in ReferenceQueue(plan.rules.order, needs.lanes) }
    idle = plan.stages.map { Array((0..<$0.servers).reversed()) }
    serving = plan.stages.map { _ in [] }
    blocked = serving
    counterpartsUsed = plan.stages.map { _ in 0 }
  }

  private mutating func run() {
    let fixed = Set(calendar.instants + arrivals.map(\.tick) + needs.counterparts.flatMap { $0 ?? [] }).sorted()
    var past = 0
    while true {
      while past < fixed.count, fixed[past] <= now { past += 1 }
      var next = past < fixed.count ? fixed[past] : horizon
      for place in serving.joined() { next = min(next, place.truck.tick) }
      for deadline in deadlines.values { next = min(next, deadline) }
      guard next <= horizon, now < horizon else { break }
      now = next
      for stage in plan.stages.indices { endServices(stage) }
      if now == horizon { break }
      while come < arrivals.count, arrivals[come].tick == now { arrive() }
      repeat {
        admit()
        startServices()
      } while giveUp()
    }
    for stage in plan.stages.indices {
      course.ends[stage] += serving[stage].map(\.truck).sorted { ($0.tick, $0.number) < ($1.tick, $1.number) }
    }
  }

  private mutating func endServices(_ stage: Int) {
    let done = serving[stage].filter { $0.truck.tick == now }.sorted { $0.truck.number < $1.truck.number }
    serving[stage].removeAll { $0.truck.tick == now }
    course.ends[stage] += done.map(\.truck)
    for place in done {
      if stage + 1 == plan.stages.count {
        inYard.remove(place.truck.number)
      } else if queues[stage + 1].count < plan.stages[stage + 1].room {
        queues[stage + 1].join(place.truck.number)
      } else {
        blocked[stage].append(place)
        course.blocks[stage].append(now)
        continue
      }
      idle[stage].append(place.server)
    }
  }

  private mutating func arrive() {
    let number = arrivals[come].number
    come += 1
    outside.join(number)
    if !needs.patience.isEmpty, needs.patience[number] > 0 { deadlines[number] = now + Int(needs.patience[number]) }
  }

  private mutating func admit() {
    while let number = outside.next, calendar.isAdmitting(now) {
      if inYard.count < plan.rules.yardPlaces ?? .max {
        calendar.admit(now, &course.admissions)
        course.admitted.append(End(tick: now, number: number))
        inYard.insert(number)
        queues[0].join(number)
      } else if plan.rules.turnsAway {
        course.turnedAway.append(End(tick: now, number: number))
        deadlines[number] = nil
      } else {
        break
      }
      outside.take(number)
    }
  }

  private mutating func startServices() {
    var stage = 0
    while stage < plan.stages.count {
      // Where trucks have moved on, their servers may serve others.
      stage += serve(stage) ? -1 : 1
    }
  }

  /// Starts what can start at a stage; whether trucks moved on from the stage before, with whose servers they waited.
  private mutating func serve(_ stage: Int) -> Bool {
    guard calendar.isOpen(stage, now) else { return false }
    var hasMoved = false
    while true {
      while letIn(stage) { hasMoved = true }
      guard let number = queues[stage].next, let end = end(of: number, at: stage) else { return hasMoved }
      queues[stage].take(number)
      counterpartsUsed[stage] += 1
      let server = idle[stage].removeLast()
      serving[stage].append(Occupied(server: server, truck: End(tick: end, number: number)))
      course.starts[stage].append(now)
      course.visits[stage][number] = now..<end
      course.overtime[number] += calendar.overtime(now..<end)
      course.log.append(
        TruckCourse.ServiceStart(number: number, stage: stage, server: server, tick: now, end: end))
      if stage == 0 { deadlines[number] = nil }
    }
  }

  /// When the service of a truck would end that starts now; nil if it can't.
  private func end(of number: Int, at stage: Int) -> Int? {
    guard serving[stage].count + blocked[stage].count < calendar.servers(stage, now) else { return nil }
    if let come = needs.counterparts.isEmpty ? nil : needs.counterparts[stage] {
      guard come.filter({ $0 <= now }).count > counterpartsUsed[stage] else { return nil }
    }
    return calendar.end(of: Int(needs.service[stage][number]), from: now)
  }

  /// Lets the truck that has waited longest for room before a stage move on, if there is some, or a server at once.
  private mutating func letIn(_ stage: Int) -> Bool {
    guard stage > 0, let first = blocked[stage - 1].first else { return false }
    let number = first.truck.number
    guard queues[stage].count < plan.stages[stage].room || queues[stage].count == 0 && end(of: number, at: stage) != nil
    else { return false }
    blocked[stage - 1].removeFirst()
    course.unblocks[stage - 1].append(now)
    idle[stage - 1].append(first.server)
    queues[stage].join(number)
    return true
  }

  /// Whether trucks gave up.
  private mutating func giveUp() -> Bool {
    let over = deadlines.filter { $0.value == now }.keys.sorted()
    for number in over {
      deadlines[number] = nil
      course.gaveUp.append(End(tick: now, number: number))
      outside.remove(number)
      queues[0].remove(number)
      inYard.remove(number)
    }
    return !over.isEmpty
  }
}
