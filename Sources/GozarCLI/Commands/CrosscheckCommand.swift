import CivilTime
import CommandLineKit
import Crosscheck
import Diagnostics
import OpeningTimeline
import QueueSimulation
import QueueTheory
import Reports

/// `gozar crosscheck`.
enum CrosscheckCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case json
    case csv
  }

  private static let suite = Parameter<Bool>.flag(
    "suite", help: "Simulate textbook cases of which the exact answers are known; no files needed")
  private static let from = Parameter<String?>.option("from", "D", .date, help: "The first day")
  private static let to = Parameter<String?>.option(
    "to", "D", .date, help: "The first day after the horizon; +2w counts from --from")
  private static let replications = Parameter<Int>.option(
    "replications", short: "n", "N", .integer(in: 2...1_000_000), help: "Independent runs", default: "100")
  private static let precision = Parameter<Double>.option(
    "precision", "P", .precision, help: "With --suite: half-width over mean at which a case is done", default: "2%")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "crosscheck", "Crossings three ways: as a fluid, in closed form, simulated",
    discussion: """
      Puts the simulation of the crossings beside the fluid bound, the course of their demand as a fluid, and a closed \
      form where queueing theory has one, and says where they agree and why there is none. With --suite it does so for \
      textbook cases. Ends with status 1 if an exact answer is missed by more than 4 standard errors, or a bound broken.
      """,
    parameters: [
      CommonOptions.crossings, suite, from, to, CommonOptions.scenarios, replications, precision,
      SimulationParameters.seed, SimulationParameters.threads, format,
      CommonOptions.network, CommonOptions.output,
    ],
    examples: [
      CommandExample("gozar crosscheck mehran --from 2020-06-01 --to 2020-09-01", "Mehran in the summer of 2020"),
      CommandExample("gozar crosscheck --suite --precision 1%", "Textbook cases, to one per cent"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    session.invocation[suite] ? try runSuite(session) : try runCrossings(session)
  }

  // MARK: Textbook cases

  private static func runSuite(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let cases: [TextbookCase]
    do throws(QueueTheoryError) { cases = try TextbookCase.all() } catch { throw bug(error) }
    let options = SuiteCheck.Options(
      precision: invocation[precision], seed: invocation[SimulationParameters.seed],
      threads: invocation[SimulationParameters.threads] ?? session.surroundings.cores)
    let progress = ProgressBar(total: cases.count, session.surroundings)
    defer { progress?.clear() }
    var rows: [SuiteRow] = []
    for (index, entry) in cases.enumerated() {
      do throws(SimulationError) { rows += try SuiteCheck.rows(of: entry, options) } catch { throw bug(error) }
      progress?.show(index + 1)
    }
    let report = SuiteReport(rows)
    return outcome(session, text: report.text, json: report.json, csv: report.csv, agrees: report.agrees)
  }

  private static func outcome(
    _ session: Session, text: () -> String, json: () -> String, csv: () -> String, agrees: Bool
  ) -> CommandOutcome {
    var outcome =
      switch session.invocation[format] {
      case .text: CommandOutcome(text: text())
      case .json: CommandOutcome(text: json())
      case .csv: CommandOutcome(text: csv())
      }
    if !agrees { outcome.status = .answerIsNo }
    return outcome
  }

  /// What our own cases can't throw.
  private static func bug(_ error: any Error) -> CommandFailure {
    CommandFailure([Diagnostic(.error, "crosscheck: \(error)")], .internalError)
  }

  // MARK: The user's crossings

  private static func runCrossings(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    guard let fromText = invocation[from], let toText = invocation[to] else {
      throw session.usageFailure("--from and --to are needed, or --suite")
    }
    let loaded = try session.loadNetwork(scenarios: invocation[CommonOptions.scenarios])
    let clock = loaded.clocks.exporter
    let first = try session.day(fromText, of: from, on: clock)
    let end = try session.day(toText, of: to, on: clock, from: first)
    guard end - first >= 2 else {
      throw session.usageFailure("--to: found \(end), expected two days or more after --from, \(first)")
    }
    guard end - first <= 36_525 else {
      throw session.usageFailure("--to: found \(end), expected at most 100 years after --from, \(first)")
    }
    let start = clock.instant(of: WallTime(first)).seconds
    let stop = clock.instant(of: WallTime(end)).seconds
    let options = SimulationOptions(
      replications: invocation[replications], seed: invocation[SimulationParameters.seed],
      threads: invocation[SimulationParameters.threads] ?? session.surroundings.cores)
    let progress = ProgressBar(total: options.replications, session.surroundings)
    defer { progress?.clear() }
    let result: SimulationResult
    do throws(SimulationError) {
      let simulation = try Simulation(
        network: loaded.network, clocks: loaded.clocks, boundaries: [start, (start + stop) / 2, stop])
      result = try simulation.run(options) { finished in
        progress?.show(finished)
        return true
      }
    } catch {
      throw SimulateCommand.failure(error)
    }
    var checks: [CrossingCheck] = []
    for crossing in result.crossings {
      do throws(QueueTheoryError) {
        checks.append(
          try CrossingCheck(crossing, network: loaded.network, clocks: loaded.clocks, horizon: start..<stop))
      } catch {
        throw CommandFailure([Diagnostic(.error, "\(crossing.id): \(error.message)")], .badData)
      }
    }
    let report = CrossingCheckReport(checks, network: loaded.network)
    return outcome(session, text: report.text, json: report.json, csv: report.csv, agrees: report.agrees)
  }
}
