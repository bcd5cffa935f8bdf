extension CourseStatistics {
  /// Which periods a column is about.
  struct Span {
    let column: Int
    let periods: Range<Int>
    let start: Int
    let end: Int
  }

  /// Trucks at a boundary of periods, when services have ended and nothing else has happened.
  private struct Population {
    let arrived: Int
    let waiting: Int
    let inService: Int
  }

  /// Writes all figures of a course that has been read to the end.
  mutating func write(
    _ setting: Setting, _ course: TruckCourse, _ needs: TruckNeeds, _ row: inout [Double]
  ) -> (ledger: TruckLedger, backlogGoneAt: Int?) {
    let boundaries = setting.boundaries
    let calendar = setting.calendar
    let layout = setting.layout
    let last = setting.periods
    var spans = (0..<last).map {
      Span(column: $0, periods: $0..<($0 + 1), start: boundaries[$0], end: boundaries[$0 + 1])
    }
    // Of a single period the whole horizon's figures are a copy.
    if last > 1 { spans.append(Span(column: last, periods: 0..<last, start: boundaries[0], end: boundaries[last])) }
    let atEnd = boundaries.indices.map { population(course, needs, boundaries[$0], before: $0) }
    for span in spans {
      func put(_ metric: Metric, _ value: Double) { row[layout.column(metric, period: span.column)] = value }
      func sum(_ values: [Int]) -> Int { span.periods.reduce(0) { $0 + values[$1] } }
      let demanded = sum(needs.demanded)
      let arrivals = atEnd[span.periods.upperBound].arrived - atEnd[span.periods.lowerBound].arrived
      let left = waits.count(span.periods)
      let turnedAway = Self.count(of: course.turnedAway, course.layout, in: span.start..<span.end)
      put(.demanded, Double(demanded))
      put(.unmet, Double(sum(needs.unmet)))
      put(.held, Double(needs.held[span.periods.upperBound - 1]))
      put(.arrivals, Double(arrivals))
      put(.throughput, Double(left))
      put(.shareThrough, demanded > 0 ? Double(left) / Double(demanded) : .nan)
      writeLoads(span, setting.plan, put)
      put(.gaveUp, Double(Self.count(of: course.gaveUp, course.layout, in: span.start..<span.end)))
      put(.turnedAway, Double(turnedAway))
      put(.shareTurnedAway, arrivals > 0 ? Double(turnedAway) / Double(arrivals) : .nan)
      put(.largestQueue, Double(span.periods.reduce(0) { max($0, peak.largest[$1]) }))
      put(.queueAtEnd, Double(atEnd[span.periods.upperBound].waiting))
      put(.inServiceAtEnd, Double(atEnd[span.periods.upperBound].inService))
      put(.openTime, Tick.seconds(sum(calendar.openTicks)))
      put(.fluidBound, span.periods.reduce(0) { $0 + calendar.fluidBound[$1] })
      writeWaits(span.periods, setting, put)
      writeStays(span.periods, isMeasured: setting.measuresStays, put)
      put(.meanQueue, writeStages(span, setting, course, needs, &row))
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
      held: needs.held[last - 1], sentOn: 0, underWay: 0, arrivals: end.arrived, left: waits.count(0..<last),
      turnedAway: course.turnedAway.count, gaveUp: course.gaveUp.count, waiting: end.waiting, inService: end.inService)
    return (ledger, needs.held[last - 1] > 0 ? nil : peak.goneAt)
  }

  private static func count(of keys: [Int], _ layout: TruckKey, in range: Range<Int>) -> Int {
    SortedSearch.count(of: keys, below: layout.key(tick: range.upperBound, number: 0))
      - SortedSearch.count(of: keys, below: layout.key(tick: range.lowerBound, number: 0))
  }

  /// - Parameter periods: periods before the boundary.
  private func population(_ course: TruckCourse, _ needs: TruckNeeds, _ tick: Int, before periods: Int) -> Population {
    let bound = course.layout.key(tick: tick, number: 0)
    // Trucks there at the start come first, at tick 0, and are not arrivals.
    let present = max(SortedSearch.count(of: needs.queue, below: bound), needs.atStart)
    let inService = stages.reduce(0) { total, stage in
      stage.periods[..<periods].reduce(total) { $0 + $1.started - $1.ended }
    }
    let left = waits.count(0..<periods)
    let gone =
      course.turnedAway.partitionIndex { $0 < bound } + course.gaveUp.partitionIndex { $0 < bound }
    return Population(
      arrived: present - needs.atStart, waiting: present - left - inService - gone, inService: inService)
  }

  private func writeLoads(_ span: Span, _ plan: CrossingPlan, _ put: (Metric, Double) -> Void) {
    var tonnes = 0.0
    var value = 0.0
    var lost = 0.0
    for period in span.periods {
      tonnes += zip(carried[period], plan.groups).reduce(0) { $0 + Double($1.0.trucks) * $1.1.load.tonnes }
      value += zip(carried[period], plan.groups).reduce(0) { $0 + Double($1.0.trucks) * $1.1.load.value }
      lost += carried[period].reduce(0) { $0 + $1.valueLost }
    }
    put(.tonnes, tonnes)
    put(.value, value)
    put(.valueLost, lost)
  }

  private mutating func writeWaits(_ periods: Range<Int>, _ setting: Setting, _ put: (Metric, Double) -> Void) {
    let left = waits.count(periods)
    guard left > 0 else {
      for metric in [
        Metric.meanWait, .closedWait, .queueWait, .waitP50, .waitP90, .waitP95, .waitP99, .shareLongWait, .bufferIndex,
      ] { put(metric, .nan) }
      return
    }
    let count = Double(left)
    let total = waits.total(periods)
    let closed = closedWaits[periods].reduce(0, +)
    let mean = Tick.seconds(total) / count
    put(.meanWait, mean)
    put(.closedWait, Tick.seconds(closed) / count)
    put(.queueWait, Tick.seconds(total - closed) / count)
    put(.shareLongWait, Double(waits.count(periods, above: setting.longWait)) / count)
    let quantiles = waits.quantiles(periods, at: [0.5, 0.9, 0.95, 0.99], &orders).map { $0 / Double(Tick.perSecond) }
    put(.waitP50, quantiles[0])
    put(.waitP90, quantiles[1])
    put(.waitP95, quantiles[2])
    put(.waitP99, quantiles[3])
    put(.bufferIndex, mean > 0 ? (quantiles[2] - mean) / mean : .nan)
  }

  private mutating func writeStays(_ periods: Range<Int>, isMeasured: Bool, _ put: (Metric, Double) -> Void) {
    let left = isMeasured ? stays.count(periods) : 0
    guard left > 0 else {
      for metric in [Metric.meanStay, .stayP50, .stayP90, .stayP95, .stayP99] { put(metric, .nan) }
      return
    }
    put(.meanStay, Tick.seconds(stays.total(periods)) / Double(left))
    let quantiles = stays.quantiles(periods, at: [0.5, 0.9, 0.95, 0.99], &orders).map { $0 / Double(Tick.perSecond) }
    put(.stayP50, quantiles[0])
    put(.stayP90, quantiles[1])
    put(.stayP95, quantiles[2])
    put(.stayP99, quantiles[3])
  }

  private mutating func writeClass(_ index: Int, _ span: Span, _ layout: MetricLayout, _ row: inout [Double]) {
    func put(_ metric: Metric.OfClass, _ value: Double) {
      row[layout.column(metric, truckClass: index, period: span.column)] = value
    }
    let left = waitsByClass[index].count(span.periods)
    put(.throughput, Double(left))
    guard left > 0 else {
      for metric in [Metric.OfClass.meanWait, .waitP50, .waitP95, .waitP99] { put(metric, .nan) }
      return
    }
    put(.meanWait, Tick.seconds(waitsByClass[index].total(span.periods)) / Double(left))
    let quantiles = waitsByClass[index].quantiles(span.periods, at: [0.5, 0.95, 0.99], &orders)
      .map { $0 / Double(Tick.perSecond) }
    put(.waitP50, quantiles[0])
    put(.waitP95, quantiles[1])
    put(.waitP99, quantiles[2])
  }
}
