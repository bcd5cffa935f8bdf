import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import OpeningTimeline
import QueueSimulation
import Reports

/// `gozar simulate`.
enum SimulateCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case json
    case csv
  }

  private static let from = Parameter<String?>.option(
    "from", "D", .date, help: "The first day; has to be given without --plan (default then: the day before its slots)")
  private static let to = Parameter<String?>.option(
    "to", "D", .date,
    help: "The first day after the horizon, as --from; +2w counts from there (default with --plan: a week later)")
  private static let per = Parameter<ReportingPeriod.Unit>.option(
    "per", "P", .choice(of: ReportingPeriod.Unit.self), help: "What the horizon is cut into", default: "month")
  private static let calendar = Parameter<CalendarKind?>.option(
    "calendar", "C", .choice(of: CalendarKind.self), help: "Whose months (default: the network's reporting calendar)")
  private static let replications = Parameter<Int?>.option(
    "replications", short: "n", "N", .integer(in: 1...1_000_000),
    help: "Independent runs (default: 100; with --precision, at most 10,000)")
  private static let precision = Parameter<Double?>.option(
    "precision", "P", .precision,
    help: "Run until the half-widths of throughput and mean wait are within this share of the mean, as 1%")
  private static let seed = Parameter<UInt64>.option(
    "seed", "N", .integer(), help: "Same seed, same bytes", default: "1")
  private static let threads = Parameter<Int?>.option(
    "threads", "N", .integer(in: 1...1_024), help: "Threads to run on; results don't depend on it (default: all cores)")
  private static let longWait = Parameter<Duration>.option(
    "long-wait", "T", .duration(in: .seconds(60) ... .seconds(366 * 86_400)),
    help: "Count the trucks that wait longer", default: "24h")
  private static let require = Parameter<[String]>.repeatedOption(
    "require", "R", .text,
    help: "End with status 1 unless the whole interval meets this, as 'throughput>=2000/month'; repeat for more")
  private static let trace = Parameter<String?>.option(
    "trace", "FILE", .file, help: "Write what happens to every truck of one replication to a CSV file")
  private static let traceReplication = Parameter<Int>.option(
    "trace-replication", "N", .integer(in: 1...1_000_000), help: "The replication to trace", default: "1")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "simulate", "Trucks, tonnes, money and waits by month, and what binds",
    discussion: """
      Simulates the crossings as queues over the days from --from up to and without --to. Each estimate has its 95 % \
      interval over the replications. What binds is the demand, the hours, a quota or a stage, by its name. \
      A requirement is [CROSSING:]METRIC, then >=, <=, > or <, then a bound. Metrics are throughput, capacity, tonnes \
      and value (per day, week, month or year of the horizon; without a crossing, of all of them together); \
      wait, stay, and wait-p95 and the like (6h, 2d); share (through of demand), long-waits, utilisation (90%); \
      queue, max-queue, queue-at-end (trucks); backlog (the date by which it is to be gone in nine runs of ten).

      With --plan the trucks of a plan come to the starts of their slots, as punctual as --punctuality and --no-shows say. \
      The report tells each shipment's chance to be at its destination by its deadline, how far trucks slip behind their \
      slots, and how many trucks a slot could be promised to so that on 95 days of 100 no more come than it has places.

      With --marginal each crossing gets one more open day, hour, server of a stage, quota place, yard place and empty \
      truck a day, each on its own, and the differences to the network as it is are told, paired by replication.
      """,
    parameters: [
      CommonOptions.crossings, from, to, CommonOptions.scenarios, per, calendar, replications, precision, seed, threads,
      longWait, require, trace, traceReplication,
    ] + MarginalOptions.parameters + PlanQueueOptions.parameters + [
      format, CommonOptions.network, CommonOptions.output,
    ],
    constraints: PlanQueueOptions.constraints + MarginalOptions.constraints
      + ([CommonOptions.crossings, per, calendar, precision, longWait, require, trace, traceReplication]
      as [any CommandParameter])
      .map { .atMostOne(of: PlanQueueOptions.plan, $0) }
      + ([per, calendar, precision, longWait, require, trace, traceReplication, PlanQueueOptions.plan]
      as [any CommandParameter])
      .map { .atMostOne(of: MarginalOptions.marginal, $0) },
    examples: [
      CommandExample("gozar simulate mehran --from 1399-01-01 --to 1399-07-01", "Mehran in spring and summer 1399"),
      CommandExample(
        "gozar simulate --scenario report-outlook --from 2020-05-21 --to 2020-08-22 --format csv",
        "A scenario, for a spreadsheet"),
      CommandExample(
        "gozar simulate mehran --from 2020-06-06 --to 2020-07-04 --per hour --precision 1% --format csv",
        "The course of the queue, hour by hour, to one per cent"),
      CommandExample(
        "gozar simulate mehran --from 1399-05-01 --to 1399-07-01 --require 'throughput>=3000/month'",
        "Is it enough? Status 1 if not"),
      CommandExample(
        "gozar simulate --plan plan.csv --shipments shipments.csv --punctuality 20min --no-shows 5%",
        "Does the plan hold where trucks are late or don't come?"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    if let plan = invocation[PlanQueueOptions.plan] { return try runPlan(plan, session) }
    try checkTrace(session)
    guard let from = invocation[self.from], let to = invocation[self.to] else { throw missingDays(session) }
    let loaded = try session.loadNetwork(scenarios: invocation[CommonOptions.scenarios])
    let clock = loaded.clocks.exporter
    let first = try session.day(from, of: self.from, on: clock)
    let end = try session.day(to, of: self.to, on: clock, from: first)
    guard first < end else { throw session.usageFailure("--to: found \(end), expected a day after --from, \(first)") }
    let kind = invocation[calendar] ?? loaded.network.reportingCalendar
    let horizon = SimulationHorizon(first: first, end: end, unit: invocation[per], calendar: kind)
    let options = options(session)
    if invocation[MarginalOptions.marginal] {
      let worth = try MarginalOptions.report(session, loaded, days: first..<end, options)
      var outcome = formatted(session, text: worth.text, json: worth.json, csv: worth.csv)
      outcome.diagnostics = session.holidayDoubts(loaded, in: first..<end)
      return outcome
    }
    let periods = try horizon.periods(
      loaded, replications: options.replications, isForJSON: invocation[format] == .json, session)
    let requirements = try requirements(loaded, periods, kind, session)
    let simulation = try prepare(loaded, periods, session)
    let result = try run(simulation, options, session)
    let checks = Requirement.Horizon(
      days: end - first, months: periods.months(in: kind), clock: clock, currency: loaded.network.currency)
    let report = SimulationReport(
      result, network: loaded.network, periods: periods, calendar: kind, clock: clock,
      scenarios: loaded.scenarios.map { $0.title?.text() ?? $0.name },
      requirements: requirements.flatMap { $0.outcomes(in: result, over: checks) })
    var outcome = formatted(session, text: report.text, json: report.json, csv: report.csv)
    if let path = invocation[trace] {
      let traces = simulation.trace(replication: invocation[traceReplication] - 1, seed: options.seed)
      outcome.files.append((path, TraceReport(traces, clock: clock).csv()))
    }
    outcome.diagnostics = session.holidayDoubts(loaded, in: first..<end)
    tell(report, isInReport: invocation[format] != .csv, &outcome)
    return outcome
  }

  private static func missingDays(_ session: Session) -> CommandFailure {
    let missing = [from, to].filter { session.invocation[$0] == nil }.map(\.declaration.synopsis)
    return CommandFailure(
      missing.count == 1
        ? session.invocation.usageError(.missingParameter(missing[0]))
        : session.invocation.usageError(.missingParameter(missing[0]), .missingParameter(missing[1])))
  }

  private static func runPlan(_ path: String, _ session: Session) throws(CommandFailure) -> CommandOutcome {
    var outcome = CommandOutcome(text: "")
    let report = try PlanQueueOptions.report(session, path, from: from, to: to, options(session), &outcome)
    outcome.text = formatted(session, text: report.text, json: report.json, csv: report.csv).text
    return outcome
  }

  /// The report in the format asked for.
  private static func formatted(
    _ session: Session, text: () -> String, json: () -> String, csv: () -> String
  ) -> CommandOutcome {
    switch session.invocation[format] {
    case .text: CommandOutcome(text: text())
    case .json: CommandOutcome(text: json())
    case .csv: CommandOutcome(text: csv())
    }
  }

  /// Says on standard error what was not reached and not met; of a format that has no place for it, all that was
  /// required.
  private static func tell(_ report: SimulationReport, isInReport: Bool, _ outcome: inout CommandOutcome) {
    if let shortfall = report.precisionShortfall {
      outcome.diagnostics.append(Diagnostic(.warning, "--precision: \(shortfall)"))
    }
    for requirement in report.requirements where !requirement.isMet || !isInReport {
      outcome.diagnostics.append(Diagnostic(requirement.isMet ? .note : .error, "--require: \(requirement.line)"))
    }
    if report.requirements.contains(where: { !$0.isMet }) { outcome.status = .answerIsNo }
  }

  private static func options(_ session: Session) -> SimulationOptions {
    let invocation = session.invocation
    return SimulationOptions(
      replications: invocation[replications] ?? (invocation[precision] == nil ? 100 : 10_000), seed: invocation[seed],
      threads: invocation[threads] ?? session.surroundings.cores, precision: invocation[precision],
      longWaitSeconds: Int(invocation[longWait].components.seconds))
  }

  private static func requirements(
    _ loaded: Session.LoadedNetwork, _ periods: [ReportingPeriod], _ kind: CalendarKind, _ session: Session
  ) throws(CommandFailure) -> [Requirement] {
    let clock = loaded.clocks.exporter
    let parser = RequirementParser(
      crossings: loaded.network.crossings.map(\.id), now: clock.wallTime(at: session.surroundings.now), clock: clock)
    var requirements: [Requirement] = []
    var faults: [Diagnostic] = []
    for text in session.invocation[require] {
      do throws(RequirementParser.Fault) {
        requirements.append(try parser.parse(text))
      } catch {
        faults.append(error.diagnostic(of: text))
      }
    }
    guard faults.isEmpty else { throw CommandFailure(faults, .usage) }
    let countsMonths = requirements.contains { $0.rate == .month || $0.rate == .year }
    if countsMonths, periods.months(in: kind) == nil { throw SimulationHorizon.failure(beyond: kind, session) }
    return requirements
  }

  private static func checkTrace(_ session: Session) throws(CommandFailure) {
    let invocation = session.invocation
    if invocation.isGiven(traceReplication), invocation[trace] == nil {
      throw CommandFailure(invocation.usageError(.needs("--trace-replication", other: "--trace")))
    }
    let runs = options(session).replications
    if invocation[traceReplication] > runs {
      throw session.usageFailure(
        "--trace-replication: found \(invocation[traceReplication]), expected at most \(runs), as there are no more "
          + "replications")
    }
    if let path = invocation[trace], path == invocation[CommonOptions.output] {
      throw session.usageFailure("--trace: found \(path), which is the file of --output, expected another one")
    }
  }

  /// The most trucks of which a trace is written: some 100 bytes for each of their services.
  static let mostTraced = 2e6

  private static func prepare(
    _ loaded: Session.LoadedNetwork, _ periods: [ReportingPeriod], _ session: Session
  ) throws(CommandFailure) -> Simulation {
    let boundaries = periods.map(\.seconds.lowerBound) + periods.suffix(1).map(\.seconds.upperBound)
    let simulation = try simulation(of: loaded.network, loaded.clocks, boundaries: boundaries)
    guard session.invocation[trace] == nil || simulation.expectedTrucks <= mostTraced else {
      throw session.usageFailure(
        "--trace: \(Int(simulation.expectedTrucks)) trucks are more than the \(Int(mostTraced)) of a trace, expected "
          + "fewer crossings or days")
    }
    return simulation
  }

  /// A simulation of a network, if it is not too large.
  static func simulation(
    of network: Network, _ clocks: Clocks, boundaries: [Int]
  ) throws(CommandFailure) -> Simulation {
    do throws(SimulationError) {
      return try Simulation(network: network, clocks: clocks, boundaries: boundaries)
    } catch {
      throw failure(error)
    }
  }

  private static func run(
    _ simulation: Simulation, _ options: SimulationOptions, _ session: Session
  ) throws(CommandFailure) -> SimulationResult {
    let progress = ProgressBar(
      total: options.replications, mayEndEarly: options.precision != nil, session.surroundings)
    defer { progress?.clear() }
    do throws(SimulationError) {
      return try simulation.run(options) { finished in
        progress?.show(finished)
        return true
      }
    } catch {
      throw failure(error)
    }
  }

  /// Why a simulation did not run.
  static func failure(_ error: SimulationError) -> CommandFailure {
    switch error {
    case .cancelled:
      return CommandFailure([], .interrupted)
    case .tooLarge(let crossing, let trucks, let seconds):
      let count = trucks < 1e15 ? "\(Int(trucks))" : "\(trucks)"
      return CommandFailure(
        [
          Diagnostic(
            .error,
            "\(crossing): \(count) trucks in \(seconds / 86_400) days are more than a run can hold, expected a "
              + "shorter horizon or less demand")
        ], .badData)
    }
  }
}
