import CivilTime
import CommandLineKit

/// A scenario as named on the command line: `report-outlook`, or several stacked, `chazabeh-july-26+mehran-six-days`, or
/// `network` for none; with `@2020-05-23`, as it was known on that day.
struct ScenarioSpec {
  /// Names or paths in the order in which they are stacked.
  let scenarios: [String]
  /// The day by whose end only what was announced is known; nil: all is.
  let knownOn: Day?

  /// The word for the network as it is in the files.
  static let network = "network"

  /// Reads a name; throws a fault of usage.
  ///
  /// - Parameter parameter: on the command line, for messages about the day.
  init(_ text: String, of parameter: any CommandParameter, _ session: Session) throws(CommandFailure) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts[0].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw session.usageFailure("\(text): expected a scenario, or several joined by +, or \(Self.network)")
    }
    scenarios = names.filter { $0 != Self.network }
    knownOn = parts.count > 1 ? try session.day(String(parts[1]), of: parameter, on: .utc) : nil
  }

  /// The network with the scenarios, as known on the day.
  func load(_ session: Session) throws(CommandFailure) -> Session.LoadedNetwork {
    let loaded = try session.loadWholeNetwork(scenarios: scenarios)
    return knownOn.map(loaded.known) ?? loaded
  }
}
