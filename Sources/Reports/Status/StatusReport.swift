public import CivilTime
public import CrossingModel
public import OpeningTimeline

/// What crossings do at one moment and next, for people and for programs.
public struct StatusReport {
  private let network: Network
  private let clocks: Clocks
  private let moment: Instant
  private let horizon: Instant
  private let rows: [(crossing: Crossing, status: CrossingStatus)]

  /// The status of each timeline's crossing at a moment; all timelines end at the same horizon.
  public init(_ timelines: [CrossingTimeline], at moment: Instant, network: Network, clocks: Clocks) {
    self.network = network
    self.clocks = clocks
    self.moment = moment
    horizon = Instant(seconds: timelines.first?.window.upperBound ?? moment.seconds)
    rows = timelines.map { ($0.crossing, $0.status(at: moment)) }
  }

  private var sideClocks: [TimeZoneTable] { network.sides.map { clocks.clock(of: $0.id) } }

  /// A paragraph a crossing, on all sides' clocks.
  public func text() -> String {
    let today = clocks.exporter.wallTime(at: moment).day
    var lines = ["\(TimeText.longDate(today)), \(TimeText.onClocks(moment, sideClocks, day: today))"]
    for row in rows {
      lines += ["", "\(row.crossing.posts): \(sentence(row.status))"]
      if case .closed(let reasons) = row.status.state {
        lines += reasons.map { "  \($0.phrase(in: network))" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func sentence(_ status: CrossingStatus) -> String {
    let last = clocks.exporter.wallTime(at: horizon).day
    switch status.state {
    case .open:
      let end = status.until.map { "until \(describe($0))" } ?? "through \(last)"
      let next = status.nextOpening.map { "; opens again \(describe($0.start))" } ?? "; no other opening before \(last)"
      return "open \(end)\(status.until == nil ? "" : next)"
    case .closed:
      guard let next = status.nextOpening else { return "closed, no opening before \(last)" }
      let likely = next.isCertain ? "opens" : "may open (\(DecimalText.percent(next.probability)))"
      return "closed, \(likely) \(describe(next.start)), until \(describe(next.end, after: next.start))"
    case .tentative(let probability):
      let end = status.until.map { " until \(describe($0))" } ?? ""
      return "perhaps open (\(DecimalText.percent(probability)))\(end)"
    }
  }

  /// A moment with its date unless that is the day of `earlier`.
  private func describe(_ instant: Instant, after earlier: Instant? = nil) -> String {
    let day = clocks.exporter.wallTime(at: instant).day
    let times = TimeText.onClocks(instant, sideClocks, day: day)
    let known = earlier ?? moment
    return clocks.exporter.wallTime(at: known).day == day ? times : "\(TimeText.longDate(day)) \(times)"
  }

  /// An object with the moment and one entry a crossing; times in ISO 8601 with the exporter's offset.
  public func json() -> String {
    JSONText.text(
      Document(
        at: stamp(moment), horizon: stamp(horizon),
        crossings: rows.map { row in
          Document.Entry(
            crossing: row.crossing.id, name: row.crossing.name.text(), state: word(row.status.state),
            probability: probability(row.status.state), until: row.status.until.map(stamp),
            nextOpening: row.status.nextOpening.map {
              Document.Opening(
                start: stamp($0.start), end: stamp($0.end), probability: $0.probability,
                local: sideTimes($0))
            },
            reasons: reasons(row.status.state).map { $0.phrase(in: network) })
        }))
  }

  private func sideTimes(_ opening: Opening) -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: network.sides.map { side in
        let clock = clocks.clock(of: side.id)
        return (side.id, [opening.start, opening.end].map { TimeText.withOffset($0, on: clock) })
      })
  }

  private func stamp(_ instant: Instant) -> String { TimeText.withOffset(instant, on: clocks.exporter) }

  private func word(_ state: CrossingStatus.State) -> String {
    switch state {
    case .open: "open"
    case .closed: "closed"
    case .tentative: "tentative"
    }
  }

  private func probability(_ state: CrossingStatus.State) -> Double {
    switch state {
    case .open: 1
    case .closed: 0
    case .tentative(let probability): probability
    }
  }

  private func reasons(_ state: CrossingStatus.State) -> [ClosedReason] {
    guard case .closed(let reasons) = state else { return [] }
    return reasons
  }

  private struct Document: Encodable {
    struct Opening: Encodable {
      let start: String
      let end: String
      let probability: Double
      let local: [String: [String]]
    }
    struct Entry: Encodable {
      let crossing: String
      let name: String
      let state: String
      let probability: Double
      let until: String?
      let nextOpening: Opening?
      let reasons: [String]

      enum CodingKeys: String, CodingKey {
        case crossing, name, state, probability, until, reasons
        case nextOpening = "next_opening"
      }
    }
    let at: String
    let horizon: String
    let crossings: [Entry]
  }
}
