/// All that is random about the trucks of one replication at one crossing, drawn before anything happens to them.
///
/// A truck's number: trucks at the start come first, then stream by stream in the order of the file, each in the order
/// in which its trucks are demanded. Trucks that are never sent have numbers too, and their needs are drawn like all
/// others', so that truck k of a stream has the same needs in every scenario.
struct TruckNeeds {
  /// The tick at which each truck comes to the crossing, by number; `Tick.never` for one that is not sent; empty where
  /// trucks come in the order of their numbers, and ``queue`` says as much.
  var arrival: [Int] = []
  /// Service times in ticks by stage (outer) and truck number (inner).
  var service: [[UInt32]] = []
  /// The first number of each group at the start and of each stream, in that order, and the number of all trucks.
  var firstNumbers: [Int] = [0]
  /// Keys of the trucks that come, in the order of the outside queue: by arrival, then by the moment for which they
  /// were demanded, then by number.
  var queue: [Int] = []
  /// The layout of ``queue``.
  var layout = TruckKey(numbers: 1, lastTick: 1)
  /// Trucks demanded by reporting period.
  var demanded: [Int] = []
  /// Trucks not sent, as no opening was announced, by the reporting period for which they were demanded.
  var unmet: [Int] = []
  /// Deferred trucks not yet sent at the end of each reporting period.
  var held: [Int] = []
  /// Trucks there at the start.
  var atStart = 0
  /// The lane of each truck in the queues, by number; empty: all have the first one.
  private(set) var lanes: [UInt8] = []
  /// Ticks that each truck waits for its first service, by number; 0: for ever; empty: all for ever.
  private(set) var patience: [UInt32] = []
  /// Ticks at which empty trucks of the other side are there to be loaded, in ascending order, by stage; nil: the stage
  /// needs none; empty: no stage does.
  private(set) var counterparts: [[Int]?] = []
  /// Ticks at which the trucks of streams that choose set out, by stream; their arrivals are `Tick.never` until they do.
  private(set) var choosing: [[Int]] = []

  /// Whether all trucks come, in the order of their numbers.
  private var isInOrder = false
  /// Moments for which the trucks of the stream at hand were demanded.
  private var moments: [Int] = []
  /// The moments of deferred trucks by number; empty if no truck was deferred.
  private var deferredMoments: [Int] = []

  /// Trucks drawn.
  var count: Int { firstNumbers[firstNumbers.count - 1] }

  /// The tick at which a truck comes to the crossing; `Tick.never` if it is not sent.
  @inline(__always)
  func arrivalTick(of number: Int) -> Int {
    arrival.isEmpty ? layout.tick(queue[number]) : arrival[number]
  }

  /// Draws a replication.
  ///
  /// Streams of random numbers: arrivals by stream, service times by stream and stage, so that a new stream or stage
  /// shifts nothing elsewhere.
  ///
  /// - Parameters:
  ///   - random: the key of seed and replication.
  ///   - boundaries: ticks at which reporting periods begin, and the horizon's end.
  mutating func draw(_ plan: CrossingPlan, _ calendar: CalendarPlan, boundaries: [Int], random: RandomKey) {
    reset(stages: plan.stages.count, periods: boundaries.count - 1)
    for group in plan.initial where group.trucks > 0 {
      arrival.append(contentsOf: repeatElement(0, count: group.trucks))
      let key = random.adding("at start").adding(plan.id).adding(group.truckClass)
      drawService(group.service, plan.stages, key)
    }
    atStart = arrival.count
    for stream in plan.streams {
      var source = RandomSource(random.adding("arrivals").adding(stream.id))
      stream.arrivals.sample(&moments, before: boundaries[boundaries.count - 1], from: &source)
      if stream.isChosen {
        choosing.append(moments)
        arrival.append(contentsOf: repeatElement(Tick.never, count: moments.count))
      } else {
        choosing.append([])
        send(stream, calendar.announced, boundaries)
      }
      drawService(stream.service, plan.stages, random.adding("service").adding(stream.id))
    }
    drawCounterparts(plan, calendar, boundaries, random)
    drawPatience(plan, random)
    assignLanes(plan)
    layout = TruckKey(numbers: arrival.count + plan.mostServers, lastTick: boundaries[boundaries.count - 1])
    lineUp()
  }

