import CrossingModel
import Testing

@testable import QueueSimulation

/// Figures of single runs that can be worked out by hand; all times in minutes.
@Suite("Figures worked out by hand")
struct FigureTests {
  /// One server of 10 minutes; services 0-10, 10-20, 20-30, 40-50.
  private static func four() -> PlanKit {
    var kit = PlanKit()
    kit.laws = [.constant(minutes: 10)]
    kit.boundaries = [0, 100]
    kit.classes = 2
    kit.longWaitSeconds = 4 * 60
    kit.streams = [
      PlanKit.Stream(rates: [], classIndex: 0, decayPerDay: 0.5, listed: [0, 20]),
      PlanKit.Stream(rates: [], classIndex: 1, decayPerDay: 0.25, listed: [5, 40]),
    ]
    return kit
  }

  private static func minutes(_ seconds: Double) -> Double { seconds / 60 }

  @Test("waits, stays and the mean queue")
  func waits() {
    let run = Self.four().run()
    #expect(abs(Self.minutes(run(.meanWait)) - 1.25) < 1e-9)
    #expect(Self.minutes(run(.waitP50)) == 0)
    // Type 7: the place is 0.95 · 3 = 2.85, between 0 and 5.
    #expect(abs(Self.minutes(run(.waitP95)) - 4.25) < 1e-9)
    #expect(abs(Self.minutes(run(.waitP99)) - 4.85) < 1e-9)
    #expect(abs(run(.bufferIndex) - (4.25 - 1.25) / 1.25) < 1e-9)
    #expect(run(.shareLongWait) == 0.25)
    #expect(abs(Self.minutes(run(.meanStay)) - 11.25) < 1e-9)
    #expect(Self.minutes(run(.stayP50)) == 10)
    #expect(abs(Self.minutes(run(.stayP99)) - 14.85) < 1e-9)
    // The second truck waits from 5 to 10.
    #expect(abs(run(.meanQueue) - 0.05) < 1e-12)
    #expect(abs(run.row[run.layout.column(.meanQueue, stage: 0, period: 1)] - 0.05) < 1e-12)
    #expect(abs(Self.minutes(run.row[run.layout.column(.meanWait, stage: 0, period: 1)]) - 1.25) < 1e-9)
    #expect(run.backlogGoneMinute == 10)
  }

  @Test("what waiting costs")
  func decay() {
    // The second truck is of the second stream: 1,001 a truck, a quarter a day, 5 minutes.
    #expect(abs(Self.four().run()(.valueLost) - 1_001 * 0.25 * 5 / 1_440) < 1e-9)
    var kit = Self.four()
    kit.streams[1].decayPerDay = 1_000
    #expect(Self.four().run()(.value) == 2 * 1_000 + 2 * 1_001)
    #expect(kit.run()(.valueLost) == 1_001, "no more than all is lost")
  }

  @Test("classes are told apart")
  func classes() {
    let run = Self.four().run()
    func figure(_ metric: Metric.OfClass, _ truckClass: Int) -> Double {
      run.row[run.layout.column(metric, truckClass: truckClass, period: 1)]
    }
    #expect(figure(.throughput, 0) == 2)
    #expect(figure(.throughput, 1) == 2)
    #expect(figure(.meanWait, 0) == 0)
    #expect(abs(Self.minutes(figure(.meanWait, 1)) - 2.5) < 1e-9)
    #expect(abs(Self.minutes(figure(.waitP50, 1)) - 2.5) < 1e-9)
    #expect(abs(Self.minutes(figure(.waitP99, 1)) - 4.95) < 1e-9)
  }

  @Test("overtime is service beyond the servers that should be there")
  func overtime() {
    var kit = PlanKit()
    kit.laws = [.constant(minutes: 5)]
    kit.boundaries = [0, 10, 20]
    kit.staffing = [[(0, 1), (4, 2), (10, 0)]]
    kit.streams = [PlanKit.Stream(rates: [], listed: [3, 6, 9])]
    let run = kit.run()
    func figure(_ metric: Metric.OfStage, _ period: Int) -> Double {
      run.row[run.layout.column(metric, stage: 0, period: period)]
    }
    // Services 3-8, 6-11, 9-14.
    #expect(Self.minutes(figure(.overtime, 0)) == 0)
    #expect(Self.minutes(figure(.overtime, 1)) == 1 + 4)
    #expect(figure(.utilisation, 0) == Double(5 + 4 + 1) / Double(4 + 12))
    #expect(figure(.utilisation, 1).isNaN)
  }

