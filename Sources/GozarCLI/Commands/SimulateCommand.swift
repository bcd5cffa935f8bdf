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

  enum Format: String, CaseIterable, Sendable {
    case text
    case json
    case csv
  }

  static let from = Parameter<String?>.option(
    "from", "D", .date, help: "The first day; has to be given without --plan (default then: the day before its slots)")
  static let to = Parameter<String?>.option(
    "to", "D", .date,
    help: "The first day after the horizon, as --from; +2w counts from there (default with --plan: a week later)")
  static let knownOn = Parameter<String?>.option(
    "known-on", "D", .date, help: "Simulate what was known at the end of this day, in place of what is known today")
  static let replications = Parameter<Int?>.option(
    "replications", short: "n", "N", .integer(in: 1...1_000_000),
    help: "Independent runs (default: 100; with --precision, at most 10,000)")
  static let precision = Parameter<Double?>.option(
    "precision", "P", .precision,
    help: "Run until the half-widths of throughput and mean wait are within this share of the mean, as 1%")
  static let longWait = Parameter<Duration>.option(
    "long-wait", "T", .duration(in: .seconds(60) ... .seconds(366 * 86_400)),
    help: "Count the trucks that wait longer", default: "24h")
  static let require = Parameter<[String]>.repeatedOption(
    "require", "R", .text,
    help: "End with status 1 unless the whole interval meets this, as 'throughput>=2000/month'; repeat for more")
  static let trace = Parameter<String?>.option(
    "trace", "FILE", .file, help: "Write what happens to every truck of one replication to a CSV file")
  static let traceReplication = Parameter<Int>.option(
    "trace-replication", "N", .integer(in: 1...1_000_000), help: "The replication to trace", default: "1")
  static let format = CommonOptions.format(Format.self)

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

      With --part only a part of the replications is run, and written for gozar merge.

      With --marginal each crossing gets one more open day, hour, server of a stage, quota place, yard place and empty \
      truck a day, each on its own, and the differences to the network as it is are told, paired by replication.

      With --known-on only phases and closures count that were announced by that day, and of the others what had been \
      expected of them by then. How far that is from what happened, gozar compare network network@DATE tells: the cost of \
      not knowing.
      """,
    parameters: [
      CommonOptions.crossings, from, to, CommonOptions.scenarios, knownOn, SimulationParameters.per,
      SimulationParameters.calendar,
      replications, precision, SimulationParameters.seed, SimulationParameters.threads, longWait, require, trace,
      traceReplication, PartOptions.part,
    ] + MarginalOptions.parameters + PlanQueueOptions.parameters + [
      format, CommonOptions.network, CommonOptions.output,
    ],
    constraints: PlanQueueOptions.constraints + MarginalOptions.constraints
      + ([
        CommonOptions.crossings, knownOn, SimulationParameters.per, SimulationParameters.calendar, precision, longWait,
        require, trace, traceReplication,
      ]
      as [any CommandParameter])
      .map { .atMostOne(of: PlanQueueOptions.plan, $0) }
      + ([
        SimulationParameters.per, SimulationParameters.calendar, precision, longWait, require, trace, traceReplication,
        PlanQueueOptions.plan, PartOptions.part,
      ]
      as [any CommandParameter])
      .map { .atMostOne(of: MarginalOptions.marginal, $0) }
      + ([PlanQueueOptions.plan, precision, trace, format] as [any CommandParameter])
      .map { .atMostOne(of: PartOptions.part, $0) },
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
        "gozar simulate --known-on 2020-05-23 --from 1399-03-01 --to 1399-06-01",
        "What was to be expected on 23 May 2020"),
      CommandExample(
        "gozar simulate --plan plan.csv --shipments shipments.csv --punctuality 20min --no-shows 5%",
        "Does the plan hold where trucks are late or don't come?"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    if let plan = invocation[PlanQueueOptions.plan] { return try runPlan(plan, session) }
    try checkTrace(session)
    let part = try session.part()
    if invocation[MarginalOptions.marginal] { return try runMarginal(session) }
    let task = try SimulationTask(session)
    if let part { return try task.run(part) }
    return try outcome(task, try run(task.simulation, task.options, session))
  }

  /// What was found in the replications of parts.
  static func merged(_ parts: PartLines, _ session: Session) throws(CommandFailure) -> CommandOutcome {
    let task = try SimulationTask(session)
    return try outcome(task, try task.result(of: parts))
  }

  private static func outcome(
    _ task: SimulationTask, _ result: SimulationResult
  ) throws(CommandFailure) -> CommandOutcome {
    let session = task.session
    let invocation = session.invocation
    let report = task.report(result)
    var outcome = formatted(session, text: report.text, json: report.json, csv: report.csv)
    if let path = invocation[trace] {
      let traces = task.simulation.trace(replication: invocation[traceReplication] - 1, seed: task.options.seed)
      outcome.files.append((path, TraceReport(traces, clock: task.clock).csv()))
    }
    outcome.diagnostics = task.doubts
    tell(report, isInReport: invocation[format] != .csv, &outcome)
    return outcome
  }

  private static func runMarginal(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let (loaded, days) = try SimulationTask.horizon(session)
    let worth = try MarginalOptions.report(session, loaded, days: days, options(session))
    var outcome = formatted(session, text: worth.text, json: worth.json, csv: worth.csv)
    outcome.diagnostics = session.holidayDoubts(loaded, in: days)
    return outcome
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

  static func options(_ session: Session) -> SimulationOptions {
    let invocation = session.invocation
    return SimulationOptions(
      replications: invocation[replications] ?? (invocation[precision] == nil ? 100 : 10_000),
      seed: invocation[SimulationParameters.seed],
      threads: invocation[SimulationParameters.threads] ?? session.surroundings.cores, precision: invocation[precision],
      longWaitSeconds: Int(invocation[longWait].components.seconds))
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
