/// The crossing as a sequence of events: the engine that any rule can be added to.
///
/// Time goes from instant to instant at which something may happen. At one instant, in this order:
/// 1. services end, stage 1 to n, at a stage by truck number: trucks join the next queue or leave, and servers and places
///    of the yard get free;
/// 2. the calendar changes: openings, closings, periods of quotas;
/// 3. trucks arrive at the outside queue; the yard admits from it in order while hours, quotas and places permit;
/// 4. services start, stage 1 to n, while the crossing is open and a server is idle, in the order in which trucks came to
///    the stage's queue; those that came at the same instant, by truck number.
///
/// The events under way are few and sorted by themselves: the next arrival, the next change of the calendar, and the ends
/// of the services on at each stage, kept in ascending order; so the next event is the least of stages + 2 numbers.
struct EventEngine {
  private let plan: CrossingPlan
  private let calendar: CalendarPlan
  private let horizon: Int
  private let layout: TruckKey
  private var gate: GateState
  private var stations: [Station]
  private var opening = 0
  private var nextArrival = 0
  private var firstOutside = 0
  private var inYard = 0
  private var now = 0

  /// One stage in the course of a run.
  private struct Station {
    let servers: Int
    /// Ends of the services that are on, ascending, then as many greatest numbers as servers are idle, and one more.
    var ends: [Double]
    var busy = 0
    /// Trucks in the order in which they came; those before `head` have started.
    var queue: [Int32] = []
    var head = 0

    /// Takes away the least end.
    mutating func removeLeast() {
      busy -= 1
      for index in 0..<servers { ends[index] = ends[index + 1] }
    }

    /// Puts in an end; a server must be idle.
    mutating func insert(_ key: Double) {
      busy += 1
      var carried = key
      for index in 0..<servers {
        let here = ends[index]
        ends[index] = here < carried ? here : carried
        carried = here < carried ? carried : here
      }
    }
  }

  private init(_ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int]) {
    self.plan = plan
    self.calendar = calendar
    horizon = boundaries[boundaries.count - 1]
    layout = needs.layout
    gate = GateState(calendar.gate, boundaries: boundaries)
    stations = plan.stages.map { stage in
      Station(servers: stage.servers, ends: [Double](repeating: .greatestFiniteMagnitude, count: stage.servers + 1))
    }
  }

  /// Runs a replication.
  static func run(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int],
    into course: inout TruckCourse
  ) {
    course.prepare(stages: plan.stages.count, trucks: needs.count, layout: needs.layout)
    for stage in plan.stages.indices {
      course.stages[stage].count = 0
      course.stages[stage].firstEnd = 0
      course.stages[stage].starts.removeAll(keepingCapacity: true)
      course.stages[stage].ends.removeAll(keepingCapacity: true)
    }
    var engine = EventEngine(plan, calendar, needs, boundaries: boundaries)
    engine.run(needs, &course)
    if !calendar.gate.isFree || plan.yardPlaces != nil { course.admissions = engine.gate.used }
  }

  private mutating func run(_ needs: TruckNeeds, _ course: inout TruckCourse) {
    while true {
      now = nextInstant(needs)
      if now > horizon { break }
      endServices(&course)
      if now == horizon { break }
      while opening < calendar.hours.closes.count, calendar.hours.closes[opening] <= now { opening += 1 }
      while nextArrival < needs.queue.count, layout.tick(needs.queue[nextArrival]) <= now { nextArrival += 1 }
      admit(needs)
      if opening < calendar.hours.opens.count, calendar.hours.opens[opening] <= now { startServices(needs, &course) }
    }
    for stage in stations.indices {
      // Services that outlast the horizon belong to the course too.
      course.stages[stage].ends.append(contentsOf: stations[stage].ends.prefix(stations[stage].busy))
      course.stages[stage].count = course.stages[stage].starts.count
    }
  }

  /// The next instant at which something may happen; `Tick.never` if nothing will.
  ///
  /// The calendar matters only where somebody waits for it: an opening while the crossing is closed, an admission while
  /// trucks are outside.
  private mutating func nextInstant(_ needs: TruckNeeds) -> Int {
    var next = Tick.never
    for stage in stations.indices where stations[stage].busy > 0 {
      next = min(next, layout.tick(stations[stage].ends[0]))
    }
    if nextArrival < needs.queue.count { next = min(next, layout.tick(needs.queue[nextArrival])) }
    var after = opening
    while after < calendar.hours.opens.count, calendar.hours.opens[after] <= now { after += 1 }
    if after < calendar.hours.opens.count { next = min(next, calendar.hours.opens[after]) }
    if firstOutside < nextArrival, hasPlace { next = min(next, gate.nextAdmission(from: now)) }
    return next
  }

  private var hasPlace: Bool {
    guard let places = plan.yardPlaces else { return true }
    return inYard < places
  }

  private mutating func endServices(_ course: inout TruckCourse) {
    for stage in stations.indices {
      while stations[stage].busy > 0 {
        let key = stations[stage].ends[0]
        guard layout.tick(key) == now else { break }
        course.stages[stage].ends.append(key)
        stations[stage].removeLeast()
        if stage + 1 < stations.count {
          stations[stage + 1].queue.append(Int32(truncatingIfNeeded: layout.number(key)))
        } else {
          inYard -= 1
        }
      }
    }
  }

  private mutating func admit(_ needs: TruckNeeds) {
    while firstOutside < nextArrival, hasPlace, gate.nextAdmission(from: now) == now {
      gate.admit(at: now)
      inYard += 1
      stations[0].queue.append(Int32(truncatingIfNeeded: layout.number(needs.queue[firstOutside])))
      firstOutside += 1
    }
  }

  private mutating func startServices(_ needs: TruckNeeds, _ course: inout TruckCourse) {
    for stage in stations.indices {
      while stations[stage].busy < stations[stage].servers, stations[stage].head < stations[stage].queue.count {
        let number = Int(stations[stage].queue[stations[stage].head])
        stations[stage].head += 1
        let end = now + Int(needs.service[stage][number])
        if end > calendar.hours.closes[opening] {
          course.overtime[number] += calendar.hours.closedTicks(from: now, to: end, startingIn: opening)
        }
        course.stages[stage].starts.append(now)
        stations[stage].insert(layout.key(tick: end, number: number))
      }
    }
  }
}
