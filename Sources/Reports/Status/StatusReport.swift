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
      lines += ["", "\(row.crossing.posts): \(headline(row.status))"]
      if let next = row.status.nextOpening {
        let verb = next.isCertain ? "opens" : "may open (\(DecimalText.chance(next.probability)))"
        lines.append("  \(verb) \(describe(next))")
      } else {
        let isClosed = if case .closed = row.status.state { true } else { false }
        let end = TimeText.longDate(clocks.exporter.wallTime(at: horizon).day)
        lines.append("  no \(isClosed ? "" : "other ")opening before \(end)")
      }
      lines += row.status.doubts.phrases(in: network).map { "  \($0)" }
      lines += reasons(row.status.state).phrases(in: network).map { "  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ status: CrossingStatus) -> String {
    let state =
      switch status.state {
      case .open: "open"
      case .closed: "closed"
      case .tentative(let probability): "perhaps open (\(DecimalText.chance(probability)))"
      }
    if case .closed = status.state { return state }
    guard let end = status.until else { return "\(state) throughout" }
    let day = clocks.exporter.wallTime(at: end).day
    let date = day == clocks.exporter.wallTime(at: moment).day ? "" : "\(TimeText.longDate(day)) "
    return "\(state) until \(date)\(TimeText.onClocks(end, sideClocks, day: day))"
  }

  /// `Sunday 2020-06-07 (18 Khordad 1399), 09:30-16:00 Tehran · 08:00-14:30 Baghdad`.
  private func describe(_ opening: Opening) -> String {
    let day = clocks.exporter.wallTime(at: opening.start).day
    return "\(TimeText.longDate(day)), \(TimeText.onClocks(opening.range, sideClocks, day: day))"
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
            reasons: reasons(row.status.state).phrases(in: network) + row.status.doubts.phrases(in: network))
        }))
  }

  private func sideTimes(_ opening: Opening) -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: network.sides.map { side in
        let clock = clocks.clock(of: side.id)
        return (side.id, [opening.start, opening.end].map { clock.text(of: $0) })
      })
  }

  private func stamp(_ instant: Instant) -> String { clocks.exporter.text(of: instant) }

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

      /// Writes `null` where a state does not end, and where no opening follows: a reader need not guess at what is missing.
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(crossing, forKey: .crossing)
        try container.encode(name, forKey: .name)
        try container.encode(state, forKey: .state)
        try container.encode(probability, forKey: .probability)
        try container.encode(until, forKey: .until)
        try container.encode(nextOpening, forKey: .nextOpening)
        try container.encode(reasons, forKey: .reasons)
      }
    }
    let at: String
    let horizon: String
    let crossings: [Entry]
  }
}
