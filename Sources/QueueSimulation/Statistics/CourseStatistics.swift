/// Reads the figures of a replication from what happened at a crossing.
///
/// At the end of a period, as at every instant, services end first: a truck that leaves at the very end of a month has
/// left in that month; one that comes or starts then does so in the next.
struct CourseStatistics {
  /// Waits: from arrival to departure, less the services.
  private var waits = LeavingTrucks()
  /// From arrival to departure.
  private var stays = LeavingTrucks()
  /// Waits by truck class, where there are several.
  private var waitsByClass: [LeavingTrucks] = []
  private var orders = OrderStatistics()
  private var peak = QueuePeak()

  /// Which periods a column is about.
  struct Span {
    let column: Int
    let periods: Range<Int>
    let start: Int
    let end: Int
  }

  /// Everything that the figures of a replication are read from.
  struct Source {
    let course: TruckCourse
    let needs: TruckNeeds
    let plan: CrossingPlan
    let calendar: CalendarPlan
    let layout: MetricLayout
  }

  /// Writes all figures but capacity to a row; the last period of the layout is the whole horizon.
  ///
  /// - Parameters:
  ///   - longWait: ticks; waits above it are counted as long.
  ///   - measuresStays: whether to measure times from arrival to departure; without it they are not numbers.
  /// - Returns: the account of all trucks at the end of the horizon, and when the backlog was gone.
  mutating func write(
    _ course: TruckCourse, _ needs: TruckNeeds, _ plan: CrossingPlan, _ calendar: CalendarPlan, boundaries: [Int],
    layout: MetricLayout, longWait: Int, measuresStays: Bool, to row: inout [Double]
  ) -> (ledger: TruckLedger, backlogGoneAt: Int?) {
    let source = Source(course: course, needs: needs, plan: plan, calendar: calendar, layout: layout)
    let last = boundaries.count - 1
    var spans = (0..<last).map {
      Span(column: $0, periods: $0..<($0 + 1), start: boundaries[$0], end: boundaries[$0 + 1])
    }
    // Of a single period the whole horizon's figures are a copy.
    if last > 1 { spans.append(Span(column: last, periods: 0..<last, start: boundaries[0], end: boundaries[last])) }
    measure(source, boundaries, measuresStays: measuresStays)
    let closedTotals = closedWaits(course, needs, calendar.hours, periods: last)
    let peaks = peak.peaks(of: course, queue: needs.queue, boundaries: boundaries)
    let loads = carried(source, periods: last)
    let atEnd = boundaries.map { population(course, needs, at: $0) }
    for span in spans {
      func put(_ metric: Metric, _ value: Double) { row[layout.column(metric, period: span.column)] = value }
      func sum(_ values: [Int]) -> Int { span.periods.reduce(0) { $0 + values[$1] } }
      let demanded = sum(needs.demanded)
      let arrivals = atEnd[span.periods.upperBound].arrived - atEnd[span.periods.lowerBound].arrived
      let range = waits.range(span.periods)
      put(.demanded, Double(demanded))
      put(.unmet, Double(sum(needs.unmet)))
      put(.held, Double(needs.held[span.periods.upperBound - 1]))
      put(.arrivals, Double(arrivals))
      put(.throughput, Double(range.count))
      put(.shareThrough, demanded > 0 ? Double(range.count) / Double(demanded) : .nan)
      put(.tonnes, span.periods.reduce(0) { $0 + loads[$1].tonnes })
      put(.value, span.periods.reduce(0) { $0 + loads[$1].value })
      put(.valueLost, span.periods.reduce(0) { $0 + loads[$1].valueLost })
      put(.gaveUp, Double(Self.count(of: course.gaveUp, course.layout, in: span.start..<span.end)))
      put(.turnedAway, Double(Self.count(of: course.turnedAway, course.layout, in: span.start..<span.end)))
      put(
        .shareTurnedAway,
        arrivals > 0
          ? Double(Self.count(of: course.turnedAway, course.layout, in: span.start..<span.end)) / Double(arrivals)
          : .nan)
      put(.largestQueue, Double(span.periods.reduce(0) { max($0, peaks.largest[$1]) }))
      put(.queueAtEnd, Double(atEnd[span.periods.upperBound].waiting))
      put(.inServiceAtEnd, Double(atEnd[span.periods.upperBound].inService))
      put(.openTime, Tick.seconds(sum(calendar.openTicks)))
      put(.fluidBound, span.periods.reduce(0) { $0 + calendar.fluidBound[$1] })
      writeWaits(range, closed: sum(closedTotals), longWait: longWait, put)
      writeStays(measuresStays ? range : 0..<0, put)
      put(.meanQueue, writeStages(span, source, &row))
      for quota in calendar.gate.quotas.indices {
        let used = course.admissions.isEmpty ? 0 : sum(course.admissions[quota])
        row[layout.column(.used, quota: quota, period: span.column)] = Double(used)
        row[layout.column(.places, quota: quota, period: span.column)] = Double(sum(calendar.quotaPlaces[quota]))
      }
      for index in 0..<layout.classes { writeClass(index, span, layout, &row) }
    }
    if last == 1 {
      for column in layout.start..<(layout.start + layout.width) { row[column + layout.width] = row[column] }
    }
    let end = atEnd[last]
    let ledger = TruckLedger(
      atStart: needs.atStart, demanded: needs.demanded.reduce(0, +), unmet: needs.unmet.reduce(0, +),
      held: needs.held[last - 1], sentOn: 0, underWay: 0, arrivals: end.arrived, left: waits.leftBy[last],
      turnedAway: course.turnedAway.count, gaveUp: course.gaveUp.count, waiting: end.waiting, inService: end.inService)
    return (ledger, needs.held[last - 1] > 0 ? nil : peaks.goneAt)
  }

