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
  var turnsAway = false
  var closing = ClosingPolicy.finish
  var order = LaneOrder.firstCome
  /// Minutes and servers, by stage; empty: those of ``servers`` always.
  var staffing: [[(minute: Int, servers: Int)]] = []
  /// Trucks that may wait before a stage, by stage; empty: no limit.
  var room: [Int] = []
  var counterparts: [Counterpart?] = []
  /// Truck classes told apart.
  var classes = 1
  var longWaitSeconds = 86_400
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
    var lane = 0
    var classIndex = 0
    var decayPerDay = 0.0
    var patience: ServiceTime?
    var convoy = 1
    /// Minutes, instead of rates.
    var listed: [Double]?
    var appointments = Appointments()
  }

  struct Counterpart {
    /// Minutes.
    var listed: [Double]
    var atStart = 0
    /// Periods in minutes with their trucks.
    var quota: [(range: Range<Int>, trucks: Int)] = []
  }

  var ticks: [Int] { boundaries.map { $0 * Tick.perMinute } }

  var plan: CrossingPlan {
    CrossingPlan(
      id: "test", stages: servers.indices.map(stage),
      streams: streams.enumerated().map { index, stream in
        var rate = RateCourse()
        for piece in stream.rates {
          rate.append(Self.ticks(piece.range), trucksPerTick: piece.perMinute / Double(Tick.perMinute))
        }
        return CrossingPlan.StreamPlan(
          id: "stream\(index)",
          arrivals: ArrivalPlan(
            kind: stream.arrivals, rate: rate, appointments: stream.appointments, convoy: stream.convoy,
            limit: stream.truckLimit, listed: stream.listed.map { $0.map(Self.tick) }),
          withoutOpening: stream.withoutOpening,
          load: CrossingPlan.TruckLoad(
            tonnes: Double(10 + index), value: Double(1_000 + index), decayPerDay: stream.decayPerDay),
          service: (stream.laws ?? laws).map { ServiceSampler($0) },
          classIndex: stream.classIndex, lane: stream.lane,
          patience: stream.patience.map { ServiceSampler($0) })
      },
      initial: [
        CrossingPlan.InitialGroup(
          truckClass: "general", trucks: atStart, load: CrossingPlan.TruckLoad(tonnes: 20, value: 2_000),
          service: laws.map { ServiceSampler($0) })
      ],
      classes: (0..<classes).map { "class\($0)" },
      rules: CrossingRules(yardPlaces: yardPlaces, turnsAway: turnsAway, closing: closing, order: order),
      lawsByStream: streams.map { $0.laws ?? laws }, defaultLaws: laws)
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
      counterpartGates: plan.stages.indices.map { stage in
        counterpart(stage).map { counterpart in
          let quota = GatePlan.QuotaPlan(
            id: "c", ranges: counterpart.quota.map { Self.ticks($0.range) }, places: counterpart.quota.map(\.trucks))
          return GatePlan(
            admitting: hours, quotas: counterpart.quota.isEmpty ? [] : [quota], horizon: ticks[ticks.count - 1])
        }
      },
      boundaries: ticks, service: FluidService(plan))
  }

  private func stage(_ index: Int) -> CrossingPlan.StagePlan {
    let steps = staffing.indices.contains(index) ? staffing[index] : []
    return CrossingPlan.StagePlan(
      id: "s\(index + 1)", servers: steps.map(\.servers).max() ?? servers[index],
      staffing: steps.map { CrossingPlan.StaffingStep(tick: $0.minute * Tick.perMinute, servers: $0.servers) },
      room: room.indices.contains(index) ? room[index] : .max,
      counterpart: counterpart(index).map {
        CrossingPlan.CounterpartPlan(arrivals: ArrivalPlan(listed: $0.listed.map(Self.tick)), atStart: $0.atStart)
      })
  }

  private func counterpart(_ index: Int) -> Counterpart? {
    counterparts.indices.contains(index) ? counterparts[index] : nil
  }

  static func tick(_ minute: Double) -> Int { Int((minute * Double(Tick.perMinute)).rounded()) }

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
    let layout = MetricLayout(
      start: 0, stages: servers.count, quotas: quotas.count, classes: classes > 1 ? classes : 0,
      periods: boundaries.count)
    var row = [Double](repeating: .nan, count: layout.end)
    let outcome = runner.run(
      plan, calendar, boundaries: ticks, layout: layout, random: RandomKey(seed: seed).adding(replication),
      options: SimulationOptions(
        engine: engine, simulatesCapacity: simulatesCapacity, longWaitSeconds: longWaitSeconds),
      into: &row)
    return KitRun(
      row: row, layout: layout, ledger: outcome.ledger,
      backlogGoneMinute: outcome.backlogGoneAt.map { Double($0) / Double(Tick.perMinute) })
  }
}

struct KitRun {
  let row: [Double]
  let layout: MetricLayout
  let ledger: TruckLedger
  let backlogGoneMinute: Double?

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

extension SlidingArray {
  /// All numbers that are held.
  var values: [Int] { held.map { self[$0] } }
}
