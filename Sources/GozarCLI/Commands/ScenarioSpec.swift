/// A scenario as named on the command line: `report-outlook`, or several stacked, `chazabeh-july-26+mehran-six-days`, or
/// `network` for none.
struct ScenarioSpec {
  /// Names or paths in the order in which they are stacked.
  let scenarios: [String]

  /// The word for the network as it is in the files.
  static let network = "network"

  /// Reads a name; throws a fault of usage.
  init(_ text: String, _ session: Session) throws(CommandFailure) {
    let names = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw session.usageFailure("\(text): expected a scenario, or several joined by +, or \(Self.network)")
    }
    scenarios = names.filter { $0 != Self.network }
  }
}
