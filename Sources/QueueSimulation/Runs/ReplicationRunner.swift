/// Runs replications one after the other on one thread, with arrays that are used again and again.
struct ReplicationRunner {
  /// Arrays for one crossing.
  private struct Desk {
    var needs = TruckNeeds()
    var course = TruckCourse()
    var scratch = EngineScratch()

    /// Runs the trucks drawn last; false if it took the event engine.
    mutating func run(
      _ plan: CrossingPlan, _ calendar: CalendarPlan, _ boundaries: [Int], _ engine: SimulationOptions.Engine
    ) -> Bool {
      let isDone =
        engine == .automatic
        && FirstComeEngine.run(plan, calendar, needs, boundaries: boundaries, into: &course, scratch: &scratch)
      if !isDone {
        EventEngine.run(plan, calendar, needs, boundaries: boundaries, into: &course, scratch: &scratch)
      }
      return isDone
    }

    /// Runs the trucks drawn last, while the statistics read what happens; false if it took the event engine.
    mutating func run(
      _ plan: CrossingPlan, _ calendar: CalendarPlan, _ boundaries: [Int], _ engine: SimulationOptions.Engine,
      readBy statistics: inout CourseStatistics, trucksAtOnce: Int
    ) -> Bool {
      if engine == .automatic,
        var recursion = FirstComeEngine(
          plan, calendar, needs, boundaries: boundaries, course: &course, scratch: &scratch, trucksAtOnce: trucksAtOnce)
      {
        while recursion.advance(needs, &course) { statistics.read(&course, needs, before: recursion.known(course)) }
        recursion.finish(&course, &scratch)
        return true
      }
      var events = EventEngine(plan, calendar, needs, boundaries: boundaries, course: &course, scratch: &scratch)
      for arrival in stride(from: trucksAtOnce, to: needs.queue.count, by: trucksAtOnce) {
        let tick = needs.layout.tick(needs.queue[arrival])
        events.advance(before: tick, &course)
        events.exchange(&course)
        statistics.read(&course, needs, before: tick)
        events.exchange(&course)
      }
      events.advance(before: boundaries[boundaries.count - 1], &course)
      events.finish(&course, &scratch)
      return false
    }
  }

  /// Trucks that come between two looks of the statistics at what has happened; the results don't depend on it.
  var trucksAtOnce = 4_096
  /// The first one is for crossings on their own; groups use as many as they have crossings.
  private var desks = [Desk()]
  private var statistics = CourseStatistics()
  /// What has been done so far.
  private(set) var work = SimulationWork()

  /// What a crossing leaves behind, beside its row.
  struct Outcome {
    var ledger: TruckLedger
    var backlogGoneAt: Int?
  }

  /// Runs one crossing in one replication and writes its figures.
  ///
  /// - Parameter random: the key of seed and replication.
  mutating func run(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, boundaries: [Int], layout: MetricLayout, random: RandomKey,
    options: SimulationOptions, into row: inout [Double]
  ) -> Outcome {
    desks[0].needs.draw(plan, calendar, boundaries: boundaries, random: random)
    begin(0, plan, calendar, boundaries, layout, options)
    let isRecursion = desks[0].run(
      plan, calendar, boundaries, options.engine, readBy: &statistics, trucksAtOnce: trucksAtOnce)
    if !isRecursion { work.eventRuns += 1 }
    let outcome = finish(0, &row)
    writeCapacity(plan, calendar, boundaries, layout, random, options, &row)
    return outcome
  }