  @Test("a paused service is neither work nor overtime, and its pause is a wait while closed")
  func pause() {
    var kit = PlanKit()
    kit.laws = [.constant(minutes: 10)]
    kit.boundaries = [0, 40]
    kit.open = [0..<8, 20..<40]
    kit.closing = .pause
    kit.streams = [PlanKit.Stream(rates: [], listed: [0])]
    let run = kit.run()
    #expect(Self.minutes(run(.meanStay)) == 22)
    #expect(Self.minutes(run(.meanWait)) == 12)
    #expect(Self.minutes(run(.closedWait)) == 12)
    #expect(run.row[run.layout.column(.utilisation, stage: 0, period: 0)] == 10.0 / 28)
    #expect(run.row[run.layout.column(.overtime, stage: 0, period: 0)] == 0)
  }

  @Test("blocked servers and empty trucks")
  func stages() {
    var kit = PlanKit()
    kit.servers = [1, 1]
    kit.laws = [.constant(minutes: 1), .constant(minutes: 10)]
    kit.room = [.max, 0]
    kit.boundaries = [0, 60]
    kit.streams = [PlanKit.Stream(rates: [], listed: [0, 0, 0])]
    kit.counterparts = [nil, PlanKit.Counterpart(listed: [3, 30], atStart: 1)]
    let run = kit.run()
    func figure(_ metric: Metric.OfStage, _ stage: Int) -> Double {
      run.row[run.layout.column(metric, stage: stage, period: 1)]
    }
    // Stage 2: 1-11, 11-21 with the empty truck that came at 3, 30-40; the second is done at 2, the third at 12.
    #expect(Self.minutes(figure(.blocked, 0)) == (11 - 2) + (30 - 12))
    // The second stage is waited for from 2 to 11 and from 12 to 30.
    #expect(abs(Self.minutes(figure(.meanWait, 1)) - 27.0 / 3) < 1e-9)
    #expect(figure(.counterpartsCome, 1) == 3)
    #expect(figure(.counterpartsUsed, 1) == 3)
    #expect(abs(Self.minutes(figure(.counterpartWait, 1)) - (1.0 + 8 + 0) / 3) < 1e-9)
    #expect(figure(.counterpartsCome, 0).isNaN)
  }

  @Test("a backlog that is not gone within the horizon")
  func backlog() {
    var kit = PlanKit()
    kit.laws = [.constant(minutes: 10)]
    kit.boundaries = [0, 100]
    kit.atStart = 12
    #expect(kit.run().backlogGoneMinute == nil)
    kit.atStart = 10
    #expect(kit.run().backlogGoneMinute == 90)
  }

  @Test(
    "quantiles of the date count what is never reached as last",
    arguments: [
      ([10, nil, 30, 20] as [Int?], 20, nil, 0.25), ([nil, nil, nil] as [Int?], nil, nil, 1),
      ([7] as [Int?], 7, 7, 0), (Array(1...10) as [Int?], 5, 9, 0),
    ] as [([Int?], Int?, Int?, Double)])
  func quantiles(_ gone: [Int?], p50: Int?, p90: Int?, never: Double) {
    let estimate = BacklogEstimate(gone)
    #expect(estimate.p50 == p50)
    #expect(estimate.p90 == p90)
    #expect(estimate.shareNever == never)
  }

  @Test("convoys come together, appointments deviate and are missed")
  func arrivals() {
    var times: [Int] = []
    var source = RandomSource(RandomKey(seed: 3))
    var rate = RateCourse()
    rate.append(PlanKit.ticks(0..<100_000), trucksPerTick: 0.1 / Double(Tick.perMinute))
    ArrivalPlan(kind: .constant, rate: rate, convoy: 5).sample(&times, before: .max, from: &source)
    #expect(times.count == 10_000)
    #expect(times.prefix(6).map { $0 / Tick.perMinute } == [50, 50, 50, 50, 50, 100])
    ArrivalPlan(kind: .constant, rate: rate, convoy: 5, limit: 7).sample(&times, before: .max, from: &source)
    #expect(times.count == 7)
    let appointments = Appointments(meanDeviationMinutes: -3, deviationMinutes: 2, noShowProbability: 0.1)
    ArrivalPlan(kind: .scheduled, rate: rate, appointments: appointments).sample(&times, before: .max, from: &source)
    // Binomial: 9,000 with a standard deviation of 30.
    #expect(abs(times.count - 9_000) < 120)
    #expect(times == times.sorted())
    let deviations = times.map { time in
      let minutes = Double(time) / Double(Tick.perMinute) + 3
      return minutes - (minutes / 10).rounded() * 10
    }
    let mean = deviations.reduce(0, +) / Double(deviations.count)
    let square = deviations.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(deviations.count)
    // Folded beyond ±5 minutes, which takes a little off the standard deviation of 2.
    #expect(abs(mean) < 0.1)
    #expect(abs(square.squareRoot() - 2) < 0.15)
  }
}
