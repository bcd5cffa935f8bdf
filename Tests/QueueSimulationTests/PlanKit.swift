import CrossingModel

@testable import QueueSimulation

/// A crossing in minutes, for tests that go to the kernel without files, clocks and rules.
struct PlanKit {
  var servers = [1]
  var laws: [ServiceTime] = [.exponential(meanMinutes: 1)]
  /// Minutes; nil: always open.
  var open: [Range<Int>]?
  /// Minutes; nil: always.
  var announced: [Range<Int>]?
  /// Periods in minutes with their trucks, by quota.
  var quotas: [[(range: Range<Int>, trucks: Int)]] = []
  var yardPlaces: Int?
  var admitsAlways = false
  var streams: [Stream] = []
  var atStart = 0
  /// Minutes.
  var boundaries = [0, 10_000]

  struct Stream {
    /// Minutes and trucks per minute.
    var rates: [(range: Range<Int>, perMinute: Double)]
    var arrivals = DemandStream.Arrivals.poisson
    var withoutOpening = DemandStream.WithoutOpening.wait
    var truckLimit = Int.max
    var laws: [ServiceTime]?
  }

  var ticks: [Int] { boundaries.map { $0 * Tick.perMinute } }

  var plan: CrossingPlan {
    CrossingPlan(
      id: "test", stages: servers.indices.map { CrossingPlan.StagePlan(id: "s\($0 + 1)", servers: servers[$0]) },
      streams: streams.enumerated().map { index, stream in
        var rate = RateCourse()
        for piece in stream.rates {
          rate.append(Self.ticks(piece.range), trucksPerTick: piece.perMinute / Double(Tick.perMinute))
        }
        return CrossingPlan.StreamPlan(
          id: "stream\(index)", arrivals: stream.arrivals, withoutOpening: stream.withoutOpening, rate: rate,
          truckLimit: stream.truckLimit,
          load: CrossingPlan.TruckLoad(tonnes: Double(10 + index), value: Double(1_000 + index)),
          service: (stream.laws ?? laws).map { ServiceSampler($0) })
      },
      initial: [
        CrossingPlan.InitialGroup(
          truckClass: "general", trucks: atStart, load: CrossingPlan.TruckLoad(tonnes: 20, value: 2_000),
          service: laws.map { ServiceSampler($0) })
      ], yardPlaces: yardPlaces, lawsByStream: streams.map { $0.laws ?? laws }, defaultLaws: laws)
  }

  func calendar(_ plan: CrossingPlan) -> CalendarPlan {
    let hours = open.map { OpenHours($0.map(Self.ticks)) } ?? .always
    let limits = quotas.enumerated().map { index, periods in
      GatePlan.QuotaPlan(
        id: "q\(index + 1)", ranges: periods.map { Self.ticks($0.range) }, places: periods.map(\.trucks))
    }
    return CalendarPlan(
      hours: hours, announced: announced.map { OpenHours($0.map(Self.ticks)) } ?? .always,
      gate: GatePlan(
        admitting: admitsAlways ? .always : hours, quotas: limits, horizon: ticks[ticks.count - 1]),
      boundaries: ticks, service: plan.fluidService)
  }

  static func ticks(_ minutes: Range<Int>) -> Range<Int> {
    (minutes.lowerBound * Tick.perMinute)..<(minutes.upperBound * Tick.perMinute)
  }

  /// Figures of one replication by metric and period; the last period is the whole.
  func run(
    seed: UInt64 = 1, replication: Int = 0, engine: SimulationOptions.Engine = .automatic,
    simulatesCapacity: Bool = false
  ) -> KitRun {
    var runner = ReplicationRunner()
    return run(&runner, seed: seed, replication: replication, engine: engine, simulatesCapacity: simulatesCapacity)
  }

  func run(
    _ runner: inout ReplicationRunner, seed: UInt64, replication: Int, engine: SimulationOptions.Engine = .automatic,
    simulatesCapacity: Bool = false
  ) -> KitRun {
    let plan = plan
    let calendar = calendar(plan)
    let layout = MetricLayout(start: 0, stages: servers.count, quotas: quotas.count, periods: boundaries.count)
    var row = [Double](repeating: .nan, count: layout.end)
    let ledger = runner.run(
      plan, calendar, boundaries: ticks, layout: layout, random: RandomKey(seed: seed).adding(replication),
      engine: engine, simulatesCapacity: simulatesCapacity, into: &row)
    return KitRun(row: row, layout: layout, ledger: ledger)
  }
}

struct KitRun {
  let row: [Double]
  let layout: MetricLayout
  let ledger: TruckLedger

  /// A figure of a period; of the whole horizon for nil.
  func callAsFunction(_ metric: Metric, _ period: Int? = nil) -> Double {
    row[layout.column(metric, period: period ?? layout.periods - 1)]
  }

  func callAsFunction(_ metric: Metric.OfStage, stage: Int, _ period: Int? = nil) -> Double {
    row[layout.column(metric, stage: stage, period: period ?? layout.periods - 1)]
  }

  func callAsFunction(_ metric: Metric.OfQuota, quota: Int, _ period: Int? = nil) -> Double {
    row[layout.column(metric, quota: quota, period: period ?? layout.periods - 1)]
  }
}