  /// Runs the crossings of a group in one replication and writes their figures; the arguments are by crossing of the group.
  ///
  /// - Returns: what each crossing leaves behind, and how many trucks each route (inner) of each stream that chooses
  ///   (outer) got.
  mutating func run(
    _ group: CrossingGroup, _ plans: [CrossingPlan], _ calendars: [CalendarPlan], boundaries: [Int],
    layouts: [MetricLayout], random: RandomKey, options: SimulationOptions, into row: inout [Double]
  ) -> (outcomes: [Outcome], chosen: [[Int]]) {
    while desks.count < plans.count { desks.append(Desk()) }
    var needs = desks.prefix(plans.count).map(\.needs)
    var courses = desks.prefix(plans.count).map(\.course)
    var scratch = desks.prefix(plans.count).map(\.scratch)
    for place in plans.indices {
      needs[place].draw(plans[place], calendars[place], boundaries: boundaries, random: random)
    }
    let run = CoupledRun.run(
      group, plans, calendars, &needs, boundaries: boundaries, courses: &courses, scratch: &scratch)
    work.eventRuns += plans.count
    for place in plans.indices {
      desks[place] = Desk(needs: needs[place], course: courses[place], scratch: scratch[place])
    }
    var outcomes: [Outcome] = []
    for place in plans.indices {
      begin(place, plans[place], calendars[place], boundaries, layouts[place], options)
      var outcome = finish(place, &row)
      outcome.ledger.sentOn = run.sentOn[place]
      outcome.ledger.underWay = run.underWay[place]
      outcomes.append(outcome)
    }
    for place in plans.indices {
      writeCapacity(plans[place], calendars[place], boundaries, layouts[place], random, options, &row)
    }
    return (outcomes, run.chosen)
  }

  private mutating func begin(
    _ desk: Int, _ plan: CrossingPlan, _ calendar: CalendarPlan, _ boundaries: [Int], _ layout: MetricLayout,
    _ options: SimulationOptions
  ) {
    statistics.begin(
      CourseStatistics.Setting(
        plan: plan, calendar: calendar, boundaries: boundaries, layout: layout,
        longWait: options.longWaitSeconds * Tick.perSecond, measuresStays: options.measuresStays),
      desks[desk].needs)
  }

  private mutating func finish(_ desk: Int, _ row: inout [Double]) -> Outcome {
    work.services += desks[desk].course.services
    let (ledger, goneAt) = statistics.finish(&desks[desk].course, desks[desk].needs, to: &row)
    return Outcome(ledger: ledger, backlogGoneAt: goneAt)
  }

  private mutating func writeCapacity(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ boundaries: [Int], _ layout: MetricLayout, _ random: RandomKey,
    _ options: SimulationOptions, _ row: inout [Double]
  ) {
    let capacity =
      options.simulatesCapacity
      ? self.capacity(plan, calendar, boundaries, random, options.engine).map(Double.init)
      : boundaries.dropFirst().map { _ in Double.nan }
    for (period, trucks) in capacity.enumerated() { row[layout.column(.capacity, period: period)] = trucks }
    row[layout.column(.capacity, period: capacity.count)] = capacity.reduce(0, +)
  }

  private mutating func runCourse(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ boundaries: [Int], _ engine: SimulationOptions.Engine
  ) {
    if !desks[0].run(plan, calendar, boundaries, engine) { work.eventRuns += 1 }
  }

  /// Throughput by period with endless demand waiting outside from the start on.
  ///
  /// So many trucks stand for endless ones that more of them would change nothing. At the last stage all is as with
  /// endless demand until the last truck starts stage 1: trucks behind it can't reach the last stage before. So the
  /// number is enough if the trucks that have come to the last stage by then are at least those it starts.
  private mutating func capacity(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ boundaries: [Int], _ random: RandomKey,
    _ engine: SimulationOptions.Engine
  ) -> [Int] {
    let bound = calendar.fluidBound.reduce(0, +)
    guard bound > 0 else { return [Int](repeating: 0, count: boundaries.count - 1) }
    let plan = plan.underEndlessDemand
    let servers = plan.stages.reduce(0) { $0 + $1.servers }
    var trucks = Int(min(bound + 4 * bound.squareRoot(), 5e7)) + 2 * servers + 16
    while true {
      desks[0].needs.drawEndless(plan, calendar, trucks: trucks, boundaries: boundaries, random: random)
      runCourse(plan, calendar, boundaries, engine)
      work.capacityServices += desks[0].course.services
      if isEndlessEnough(trucks) || trucks > 100_000_000 {
        return CourseStatistics.throughput(desks[0].course, boundaries: boundaries)
      }
      trucks *= 2
    }
  }

  private func isEndlessEnough(_ trucks: Int) -> Bool {
    let course = desks[0].course
    guard let first = course.stages.first, let last = course.stages.last else { return true }
    guard first.starts.count == trucks, let lastStart = first.starts.last else { return true }
    guard course.stages.count > 1 else { return false }
    let before = course.stages[course.stages.count - 2].ends
    let come = before.firstIndex(in: before.held, atLeast: course.layout.key(tick: lastStart + 1, number: 0))
    return come >= last.starts.count && last.starts.count < trucks
  }
}
