import CivilTime
import CrossingModel
import OpeningTimeline

extension [ClosedReason] {
  /// The reasons as phrases, each with all the sides that give it: `Iran and Iraq: "Su,We 08:00-16:00" (two_days)`.
  func phrases(in network: Network) -> [String] {
    var order: [String] = []
    var sides: [String: [String]] = [:]
    for reason in self {
      let text = reason.text
      if sides[text] == nil { order.append(text) }
      sides[text, default: []] += [reason.side].compactMap(\.self).map(network.sideName)
    }
    return order.map { text in
      let names = (sides[text] ?? []).joined(separator: " and ")
      return names.isEmpty ? text : "\(names): \(text)"
    }
  }
}

extension ClosedReason {
  /// The side that gives the reason, where it is one of a side.
  fileprivate var side: String? {
    switch self {
    case .holiday(let side, _), .rule(let side, _), .noPhase(let side): side
    case .closure, .noOverlap: nil
    }
  }

  /// The reason without its side.
  fileprivate var text: String {
    switch self {
    case .closure(let closure):
      let announced = closure.announced.map { ", announced \($0)" } ?? ""
      let until = closure.until.map { "until \($0)" } ?? "until further notice"
      return "closure \(closure.id): \(closure.reason), \(until)\(announced)"
    case .holiday(_, let holiday): return "holiday, \(holiday.name)"
    case .rule(_, let phase): return "\"\(phase.hours.source)\" (\(phase.id))"
    case .noPhase: return "no opening phase is in force"
    case .noOverlap: return "the sides are open at different times"
    }
  }
}

extension Network {
  /// A side's English name, or its id.
  func sideName(_ id: String) -> String {
    sides.first { $0.id == id }?.name.text() ?? id
  }
}

extension Crossing {
  /// Both posts: `Mehran ⇄ Zurbatiyah`.
  var posts: String {
    guard let counterpart, counterpart.text() != name.text() else { return name.text() }
    return "\(name.text()) ⇄ \(counterpart.text())"
  }
}
