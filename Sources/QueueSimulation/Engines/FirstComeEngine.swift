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
/// 5. A yard of Y places never delays anybody if truck n is admitted, without the limit, no earlier than the departure
///    number n - Y: then no truck ever finds Y others inside. Where this fails, the course is void and must be found
///    by events.
///
/// Complexity: O(n·k·log c) for n trucks, k stages and c servers.
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
          isGated ? scratch.admitted : needs.queue, from: 0, count: arriving, trucks: needs.count,
          service: needs.service[0],
          servers: plan.stages[0].servers, hours: calendar.hours, horizon: horizon, layout: needs.layout, into: &own,
          overtime: &course.overtime, tree: &scratch.tree)
      } else {
        let before = course.stages[stage - 1]
        serve(
          before.ends, from: before.firstEnd, count: before.count, trucks: needs.count, service: needs.service[stage],
          servers: plan.stages[stage].servers, hours: calendar.hours, horizon: horizon, layout: needs.layout,
          into: &own, overtime: &course.overtime, tree: &scratch.tree)
      }
      swap(&own, &course.stages[stage])
    }
    guard let places = plan.yardPlaces else { return true }
    return isNeverFull(places, admitted: scratch.admitted, count: arriving, course)
  }

  /// Admits trucks in order; returns how many are admitted before the horizon's end.
  private static func admit(
    _ needs: TruckNeeds, _ gate: inout GateState, horizon: Int, into admitted: inout [Int]
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
  ///   - trucks: one more than the greatest truck number.
  private static func serve(
    _ arrivals: [Int], from first: Int, count: Int, trucks: Int, service: [UInt32], servers: Int, hours: OpenHours,
    horizon: Int, layout: TruckKey, into stage: inout TruckCourse.StageCourse, overtime: inout [Int],
    tree: inout ServerTree
  ) {
    stage.firstEnd = servers
    stage.count = 0
    grow(&stage.starts, to: count)
    grow(&stage.ends, to: count + servers)
    guard servers > 0, !hours.opens.isEmpty else { return }
    tree.reset(servers: servers, trucks: trucks)
    var opening = 0
    var open = hours.opens[0]
    var close = hours.closes[0]
    var started = 0
    while started < count {
      let key = arrivals[first + started]
      let earliest = tree.least
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
      tree.replaceLeast(from: layout.number(earliest), with: layout.key(tick: end, number: number), of: number)
      started += 1
    }
    // The first `servers` keys that came out were those of servers free from the start.
    for (index, key) in tree.sorted.enumerated() { stage.ends[started + index] = key }
    stage.count = started
  }

  private static func grow(_ array: inout [Int], to count: Int) {
    if array.count < count { array.append(contentsOf: repeatElement(0, count: count - array.count)) }
  }

  /// Whether, with so many places, no truck would have had to wait for one.
  private static func isNeverFull(_ places: Int, admitted: [Int], count: Int, _ course: TruckCourse) -> Bool {
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
  var admitted: [Int] = []
  var tree = ServerTree()
  var stations: [Station] = []
}
