/// Reads the figures of a replication from what happened at a crossing, while it happens.
///
/// At the end of a period, as at every instant, services end first: a truck that leaves at the very end of a month has
/// left in that month; one that comes or starts then does so in the next.
///
/// The course is read piece by piece, up to a moment before which everything is known, and what has been read is let go.
/// Of every truck that has left one number is kept, its wait, so that quantiles are exact; all else are sums of whole
/// numbers by period, which don't depend on the pieces.
struct CourseStatistics {
  /// Waits: from arrival to departure, less the services.
  var waits = LeavingTrucks()
  /// From arrival to departure.
  var stays = LeavingTrucks()
  /// Waits by truck class, where there are several.
  var waitsByClass: [LeavingTrucks] = []
  var orders = OrderStatistics()
  private(set) var peak = QueuePeak()
  private(set) var stages: [StageTallies] = []
  /// Closed ticks within the waits of the trucks that leave in each period.
  private(set) var closedWaits: [Int] = []
  /// What the trucks of each group (inner) that leave in each period (outer) carry.
  private(set) var carried: [[Carried]] = []
  private(set) var setting: Setting?
  /// The class of each truck, where there are several.
  private var classOf: [UInt8] = []
  /// Whether all trucks carry the same, which loses no value.
  private var isOneLoad = true
  private var departureOpening = 0
  private var arrivalOpening = 0
  private var readUntil = 0
  /// Times of the trucks at hand.
  private var fresh: [Int] = []
  private var ofClass: [Int] = []

  /// What a crossing's figures are read against.
  struct Setting {
    let plan: CrossingPlan
    let calendar: CalendarPlan
    /// Ticks at which periods begin, and the end of the last one.
    let boundaries: [Int]
    let layout: MetricLayout
    /// Ticks; waits above it are counted as long.
    let longWait: Int
    /// Whether to measure times from arrival to departure; without it they are not numbers.
    let measuresStays: Bool

    var periods: Int { boundaries.count - 1 }
    var horizon: Int { boundaries[boundaries.count - 1] }
  }

  /// What trucks carry.
  struct Carried {
    var trucks = 0
    var valueLost = 0.0
  }

  /// Begins with a replication of which nothing has been read.
  mutating func begin(_ setting: Setting, _ needs: TruckNeeds) {
    self.setting = setting
    let periods = setting.periods
    waits.reset(periods: periods, capacity: needs.queue.count)
    stays.reset(periods: periods, capacity: setting.measuresStays ? needs.queue.count : 0)
    if waitsByClass.count != setting.layout.classes {
      waitsByClass = (0..<setting.layout.classes).map { _ in LeavingTrucks() }
    }
    for index in waitsByClass.indices { waitsByClass[index].reset(periods: periods, capacity: 0) }
    peak.reset(stages: setting.plan.stages.count, boundaries: setting.boundaries)
    let tallies = StageTallies(
      boundaries: setting.boundaries, hours: setting.calendar.hours,
      mayOverrun: !setting.calendar.hours.isOpenThroughout(setting.horizon), layout: needs.layout)
    stages = setting.plan.stages.map { _ in tallies }
    closedWaits = [Int](repeating: 0, count: periods)
    let groups = setting.plan.groups
    isOneLoad = groups.allSatisfy { $0.load == groups[0].load && $0.load.decayPerDay == 0 }
    carried = (0..<periods).map { _ in groups.map { _ in Carried() } }
    classOf = []
    if setting.layout.classes > 0 {
      for (group, numbers) in zip(needs.firstNumbers, needs.firstNumbers.dropFirst()).enumerated() {
        let index = UInt8(truncatingIfNeeded: groups[group].classIndex)
        classOf.append(contentsOf: repeatElement(index, count: numbers.1 - numbers.0))
      }
    }
    departureOpening = 0
    arrivalOpening = 0
    readUntil = 0
  }

  /// Reads what has happened before a tick, before which everything is known, and lets it go.
  mutating func read(_ course: inout TruckCourse, _ needs: TruckNeeds, before known: Int) {
    guard let setting, known < setting.horizon else { return }
    read(&course, needs, setting, before: known)
  }

  /// Reads the rest of a course that is known to the end, and writes all figures but capacity to a row; the last period of
  /// the layout is the whole horizon.
  ///
  /// - Returns: the account of all trucks at the end of the horizon, and when the backlog was gone.
  mutating func finish(
    _ course: inout TruckCourse, _ needs: TruckNeeds, to row: inout [Double]
  ) -> (ledger: TruckLedger, backlogGoneAt: Int?) {
    guard let setting else { preconditionFailure("figures are asked for before a replication has begun") }
    read(&course, needs, setting, before: setting.horizon)
    return write(setting, course, needs, &row)
  }

  private mutating func read(
    _ course: inout TruckCourse, _ needs: TruckNeeds, _ setting: Setting, before known: Int
  ) {
    guard peak.read(course, queue: needs.queue, before: known) else { return }
    let until = peak.until
    for stage in stages.indices {
      let own = course.stages[stage]
      let starts = peak.starts(of: stage)
      var ends = peak.ends(of: stage)
      if until == setting.horizon {
        // At the end of the last period, too, services end first.
        let end = own.ends.firstIndex(
          in: ends.upperBound..<own.ends.count, atLeast: course.layout.key(tick: until + 1, number: 0))
        ends = ends.lowerBound..<end
      }
      let counterparts = needs.counterparts.isEmpty ? nil : needs.counterparts[stage]
      stages[stage].add(starts: starts, of: own, counterparts: counterparts)
      stages[stage].add(ends: ends, of: own)
      stages[stage].addBeyondStaff(own, setting.calendar.staffed[stage], from: readUntil, until: until)
      if stage == stages.count - 1 { measure(own.ends, ends, course, needs, setting) }
    }
    for stage in stages.indices {
      course.stages[stage].release(
        starts: peak.starts(of: stage).upperBound, ends: peak.ends(of: stage).upperBound)
    }
    readUntil = until
  }

