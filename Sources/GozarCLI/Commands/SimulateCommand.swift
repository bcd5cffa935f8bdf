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

  private static let from = Parameter<String>.requiredOption("from", "D", .date, help: "The first day")
  private static let to = Parameter<String>.requiredOption("to", "D", .date, help: "The first day after the horizon")
  private static let calendar = Parameter<CalendarKind?>.option(
    "calendar", "C", .choice(of: CalendarKind.self), help: "Whose months (default: the network's reporting calendar)")
  private static let replications = Parameter<Int>.option(
    "replications", short: "n", "N", .integer(in: 1...1_000_000), help: "Independent runs", default: "100")
  private static let seed = Parameter<UInt64>.option(
    "seed", "N", .integer(), help: "Same seed, same bytes", default: "1")
  private static let threads = Parameter<Int?>.option(
    "threads", "N", .integer(in: 1...1_024), help: "Threads to run on; results don't depend on it (default: all cores)")
  private static let format = CommonOptions.format(Format.self)

  /// Longer horizons are typing errors.
  private static let longestDays = 36_525

  private static let command = Command(
    "simulate", "Trucks, tonnes, money and waits by month, and what binds",
    discussion: """
      Simulates the crossings as queues over the days from --from up to and without --to. Each estimate has its 95 % \
      interval over the replications. What binds is the demand, the hours, a quota or a stage, by its name.
      """,
    parameters: [
      CommonOptions.crossings, from, to, CommonOptions.scenarios, calendar, replications, seed, threads, format,
      CommonOptions.network, CommonOptions.output,
    ],
    examples: [
      CommandExample("gozar simulate mehran --from 1399-01-01 --to 1399-07-01", "Mehran in spring and summer 1399"),
      CommandExample(
        "gozar simulate --scenario report-outlook --from 2020-05-21 --to 2020-08-22 --format csv",
        "A scenario, for a spreadsheet"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let loaded = try session.loadNetwork(scenarios: invocation[CommonOptions.scenarios])
    let clock = loaded.clocks.exporter
    let first = try session.day(invocation[from], of: from, on: clock)
    let end = try session.day(invocation[to], of: to, on: clock)
    guard first < end else { throw session.usageFailure("--to: found \(end), expected a day after --from, \(first)") }
    guard end - first <= longestDays else {
      throw session.usageFailure("--to: found \(end), expected at most 100 years after --from, \(first)")
    }
    let kind = invocation[calendar] ?? loaded.network.reportingCalendar
    let periods = try periods(from: first, until: end, in: kind, session)
    let boundaries = (periods.map(\.days.lowerBound) + [end]).map { clock.instant(of: WallTime($0)).seconds }
    let options = SimulationOptions(
      replications: invocation[replications], seed: invocation[seed],
      threads: invocation[threads] ?? session.surroundings.cores)
    let result = try simulate(loaded, boundaries, options, session)
    let titles = loaded.scenarios.map { $0.title?.text() ?? $0.name }
    let report = SimulationReport(result, network: loaded.network, periods: periods, scenarios: titles)
    switch invocation[format] {
    case .text: return CommandOutcome(text: report.text())
    case .json: return CommandOutcome(text: report.json())
    case .csv: return CommandOutcome(text: report.csv())
    }
  }

  /// The months of a calendar that a horizon touches, cut to it.
  private static func periods(
    from first: Day, until end: Day, in kind: CalendarKind, _ session: Session
  ) throws(CommandFailure) -> [SimulationReport.Period] {
    var periods: [SimulationReport.Period] = []
    var next = first
    while next < end {
      guard let month = CalendarMonth.containing(next, in: kind) else {
        throw session.usageFailure(
          "--calendar: the \(kind.rawValue) calendar is known from \(SolarHijriDate.days.lowerBound) to "
            + "\(SolarHijriDate.days.upperBound - 1), which \(next) is not in")
      }
      let upper = min(end, month.days.upperBound)
      periods.append(SimulationReport.Period(month, days: next..<upper))
      next = upper
    }
    return periods
  }

  private static func simulate(
    _ loaded: Session.LoadedNetwork, _ boundaries: [Int], _ options: SimulationOptions, _ session: Session
  ) throws(CommandFailure) -> SimulationResult {
    let progress = ProgressBar(total: options.replications, session.surroundings)
    defer { progress?.clear() }
    do throws(SimulationError) {
      let simulation = try Simulation(network: loaded.network, clocks: loaded.clocks, boundaries: boundaries)
      return try simulation.run(options) { finished in
        progress?.show(finished)
        return true
      }
    } catch {
      switch error {
      case .cancelled:
        throw CommandFailure([], .interrupted)
      case .tooLarge(let crossing, let trucks, let seconds):
        throw CommandFailure(
          [
            Diagnostic(
              .error,
              "\(crossing): \(Int(trucks)) trucks in \(seconds / 86_400) days are more than a run can hold, expected a "
                + "shorter horizon or less demand")
          ], .badData)
      }
    }
  }
}
