import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import OpeningTimeline
import QueueSimulation
import Reports
import ScenarioComparison
import ScheduleFiles

/// `gozar target`.
enum TargetCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case json
    case csv
  }

  private static let from = Parameter<String>.requiredOption("from", "D", .date, help: "The first day")
  private static let to = Parameter<String>.requiredOption(
    "to", "D", .date, help: "The first day after the horizon; +2w counts from --from")
  private static let value = Parameter<String?>.option(
    "value", "N/PERIOD", .text, help: "The value that is to get through, as 20e9/year")
  private static let trucks = Parameter<String?>.option(
    "trucks", "N/PERIOD", .text, help: "The trucks that are to get through, as 1000/day")
  private static let tonnes = Parameter<String?>.option(
    "tonnes", "N/PERIOD", .text, help: "The tonnes that are to get through, as 500000/month")
  private static let waitP95 = Parameter<String?>.option(
    "wait-p95", "T", .text, help: "The wait that one truck in twenty may exceed, at each crossing, as 6h")
  private static let backlog = Parameter<String?>.option(
    "backlog-gone-by", "D", .date, help: "The day by which the backlog of each crossing is to be gone")
  private static let confidence = Parameter<Double>.option(
    "confidence", "P", .percentage(in: 50...99.9),
    help: "The level of the two-sided interval that must meet a goal as a whole, and the share of the runs in which "
      + "the backlog must be gone", default: "95%")
  private static let budget = Parameter<Int>.option(
    "budget", "N", .integer(in: 1...1_000_000), help: "The most simulations of the search", default: "500")
  private static let replications = Parameter<Int>.option(
    "replications", short: "n", "N", .integer(in: 2...100_000), help: "Independent runs of each", default: "100")
  private static let writeScenario = Parameter<String?>.option(
    "write-scenario", "FILE", .file, help: "Write the answer to a scenario file, for gozar simulate --scenario")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "target", "What it would take: the least change that reaches a goal",
    discussion: """
      Looks for the cheapest set of changes with which the crossings reach all the goals over the days from --from up to \
      and without --to, by simulation with the same random numbers throughout. A change is CROSSING.days (open days a \
      week), .hours (both sides close later), .servers.STAGE, .quota.QUOTA, .yard, or .empty-trucks.STAGE (a day); without \
      the crossing, or without what follows the kind, it stands for all. Unless --allow says otherwise all may be changed: \
      days up to seven, hours up to 8 more, and servers, trucks and places in steps of a tenth up to twice as many.

      A goal is reached if its whole interval at --confidence is, and is then confirmed by as many fresh replications. \
      Beside the answer stand all sets (up to eight) of which no step can be left out, and what 50, 75 and 90 % of the \
      goals would cost. "Least" is proven, or said not to be; it rests on more of anything never taking away from a goal, \
      which holds for trucks, tonnes, value and the backlog, and not for waits. Ends with status 1 if the goals can't \
      be reached.
      """,
    parameters: [
      CommonOptions.crossings, from, to, value, trucks, tonnes, waitP95, backlog, confidence,
    ] + AllowedChanges.parameters + [
      budget, CommonOptions.scenarios, replications, SimulationParameters.seed, SimulationParameters.threads,
      writeScenario, format, CommonOptions.network,
      CommonOptions.output,
    ],
    examples: [
      CommandExample(
        "gozar target mehran --trucks 300/day --from 1399-05-01 --to 1399-07-01",
        "What would carry most of the demand of before?"),
      CommandExample(
        "gozar target --value 20e9/year --from 2020-10-01 --to 2021-10-01", "The goal of 20 billion dollars a year"),
      CommandExample(
        "gozar target mehran --backlog-gone-by 2020-09-22 --from 2020-06-01 --to 2020-10-01 --allow days --allow "
          + "quota=..500/50 --cost days=100000 --cost quota=20000 --write-scenario answer.json5",
        "By when, at what cost, and as a scenario"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let loaded = try session.loadNetwork(scenarios: invocation[CommonOptions.scenarios])
    let clock = loaded.clocks.exporter
    let first = try session.day(invocation[from], of: from, on: clock)
    let end = try session.day(invocation[to], of: to, on: clock, from: first)
    guard first < end, end - first <= 36_525 else {
      throw session.usageFailure("--to: found \(end), expected a day after --from, \(first), and within 100 years")
    }
    let days = first..<end
    let horizon = Requirement.Horizon(
      days: days.count,
      months: ReportingPeriod.all(
        .month, from: first, until: end, calendar: loaded.network.reportingCalendar,
        weekStart: loaded.network.weekStart, clock: clock)?.months(in: loaded.network.reportingCalendar),
      clock: clock, currency: loaded.network.currency)
    let requirements = try requirements(loaded, horizon, session)
    let lastMoment = Double(clock.instant(of: WallTime(end)).seconds)
    guard !requirements.contains(where: { $0.metric == .backlog && $0.bound >= lastMoment }) else {
      throw session.usageFailure(
        "--backlog-gone-by: found \(invocation[backlog] ?? ""), expected a day before --to, \(end), as nothing is simulated "
          + "later")
    }
    let scope = ChangeScope(network: loaded.network, days: days)
    let (allowed, hasCosts) = try AllowedChanges.read(scope, session)
    let problem = TargetProblem(
      scope: scope, clocks: loaded.clocks,
      boundaries: [first, end].map { clock.instant(of: WallTime($0)).seconds },
      goals: requirements.map { $0.goal(over: horizon) }, allowed: allowed, confidence: invocation[confidence],
      options: SimulationOptions(
        replications: invocation[replications], seed: invocation[SimulationParameters.seed],
        threads: invocation[SimulationParameters.threads] ?? session.surroundings.cores), budget: invocation[budget])
    let answer = try answer(problem, session)
    let report = TargetReport(
      answer, problem: problem, requirements: requirements, horizon: horizon, hasCosts: hasCosts,
      run: ReportedRun(
        network: loaded.network, days: days, replications: problem.options.replications, seed: problem.options.seed,
        scenarios: loaded.titles))
    var outcome =
      switch invocation[format] {
      case .text: CommandOutcome(text: report.text())
      case .json: CommandOutcome(text: report.json())
      case .csv: CommandOutcome(text: report.csv())
      }
    outcome.diagnostics = session.holidayDoubts(loaded, in: days)
    if !answer.isReachable { outcome.status = .answerIsNo }
    writeScenario(answer, problem, requirements, session, &outcome)
    return outcome
  }

  // MARK: Goals

  private static func requirements(
    _ loaded: Session.LoadedNetwork, _ horizon: Requirement.Horizon, _ session: Session
  ) throws(CommandFailure) -> [Requirement] {
    let invocation = session.invocation
    let clock = loaded.clocks.exporter
    let parser = RequirementParser(
      crossings: loaded.network.crossings.map(\.id), now: clock.wallTime(at: session.surroundings.now), clock: clock)
    let given: [(Parameter<String?>, Requirement.Metric, Requirement.Comparison)] = [
      (value, .value, .atLeast), (trucks, .throughput, .atLeast), (tonnes, .tonnes, .atLeast),
      (waitP95, .waitP95, .atMost), (backlog, .backlog, .atMost),
    ]
    var requirements: [Requirement] = []
    var faults: [Diagnostic] = []
    for (option, metric, comparison) in given {
      guard let text = invocation[option] else { continue }
      do throws(RequirementParser.Fault) {
        requirements.append(try parser.parse(metric, comparison, bound: text))
      } catch {
        faults.append(error.diagnostic(of: text, in: option.declaration.spelling))
      }
    }
    guard faults.isEmpty else { throw CommandFailure(faults, .usage) }
    if requirements.contains(where: { $0.rate.map(horizon.count)?.isNaN == true }) {
      throw SimulationHorizon.failure(beyond: loaded.network.reportingCalendar, session)
    }
    guard !requirements.isEmpty else {
      throw session.usageFailure(
        "there is no goal, expected one or more of \(given.map(\.0.declaration.synopsis).joined(separator: ", "))")
    }
    return requirements
  }

  private static func answer(
    _ problem: TargetProblem, _ session: Session
  ) throws(CommandFailure) -> TargetAnswer {
    let bar = ProgressBar(total: problem.budget, mayEndEarly: true, session.surroundings)
    defer { bar?.clear() }
    do throws(SimulationError) {
      return try TargetSearch.answer(problem) { simulations in
        bar?.show(min(simulations, problem.budget))
        return true
      }
    } catch {
      throw SimulateCommand.failure(error)
    }
  }

  // MARK: The answer as a scenario

  private static func writeScenario(
    _ answer: TargetAnswer, _ problem: TargetProblem, _ requirements: [Requirement], _ session: Session,
    _ outcome: inout CommandOutcome
  ) {
    guard let path = session.invocation[writeScenario] else { return }
    guard let levels = answer.sets.first?.levels else {
      outcome.diagnostics.append(Diagnostic(.warning, "--write-scenario: there is no answer to write to \(path)"))
      return
    }
    let amounts = problem.amounts(levels)
    let words = amounts.map { "\($0.change.crossing): \(problem.scope.words($0.amount, of: $0.change))" }
    outcome.files.append(
      (
        path,
        ScenarioText.text(
          title: "What it takes for \(requirements.map(\.text).joined(separator: " and "))",
          description: words.isEmpty ? "Nothing need be changed." : words.joined(separator: "; "),
          source: "gozar target", from: problem.scope.network, to: problem.scope.applying(amounts))
      ))
  }
}