  /// The waits and stays of trucks that leave, in the order in which they leave, and what they carry.
  private mutating func measure(
    _ ends: SlidingArray, _ range: Range<Int>, _ course: TruckCourse, _ needs: TruckNeeds, _ setting: Setting
  ) {
    let layout = course.layout
    var index = range.lowerBound
    while index < range.upperBound {
      let (period, next) = StageTallies.period(of: ends, index..<range.upperBound, setting.boundaries, layout)
      let count = next - index
      if fresh.count != count { fresh = [Int](repeating: 0, count: count) }
      Self.measureStays(into: &fresh, of: ends, index..<next, needs, layout)
      if setting.measuresStays { stays.add(fresh, period: period) }
      for service in needs.service { Self.subtract(service, from: &fresh, of: ends, index..<next, layout) }
      waits.add(fresh, period: period)
      if !waitsByClass.isEmpty { addToClasses(ends, index..<next, period, layout) }
      addCarried(ends, index..<next, period, layout, needs, setting.plan)
      if !course.overtime.isEmpty { addClosedWaits(ends, index..<next, period, course, needs, setting.calendar.hours) }
      index = next
    }
  }

  /// Sets the times from arrival to departure of the trucks that leave.
  private static func measureStays(
    into times: inout [Int], of ends: SlidingArray, _ range: Range<Int>, _ needs: TruckNeeds, _ layout: TruckKey
  ) {
    let arrival = needs.arrival.isEmpty ? needs.queue : needs.arrival
    let shift = needs.arrival.isEmpty ? layout.numberBits : 0
    var place = 0
    ends.forEach(range) {
      times[place] = layout.tick($0) - arrival[layout.number($0)] &>> shift
      place += 1
    }
  }

  /// Takes the services of one stage off the times of the trucks that leave.
  private static func subtract(
    _ service: [UInt32], from times: inout [Int], of ends: SlidingArray, _ range: Range<Int>, _ layout: TruckKey
  ) {
    var place = 0
    ends.forEach(range) {
      times[place] -= Int(service[layout.number($0)])
      place += 1
    }
  }

  /// Adds waits, which are in ``fresh``, to those of each truck's class.
  private mutating func addToClasses(_ ends: SlidingArray, _ range: Range<Int>, _ period: Int, _ layout: TruckKey) {
    for index in waitsByClass.indices {
      ofClass.removeAll(keepingCapacity: true)
      for place in range where Int(classOf[layout.number(ends[place])]) == index {
        ofClass.append(fresh[place - range.lowerBound])
      }
      waitsByClass[index].add(ofClass, period: period)
    }
  }

  /// Adds the closed ticks within waits: those from arrival to departure less those within services.
  private mutating func addClosedWaits(
    _ ends: SlidingArray, _ range: Range<Int>, _ period: Int, _ course: TruckCourse, _ needs: TruckNeeds,
    _ hours: OpenHours
  ) {
    let layout = course.layout
    var departureOpening = departureOpening
    var arrivalOpening = arrivalOpening
    var total = 0
    ends.forEach(range) { key in
      let number = layout.number(key)
      let departure = layout.tick(key)
      let arrival = needs.arrivalTick(of: number)
      while departureOpening < hours.closes.count, hours.closes[departureOpening] <= departure {
        departureOpening += 1
      }
      // Trucks leave nearly in the order in which they come, so that the last one's opening is a good guess.
      while arrivalOpening < hours.closes.count, hours.closes[arrivalOpening] <= arrival { arrivalOpening += 1 }
      while arrivalOpening > 0, hours.closes[arrivalOpening - 1] > arrival { arrivalOpening -= 1 }
      let open =
        hours.openTicks(before: departure, openingEndingAfterIt: departureOpening)
        - hours.openTicks(before: arrival, openingEndingAfterIt: arrivalOpening)
      total += departure - arrival - open - course.overtime[number]
    }
    closedWaits[period] += total
    self.departureOpening = departureOpening
    self.arrivalOpening = arrivalOpening
  }

  /// Adds what trucks carry, and what of it is lost by waiting; their waits are in ``fresh``.
  private mutating func addCarried(
    _ ends: SlidingArray, _ range: Range<Int>, _ period: Int, _ layout: TruckKey, _ needs: TruckNeeds,
    _ plan: CrossingPlan
  ) {
    guard !carried[period].isEmpty else { return }
    guard !isOneLoad else {
      carried[period][0].trucks += range.count
      return
    }
    let groups = plan.groups
    for index in range {
      let group = SortedSearch.count(of: needs.firstNumbers, atMost: layout.number(ends[index])) - 1
      carried[period][group].trucks += 1
      let load = groups[group].load
      guard load.decayPerDay > 0 else { continue }
      let days = Tick.seconds(fresh[index - range.lowerBound]) / 86_400
      carried[period][group].valueLost += load.value * min(1, load.decayPerDay * days)
    }
  }

  /// Trucks that left the last stage in each period, without anything else; of a course of which nothing has been let go.
  static func throughput(_ course: TruckCourse, boundaries: [Int]) -> [Int] {
    guard let ends = course.stages.last?.ends else { return boundaries.dropFirst().map { _ in 0 } }
    let leftBy = boundaries.map {
      ends.firstIndex(in: ends.held, atLeast: course.layout.key(tick: $0 + 1, number: 0))
    }
    return zip(leftBy, leftBy.dropFirst()).map { $1 - $0 }
  }
}
