/// The crossing as a sequence of events: the engine that knows every rule.
///
/// Time goes from instant to instant at which something happens. At one instant, in this order:
/// 1. services end, stage 1 to n, at a stage by truck number: trucks join the next queue or leave, and servers and places
///    of the yard get free; a truck that finds no room before the next stage stays with its server;
/// 2. the calendar changes: openings, closings, periods of quotas, numbers of servers;
/// 3. trucks arrive at the outside queue, and empty trucks of the other side at their stage; the yard admits from the
///    outside queue in its order while hours, quotas and places permit;
/// 4. services start, stage 1 to n, while the stage is open and a server is free, in the order of the stage's queue, in
///    which trucks stand as they came to it: at stage 1 as they were admitted, later as their services ended (those that
///    ended at the same instant, by truck number), behind those that had room the blocked ones as they move on; of the
///    free servers the one that got free last serves; a start makes room for the truck that has been blocked longest at
///    the stage before, and when all is started that stage is looked at again;
/// 5. trucks whose patience is over and that have not started give up; what that makes free is given out by 3 and 4.
///
/// There is no list of events to keep in order: the ends of each stage's services (``ServerTree``), the arrivals and the
/// changes of the calendar are each in order by themselves, so that the next event is the least of a few ticks. An event
/// marks the stages at which something may start, and only these are looked at when the instant is over.
struct EventEngine {
  let plan: CrossingPlan
  let calendar: CalendarPlan
  var needs: TruckNeeds
  let layout: TruckKey
  private let places: Int
  private let horizon: Int
  private var gate: GateState
  var stations: [Station]
  /// Trucks outside.
  private var outside: LaneQueue
  /// The next tick of each source: ends of services by stage, the calendar, arrivals, and what only some crossings have.
  private let due: Slab<Int>
  private let isLogged: Bool
  /// Trucks that may wait before each stage.
  private let rooms: [Int]
  private var clock: CalendarClock
  private var nextArrival = 0
  private var inYard = 0
  /// The end of each truck's last service, by number, where there are several stages.
  private let lastEnd: Slab<Int>
  /// Stages at which something may start, by bit.
  private var ready = 0
  private var mayAdmit = false
  /// Empty trucks of the other side: those that are there, and the next one to come, by stage.
  private var counterparts: CounterpartState
  private var patience: PatienceState

