import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import OpeningTimeline
import QueueSimulation
import Reports
import ScheduleFiles
import SlotPlanning

/// The options of `gozar simulate` that run a plan's bookings through the queue, and how that is done.
enum PlanQueueOptions {
  static let plan = Parameter<String?>.option(
    "plan", "PLAN", .file, help: "Simulate the bookings of a plan, as gozar plan --format csv writes it")
  static let shipments = Parameter<String?>.option(
    "shipments", "SHIPMENTS", .file, help: "With --plan: the list that the plan was made for")
  static let punctuality = Parameter<Duration>.option(
    "punctuality", "T", .duration(in: .zero ... .seconds(7 * 86_400)),
    help: "With --plan: standard deviation of the time at which a truck comes from its slot's start", default: "0min")
  static let noShows = Parameter<Double>.option(
    "no-shows", "P", .percentage(in: 0...50), help: "With --plan: the share of booked trucks that don't come",
    default: "0%")
  static let withDemand = Parameter.flag(
    "with-demand", help: "With --plan: the network's own demand and queues are there too")

  static let parameters: [any CommandParameter] = [
    plan, shipments, punctuality, noShows, withDemand, BookingOptions.bookings,
  ]

  static let constraints: [ParameterConstraint] =
    [.use(of: plan, needs: shipments)]
    + ([shipments, punctuality, noShows, withDemand, BookingOptions.bookings] as [any CommandParameter]).map {
      .use(of: $0, needs: plan)
    }

  /// Days after the last slot that are simulated unless --to says otherwise.
  private static let daysAfter = 7

  /// The longest horizon, in days.
  private static let mostDays = 400

  /// The most moments that are kept of all trucks and replications: 8 bytes each, for the slip's ninth decile.
  private static let mostMoments = 20_000_000

  /// Simulates the plan of a session.
  ///
  /// - Parameters:
  ///   - from: the first day, from which trucks of --with-demand queue up; nil: the day before the first slot.
  ///   - to: the first day after the horizon; nil: a week after the last slot.
  static func report(
    _ session: Session, _ path: String, from: Parameter<String?>, to: Parameter<String?>, _ options: SimulationOptions,
    _ outcome: inout CommandOutcome
  ) throws(CommandFailure) -> PlanQueueReport {
    let invocation = session.invocation
    let loaded = try session.loadWholeNetwork(scenarios: invocation[CommonOptions.scenarios])
    let queue = try queue(session, path, loaded, &outcome)
    let trucks = queue.planned.reduce(0) { $0 + $1.trucks }
    guard trucks * options.replications <= mostMoments else {
      throw session.usageFailure(
        "--replications: \(options.replications) of \(trucks) trucks are more than a run can hold, expected at most "
          + "\(max(1, mostMoments / trucks))")
    }
    let days = try days(session, queue, loaded, from: from, to: to)
    let clock = loaded.clocks.exporter
    let keepsDemand = invocation[withDemand]
    let network = queue.network(loaded.network, keepsDemand: keepsDemand)
    let boundaries = [days.lowerBound, days.upperBound].map { clock.instant(of: WallTime($0)).seconds }
    let passages = try passages(session, queue, network, loaded.clocks, boundaries: boundaries, options)
    let used = loaded.network.crossings.filter { crossing in queue.planned.contains { $0.crossing == crossing.id } }
    let report = PlanQueueReport(
      queue, passages, grids: session.grids(used, loaded, days: days),
      bookings: try session.bookings(loaded.clocks),
      PlanQueueReport.Context(
        network: loaded.network, clocks: loaded.clocks, scenarios: loaded.titles,
        seed: options.seed, keepsDemand: keepsDemand))
    outcome.diagnostics += session.holidayDoubts(loaded, in: days)
    return report
  }

  private static func passages(
    _ session: Session, _ queue: PlanQueue, _ network: Network, _ clocks: Clocks, boundaries: [Int],
    _ options: SimulationOptions
  ) throws(CommandFailure) -> [PlanQueue.Passage] {
    let simulation = try SimulateCommand.simulation(of: network, clocks, boundaries: boundaries)
    let most = SimulateCommand.mostTraced
    guard simulation.expectedTrucks <= most else {
      throw session.usageFailure(
        "--with-demand: \(Int(simulation.expectedTrucks)) trucks are more than the \(Int(most)) that can be followed, "
          + "expected fewer days")
    }
    let progress = ProgressBar(total: options.replications, session.surroundings)
    defer { progress?.clear() }
    do throws(SimulationError) {
      return try simulation.traces(
        options,
        progress: { finished in
          progress?.show(finished)
          return true
        },
        summary: { queue.passage($0, of: network) })
    } catch {
      throw SimulateCommand.failure(error)
    }
  }

  private static func queue(
    _ session: Session, _ path: String, _ loaded: Session.LoadedNetwork, _ outcome: inout CommandOutcome
  ) throws(CommandFailure) -> PlanQueue {
    let invocation = session.invocation
    let clock = loaded.clocks.exporter
    let list = readShipments(invocation[shipments] ?? "", network: loaded.network, clock: clock)
    if let failure = list.failure { throw CommandFailure(list.diagnostics, failure.status) }
    let reading = readPlan(path, shipments: list.shipments, network: loaded.network, clock: clock)
    let diagnostics = list.diagnostics + reading.diagnostics
    if let failure = reading.failure { throw CommandFailure(diagnostics, failure.status) }
    outcome.diagnostics += diagnostics
    return PlanQueue(
      shipments: list.shipments, planned: reading.planned,
      appointments: Appointments(
        deviationMinutes: Double(invocation[punctuality].components.seconds) / 60,
        noShowProbability: invocation[noShows]))
  }

  /// The days to simulate, in which all slots of the plan start.
  private static func days(
    _ session: Session, _ queue: PlanQueue, _ loaded: Session.LoadedNetwork, from: Parameter<String?>,
    to: Parameter<String?>
  ) throws(CommandFailure) -> Range<Day> {
    let clock = loaded.clocks.exporter
    let starts = queue.planned.map { clock.wallTime(at: $0.slotStart).day }
    guard let earliest = starts.min(), let latest = starts.max() else { preconditionFailure("a plan without trucks") }
    let first =
      try session.invocation[from].map { text throws(CommandFailure) in try session.day(text, of: from, on: clock) }
      ?? earliest - 1
    let end =
      try session.invocation[to].map { text throws(CommandFailure) in
        try session.day(text, of: to, on: clock, from: first)
      } ?? latest + daysAfter
    guard first <= earliest else {
      throw session.usageFailure("--from: found \(first), expected a day up to that of the first slot, \(earliest)")
    }
    guard end > latest else {
      throw session.usageFailure("--to: found \(end), expected a day after that of the last slot, \(latest)")
    }
    guard end - first <= mostDays else {
      throw session.usageFailure(
        "\(first) to \(end) are more than the \(mostDays) days that a plan is simulated over, expected fewer")
    }
    return first..<end
  }
}
