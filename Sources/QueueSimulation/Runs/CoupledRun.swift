/// Runs crossings together between which trucks choose, or are sent on.
///
/// A truck that sets out at t goes where driving and the expected wait add up to the least, as known just before t: the
/// trucks at each crossing then, the openings announced by then, and the pace at which the crossing serves an endless
/// queue within its hours and quotas (``FluidCourse``). Of equals the first one in the file is taken.
struct CoupledRun {
  private let group: CrossingGroup
  private let calendars: [CalendarPlan]
  private let boundaries: [Int]
  private var engines: [EventEngine]
  /// By crossing of the group.
  private(set) var courses: [TruckCourse]
  /// Trucks that each route (inner) of each stream that chooses (outer) got.
  private(set) var chosen: [[Int]]
  /// Trucks sent on to each crossing of the group by another one.
  private(set) var sentOn: [Int]
  /// Trucks that have set out to each crossing of the group and not come within the horizon.
  private(set) var underWay: [Int]
  /// How many of those that gave up at each crossing have been looked at.
  private var settled: [Int]

  private var horizon: Int { boundaries[boundaries.count - 1] }

  /// Runs a group; the arguments are by crossing of the group.
  ///
  /// - Parameters:
  ///   - needs: drawn; demand, unmet demand and arrivals of streams that choose are added.
  ///   - courses: arrays that are used again.
  static func run(
    _ group: CrossingGroup, _ plans: [CrossingPlan], _ calendars: [CalendarPlan], _ needs: inout [TruckNeeds],
    boundaries: [Int], courses: inout [TruckCourse], scratch: inout [EngineScratch]
  ) -> CoupledRun {
    var run = CoupledRun(group, plans, calendars, needs, boundaries: boundaries, courses, &scratch)
    run.sendOut()
    run.advance(before: run.horizon)
    for place in plans.indices {
      run.engines[place].finish(&run.courses[place], &scratch[place])
      needs[place] = run.engines[place].needs
    }
    courses = run.courses
    return run
  }

  private init(
    _ group: CrossingGroup, _ plans: [CrossingPlan], _ calendars: [CalendarPlan], _ needs: [TruckNeeds],
    boundaries: [Int], _ courses: [TruckCourse], _ scratch: inout [EngineScratch]
  ) {
    self.group = group
    self.calendars = calendars
    self.boundaries = boundaries
    self.courses = courses
    chosen = group.choosers.map { $0.routes.map { _ in 0 } }
    sentOn = plans.map { _ in 0 }
    underWay = sentOn
    settled = sentOn
    engines = []
    for place in plans.indices {
      engines.append(
        EventEngine(
          plans[place], calendars[place], needs[place], boundaries: boundaries, course: &self.courses[place],
          scratch: &scratch[place]))
    }
  }

  // MARK: Setting out

  /// A truck that sets out.
  private struct Departure {
    /// When; later than demanded if the truck was held back.
    let tick: Int
    let demanded: Int
    let chooser: Int
    /// The truck's place in its stream.
    let truck: Int
  }

  /// Sends out the trucks of all streams that choose, each as things stand when it sets out.
  private mutating func sendOut() {
    var departures: [Departure] = []
    for (index, chooser) in group.choosers.enumerated() {
      let route = chooser.routes[0]
      for (truck, moment) in engines[route.place].needs.choosing[route.stream].enumerated() {
        let tick = settingOut(chooser, demandedAt: moment)
        departures.append(Departure(tick: tick, demanded: moment, chooser: index, truck: truck))
      }
    }
    departures.sort { ($0.tick, $0.demanded, $0.chooser, $0.truck) < ($1.tick, $1.demanded, $1.chooser, $1.truck) }
    for departure in departures {
      guard departure.tick < horizon else {
        stayHome(departure)
        continue
      }
      advance(before: departure.tick)
      send(departure)
    }
  }

  /// When a truck of a stream sets out; `Tick.never` if it does not.
  private func settingOut(_ chooser: CrossingGroup.Chooser, demandedAt moment: Int) -> Int {
    switch chooser.withoutOpening {
    case .wait: return moment
    case .notSent: return chooser.routes.contains { announcement($0, moment) == moment } ? moment : Tick.never
    case .deferred: return chooser.routes.map { announcement($0, moment) }.min() ?? Tick.never
    }
  }