  private static func count(of keys: [Int], _ layout: TruckKey, in range: Range<Int>) -> Int {
    SortedSearch.count(of: keys, below: layout.key(tick: range.upperBound, number: 0))
      - SortedSearch.count(of: keys, below: layout.key(tick: range.lowerBound, number: 0))
  }

  /// Trucks that left the last stage by the end of each period, without anything else.
  static func throughput(_ course: TruckCourse, boundaries: [Int]) -> [Int] {
    let leftBy = departures(course, boundaries)
    return zip(leftBy, leftBy.dropFirst()).map { $1 - $0 }
  }

  private static func departures(_ course: TruckCourse, _ boundaries: [Int]) -> [Int] {
    guard let last = course.stages.last else { return boundaries.map { _ in 0 } }
    return boundaries.map { ends(last, atMost: $0, course.layout) }
  }

  /// How many services of a stage have ended by a tick.
  private static func ends(_ stage: TruckCourse.StageCourse, atMost tick: Int, _ layout: TruckKey) -> Int {
    var low = 0
    var high = stage.count
    while low < high {
      let middle = (low + high) / 2
      if layout.tick(stage.ends[stage.firstEnd + middle]) <= tick { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The waits and stays of all trucks that leave within the horizon, in the order in which they leave.
  private mutating func measure(_ source: Source, _ boundaries: [Int], measuresStays: Bool) {
    let needs = source.needs
    let layout = source.course.layout
    waits.leftBy = Self.departures(source.course, boundaries)
    stays.leftBy = waits.leftBy
    waits.values.removeAll(keepingCapacity: true)
    stays.values.removeAll(keepingCapacity: true)
    guard let last = source.course.stages.last else { return }
    let left = waits.leftBy[waits.leftBy.count - 1]
    waits.values.reserveCapacity(left)
    if measuresStays { stays.values.reserveCapacity(left) }
    for index in 0..<left {
      let key = last.ends[last.firstEnd + index]
      let number = layout.number(key)
      let stay = layout.tick(key) - needs.arrivalTick(of: number)
      if measuresStays { stays.values.append(stay) }
      waits.values.append(stay - Int(needs.service[0][number]))
    }
    for stage in needs.service.indices.dropFirst() {
      for index in 0..<left {
        waits.values[index] -= Int(needs.service[stage][layout.number(last.ends[last.firstEnd + index])])
      }
    }
    if source.layout.classes > 0 { separateClasses(source, last) }
  }

  private mutating func separateClasses(_ source: Source, _ last: TruckCourse.StageCourse) {
    let groups = source.plan.groups
    var classOf = [UInt8](repeating: 0, count: source.needs.count)
    for (group, numbers) in zip(source.needs.firstNumbers, source.needs.firstNumbers.dropFirst()).enumerated() {
      let index = UInt8(truncatingIfNeeded: groups[group].classIndex)
      for number in numbers.0..<numbers.1 { classOf[number] = index }
    }
    waitsByClass = (0..<source.layout.classes).map { _ in LeavingTrucks(values: [], leftBy: [0]) }
    for period in waits.leftBy.indices.dropLast() {
      for index in waits.leftBy[period]..<waits.leftBy[period + 1] {
        let number = source.course.layout.number(last.ends[last.firstEnd + index])
        waitsByClass[Int(classOf[number])].values.append(waits.values[index])
      }
      for index in waitsByClass.indices { waitsByClass[index].leftBy.append(waitsByClass[index].values.count) }
    }
  }

  /// Closed ticks within the waits of the trucks that leave in each period.
  ///
  /// A wait holds the closed ticks from arrival to departure less those within services.
  private func closedWaits(
    _ course: TruckCourse, _ needs: TruckNeeds, _ hours: OpenHours, periods: Int
  ) -> [Int] {
    var result = [Int](repeating: 0, count: periods)
    guard !course.overtime.isEmpty, let last = course.stages.last else { return result }
    let layout = course.layout
    var departureOpening = 0
    var arrivalOpening = 0
    for period in 0..<periods {
      var total = 0
      for index in waits.leftBy[period]..<waits.leftBy[period + 1] {
        let key = last.ends[last.firstEnd + index]
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
      result[period] = total
    }
    return result
  }

  /// What the trucks that leave in a period carry.
  private struct Carried {
    var tonnes = 0.0
    var value = 0.0
    var valueLost = 0.0
  }

  /// What the trucks that leave in each period carry, and what of it is lost by waiting.
  private func carried(_ source: Source, periods: Int) -> [Carried] {
    let groups = source.plan.groups
    guard let last = source.course.stages.last, !groups.isEmpty else { return (0..<periods).map { _ in Carried() } }
    let isOneLoad = groups.allSatisfy { $0.load == groups[0].load } && groups[0].load.decayPerDay == 0
    return (0..<periods).map { period in
      let range = waits.leftBy[period]..<waits.leftBy[period + 1]
      var counts = [Int](repeating: 0, count: groups.count)
      var lost = 0.0
      if isOneLoad {
        counts[0] = range.count
      } else {
        for index in range {
          let number = source.course.layout.number(last.ends[last.firstEnd + index])
          let group = SortedSearch.count(of: source.needs.firstNumbers, atMost: number) - 1
          counts[group] += 1
          let load = groups[group].load
          guard load.decayPerDay > 0 else { continue }
          lost += load.value * min(1, load.decayPerDay * Tick.seconds(waits.values[index]) / 86_400)
        }
      }
      return Carried(
        tonnes: zip(counts, groups).reduce(0) { $0 + Double($1.0) * $1.1.load.tonnes },
        value: zip(counts, groups).reduce(0) { $0 + Double($1.0) * $1.1.load.value }, valueLost: lost)
    }
  }

  /// Trucks at a boundary, when services have ended and nothing else has happened.
  private func population(
    _ course: TruckCourse, _ needs: TruckNeeds, at tick: Int
  ) -> (arrived: Int, waiting: Int, inService: Int) {
    var low = 0
    var high = needs.queue.count
    while low < high {
      let middle = (low + high) / 2
      if needs.layout.tick(needs.queue[middle]) < tick { low = middle + 1 } else { high = middle }
    }
    // Trucks there at the start come first, at tick 0, and are not arrivals.
    let present = max(low, needs.atStart)
    var inService = 0
    for stage in course.stages {
      inService +=
        SortedSearch.count(of: stage.starts, stage.count, below: tick) - Self.ends(stage, atMost: tick, course.layout)
    }
    let left = course.stages.last.map { Self.ends($0, atMost: tick, course.layout) } ?? 0
    let bound = course.layout.key(tick: tick, number: 0)
    let gone =
      course.turnedAway.partitionIndex { $0 < bound } + course.gaveUp.partitionIndex { $0 < bound }
    return (present - needs.atStart, present - left - inService - gone, inService)
  }

  private mutating func writeWaits(
    _ range: Range<Int>, closed: Int, longWait: Int, _ put: (Metric, Double) -> Void
  ) {
    guard !range.isEmpty else {
      for metric in [
        Metric.meanWait, .closedWait, .queueWait, .waitP50, .waitP90, .waitP95, .waitP99, .shareLongWait, .bufferIndex,
      ] { put(metric, .nan) }
      return
    }
    let (total, bounds) = waits.summary(of: range)
    var long = 0
    if bounds.upperBound > longWait {
      for index in range { long += waits.values[index] > longWait ? 1 : 0 }
    }
    let count = Double(range.count)
    let mean = Tick.seconds(total) / count
    put(.meanWait, mean)
    put(.closedWait, Tick.seconds(closed) / count)
    put(.queueWait, Tick.seconds(total - closed) / count)
    put(.shareLongWait, Double(long) / count)
    let quantiles = orders.quantiles(of: waits.values, in: range, within: bounds, at: [0.5, 0.9, 0.95, 0.99])
      .map { $0 / Double(Tick.perSecond) }
    put(.waitP50, quantiles[0])
    put(.waitP90, quantiles[1])
    put(.waitP95, quantiles[2])
    put(.waitP99, quantiles[3])
    put(.bufferIndex, mean > 0 ? (quantiles[2] - mean) / mean : .nan)
  }

  private mutating func writeStays(_ range: Range<Int>, _ put: (Metric, Double) -> Void) {
    guard !range.isEmpty else {
      for metric in [Metric.meanStay, .stayP50, .stayP90, .stayP95, .stayP99] { put(metric, .nan) }
      return
    }
    let (total, bounds) = stays.summary(of: range)
    put(.meanStay, Tick.seconds(total) / Double(range.count))
    let quantiles = orders.quantiles(of: stays.values, in: range, within: bounds, at: [0.5, 0.9, 0.95, 0.99])
      .map { $0 / Double(Tick.perSecond) }
    put(.stayP50, quantiles[0])
    put(.stayP90, quantiles[1])
    put(.stayP95, quantiles[2])
    put(.stayP99, quantiles[3])
  }

  private mutating func writeClass(_ index: Int, _ span: Span, _ layout: MetricLayout, _ row: inout [Double]) {
    func put(_ metric: Metric.OfClass, _ value: Double) {
      row[layout.column(metric, truckClass: index, period: span.column)] = value
    }
    let range = waitsByClass[index].range(span.periods)
    put(.throughput, Double(range.count))
    guard !range.isEmpty else {
      for metric in [Metric.OfClass.meanWait, .waitP50, .waitP95, .waitP99] { put(metric, .nan) }
      return
    }
    let (total, bounds) = waitsByClass[index].summary(of: range)
    put(.meanWait, Tick.seconds(total) / Double(range.count))
    let quantiles = orders.quantiles(of: waitsByClass[index].values, in: range, within: bounds, at: [0.5, 0.95, 0.99])
      .map { $0 / Double(Tick.perSecond) }
    put(.waitP50, quantiles[0])
    put(.waitP95, quantiles[1])
    put(.waitP99, quantiles[2])
  }
}
