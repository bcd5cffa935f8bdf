/// The crossing as a sequence of events: the engine that any rule can be added to.
///
/// Time goes from instant to instant at which something happens. At one instant, in this order:
/// 1. services end, stage 1 to n, at a stage by truck number: trucks join the next queue or leave, and servers and places
///    of the yard get free;
/// 2. the calendar changes: openings, closings, periods of quotas;
/// 3. trucks arrive at the outside queue; the yard admits from it in order while hours, quotas and places permit;
/// 4. services start, stage 1 to n, while the crossing is open and a server is idle, in the order in which trucks came to
///    the stage's queue; those that came at the same instant, by truck number.
///
/// There is no list of events to keep in order: the ends of each stage's services (``ServerTree``), the arrivals and the
/// changes of the calendar are each in order by themselves, so that the next event is the least of stages + 2 ticks,
/// and earlier sources come first where ticks are equal. An event marks the stages at which something may start, and
/// only these are looked at when the instant is over.
struct EventEngine {
  private let calendar: CalendarPlan
  private let needs: TruckNeeds
  private let places: Int
  private let horizon: Int
  private let layout: TruckKey
  private var gate: GateState
  private var stations: [Station]
  /// The next end of a service by stage, then the next change of the calendar, then the next arrival.
  private var due: [Int]
  /// The opening that is on or comes next.
  private var opening = 0
  private var nextArrival = 0
  private var firstOutside = 0
  private var inYard = 0
  /// Stages at which something may start, by bit.
  private var ready = 0
  private var mayAdmit = false

  private init(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int], stations: [Station]
  ) {
    precondition(plan.stages.count < Int.bitWidth - 1, "\(plan.stages.count) stages are too many")
    self.calendar = calendar
    self.needs = needs
    self.stations = stations
    places = plan.yardPlaces ?? .max
    horizon = boundaries[boundaries.count - 1]
    layout = needs.layout
    gate = GateState(calendar.gate, boundaries: boundaries)
    due = [Int](repeating: Tick.never, count: plan.stages.count + 2)
  }

  /// Runs a replication.
  static func run(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int],
    into course: inout TruckCourse, scratch: inout EngineScratch
  ) {
    course.prepare(stages: plan.stages.count, trucks: needs.count, layout: needs.layout)
    var stations = scratch.stations
    scratch.stations = []
    if stations.count != plan.stages.count { stations = [Station](repeating: Station(), count: plan.stages.count) }
    for stage in plan.stages.indices {
      course.stages[stage].clear(trucks: needs.count)
      stations[stage].reset(servers: plan.stages[stage].servers, trucks: needs.count)
    }
    var engine = EventEngine(plan, calendar, needs, boundaries: boundaries, stations: stations)
    stations = []
    engine.run(&course)
    if !calendar.gate.isFree || plan.yardPlaces != nil { course.admissions = engine.gate.used }
    swap(&scratch.stations, &engine.stations)
  }

  private mutating func run(_ course: inout TruckCourse) {
    let stages = stations.count
    var now = -1
    due[stages] = nextOpening(after: -1)
    due[stages + 1] = arrivalTick
    while true {
      var source = 0
      var next = due[0]
      for other in 1..<due.count where due[other] < next {
        next = due[other]
        source = other
      }
      if next > now {
        // At the horizon's end services still end; nothing else happens.
        if now == horizon { break }
        if ready != 0 || mayAdmit {
          finishInstant(now, &course)
          continue
        }
        if next > horizon { break }
        now = next
      }
      if source < stages {
        endService(at: source, &course)
      } else if now == horizon {
        break
      } else if source == stages {
        changeCalendar(now)
      } else {
        nextArrival += 1
        due[source] = arrivalTick
        mayAdmit = true
      }
    }
    // Services that outlast the horizon belong to the course too.
    for stage in stations.indices {
      while stations[stage].busy > 0 { course.stages[stage].add(end: stations[stage].endNext(layout)) }
    }
  }

  private var arrivalTick: Int {
    nextArrival < needs.queue.count ? layout.tick(needs.queue[nextArrival]) : Tick.never
  }

  private func nextOpening(after tick: Int) -> Int {
    var index = opening
    while index < calendar.hours.opens.count, calendar.hours.opens[index] <= tick { index += 1 }
    return index < calendar.hours.opens.count ? calendar.hours.opens[index] : Tick.never
  }

  private mutating func endService(at stage: Int, _ course: inout TruckCourse) {
    let key = stations[stage].endNext(layout)
    course.stages[stage].add(end: key)
    due[stage] = stations[stage].nextEnd(layout)
    ready |= 1 << stage
    if stage + 1 < stations.count {
      stations[stage + 1].join(layout.number(key))
      ready |= 1 << (stage + 1)
    } else {
      inYard -= 1
      mayAdmit = true
    }
  }

  private mutating func changeCalendar(_ now: Int) {
    while opening < calendar.hours.closes.count, calendar.hours.closes[opening] <= now { opening += 1 }
    due[stations.count] = nextOpening(after: now)
    ready = (1 << stations.count) - 1
    mayAdmit = true
  }

  /// Admits and starts what may be admitted and started when all else at an instant is done.
  private mutating func finishInstant(_ now: Int, _ course: inout TruckCourse) {
    if mayAdmit {
      mayAdmit = false
      var wake = Tick.never
      while firstOutside < nextArrival, inYard < places {
        wake = gate.nextAdmission(from: now)
        guard wake == now else { break }
        gate.admit(at: now)
        inYard += 1
        stations[0].join(layout.number(needs.queue[firstOutside]))
        firstOutside += 1
        ready |= 1
      }
      // Trucks outside that only wait for hours or quotas are looked at again when these permit.
      if wake > now { due[stations.count] = min(due[stations.count], wake) }
    }
    let hours = calendar.hours
    while opening < hours.closes.count, hours.closes[opening] <= now { opening += 1 }
    let isOpen = opening < hours.opens.count && hours.opens[opening] <= now
    var stage = 0
    while ready != 0 {
      if isOpen, ready & 1 != 0 {
        let close = hours.closes[opening]
        while let number = stations[stage].next {
          let end = now + Int(needs.service[stage][number])
          if end > close {
            course.overtime[number] += hours.closedTicks(from: now, to: end, startingIn: opening)
          }
          course.stages[stage].add(start: now)
          stations[stage].startNext(until: layout.key(tick: end, number: number))
        }
        due[stage] = stations[stage].nextEnd(layout)
      }
      ready >>= 1
      stage += 1
    }
  }
}