  /// The first tick from `moment` on at which an opening is announced at a route's crossing.
  private func announcement(_ route: CrossingGroup.RoutePlan, _ moment: Int) -> Int {
    let announced = calendars[route.place].announced
    let index = announced.firstIndex(endingAfter: moment)
    return index < announced.opens.count ? max(moment, announced.opens[index]) : Tick.never
  }

  /// Counts a truck that does not set out within the horizon at the first crossing of its stream.
  private mutating func stayHome(_ departure: Departure) {
    let chooser = group.choosers[departure.chooser]
    let place = chooser.routes[0].place
    let period = SortedSearch.count(of: boundaries, atMost: departure.demanded) - 1
    engines[place].needs.demanded[period] += 1
    if chooser.withoutOpening == .deferred {
      for later in period..<(boundaries.count - 1) { engines[place].needs.held[later] += 1 }
    } else {
      engines[place].needs.unmet[period] += 1
    }
  }

  private mutating func send(_ departure: Departure) {
    let chooser = group.choosers[departure.chooser]
    var best = 0
    var least = Int.max
    for (index, route) in chooser.routes.enumerated() {
      let isOffered = chooser.withoutOpening == .wait || announcement(route, departure.tick) == departure.tick
      let time = isOffered ? timeThrough(route, settingOutAt: departure.tick) : Int.max
      if time < least {
        least = time
        best = index
      }
    }
    let route = chooser.routes[best]
    chosen[departure.chooser][best] += 1
    let period = SortedSearch.count(of: boundaries, atMost: departure.demanded) - 1
    engines[route.place].needs.demanded[period] += 1
    for later in period..<(boundaries.count - 1) where boundaries[later + 1] <= departure.tick {
      engines[route.place].needs.held[later] += 1
    }
    go(truck: departure.truck, route, at: departure.tick + route.driving)
  }

  /// When a truck that sets out now expects to be through: after the trucks that are there now, and not before it comes.
  private func timeThrough(_ route: CrossingGroup.RoutePlan, settingOutAt now: Int) -> Int {
    let calendar = calendars[route.place]
    let arrival = now + route.driving
    let opening = calendar.hours.firstIndex(endingAfter: arrival)
    guard opening < calendar.hours.opens.count else { return Int.max - 1 }
    let ahead = engines[route.place].present
    let free = ahead == 0 ? now : calendar.fluid.tick(after: Double(ahead), from: now)
    return max(free, arrival, calendar.hours.opens[opening])
  }

  private mutating func go(truck: Int, _ route: CrossingGroup.RoutePlan, at tick: Int) {
    guard tick < horizon else {
      underWay[route.place] += 1
      return
    }
    engines[route.place].expect(engines[route.place].number(ofTruck: truck, stream: route.stream), at: tick)
  }

  // MARK: Time

  /// Lets everything happen at all crossings that happens before a tick.
  private mutating func advance(before limit: Int) {
    guard !group.diversions.isEmpty else {
      for place in engines.indices { engines[place].advance(before: limit, &courses[place]) }
      return
    }
    // One instant at a time, the earliest first: who gives up at one crossing comes to another one later.
    while true {
      var place = 0
      var next = Int.max
      for (index, engine) in engines.enumerated() where engine.nextTick < next {
        next = engine.nextTick
        place = index
      }
      guard next < limit else { return }
      engines[place].advance(before: next + 1, &courses[place])
      sendOn(from: place)
    }
  }

  /// Sends on who has given up at a crossing.
  private mutating func sendOn(from place: Int) {
    while settled[place] < courses[place].gaveUp.count {
      let key = courses[place].gaveUp[settled[place]]
      settled[place] += 1
      let number = engines[place].layout.number(key)
      let (stream, truck) = engines[place].stream(ofTruck: number)
      guard let diversion = group.diversions.first(where: { $0.place == place && $0.stream == stream }) else {
        continue
      }
      sentOn[diversion.target.place] += 1
      go(truck: truck, diversion.target, at: engines[place].layout.tick(key) + diversion.target.driving)
    }
  }
}