  init(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int],
    course: inout TruckCourse, scratch: inout EngineScratch
  ) {
    precondition(plan.stages.count < Int.bitWidth - 1, "\(plan.stages.count) stages are too many")
    self.plan = plan
    self.calendar = calendar
    self.needs = needs
    layout = needs.layout
    places = plan.rules.yardPlaces ?? .max
    horizon = boundaries[boundaries.count - 1]
    gate = GateState(calendar.gate, boundaries: boundaries)
    counterparts = CounterpartState(needs.counterparts)
    patience = PatienceState(needs)
    clock = CalendarClock(plan, calendar.hours)
    stations = scratch.stations
    scratch.stations = []
    outside = scratch.outside
    scratch.outside = LaneQueue()
    let order = plan.rules.order
    outside.reset(trucks: needs.count, order: order, mayLeaveOutOfTurn: patience.isNeeded)
    if stations.count != plan.stages.count { stations = plan.stages.map { _ in Station() } }
    course.prepare(
      stages: plan.stages.count, trucks: needs.count, layout: needs.layout,
      mayOverrun: !calendar.hours.isOpenThroughout(horizon))
    for (stage, stagePlan) in plan.stages.enumerated() {
      stations[stage].reset(
        course: &course.stages[stage], servers: stagePlan.servers,
        staffed: stagePlan.staffing.first?.servers ?? stagePlan.servers, trucks: needs.count,
        keyBits: needs.layout.bits, order: order, mayLeaveOutOfTurn: patience.isNeeded && stage == 0)
    }
    rooms = plan.stages.map(\.room)
    isLogged = course.log != nil
    lastEnd = Slab(repeating: 0, count: plan.stages.count > 1 ? needs.count : 0)
    due = Slab(repeating: Tick.never, count: plan.stages.count + 3)
    due[plan.stages.count] = clock.nextChange(after: -1)
    due[plan.stages.count + 1] = arrivalTick
    due[plan.stages.count + 2] = counterparts.nextTick
  }

  /// Runs a replication of a crossing on its own.
  static func run(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int],
    into course: inout TruckCourse, scratch: inout EngineScratch
  ) {
    var engine = EventEngine(plan, calendar, needs, boundaries: boundaries, course: &course, scratch: &scratch)
    engine.advance(before: engine.horizon, &course)
    engine.finish(&course, &scratch)
  }

  /// The next tick at which something happens.
  var nextTick: Int { due[nextSource] }

  /// The source of the next event: of those at the same tick the first, which is the order in which they count.
  private var nextSource: Int {
    @inline(__always) get {
      var next = 0
      var tick = due[0]
      for source in 1..<due.count where due[source] < tick {
        next = source
        tick = due[source]
      }
      return next
    }
  }

  /// Trucks that have come and not left: outside, in the yard and between stages.
  private(set) var present = 0

  /// Lets everything happen that happens before a tick.
  mutating func advance(before limit: Int, _ course: inout TruckCourse) {
    let stages = stations.count
    var source = nextSource
    while due[source] < limit {
      let now = due[source]
      repeat {
        if source < stages {
          endService(at: source)
        } else if source == stages + 1 {
          arrive()
        } else if source == stages {
          changeCalendar(now)
        } else {
          meetSome(now)
        }
        source = nextSource
      } while due[source] == now
      repeat {
        if mayAdmit { admit(now, &course) }
        if ready != 0 { startServices(now, &course) }
        if patience.isNeeded { giveUp(now, &course) }
      } while mayAdmit || ready != 0
      source = nextSource
    }
  }

  /// Hands over what has happened, or takes it back.
  mutating func exchange(_ course: inout TruckCourse) {
    for stage in stations.indices { swap(&course.stages[stage], &stations[stage].course) }
  }

  /// Ends the services that end with the horizon, and notes those that outlast it.
  mutating func finish(_ course: inout TruckCourse, _ scratch: inout EngineScratch) {
    for stage in stations.indices {
      while due[stage] <= horizon { endService(at: stage) }
    }
    for stage in stations.indices {
      while stations[stage].busy > 0 { stations[stage].endNext(layout) }
    }
    exchange(&course)
    if !calendar.gate.isFree || plan.rules.yardPlaces != nil { course.admissions = gate.used }
    swap(&scratch.stations, &stations)
    swap(&scratch.outside, &outside)
  }

  /// A truck that chose this crossing, or was sent on to it, will come; not before what has happened already.
  mutating func expect(_ number: Int, at tick: Int) {
    guard tick < horizon else { return }
    needs.arrival[number] = tick
    needs.insertArrival(number, from: nextArrival)
    due[stations.count + 1] = arrivalTick
  }

  /// The number of the k-th truck of a stream.
  func number(ofTruck truck: Int, stream: Int) -> Int {
    needs.firstNumbers[plan.groupsAtStart + stream] + truck
  }

  /// The stream of a truck of one, and its place in it.
  func stream(ofTruck number: Int) -> (stream: Int, truck: Int) {
    let group = SortedSearch.count(of: needs.firstNumbers, atMost: number) - 1
    return (group - plan.groupsAtStart, number - needs.firstNumbers[group])
  }

  // MARK: Events

  private var arrivalTick: Int {
    @inline(__always) get {
      nextArrival < needs.queue.count ? layout.tick(needs.queue[nextArrival]) : Tick.never
    }
  }

  private mutating func endService(at stage: Int) {
    ready |= 1 << stage
    let next = stage + 1
    if next == stations.count {
      stations[stage].endNext(layout)
      inYard -= 1
      present -= 1
      mayAdmit = true
    } else if stations[next].queue.count < rooms[next] {
      let number = stations[stage].endNext(layout)
      lastEnd[number] = due[stage]
      stations[next].queue.join(number, lane: lane(number))
      ready |= 1 << next
    } else {
      lastEnd[stations[stage].blockNext(layout)] = due[stage]
      ready |= 1 << next
    }
    due[stage] = stations[stage].nextEnd(layout)
  }

  private mutating func changeCalendar(_ now: Int) {
    clock.advance(to: now)
    for stage in stations.indices { stations[stage].staffed = clock.servers(of: stage, plan.stages[stage]) }
    due[stations.count] = clock.nextChange(after: now)
    ready = (1 << stations.count) - 1
    mayAdmit = true
  }

  private mutating func arrive() {
    let key = needs.queue[nextArrival]
    let number = layout.number(key)
    nextArrival += 1
    present += 1
    outside.join(number, lane: lane(number))
    due[stations.count + 1] = arrivalTick
    if patience.isNeeded {
      patience.begin(number, at: layout.tick(key), layout)
      setMeetingTick()
    }
    mayAdmit = true
  }

  /// Empty trucks come; trucks whose patience is over are looked at when all else at the instant is done.
  private mutating func meetSome(_ now: Int) {
    ready |= counterparts.arrive(by: now)
    setMeetingTick(after: now)
  }

  private mutating func setMeetingTick(after now: Int = -1) {
    due[stations.count + 2] = min(counterparts.nextTick, patience.nextTick(after: now, layout))
  }

  @inline(__always)
  private func lane(_ number: Int) -> Int {
    needs.lanes.isEmpty ? 0 : Int(needs.lanes[number])
  }

  private mutating func admit(_ now: Int, _ course: inout TruckCourse) {
    mayAdmit = false
    while outside.count > 0 {
      if inYard >= places, !plan.rules.turnsAway { break }
      let wake = gate.nextAdmission(from: now)
      if wake > now {
        // Trucks outside that only wait for hours or quotas are looked at again when these permit.
        due[stations.count] = min(due[stations.count], wake)
        break
      }
      let number = outside.takeNext()
      if inYard >= places {
        course.turnedAway.append(layout.key(tick: now, number: number))
        patience.settle(number)
        present -= 1
        continue
      }
      gate.admit(at: now)
      inYard += 1
      patience.enter(number)
      stations[0].queue.join(number, lane: lane(number))
      ready |= 1
    }
  }

  private mutating func startServices(_ now: Int, _ course: inout TruckCourse) {
    clock.advance(to: now)
    while ready != 0 {
      let stage = ready.trailingZeroBitCount
      ready &= ready - 1
      guard clock.isOpen(stage) else { continue }
      let isLimited = rooms[stage] != .max
      if isLimited { fill(stage, now) }
      while stations[stage].mayStart, counterparts.isThere(at: stage) {
        let number = stations[stage].queue.next
        let length = Int(needs.service[stage][number])
        guard var end = clock.end(of: length, from: now, at: stage) else { break }
        // What outlasts the horizon is all the same; a key holds no later ticks than this.
        end = min(end, horizon + Int(UInt32.max))
        if end - now == length, end > clock.close(of: stage) {
          course.overtime[number] += calendar.hours.closedTicks(from: now, to: end, startingIn: clock.opening)
        }
        let came = stage == 0 ? needs.arrivalTick(of: number) : lastEnd[number]
        let server = stations[stage].startNext(at: now, after: now - came, until: layout.key(tick: end, number: number))
        counterparts.use(at: stage)
        if stage == 0 { patience.settle(number) }
        if isLogged {
          course.log?.append(
            TruckCourse.ServiceStart(number: number, stage: stage, server: Int(server), tick: now, end: end))
        }
        if isLimited { fill(stage, now) }
      }
      due[stage] = stations[stage].nextEnd(layout)
    }
  }

  /// Lets blocked trucks of the stage before move on as far as there is room, or a server that would serve one at once.
  private mutating func fill(_ stage: Int, _ now: Int) {
    guard stage > 0 else { return }
    while stations[stage - 1].blockedCount > 0 {
      let waiting = stations[stage].queue.count
      if waiting >= rooms[stage] {
        let number = stations[stage - 1].longestBlocked
        let startsAtOnce =
          waiting == 0 && stations[stage].isFree && counterparts.isThere(at: stage)
          && clock.end(of: Int(needs.service[stage][number]), from: now, at: stage) != nil
        guard startsAtOnce else { return }
      }
      let number = stations[stage - 1].unblock(at: now)
      stations[stage].queue.join(number, lane: lane(number))
      ready |= 1 << (stage - 1)
    }
  }

  private mutating func giveUp(_ now: Int, _ course: inout TruckCourse) {
    while let number = patience.nextToGiveUp(at: now, layout) {
      if patience.isInYard(number) {
        stations[0].queue.remove(number, lane: lane(number))
        inYard -= 1
        // Whoever is next now may start where the one that left did not fit before closing.
        ready |= 1
      } else {
        outside.remove(number, lane: lane(number))
      }
      mayAdmit = true
      present -= 1
      patience.settle(number)
      course.gaveUp.append(layout.key(tick: now, number: number))
    }
    setMeetingTick(after: now)
  }
}
