/// Reads the figures of a replication from what happened at a crossing.
///
/// At the end of a period, as at every instant, services end first: a truck that leaves at the very end of a month has
/// left in that month; one that comes or starts then does so in the next.
struct CourseStatistics {
  private var waits: [Int] = []
  /// How many trucks have left the last stage by each boundary.
  private var leftBy: [Int] = []
  private var orders = OrderStatistics()
  private var peak = QueuePeak()

  /// Which periods a column is about.
  private struct Span {
    let column: Int
    let periods: Range<Int>
    let start: Int
    let end: Int
  }

  /// Writes all figures but capacity to a row; the last period of the layout is the whole horizon.
  ///
  /// - Returns: the account of all trucks at the end of the horizon.
  mutating func write(
    _ course: TruckCourse, _ needs: TruckNeeds, _ plan: CrossingPlan, _ calendar: CalendarPlan, boundaries: [Int],
    layout: MetricLayout, to row: inout [Double]
  ) -> TruckLedger {
    let last = boundaries.count - 1
    var spans = (0..<last).map {
      Span(column: $0, periods: $0..<($0 + 1), start: boundaries[$0], end: boundaries[$0 + 1])
    }
    spans.append(Span(column: last, periods: 0..<last, start: boundaries[0], end: boundaries[last]))
    measureWaits(course, needs, boundaries)
    let closedTotals = closedWaits(course, needs, calendar.hours, periods: last)
    let peaks = peak.peaks(of: course, queue: needs.queue, boundaries: boundaries)
    let load = plan.load
    let loads = load == nil ? carried(course, needs, plan, periods: last) : []
    let atEnd = boundaries.map { population(course, needs, at: $0) }
    for span in spans {
      func put(_ metric: Metric, _ value: Double) { row[layout.column(metric, period: span.column)] = value }
      func sum(_ values: [Int]) -> Int { span.periods.reduce(0) { $0 + values[$1] } }
      let demanded = sum(needs.demanded)
      let arrivals = atEnd[span.periods.upperBound].arrived - atEnd[span.periods.lowerBound].arrived
      let range = leftBy[span.periods.lowerBound]..<leftBy[span.periods.upperBound]
      put(.demanded, Double(demanded))
      put(.unmet, Double(sum(needs.unmet)))
      put(.held, Double(needs.held[span.periods.upperBound - 1]))
      put(.arrivals, Double(arrivals))
      put(.throughput, Double(range.count))
      put(.shareThrough, demanded > 0 ? Double(range.count) / Double(demanded) : .nan)
      let carriedLoad =
        load.map { (Double(range.count) * $0.tonnes, Double(range.count) * $0.value) }
        ?? span.periods.reduce((0.0, 0.0)) { ($0.0 + loads[$1].tonnes, $0.1 + loads[$1].value) }
      put(.tonnes, carriedLoad.0)
      put(.value, carriedLoad.1)
      put(.largestQueue, Double(span.periods.reduce(0) { max($0, peaks[$1]) }))
      put(.queueAtEnd, Double(atEnd[span.periods.upperBound].waiting))
      put(.inServiceAtEnd, Double(atEnd[span.periods.upperBound].inService))
      put(.openTime, Tick.seconds(sum(calendar.openTicks)))
      put(.fluidBound, span.periods.reduce(0) { $0 + calendar.fluidBound[$1] })
      writeWaits(range, closed: sum(closedTotals), put)
      for stage in plan.stages.indices {
        writeStage(stage, span, course, plan, calendar, layout, &row)
      }
      for quota in calendar.gate.quotas.indices {
        let used = course.admissions.isEmpty ? 0 : sum(course.admissions[quota])
        row[layout.column(.used, quota: quota, period: span.column)] = Double(used)
        row[layout.column(.places, quota: quota, period: span.column)] = Double(sum(calendar.quotaPlaces[quota]))
      }
    }
    let end = atEnd[last]
    return TruckLedger(
      atStart: needs.atStart, demanded: needs.demanded.reduce(0, +), unmet: needs.unmet.reduce(0, +),
      held: needs.held[last - 1], arrivals: end.arrived, left: leftBy[last], turnedAway: course.turnedAway.count,
      gaveUp: course.gaveUp.count, waiting: end.waiting,
      inService: end.inService)
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

  /// The waits of all trucks that leave within the horizon, in the order in which they leave.
  private mutating func measureWaits(_ course: TruckCourse, _ needs: TruckNeeds, _ boundaries: [Int]) {
    leftBy = Self.departures(course, boundaries)
    waits.removeAll(keepingCapacity: true)
    guard let last = course.stages.last else { return }
    let left = leftBy[leftBy.count - 1]
    let layout = course.layout
    waits.reserveCapacity(left)
    for index in 0..<left {
      let key = last.ends[last.firstEnd + index]
      let number = layout.number(key)
      waits.append(layout.tick(key) - needs.arrival[number] - Int(needs.service[0][number]))
    }
    for stage in needs.service.indices.dropFirst() {
      for index in 0..<left {
        waits[index] -= Int(needs.service[stage][layout.number(last.ends[last.firstEnd + index])])
      }
    }
  }

  /// Closed ticks within the waits of the trucks that leave in each period.
  ///
  /// A wait holds the closed ticks from arrival to departure less those within services.
  private func closedWaits(
    _ course: TruckCourse, _ needs: TruckNeeds, _ hours: OpenHours, periods: Int
  ) -> [Int] {
    var result = [Int](repeating: 0, count: periods)
    guard !hours.isAlways, let last = course.stages.last else { return result }
    let layout = course.layout
    var departureOpening = 0
    var arrivalOpening = 0
    for period in 0..<periods {
      var total = 0
      for index in leftBy[period]..<leftBy[period + 1] {
        let key = last.ends[last.firstEnd + index]
        let number = layout.number(key)
        let departure = layout.tick(key)
        let arrival = needs.arrival[number]
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

  /// What the trucks that leave in each period carry.
  private func carried(
    _ course: TruckCourse, _ needs: TruckNeeds, _ plan: CrossingPlan, periods: Int
  ) -> [CrossingPlan.TruckLoad] {
    let loads = plan.initial.filter { $0.trucks > 0 }.map(\.load) + plan.streams.map(\.load)
    guard let last = course.stages.last else { return [] }
    return (0..<periods).map { period in
      var counts = [Int](repeating: 0, count: loads.count)
      for index in leftBy[period]..<leftBy[period + 1] {
        let number = course.layout.number(last.ends[last.firstEnd + index])
        counts[SortedSearch.count(of: needs.firstNumbers, atMost: number) - 1] += 1
      }
      return CrossingPlan.TruckLoad(
        tonnes: zip(counts, loads).reduce(0) { $0 + Double($1.0) * $1.1.tonnes },
        value: zip(counts, loads).reduce(0) { $0 + Double($1.0) * $1.1.value })
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

  private mutating func writeWaits(_ range: Range<Int>, closed: Int, _ put: (Metric, Double) -> Void) {
    guard !range.isEmpty else {
      for metric in [Metric.meanWait, .closedWait, .queueWait, .waitP50, .waitP90, .waitP95] { put(metric, .nan) }
      return
    }
    var total = 0
    for index in range { total += waits[index] }
    let count = Double(range.count)
    put(.meanWait, Tick.seconds(total) / count)
    put(.closedWait, Tick.seconds(closed) / count)
    put(.queueWait, Tick.seconds(total - closed) / count)
    let quantiles = orders.quantiles(of: waits, in: range, at: [0.5, 0.9, 0.95])
    put(.waitP50, quantiles[0] / Double(Tick.perSecond))
    put(.waitP90, quantiles[1] / Double(Tick.perSecond))
    put(.waitP95, quantiles[2] / Double(Tick.perSecond))
  }

  private func writeStage(
    _ stage: Int, _ span: Span, _ course: TruckCourse, _ plan: CrossingPlan, _ calendar: CalendarPlan,
    _ layout: MetricLayout, _ row: inout [Double]
  ) {
    let times = ServiceTimes(course.stages[stage], course.layout)
    let busy = times.busyTicks(from: span.start, until: span.end)
    let overtime = times.overtimeTicks(calendar.hours, from: span.start, until: span.end)
    let staffed = plan.stages[stage].servers * span.periods.reduce(0) { $0 + calendar.openTicks[$1] }
    row[layout.column(.utilisation, stage: stage, period: span.column)] =
      staffed > 0 ? Double(busy - overtime) / Double(staffed) : .nan
    row[layout.column(.overtime, stage: stage, period: span.column)] = Tick.seconds(overtime)
  }
}
