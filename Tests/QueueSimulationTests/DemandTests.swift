import CivilTime
import CrossingModel
import Testing

@testable import QueueSimulation

@Suite("Demand")
struct DemandTests {
  private static func tehran() throws -> TimeZoneTable {
    try #require(TimeZoneTable(named: "Asia/Tehran"))
  }

  private static func seconds(_ clock: TimeZoneTable, _ year: Int, _ month: Int, _ day: Int) throws -> Int {
    clock.instant(of: WallTime(try #require(GregorianDate(year: year, month: month, day: day)).dayNumber)).seconds
  }

  private static func stream(_ phases: [DemandPhase], profile: [Double]? = nil) -> DemandStream {
    DemandStream(
      id: "s", routes: [Route(crossing: "c")], truckClass: "g", origin: nil, destination: nil, arrivals: .poisson,
      withoutOpening: .notSent, phases: phases, weeklyProfile: profile ?? [Double](repeating: 1, count: 168))
  }

  @Test("a week of the profile has its trucks in the hours of the wall clock")
  func profile() throws {
    let clock = try Self.tehran()
    // Monday 2020-06-08, 08:00-09:00 and Sunday 23:00-24:00 only.
    var profile = [Double](repeating: 0, count: 168)
    profile[8] = 84
    profile[167] = 84
    let start = try Self.seconds(clock, 2020, 6, 8)
    let course = ArrivalPlan(
      Self.stream([DemandPhase(id: "p", from: nil, until: nil, trucksPerWeek: 700)], profile: profile), clock: clock,
      horizon: start..<(start + 7 * 86_400)
    ).rate
    let hour = 3_600 * Tick.perSecond
    #expect(course.pieces.map(\.range) == [(8 * hour)..<(9 * hour), (167 * hour)..<(168 * hour)])
    #expect(abs(course.total - 700) < 1e-9)
    #expect(abs(course.pieces[0].cumulatedAfter - 350) < 1e-9)
  }

  @Test("clocks that jump: a skipped hour has no trucks, an hour that is read twice has them twice")
  func clockChanges() throws {
    let clock = try Self.tehran()
    // In 2020 Tehran's clocks went from 24:00 on 20 March to 01:00, and from 24:00 on 20 September back to 23:00.
    let flat = [DemandPhase(id: "p", from: nil, until: nil, trucksPerWeek: 168)]
    var midnight = [Double](repeating: 0, count: 168)
    for day in 0..<7 { midnight[day * 24] = 7 }
    var late = [Double](repeating: 0, count: 168)
    for day in 0..<7 { late[day * 24 + 23] = 7 }
    let spring = try Self.seconds(clock, 2020, 3, 19)..<Self.seconds(clock, 2020, 3, 23)
    let autumn = try Self.seconds(clock, 2020, 9, 19)..<Self.seconds(clock, 2020, 9, 23)
    func total(_ profile: [Double]?, _ horizon: Range<Int>) -> Double {
      ArrivalPlan(Self.stream(flat, profile: profile), clock: clock, horizon: horizon).rate.total
    }
    #expect(abs(total(nil, spring) - 95) < 1e-9)
    #expect(abs(total(nil, autumn) - 97) < 1e-9)
    #expect(abs(total(midnight, spring) - 3 * 7) < 1e-9)
    #expect(abs(total(late, autumn) - 5 * 7) < 1e-9)
  }

  @Test("the newest phase in force replaces the one before")
  func phases() throws {
    let clock = try Self.tehran()
    func day(_ number: Int) throws -> WallTime {
      WallTime(try #require(GregorianDate(year: 2020, month: 6, day: number)).dayNumber)
    }
    let horizon = try Self.seconds(clock, 2020, 6, 1)..<Self.seconds(clock, 2020, 6, 29)
    let course = ArrivalPlan(
      Self.stream([
        DemandPhase(id: "strike", from: try day(8), until: try day(15), trucksPerWeek: 70),
        DemandPhase(id: "usual", from: nil, until: try day(22), trucksPerWeek: 700),
      ]), clock: clock, horizon: horizon
    ).rate
    let week = 7 * 86_400 * Tick.perSecond
    #expect(course.pieces.map(\.range) == [0..<week, week..<(2 * week), (2 * week)..<(3 * week)])
    #expect(abs(course.total - (700 + 70 + 700)) < 1e-9)
  }

  @Test("constant arrivals come after every whole interval")
  func constant() {
    var course = RateCourse()
    course.append(PlanKit.ticks(0..<12), trucksPerTick: 1.0 / Double(3 * Tick.perMinute))
    course.append(PlanKit.ticks(20..<30), trucksPerTick: 1.0 / Double(4 * Tick.perMinute))
    var times: [Int] = []
    var source = RandomSource(RandomKey(seed: 1))
    course.sample(&times, isPoisson: false, limit: .max, before: .max, from: &source)
    #expect(times.map { $0 / Tick.perMinute } == [3, 6, 9, 12, 24, 28])
    course.sample(&times, isPoisson: false, limit: .max, before: PlanKit.ticks(0..<12).upperBound, from: &source)
    #expect(times.count == 3)
    course.sample(&times, isPoisson: false, limit: 2, before: .max, from: &source)
    #expect(times.count == 2)
  }

  @Test("Poisson arrivals: counts by hour have the mean and the variance of the rate")
  func poisson() {
    var course = RateCourse()
    course.append(PlanKit.ticks(0..<60), trucksPerTick: 10.0 / Double(60 * Tick.perMinute))
    course.append(PlanKit.ticks(90..<120), trucksPerTick: 6.0 / Double(30 * Tick.perMinute))
    var counts: [[Double]] = [[], []]
    var times: [Int] = []
    let rounds = 4_000
    for round in 0..<rounds {
      var source = RandomSource(RandomKey(seed: 3).adding(round))
      course.sample(&times, isPoisson: true, limit: .max, before: .max, from: &source)
      counts[0].append(Double(times.filter { $0 < 60 * Tick.perMinute }.count))
      counts[1].append(Double(times.filter { $0 >= 90 * Tick.perMinute }.count))
    }
    for (values, rate) in zip(counts, [10.0, 6.0]) {
      let mean = values.reduce(0, +) / Double(rounds)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rounds)
      #expect(abs(mean - rate) < 4 * (rate / Double(rounds)).squareRoot())
      #expect(abs(variance / rate - 1) < 0.1)
    }
  }

  @Test("while no opening is announced: not sent, held back, or coming anyway")
  func withoutOpening() {
    var kit = PlanKit()
    kit.boundaries = [0, 50, 100]
    kit.open = [70..<80]
    kit.announced = [60..<80]
    kit.laws = [.constant(minutes: 1.0 / 60)]
    func run(_ behaviour: DemandStream.WithoutOpening) -> KitRun {
      kit.streams = [PlanKit.Stream(rates: [(0..<100, 0.1)], arrivals: .constant, withoutOpening: behaviour)]
      return kit.run()
    }
    // Trucks at 10, 20, …, 90; only 60 and 70 are within the announcement.
    let notSent = run(.notSent)
    #expect(notSent(.demanded) == 9 && notSent(.unmet) == 7 && notSent(.arrivals) == 2)
    #expect(notSent(.unmet, 0) == 4 && notSent(.unmet, 1) == 3)
    #expect(notSent(.throughput) == 2 && notSent(.meanWait) == 300.5)
    let deferred = run(.deferred)
    #expect(deferred(.held, 0) == 4 && deferred(.held, 1) == 2)
    #expect(deferred(.arrivals, 0) == 0 && deferred(.arrivals, 1) == 7)
    #expect(deferred(.throughput) == 7 && deferred(.largestQueue) == 6)
    let wait = run(.wait)
    #expect(wait(.arrivals, 0) == 4 && wait(.arrivals) == 9)
    #expect(wait(.throughput) == 7 && wait(.queueAtEnd) == 2)
    for outcome in [notSent, deferred, wait] { #expect(outcome.ledger.isBalanced) }
  }

  @Test("deferred trucks of several streams set out in the order of their times")
  func deferredOrder() {
    var kit = PlanKit()
    kit.boundaries = [0, 100]
    kit.announced = [50..<100]
    let early = PlanKit.Stream(rates: [(0..<30, 0.1)], arrivals: .constant, withoutOpening: .deferred)
    let mixed = PlanKit.Stream(rates: [(5..<65, 0.1)], arrivals: .constant, withoutOpening: .deferred)
    kit.streams = [mixed, early]
    var needs = TruckNeeds()
    let plan = kit.plan
    needs.draw(plan, kit.calendar(plan), boundaries: kit.ticks, random: RandomKey(seed: 1))
    // Stream 0: 15, 25, 35, 45, 55, 65 (numbers 0 to 5); stream 1: 10, 20, 30 (numbers 6 to 8).
    #expect(needs.queue.map { needs.layout.number($0) } == [6, 0, 7, 1, 8, 2, 3, 4, 5])
    #expect(needs.queue.map { needs.layout.tick($0) / Tick.perMinute } == [50, 50, 50, 50, 50, 50, 50, 55, 65])
  }

  @Test("truck k of a stream has the same needs whatever the calendar, the quota, the other streams and stages are")
  func commonRandomNumbers() {
    var base = PlanKit()
    base.servers = [2, 3]
    base.laws = [.exponential(meanMinutes: 3), .lognormal(meanMinutes: 5, coefficientOfVariation: 0.6)]
    base.streams = [PlanKit.Stream(rates: [(0..<3_000, 0.2)], withoutOpening: .notSent)]
    var other = base
    other.open = [100..<300, 900..<1_100]
    other.announced = other.open
    other.quotas = [[(100..<1_100, 7)]]
    other.streams.append(PlanKit.Stream(rates: [(0..<3_000, 0.4)], withoutOpening: .deferred))
    other.servers = [2, 3, 1]
    other.laws.append(.constant(minutes: 1))
    func draw(_ kit: PlanKit) -> TruckNeeds {
      var needs = TruckNeeds()
      let plan = kit.plan
      needs.draw(plan, kit.calendar(plan), boundaries: kit.ticks, random: RandomKey(seed: 12).adding(3))
      return needs
    }
    let first = draw(base)
    let second = draw(other)
    let count = first.firstNumbers[1]
    #expect(count > 400 && second.firstNumbers[1] == count)
    for stage in 0..<2 { #expect(first.service[stage].prefix(count) == second.service[stage].prefix(count)) }
    let sent = (0..<count).filter { second.arrivalTick(of: $0) != Tick.never }
    #expect(sent.count < count && sent.allSatisfy { second.arrivalTick(of: $0) == first.arrivalTick(of: $0) })
    // Another replication has other needs.
    var third = TruckNeeds()
    let plan = base.plan
    third.draw(plan, base.calendar(plan), boundaries: base.ticks, random: RandomKey(seed: 12).adding(4))
    #expect(third.service[0].prefix(10) != first.service[0].prefix(10))
  }
}
