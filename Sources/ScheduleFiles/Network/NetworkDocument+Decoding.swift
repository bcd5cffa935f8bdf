import CrossingModel
import Diagnostics
public import OpeningRules

extension NetworkDocument {
  /// The network of this document, or every reason why there is none.
  ///
  /// Opening rules may have the words of a notation only.
  public func decoded(doubts: Bool = false, notation: RuleNotation = .gozar) -> NetworkReading {
    let decoding = Decoding(scenarios: scenarios.map(\.provenance), notation: notation)
    decoding.unreadableCrossings = unreadableCrossings
    var network: Network?
    if let root {
      network = decoding.network(root, tables: tables)
    } else if let crossings {
      decoding.crossingsAlone(crossings)
    }
    var findings = findings
    for finding in decoding.findings { findings.add(finding) }
    if let found = network, found.crossings.isEmpty, findings.failure == nil {
      let message = "found a network with no crossing, expected at least one"
      if let root { findings.add(root.finding(message)) }
    }
    if doubts {
      for finding in NetworkDoubts.unknownOrigins(decoding.figures + tableFigures) { findings.add(finding) }
      // A list of holidays that can't be read is not an empty one.
      let sides = findings.failure == nil ? network?.sides : nil
      for finding in RuleDoubts(sides: sides).findings(decoding.rules) { findings.add(finding) }
      // What a network with faults lacks may be what is wrong in it.
      if let network, let root, findings.failure == nil {
        for finding in NetworkDoubts.findings(network, document: root) { findings.add(finding) }
      }
    }
    let files = findings.files
    let order = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1, $0) })
    let figures = (decoding.figures + tableFigures).sorted { left, right in
      let (leftFile, rightFile) = (order[left.source.name] ?? 0, order[right.source.name] ?? 0)
      return (leftFile, left.offset) < (rightFile, right.offset)
    }
    let failure = findings.failure
    return NetworkReading(
      network: failure == nil ? network : nil, diagnostics: findings.diagnostics, failure: failure, files: files,
      scenarios: scenarios, document: self, figureSites: figures)
  }
}

extension JSONNode {
  /// A finding where the node begins.
  func finding(_ message: String, severity: Severity = .error, suggestion: String? = nil) -> Finding {
    Finding(
      source: source, offset: range.lowerBound,
      diagnostic: source.diagnostic(severity, at: range.lowerBound, message, suggestion: suggestion))
  }
}
