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
/// Complexity: O(n·k·log c) for n trucks, k stages and c servers.
enum FirstComeEngine {
  /// Runs a replication; false if it is none for this engine, and the course is void.
  static func run(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int],
    into course: inout TruckCourse, scratch: inout EngineScratch
  ) -> Bool {
    let places = plan.rules.yardPlaces ?? .max
    let block = places - plan.stages.reduce(0) { $0 + $1.servers }
    guard block > 0, plan.isFirstCome else { return false }
    let horizon = boundaries[boundaries.count - 1]
    course.prepare(
      stages: plan.stages.count, trucks: needs.count, layout: needs.layout,
      mayOverrun: !calendar.hours.isOpenThroughout(horizon))
    var passes = scratch.passes
    scratch.passes = []
    if passes.count != plan.stages.count { passes = plan.stages.map { _ in StagePass() } }
    for stage in plan.stages.indices {
      passes[stage].reset(servers: plan.stages[stage].servers, trucks: needs.count, horizon: horizon)
    }
    let trucks = needs.queue.count
    if calendar.gate.isFree && plan.rules.yardPlaces == nil {
      serve(needs.queue, until: trucks, isAll: true, needs, calendar.hours, &passes, &course)
    } else {
      var gate = GateState(calendar.gate, boundaries: boundaries)
      var admitted = scratch.admitted
      scratch.admitted = []
      admitted.removeAll(keepingCapacity: true)
      admitted.reserveCapacity(trucks)
      var isAll = false
      while !isAll {
        let end = block < trucks - admitted.count ? admitted.count + block : trucks
        isAll = !admit(until: end, needs, places, horizon, passes, course, &gate, &admitted) || end == trucks
        serve(admitted, until: admitted.count, isAll: isAll, needs, calendar.hours, &passes, &course)
      }
      course.admissions = gate.used
      swap(&scratch.admitted, &admitted)
    }
    swap(&scratch.passes, &passes)
    return true
  }

  /// Admits trucks in order; false if one would be admitted at the horizon's end or later.
  private static func admit(
    until end: Int, _ needs: TruckNeeds, _ places: Int, _ horizon: Int, _ passes: [StagePass], _ course: TruckCourse,
    _ gate: inout GateState, _ admitted: inout [Int]
  ) -> Bool {
    let layout = needs.layout
    while admitted.count < end {
      let key = needs.queue[admitted.count]
      var earliest = layout.tick(key)
      if admitted.count >= places, let last = course.stages.last, let pass = passes.last {
        let departure = admitted.count - places
        guard departure < pass.departures else { return false }
        earliest = max(earliest, layout.tick(last.ends[last.firstEnd + departure]))
      }
      let tick = gate.nextAdmission(from: earliest)
      guard tick < horizon else { return false }
      gate.admit(at: tick)
      admitted.append(layout.key(tick: tick, number: layout.number(key)))
    }
    return true
  }

  /// Passes trucks through all stages, as far as it is settled who is next at each.
  ///
  /// - Parameter isAll: whether no more trucks will come.
  private static func serve(
    _ arrivals: [Int], until count: Int, isAll: Bool, _ needs: TruckNeeds, _ hours: OpenHours,
    _ passes: inout [StagePass], _ course: inout TruckCourse
  ) {
    var isComplete = isAll
    for stage in passes.indices {
      // The course of this stage is taken out while that of the stage before is read.
      var own = TruckCourse.StageCourse()
      swap(&own, &course.stages[stage])
      if stage == 0 {
        passes[0].serve(
          arrivals, from: 0, count: count, service: needs.service[0], hours: hours, layout: needs.layout, into: &own,
          overtime: &course.overtime)
      } else {
        passes[stage].serve(
          course.stages[stage - 1].ends, from: course.stages[stage - 1].firstEnd, count: passes[stage - 1].departures,
          service: needs.service[stage], hours: hours, layout: needs.layout, into: &own, overtime: &course.overtime)
      }
      if isComplete { passes[stage].settle(&own) }
      isComplete = passes[stage].isSettled
      swap(&own, &course.stages[stage])
    }
  }
}

/// Arrays that an engine uses again from replication to replication.
struct EngineScratch {
  var admitted: [Int] = []
  var passes: [StagePass] = []
  var stations: [Station] = []
  var outside = LaneQueue()
}