  /// Draws trucks that all wait from the start on, of the mix of endless demand.
  mutating func drawEndless(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, trucks: Int, boundaries: [Int], random: RandomKey
  ) {
    reset(stages: plan.stages.count, periods: boundaries.count - 1)
    arrival.append(contentsOf: repeatElement(0, count: trucks))
    isInOrder = true
    atStart = trucks
    let key = random.adding("endless").adding(plan.id)
    if plan.mix.count == 1 {
      drawService(plan.mix[0].service, plan.stages, key)
    } else {
      drawMixedService(plan, key)
    }
    drawCounterparts(plan, calendar, boundaries, random)
    layout = TruckKey(numbers: trucks + plan.mostServers, lastTick: boundaries[boundaries.count - 1])
    lineUp()
  }

  /// Draws when empty trucks of the other side come, and lets them in as hours and quotas permit.
  private mutating func drawCounterparts(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ boundaries: [Int], _ random: RandomKey
  ) {
    guard plan.stages.contains(where: { $0.counterpart != nil }) else { return }
    let horizon = boundaries[boundaries.count - 1]
    counterparts = plan.stages.enumerated().map { stage, plan in
      guard let counterpart = plan.counterpart, let gatePlan = calendar.counterpartGates[stage] else { return nil }
      var source = RandomSource(random.adding("counterpart").adding(plan.id))
      counterpart.arrivals.sample(&moments, before: horizon, from: &source)
      var gate = GateState(gatePlan, boundaries: boundaries)
      var ticks = [Int](repeating: 0, count: counterpart.atStart)
      for moment in moments {
        let tick = gate.nextAdmission(from: moment)
        guard tick < horizon else { break }
        gate.admit(at: tick)
        ticks.append(tick)
      }
      return ticks
    }
  }

  private mutating func drawPatience(_ plan: CrossingPlan, _ random: RandomKey) {
    guard plan.hasPatience else { return }
    patience = [UInt32](repeating: 0, count: arrival.count)
    for (index, stream) in plan.streams.enumerated() {
      guard let law = stream.patience else { continue }
      let group = plan.groupsAtStart + index
      var source = RandomSource(random.adding("patience").adding(stream.id))
      law.fill(&patience, firstNumbers[group]..<firstNumbers[group + 1], from: &source)
    }
  }

