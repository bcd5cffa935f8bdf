import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import QueueSimulation
import Reports
import ScenarioComparison

/// `gozar compare`.
enum CompareCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case json
    case csv
    case markdown
  }

  private enum Rank: String, CaseIterable, Sendable {
    case value
    case tonnes
    case throughput

    var figure: ComparedFigure {
      switch self {
      case .value: .value
      case .tonnes: .tonnes
      case .throughput: .throughput
      }
    }
  }

  private static let scenarios = Parameter<[String]>.repeatedArgument(
    "S", .text, help: "Scenarios: NAME, or A+B stacked, or network for none; with @DATE, as known on that day",
    isRequired: true)
  private static let baseline = Parameter<String?>.option(
    "baseline", "S", .text, help: "The scenario from which the others differ (default: the first)")
  private static let crossings = Parameter<[String]>.repeatedOption(
    "crossing", "ID", .text, help: "Only this crossing; repeat for more (default: all)")
  private static let from = Parameter<String>.requiredOption("from", "D", .date, help: "The first day")
  private static let to = Parameter<String>.requiredOption(
    "to", "D", .date, help: "The first day after the horizon; +2w counts from --from")
  private static let rank = Parameter<Rank>.option(
    "rank-by", "FIGURE", .choice(of: Rank.self), help: "What makes a scenario better", default: "value")
  private static let replications = Parameter<Int>.option(
    "replications", short: "n", "N", .integer(in: 2...1_000_000), help: "Independent runs of each scenario",
    default: "100")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "compare", "Scenarios side by side, and what each change is worth",
    discussion: """
      Simulates every scenario on the same random numbers: the same trucks come and need the same times, so that a \
      difference is due to the scenarios alone. Differences are taken replication by replication and have 95 % intervals; \
      the ranks allow for all pairs that are compared. The report also says how many replications the common numbers saved.

      NAME@DATE is a scenario as it was known on that day: only phases and closures announced by then, and of the others what \
      had been expected of them. Its difference from what happened is the cost of not knowing.
      """,
    parameters: [
      scenarios, baseline, from, to, crossings, SimulationParameters.per, SimulationParameters.calendar, rank,
      replications, SimulationParameters.seed, SimulationParameters.threads, format, CommonOptions.network,
      CommonOptions.output,
    ],
    examples: [
      CommandExample(
        "gozar compare as-it-happened mehran-four-days-june mehran-six-days --from 1399-03-01 --to 1399-07-01",
        "What more days a week would have been worth")
    ])

  /// A scenario as asked for.
  private struct Wanted {
    let name: String
    let loaded: Session.LoadedNetwork
    let title: String
  }

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    var names = invocation[scenarios]
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw session.usageFailure("\(name): found the scenario twice, expected each once")
    }
    if let baseline = invocation[baseline], !names.contains(baseline) { names.insert(baseline, at: 0) }
    guard names.count > 1 else {
      throw session.usageFailure("\(names[0]): found one scenario, expected two or more to compare")
    }
    let wanted = try load(names, session)
    let base = invocation[baseline].flatMap { names.firstIndex(of: $0) } ?? 0
    let loaded = wanted[base].loaded
    let clock = loaded.clocks.exporter
    let days = try session.days(invocation[from], invocation[to], of: from, to, on: clock)
    let kind = invocation[SimulationParameters.calendar] ?? loaded.network.reportingCalendar
    let horizon = SimulationHorizon(
      first: days.lowerBound, end: days.upperBound, unit: invocation[SimulationParameters.per], calendar: kind)
    let options = SimulationOptions(
      replications: invocation[replications], seed: invocation[SimulationParameters.seed],
      threads: invocation[SimulationParameters.threads] ?? session.surroundings.cores)
    let periods = try horizon.periods(
      loaded, replications: options.replications * names.count, isForJSON: invocation[format] == .json, session)
    let comparison = try compare(wanted, base, periods, options, session)
    let report = ComparisonReport(
      comparison,
      scenarios: wanted.map {
        ComparisonReport.Scenario(name: $0.name, title: $0.title, network: $0.loaded.network)
      },
      network: loaded.network, periods: periods, calendar: kind, clock: clock)
    var outcome =
      switch invocation[format] {
      case .text: CommandOutcome(text: report.text())
      case .json: CommandOutcome(text: report.json())
      case .csv: CommandOutcome(text: report.csv())
      case .markdown: CommandOutcome(text: report.markdown())
      }
    outcome.diagnostics = session.holidayDoubts(loaded, in: days)
    return outcome
  }

  // MARK: Scenarios

  /// The networks of the scenarios, with only the crossings asked for.
  private static func load(_ names: [String], _ session: Session) throws(CommandFailure) -> [Wanted] {
    var wanted: [Wanted] = []
    for name in names {
      let spec = try ScenarioSpec(name, of: scenarios, session)
      let loaded = try spec.load(session)
      let title = loaded.titles.isEmpty ? "the network as it is in the files" : loaded.titles.joined(separator: " + ")
      wanted.append(
        Wanted(
          name: name, loaded: try session.only(session.invocation[crossings], of: loaded),
          title: title))
    }
    return wanted
  }

  private static func compare(
    _ wanted: [Wanted], _ base: Int, _ periods: [ReportingPeriod], _ options: SimulationOptions, _ session: Session
  ) throws(CommandFailure) -> ScenarioComparison {
    let boundaries = periods.map(\.seconds.lowerBound) + periods.suffix(1).map(\.seconds.upperBound)
    var simulations: [Simulation] = []
    for entry in wanted {
      simulations.append(
        try SimulateCommand.simulation(of: entry.loaded.network, entry.loaded.clocks, boundaries: boundaries))
    }
    let progress = ProgressBar(total: options.replications * wanted.count, session.surroundings)
    defer { progress?.clear() }
    do throws(SimulationError) {
      return try ScenarioComparison.run(
        simulations, baseline: base, rankedBy: session.invocation[rank].figure, options
      ) { finished in
        progress?.show(finished)
        return true
      }
    } catch {
      throw SimulateCommand.failure(error)
    }
  }
}
