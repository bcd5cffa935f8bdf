/// First come, first served through stages in series, without a list of events.
///
/// What it rests on, for services of at least one tick:
/// 1. The outside queue is served in order, so that admissions are monotone: truck n is admitted at the first moment, not
///    before its arrival nor before the admission of truck n - 1, at which hours and quotas permit it.
/// 2. A stage serves in the order in which trucks come to it; so starts are monotone too: truck n starts at the first open
///    moment that is not before its arrival at the stage nor before the least of the c moments at which servers get free
///    (J. Kiefer, J. Wolfowitz, "On the theory of queues with many servers", Trans. AMS 78 (1955) 1).
/// 3. Keep those c moments in ascending order. Each step takes the least one away and puts in an end that is not before
///    it; so what is taken away comes out in ascending order, and is the next departure: the next stage's arrivals need
///    no sorting. Departures at the same tick come out by truck number, as both engines want it.
/// 4. Nothing that starts at or after the horizon's end matters before it: each pass stops there.
/// 5. A yard of Y places never delays anybody if truck n is admitted, without the limit, no earlier than the departure
///    number n - Y: then no truck ever finds Y others inside. Where this fails, the course is void and must be found
///    by events.
///
/// Complexity: O(n·k·c) for n trucks, k stages, c servers, with 0.7 ns for a server and 4 to 6 ns at least for a stage.
enum FirstComeEngine {
  /// Runs a replication; false if the yard's limit binds, and the course is void.
  static func run(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int],
    into course: inout TruckCourse, scratch: inout EngineScratch
  ) -> Bool {
    let horizon = boundaries[boundaries.count - 1]
    course.prepare(stages: plan.stages.count, trucks: needs.count, layout: needs.layout)
    var arriving = needs.queue.count
    let isGated = !calendar.gate.isFree || plan.yardPlaces != nil
    if isGated {
      var gate = GateState(calendar.gate, boundaries: boundaries)
      arriving = admit(needs, &gate, horizon: horizon, into: &scratch.admitted)
      course.admissions = gate.used
    }
    for stage in plan.stages.indices {
      // The course of the stage before is lent to the pass while this stage's is written.
      var own = TruckCourse.StageCourse()
      swap(&own, &course.stages[stage])
      if stage == 0 {
        serve(
          isGated ? scratch.admitted : needs.queue, from: 0, count: arriving, service: needs.service[0],
          servers: plan.stages[0].servers, hours: calendar.hours, horizon: horizon, layout: needs.layout, into: &own,
          overtime: &course.overtime, free: &scratch.free)
      } else {
        let before = course.stages[stage - 1]
        serve(
          before.ends, from: before.firstEnd, count: before.count, service: needs.service[stage],
          servers: plan.stages[stage].servers, hours: calendar.hours, horizon: horizon, layout: needs.layout,
          into: &own, overtime: &course.overtime, free: &scratch.free)
      }
      swap(&own, &course.stages[stage])
    }
    guard let places = plan.yardPlaces else { return true }
    return isNeverFull(places, admitted: scratch.admitted, count: arriving, course)
  }

  /// Admits trucks in order; returns how many are admitted before the horizon's end.
  private static func admit(
    _ needs: TruckNeeds, _ gate: inout GateState, horizon: Int, into admitted: inout [Double]
  ) -> Int {
    let layout = needs.layout
    admitted.removeAll(keepingCapacity: true)
    admitted.reserveCapacity(needs.queue.count)
    for key in needs.queue {
      let tick = gate.nextAdmission(from: layout.tick(key))
      guard tick < horizon else { break }
      gate.admit(at: tick)
      admitted.append(layout.key(tick: tick, number: layout.number(key)))
    }
    return admitted.count
  }

  /// Serves trucks at one stage in the order in which they come to it.
  ///
  /// - Parameters:
  ///   - arrivals: keys in the order of the stage's queue, ascending in time; `count` of them from index `first` on.
  ///   - free: scratch for the moments at which servers get free.
  private static func serve(
    _ arrivals: [Double], from first: Int, count: Int, service: [UInt32], servers: Int, hours: OpenHours,
    horizon: Int, layout: TruckKey, into stage: inout TruckCourse.StageCourse, overtime: inout [Int],
    free: inout [Double]
  ) {
    stage.firstEnd = servers
    stage.count = 0
    grow(&stage.starts, to: count, filling: 0)
    grow(&stage.ends, to: count + servers, filling: 0)
    guard servers > 0, !hours.opens.isEmpty else { return }
    free.removeAll(keepingCapacity: true)
    free.append(contentsOf: repeatElement(0, count: servers))
    free.append(.greatestFiniteMagnitude)
    var opening = 0
    var open = hours.opens[0]
    var close = hours.closes[0]
    var started = 0
    while started < count {
      let key = arrivals[first + started]
      let earliest = free[0]
      var start = max(layout.tick(key), layout.tick(earliest))
      if start >= close {
        repeat { opening += 1 } while opening < hours.closes.count && start >= hours.closes[opening]
        if opening == hours.closes.count { break }
        open = hours.opens[opening]
        close = hours.closes[opening]
      }
      start = max(start, open)
      if start >= horizon { break }
      let number = layout.number(key)
      let end = start + Int(service[number])
      if end > close { overtime[number] += hours.closedTicks(from: start, to: end, startingIn: opening) }
      stage.starts[started] = start
      stage.ends[started] = earliest
      insert(layout.key(tick: end, number: number), into: &free, servers: servers)
      started += 1
    }
    // The first `servers` keys that came out were those of servers free from the start.
    for server in 0..<servers { stage.ends[started + server] = free[server] }
    stage.count = started
  }

  /// Takes the least of the ascending keys away and puts in `key`, without a branch.
  @inline(__always)
  private static func insert(_ key: Double, into free: inout [Double], servers: Int) {
    for index in 0..<servers {
      let here = free[index]
      let next = free[index + 1]
      let least = next < key ? next : key
      free[index] = here > least ? here : least
    }
  }

  private static func grow<Value>(_ array: inout [Value], to count: Int, filling value: Value) {
    if array.count < count { array.append(contentsOf: repeatElement(value, count: count - array.count)) }
  }

  /// Whether, with so many places, no truck would have had to wait for one.
  private static func isNeverFull(_ places: Int, admitted: [Double], count: Int, _ course: TruckCourse) -> Bool {
    guard count > places else { return true }
    guard places > 0, let last = course.stages.last else { return false }
    for index in places..<count {
      let departure = index - places
      guard departure < last.count else { return false }
      if course.layout.tick(last.ends[last.firstEnd + departure]) > course.layout.tick(admitted[index]) { return false }
    }
    return true
  }
}

/// Arrays that an engine uses again from replication to replication.
struct EngineScratch {
  var admitted: [Double] = []
  var free: [Double] = []
}