  private mutating func assignLanes(_ plan: CrossingPlan) {
    guard plan.rules.order.lanes > 1 else { return }
    let groups = plan.initial.filter { $0.trucks > 0 }.map(\.lane) + plan.streams.map(\.lane)
    lanes.reserveCapacity(arrival.count)
    for (group, lane) in groups.enumerated() {
      let count = firstNumbers[group + 1] - firstNumbers[group]
      lanes.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: lane), count: count))
    }
  }

  private mutating func reset(stages: Int, periods: Int) {
    isInOrder = false
    lanes.removeAll(keepingCapacity: true)
    patience = []
    counterparts = []
    choosing = []
    arrival.removeAll(keepingCapacity: true)
    deferredMoments.removeAll(keepingCapacity: true)
    firstNumbers = [0]
    atStart = 0
    if service.count != stages { service = [[UInt32]](repeating: [], count: stages) }
    demanded = [Int](repeating: 0, count: periods)
    unmet = demanded
    held = demanded
  }

  /// Draws the service times of the trucks added since the last call.
  private mutating func drawService(_ laws: [ServiceSampler], _ stages: [CrossingPlan.StagePlan], _ key: RandomKey) {
    let range = firstNumbers[firstNumbers.count - 1]..<arrival.count
    firstNumbers.append(arrival.count)
    for (stage, law) in laws.enumerated() {
      grow(&service[stage], to: range.upperBound)
      var source = RandomSource(key.adding(stages[stage].id))
      law.fill(&service[stage], range, from: &source)
    }
  }

  private mutating func drawMixedService(_ plan: CrossingPlan, _ key: RandomKey) {
    firstNumbers.append(arrival.count)
    var classes = RandomSource(key.adding("class"))
    let entries = (0..<arrival.count).map { _ in
      var u = classes.uniform()
      return UInt16(
        plan.mix.firstIndex {
          u -= $0.probability
          return u < 0
        } ?? plan.mix.count - 1)
    }
    var own: [UInt32] = []
    for stage in plan.stages.indices {
      grow(&service[stage], to: arrival.count)
      for (entry, trucks) in plan.mix.enumerated() {
        // The k-th truck of a kind has the k-th times of its kind.
        var source = RandomSource(key.adding(plan.stages[stage].id).adding(entry))
        let count = entries.reduce(0) { $0 + (Int($1) == entry ? 1 : 0) }
        grow(&own, to: count)
        trucks.service[stage].fill(&own, 0..<count, from: &source)
        var next = 0
        for number in entries.indices where Int(entries[number]) == entry {
          service[stage][number] = own[next]
          next += 1
        }
      }
    }
  }

  private func grow(_ array: inout [UInt32], to count: Int) {
    if array.count < count { array.append(contentsOf: repeatElement(0, count: count - array.count)) }
  }

  /// Decides which trucks of a stream are sent, and when.
  private mutating func send(_ stream: CrossingPlan.StreamPlan, _ announced: OpenHours, _ boundaries: [Int]) {
    let before = arrival.count
    var counted = 0
    for period in demanded.indices {
      let through = SortedSearch.count(of: moments, below: boundaries[period + 1])
      demanded[period] += through - counted
      counted = through
    }
    switch stream.withoutOpening {
    case .wait where arrival.isEmpty && deferredMoments.isEmpty:
      // The only stream of most crossings: a copy saved.
      swap(&arrival, &moments)
      isInOrder = true
    case .wait:
      arrival.append(contentsOf: moments)
    case .notSent:
      var next = 0
      for moment in moments {
        while next < announced.closes.count, announced.closes[next] <= moment { next += 1 }
        let isSent = next < announced.opens.count && announced.opens[next] <= moment
        arrival.append(isSent ? moment : Tick.never)
        if !isSent { unmet[SortedSearch.count(of: boundaries, atMost: moment) - 1] += 1 }
      }
    case .deferred:
      var next = 0
      for moment in moments {
        while next < announced.closes.count, announced.closes[next] <= moment { next += 1 }
        let start = next < announced.opens.count ? max(moment, announced.opens[next]) : Tick.never
        if start > moment {
          let first = SortedSearch.count(of: boundaries, atMost: moment)
          for later in first..<boundaries.count where boundaries[later] <= start { held[later - 1] += 1 }
        }
        // What is announced beyond the horizon is not sent within it.
        arrival.append(start < boundaries[boundaries.count - 1] ? start : Tick.never)
      }
    }
    if stream.withoutOpening == .deferred || !deferredMoments.isEmpty {
      deferredMoments.append(contentsOf: arrival[deferredMoments.count..<before])
      deferredMoments.append(contentsOf: moments)
    }
  }

  /// Merges all groups and streams into the outside queue.
  private mutating func lineUp() {
    let groups = zip(firstNumbers, firstNumbers.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    if groups.count == 1, isInOrder {
      // The ticks become the keys where they stand: memory for a million trucks is not touched twice.
      swap(&queue, &arrival)
      arrival.removeAll(keepingCapacity: true)
      for number in queue.indices { queue[number] = layout.key(tick: queue[number], number: number) }
      return
    }
    queue.removeAll(keepingCapacity: true)
    queue.reserveCapacity(arrival.count)
    guard groups.count > 1 else {
      for number in groups.first ?? 0..<0 where arrival[number] != Tick.never {
        queue.append(layout.key(tick: arrival[number], number: number))
      }
      return
    }
    var heads = groups.map(\.lowerBound)
    for group in groups.indices { skipUnsent(&heads[group], groups[group].upperBound) }
    while true {
      var best = -1
      for group in groups.indices where heads[group] < groups[group].upperBound {
        if best < 0 || isBefore(heads[group], heads[best]) { best = group }
      }
      guard best >= 0 else { return }
      queue.append(layout.key(tick: arrival[heads[best]], number: heads[best]))
      heads[best] += 1
      skipUnsent(&heads[best], groups[best].upperBound)
    }
  }

  /// Puts a truck with its arrival into the queue, behind `first` trucks that have come already.
  mutating func insertArrival(_ number: Int, from first: Int) {
    let key = layout.key(tick: arrival[number], number: number)
    var place = queue.count
    while place > first, queue[place - 1] > key { place -= 1 }
    queue.insert(key, at: place)
  }

  private func skipUnsent(_ head: inout Int, _ end: Int) {
    while head < end, arrival[head] == Tick.never { head += 1 }
  }

  /// Whether a truck comes before one of an earlier group.
  private func isBefore(_ later: Int, _ earlier: Int) -> Bool {
    if arrival[later] != arrival[earlier] { return arrival[later] < arrival[earlier] }
    return moment(later) < moment(earlier)
  }

  private func moment(_ number: Int) -> Int {
    number < deferredMoments.count ? deferredMoments[number] : arrival[number]
  }
}
