/// First come, first served through stages in series, without a list of events.
///
/// What it rests on, for services of at least one tick:
/// 1. The outside queue is served in order, so that admissions are monotone: truck n is admitted at the first moment, not
///    before its arrival nor before the admission of truck n - 1, at which hours and quotas permit it.
/// 2. A stage serves in the order in which trucks come to it; so starts are monotone too: truck n starts at the first open
///    moment that is not before its arrival at the stage nor before the least of the c moments at which servers get free
///    (J. Kiefer, J. Wolfowitz, "On the theory of queues with many servers", Trans. AMS 78 (1955) 1).
/// 3. Each step takes the least of those c moments away and puts in an end that is not before it; so what is taken away
///    comes out in ascending order, and is the next departure: the next stage's arrivals need no sorting. Departures at
///    the same tick come out by truck number, as both engines want it.
/// 4. Nothing that starts at or after the horizon's end matters before it: each pass stops there.
/// 5. In a yard of Y places truck n is admitted, moreover, not before departure number n - Y. By 3 that departure is known
///    once C more trucks have been admitted than have left, for C servers in all. So trucks pass through all stages in
///    blocks of Y - C: whatever a block waits for is in the blocks before it. A yard with no more places than servers
///    is left to the events.
///
/// Trucks pass through all stages some thousand at a time, so that what one stage writes and the next one reads, and the
/// statistics read, is in the processor's cache and need not be held: against whole arrays, stage by stage, this takes a
/// third to a half off the memory of a million trucks, and a tenth to a fifth off their time. Where the trucks of a
/// replication fit into the cache anyway, it costs a tenth.
///
/// Complexity: O(n·k·log c) for n trucks, k stages and c servers.
struct FirstComeEngine {
  /// Trucks let in between two looks at what is known.
  private let trucksAtOnce: Int
  private let hours: OpenHours
  private let horizon: Int
  private let places: Int
  /// Trucks that may be admitted before the departures they wait for are known.
  private let block: Int
  /// Where hours, quotas or a yard limit who is let in.
  private var gate: GateState?
  private var passes: [StagePass]
  /// Keys of the trucks let in.
  private var admitted: SlidingArray
  private var isAllAdmitted = false

  /// Sets up a replication; nil if it is none for this engine.
  init?(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int],
    course: inout TruckCourse, scratch: inout EngineScratch, trucksAtOnce: Int = 4_096
  ) {
    self.trucksAtOnce = trucksAtOnce
    places = plan.rules.yardPlaces ?? .max
    block = places - plan.stages.reduce(0) { $0 + $1.servers }
    guard block > 0, plan.isFirstCome else { return nil }
    hours = calendar.hours
    horizon = boundaries[boundaries.count - 1]
    course.prepare(
      stages: plan.stages.count, trucks: needs.count, layout: needs.layout,
      mayOverrun: !calendar.hours.isOpenThroughout(horizon))
    passes = scratch.passes
    scratch.passes = []
    if passes.count != plan.stages.count { passes = plan.stages.map { _ in StagePass() } }
    for stage in plan.stages.indices {
      passes[stage].reset(
        servers: plan.stages[stage].servers, trucks: needs.count, horizon: horizon, keyBits: needs.layout.bits)
    }
    admitted = scratch.admitted
    scratch.admitted = SlidingArray()
    admitted.removeAll()
    if !calendar.gate.isFree || plan.rules.yardPlaces != nil {
      gate = GateState(calendar.gate, boundaries: boundaries)
    }
  }

  /// Runs a replication at once; false if it is none for this engine, and the course is void.
  static func run(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int],
    into course: inout TruckCourse, scratch: inout EngineScratch
  ) -> Bool {
    guard
      var engine = FirstComeEngine(plan, calendar, needs, boundaries: boundaries, course: &course, scratch: &scratch)
    else { return false }
    while engine.advance(needs, &course) {}
    engine.finish(&course, &scratch)
    return true
  }

  /// Passes some more trucks through all stages; false if there are no more.
  mutating func advance(_ needs: TruckNeeds, _ course: inout TruckCourse) -> Bool {
    let trucks = needs.queue.count
    let goal = min(trucks, admitted.count + trucksAtOnce)
    repeat {
      let end = block < goal - admitted.count ? admitted.count + block : goal
      isAllAdmitted = !admit(until: end, needs, course) || end == trucks
      serve(needs, &course)
    } while !isAllAdmitted && admitted.count < goal
    for stage in passes.indices.dropLast() {
      course.stages[stage].firstNeededEnd = passes[stage + 1].isSettled ? .max : passes[stage + 1].started
    }
    if let last = passes.indices.last, places < .max {
      course.stages[last].firstNeededEnd = max(0, admitted.count - places)
    }
    if let first = passes.first { admitted.removeValues(before: first.started) }
    return !isAllAdmitted
  }

  /// The tick before which everything is known.
  func known(_ course: TruckCourse) -> Int {
    passes.indices.reduce(horizon) { min($0, passes[$1].known(course.stages[$1], course.layout)) }
  }

  /// Gives back what is used again.
  mutating func finish(_ course: inout TruckCourse, _ scratch: inout EngineScratch) {
    if let gate { course.admissions = gate.used }
    swap(&scratch.admitted, &admitted)
    swap(&scratch.passes, &passes)
  }

  /// Admits trucks in order; false if one would be admitted at the horizon's end or later.
  private mutating func admit(until end: Int, _ needs: TruckNeeds, _ course: TruckCourse) -> Bool {
    admitted.makeRoom(for: end - admitted.count)
    guard var gate else {
      for index in admitted.count..<end { admitted.append(needs.queue[index]) }
      return true
    }
    self.gate = nil
    defer { self.gate = gate }
    let layout = needs.layout
    while admitted.count < end {
      let key = needs.queue[admitted.count]
      var earliest = layout.tick(key)
      if admitted.count >= places, let ends = course.stages.last?.ends {
        let departure = admitted.count - places
        guard departure < ends.count else { return false }
        earliest = max(earliest, layout.tick(ends[departure]))
      }
      let tick = gate.nextAdmission(from: earliest)
      guard tick < horizon else { return false }
      gate.admit(at: tick)
      admitted.append(layout.key(tick: tick, number: layout.number(key)))
    }
    return true
  }

  /// Passes the trucks let in through all stages, as far as it is settled who is next at each.
  private mutating func serve(_ needs: TruckNeeds, _ course: inout TruckCourse) {
    var isComplete = isAllAdmitted
    for stage in passes.indices {
      let arrivals = stage == 0 ? admitted : course.stages[stage - 1].ends
      passes[stage].serve(
        arrivals, outside: stage == 0 && gate != nil ? needs.queue : [], service: needs.service[stage], hours: hours,
        layout: needs.layout, into: &course.stages[stage], overtime: &course.overtime)
      if isComplete { passes[stage].settle(&course.stages[stage]) }
      isComplete = passes[stage].isSettled
    }
  }
}

/// Arrays that an engine uses again from replication to replication.
struct EngineScratch {
  var admitted = SlidingArray()
  var passes: [StagePass] = []
  var stations: [Station] = []
  var outside = LaneQueue()
}
