import CivilTime
import CommandLineKit
import OpeningTimeline
import QueueSimulation
import Reports
import ScenarioComparison
import Synchronization

/// The options of `gozar simulate` that tell what one more of everything is worth, and how that is done.
enum MarginalOptions {
  static let marginal = Parameter.flag(
    "marginal", help: "Instead: what one more open day, hour, server, quota place and so on is worth a month")
  static let step = Parameter<[String]>.repeatedOption(
    "step", "CHANGE=N", .text, help: "With --marginal: so many more at once, as quota=50 or mehran.servers=10")

  static let parameters: [any CommandParameter] = [marginal, step]

  static let constraints: [ParameterConstraint] = [.use(of: step, needs: marginal)]

  /// Simulates the network as it is and with each change.
  static func report(
    _ session: Session, _ loaded: Session.LoadedNetwork, days: Range<Day>, _ options: SimulationOptions
  ) throws(CommandFailure) -> WorthReport {
    let scope = ChangeScope(network: loaded.network, days: days)
    var amounts: [NetworkChange: Int] = [:]
    for text in session.invocation[step] {
      let (changes, amount) = try ChangePattern.parse(text, in: scope, option: step, as: "quota=50", session) { text in
        Int(text).flatMap { (1...100_000).contains($0) ? $0 : nil }
      }
      for change in changes { amounts[change] = amount }
    }
    let clock = loaded.clocks.exporter
    let bar = ProgressBar(
      total: WorthOfMore.work(scope, replications: options.replications), session.surroundings)
    defer { bar?.clear() }
    let done = Atomic(0)
    let worth: WorthOfMore
    do throws(SimulationError) {
      worth = try WorthOfMore(
        scope, amounts: { amounts[$0] ?? 1 }, clocks: loaded.clocks,
        boundaries: [days.lowerBound, days.upperBound].map { clock.instant(of: WallTime($0)).seconds },
        options: options,
        progress: {
          bar?.show(done.add(1, ordering: .relaxed).newValue)
          return true
        })
    } catch {
      throw SimulateCommand.failure(error)
    }
    return WorthReport(
      worth, scope: scope,
      run: ReportedRun(
        network: loaded.network, days: days, replications: options.replications, seed: options.seed,
        scenarios: loaded.titles))
  }
}
