import CivilTime
import CrossingModel
import Diagnostics
import OpeningRules

/// Looks for what can be used and probably does not mean what its author meant.
struct NetworkDoubts {
  private let network: Network
  private let document: JSONNode
  private(set) var findings: [Finding] = []

  /// All doubts about a network without faults; its document says where things stand.
  static func findings(_ network: Network, document: JSONNode) -> [Finding] {
    var doubts = NetworkDoubts(network: network, document: document)
    for crossing in network.crossings { doubts.look(at: crossing) }
    for stream in network.streams { doubts.look(at: stream) }
    doubts.lookAtDecisions()
    return doubts.findings
  }

  private init(network: Network, document: JSONNode) {
    self.network = network
    self.document = document
  }

  // MARK: Sources

  /// A warning for each named thing that has figures of unknown origin.
  static func unknownOrigins(_ figures: [FigureSite]) -> [Finding] {
    var order: [String] = []
    var groups: [String: [FigureSite]] = [:]
    for figure in figures where figure.provenance.source == nil && figure.provenance.confidence == nil {
      let owner = "\(figure.source.name)\n\(figure.entryPath)"
      if groups[owner] == nil { order.append(owner) }
      groups[owner, default: []].append(figure)
    }
    return order.compactMap { groups[$0] }.map { group in
      let names = group.map { figure in
        figure.path == figure.entryPath ? figure.path : String(figure.path.dropFirst(figure.entryPath.count + 1))
      }
      let shown = names.prefix(4).joined(separator: ", ") + (names.count > 4 ? " and \(names.count - 4) more" : "")
      let message = "found no source for \(shown), expected \"source\" or \"confidence\" there or on an object around"
      return Finding(
        source: group[0].source, offset: group[0].offset,
        diagnostic: group[0].source.diagnostic(.warning, at: group[0].offset, message))
    }
  }

  // MARK: Crossings

  private mutating func look(at crossing: Crossing) {
    let path = ["crossings", crossing.id]
    if let member = document.member(at: path), member.node.source.layer == 0,
      stem(member.node.source.name) != crossing.id
    {
      let name = lastComponent(member.node.source.name)
      doubt(at: path, "found the crossing \(quoted(crossing.id)) in \(name), expected the file named like the crossing")
    }
    for stage in crossing.stages { look(at: stage, path: path + ["stages", stage.id]) }
    for side in crossing.sides {
      let phasesPath = path + ["sides", side.side, "phases"]
      lookAtPhases(side.phases.map(PhaseSpan.init), path: phasesPath)
      for phase in side.phases { lookAtOutlooks(of: phase, path: phasesPath + [phase.id]) }
    }
  }

  /// A stage that never has a server lets nothing through.
  private mutating func look(at stage: Stage, path: [String]) {
    guard stage.servers == 0, stage.shifts.allSatisfy({ $0.servers == 0 }) else { return }
    doubt(at: path + ["servers"], "found no server at the stage \(quoted(stage.id)) at any hour: no truck gets through")
  }

  private mutating func lookAtPhases(_ phases: [PhaseSpan], path: [String]) {
    for (place, phase) in phases.enumerated().dropFirst() where phase.earliest < phases[place - 1].earliest {
      doubt(
        at: path + [phase.id],
        "found the phase \(quoted(phase.id)) after \(quoted(phases[place - 1].id)), which begins later: "
          + "expected phases in the order of their dates")
    }
    for (place, phase) in phases.enumerated() where phase.isNeverInForce(among: phases, at: place) {
      doubt(
        at: path + [phase.id],
        "found the phase \(quoted(phase.id)) in force on no day, as others begin no earlier and hold all its time")
    }
  }

