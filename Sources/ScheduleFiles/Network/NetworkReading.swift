public import CrossingModel
public import Diagnostics
public import OpeningRules

/// What reading a folder of schedules gave: the network, or every reason why there is none.
public struct NetworkReading: Sendable {
  /// The network after all scenarios; nil if anything is wrong.
  public let network: Network?
  /// Everything found wrong or doubtful, in the order of the files and of the places in them.
  public let diagnostics: [Diagnostic]
  /// Why there is no network; nil if there is one.
  public let failure: InputFailure?
  /// The files read, in the order in which they are read.
  public let files: [String]
  /// The scenarios applied, in their order.
  public let scenarios: [ScenarioHeader]
  /// The merged document, from which variants can be made without reading the files again.
  public let document: NetworkDocument
  let figureSites: [FigureSite]

  /// Every figure with its path, value, provenance and place, in the order of the files and of the places in them.
  ///
  /// Complexity: O(figures · length of their lines), for the columns.
  public var figures: [FigureRecord] { figureSites.map(\.record) }
}

/// What a scenario file says of itself.
public struct ScenarioHeader: Hashable, Sendable {
  /// The name by which it is called: `report-outlook`.
  public let name: String
  /// The file.
  public let file: String
  /// The title for people.
  public let title: LocalizedName?
  /// What it is about.
  public let description: String?
  /// Where its figures come from.
  public let provenance: Provenance
}

/// Reads a folder of schedules, with scenarios applied in the order given.
///
/// Every fault of every file is reported in one run. A scenario is a name in the folder `scenarios/` of the network,
/// or a path (it holds a slash, or ends in `.json5` or `.json`). With `doubts`, what can be used and probably does not
/// mean what its author meant is reported too, as `gozar check` does. Opening rules may have the words of a notation only.
public func readNetwork(
  folder: String, scenarios: [String] = [], doubts: Bool = false, notation: RuleNotation = .gozar
) -> NetworkReading {
  NetworkDocument(folder: folder, scenarios: scenarios).decoded(doubts: doubts, notation: notation)
}
