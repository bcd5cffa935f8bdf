import CivilTime
import CrossingModel
import OpeningTimeline

extension ClosedReason {
  /// The reason as a phrase: `Iran's rule "Su,We 08:00-16:00" (phase two_days)`.
  func phrase(in network: Network) -> String {
    switch self {
    case .closure(let closure):
      let announced = closure.announced.map { ", announced \($0)" } ?? ""
      let until = closure.until.map { "until \($0)" } ?? "until further notice"
      return "closure \(closure.id): \(closure.reason), \(until)\(announced)"
    case .holiday(let side, let holiday):
      return "\(network.sideName(side)): holiday, \(holiday.name)"
    case .rule(let side, let phase):
      return "\(network.sideName(side)): \"\(phase.hours.source)\" (\(phase.id))"
    case .noPhase(let side):
      return "\(network.sideName(side)): no opening phase is in force"
    case .noOverlap:
      return "the sides are open at different times"
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
