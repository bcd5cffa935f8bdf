/// Runs replications one after the other on one thread, with arrays that are used again and again.
struct ReplicationRunner {
  private var needs = TruckNeeds()
  private var course = TruckCourse()
  private var scratch = EngineScratch()
  private var statistics = CourseStatistics()
  /// What has been done so far.
  private(set) var work = SimulationWork()

  /// Runs one crossing in one replication and writes its figures.
  ///
  /// - Parameter random: the key of seed and replication.
  mutating func run(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, boundaries: [Int], layout: MetricLayout, random: RandomKey,
    options: SimulationOptions, into row: inout [Double]
  ) -> (ledger: TruckLedger, backlogGoneAt: Int?) {
    needs.draw(plan, calendar, boundaries: boundaries, random: random)
    runCourse(plan, calendar, boundaries, options.engine)
    work.services += startedServices
    let outcome = statistics.write(
      course, needs, plan, calendar, boundaries: boundaries, layout: layout,
      longWait: options.longWaitSeconds * Tick.perSecond, to: &row)
    let capacity =
      options.simulatesCapacity
      ? self.capacity(plan, calendar, boundaries, random, options.engine).map(Double.init)
      : boundaries.dropFirst().map { _ in Double.nan }
    for (period, trucks) in capacity.enumerated() { row[layout.column(.capacity, period: period)] = trucks }
    row[layout.column(.capacity, period: capacity.count)] = capacity.reduce(0, +)
    return outcome
  }

  private var startedServices: Int { course.stages.reduce(0) { $0 + $1.count } }

  private mutating func runCourse(
    _ plan: CrossingPlan, _ calendar: CalendarPlan, _ boundaries: [Int], _ engine: SimulationOptions.Engine
  ) {
    let isDone =
      engine == .automatic
      && FirstComeEngine.run(plan, calendar, needs, boundaries: boundaries, into: &course, scratch: &scratch)
    guard !isDone else { return }
    work.eventRuns += 1
    EventEngine.run(plan, calendar, needs, boundaries: boundaries, into: &course, scratch: &scratch)
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
      needs.drawEndless(plan, calendar, trucks: trucks, boundaries: boundaries, random: random)
      runCourse(plan, calendar, boundaries, engine)
      work.capacityServices += startedServices
      if isEndlessEnough(trucks) || trucks > 100_000_000 {
        return CourseStatistics.throughput(course, boundaries: boundaries)
      }
      trucks *= 2
    }
  }

  private func isEndlessEnough(_ trucks: Int) -> Bool {
    guard let first = course.stages.first, let last = course.stages.last else { return true }
    guard first.count == trucks else { return true }
    guard course.stages.count > 1 else { return false }
    let lastStart = first.starts[first.count - 1]
    let before = course.stages[course.stages.count - 2]
    var come = 0
    while come < before.count, course.layout.tick(before.ends[before.firstEnd + come]) <= lastStart { come += 1 }
    return come >= last.count && last.count < trucks
  }
}