  /// What is published about a date that is known already tells nobody anything.
  private mutating func lookAtOutlooks(of phase: Phase, path: [String]) {
    guard !phase.outlooks.isEmpty, let member = document.member(at: path + ["outlook"]) else { return }
    for entry in member.node.object?.members ?? [] {
      guard let day = readDay(entry.key, orReport: { _, _ in }) else { continue }
      let known = phase.knownSince
      guard known.map({ $0 <= day }) ?? true else { continue }
      let since = known.map { "known since \($0)" } ?? "of all time"
      let message = "found an outlook of \(day) for a phase \(since): nobody goes by it"
      findings.append(entry.keyNode.finding(message, severity: .warning))
    }
  }

  // MARK: Streams

  private mutating func look(at stream: DemandStream) {
    let path = ["streams", stream.id]
    lookAtPhases(stream.phases.map(PhaseSpan.init), path: path + ["phases"])
    let crossings = stream.routes.compactMap { route in network.crossings.first { $0.id == route.crossing } }
    let closedSides = crossings.compactMap { crossing in crossing.sides.first { !mayOpen($0, of: crossing) } }
    guard closedSides.count == crossings.count, let crossing = crossings.first, let closed = closedSides.first
    else { return }
    doubt(
      at: path + ["crossing"],
      "found a stream to \(quoted(crossing.id)), whose side \(quoted(closed.side)) never opens: no truck gets through")
  }

  /// Whether any phase of a side has an opening, or what may be one, within two years of its beginning.
  private func mayOpen(_ side: CrossingSide, of crossing: Crossing) -> Bool {
    guard let known = network.sides.first(where: { $0.id == side.side }) else { return false }
    let clock = TimeZoneTable(named: known.timeZone)
    let context = known.ruleContext(sun: clock.flatMap { crossing.location?.sun(on: $0) })
    return side.phases.contains { phase in
      let span = PhaseSpan(phase)
      // Without a date of its own a phase holds before all others: look at the year before the first of them.
      let firstDated = side.phases.compactMap { $0.from?.earliestTime }.min()
      let anchor = phase.from?.earliestTime ?? phase.until ?? firstDated ?? WallTime(Day(number: 18_262))
      let begin = phase.from == nil ? WallTime(anchor.day - 366) : anchor
      let end = min(WallTime(begin.day + 2 * 366), span.until.map { WallTime(minutes: $0) } ?? .init(minutes: .max))
      guard begin < end else { return false }
      let schedule = RuleEvaluator(phase.hours, in: context).schedule(from: begin, until: end)
      return !schedule.open.isEmpty || !schedule.unknown.isEmpty
    }
  }

  // MARK: Decisions

  /// A decision that settles one figure alone moves nothing together: its name may be mistyped.
  private mutating func lookAtDecisions() {
    let decided = decided
    let names = Set(decided.map(\.decision))
    for (path, decision) in decided where decided.count(where: { $0.decision == decision }) == 1 {
      let place = [path + ["decision"], path + ["value", "decision"]].first { document.member(at: $0) != nil }
      doubt(
        at: place ?? path,
        "found the decision \(quoted(decision)) at one figure alone, expected others that it settles too",
        suggestion: nearest(to: decision, among: names.subtracting([decision]).sorted()))
    }
  }

  /// The figures, and the outlooks, that name a decision.
  private var decided: [(path: [String], decision: String)] {
    let figures = network.uncertainFigures.compactMap { figure in
      figure.decision.map { (figure.path.split(separator: ".").map(String.init), $0) }
    }
    let outlooks = network.crossings.flatMap { crossing in
      crossing.sides.flatMap { side in
        side.phases.flatMap { phase in
          let path = ["crossings", crossing.id, "sides", side.side, "phases", phase.id, "outlook"]
          return phase.outlooks.compactMap { outlook in outlook.decision.map { (path + ["\(outlook.day)"], $0) } }
        }
      }
    }
    return figures + outlooks
  }

  private mutating func doubt(at path: [String], _ message: String, suggestion: String? = nil) {
    guard let member = document.member(at: path) else { return }
    findings.append(member.keyNode.finding(message, severity: .warning, suggestion: suggestion))
  }
}
