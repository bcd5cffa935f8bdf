import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline

extension [ClosedReason] {
  /// The reasons as phrases, each with all the sides that give it: `Iran and Iraq: "Su,We 08:00-16:00" (two_days)`.
  func phrases(in network: Network) -> [String] {
    map { ($0.text(in: network), $0.side) }.gathered().map { text, sides in
      let names = EnglishWords.list(sides.compactMap(\.self).map(network.sideName))
      return (names.isEmpty ? text : "\(names): \(text)").onOneLine
    }
  }
}

extension ClosedReason {
  /// The side that gives the reason, where it is one of a side.
  fileprivate var side: String? {
    switch self {
    case .holiday(let side, _), .rule(let side, _, _), .noPhase(let side): side
    case .closure(let closure): closure.side
    case .noOverlap: nil
    }
  }

  /// The reason without its side.
  fileprivate func text(in network: Network) -> String {
    switch self {
    case .closure(let closure):
      let announced = closure.announced.map { ", announced \($0)" } ?? ""
      let reason = closure.reason
      return "closure, \(reason), \(closure.endText(in: network))\(announced) (\(closure.id))"
    case .holiday(_, let holiday): return "holiday, \(holiday.name)"
    case .rule(_, let phase, let clause):
      let words = clause.map { ", \(phase.hours.words(ofClause: $0))" } ?? ""
      return "\"\(phase.hours.source)\" (\(phase.id))\(words)"
    case .noPhase: return "no opening phase is in force"
    case .noOverlap: return "the sides are open at different times"
    }
  }
}

extension [Occurrence.Doubt] {
  /// The doubts as phrases: `Iraq: reopened begins between 2020-08-22 and 2020-09-13, by then with 43%`.
  func phrases(in network: Network) -> [String] {
    map { doubt in
      let text =
        switch doubt {
        case .uncertainPhase(let phase):
          "\(network.sideName(phase.side)): \(phase.phase.dateText), in force with \(DecimalText.chance(phase.probability))"
        case .unknown(let phase):
          "\(network.sideName(phase.side)): unknown by \"\(phase.phase.hours.source)\" (\(phase.phase.id))"
            + (phase.comment.map { ", \($0)" } ?? "")
        }
      return text.onOneLine
    }
  }
}

extension Closure {
  /// How long it lasts, by the clock that its times are on: `until 2020-08-09 00:00 Baghdad`, `until further notice`.
  func endText(in network: Network) -> String {
    guard let until else { return "until further notice" }
    let side = network.sides.first { $0.id == self.side } ?? network.exporter
    return "until \(until.day) \(until.clockText) \(TimeText.city(ofZone: side.timeZone))"
  }
}

extension Phase {
  /// When the phase begins: `reopened begins between 2020-08-22 and 2020-09-13`.
  fileprivate var dateText: String {
    let candidates = from?.candidates ?? []
    guard let first = candidates.first, let last = candidates.last else { return id }
    return candidates.count == 1
      ? "\(id) begins on \(first.moment.day)"
      : "\(id) begins between \(first.moment.day) and \(last.moment.day)"
  }
}

extension Network {
  /// A side's English name, or its id.
  func sideName(_ id: String) -> String {
    sides.first { $0.id == id }?.name.onOneLine ?? id
  }
}

extension Crossing {
  /// Both posts: `Mehran ⇄ Zurbatiyah`.
  var posts: String { posts(in: "en") }

  /// Both posts in a language, as far as their names are known in it, on one line.
  func posts(in language: String) -> String {
    let here = name.text(language).onOneLine
    guard let there = counterpart?.text(language).onOneLine, there != here else { return here }
    return "\(here) ⇄ \(there)"
  }
}
