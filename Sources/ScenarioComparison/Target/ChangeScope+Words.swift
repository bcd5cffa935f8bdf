import CivilTime
import CrossingModel

extension ChangeScope {
  /// So much more of something as words: `2 more open days a week, Monday and Tuesday`, `10 more servers at
  /// transshipment (110)`, `50 more trucks a day by quota daily (300)`.
  ///
  /// What there is then stands in brackets.
  public func words(_ amount: Int, of change: NetworkChange) -> String {
    let count = amount == 1 ? "one" : "\(amount)"
    let plural = amount == 1 ? "" : "s"
    let then = present(change).map { " (\($0 + amount))" } ?? ""
    switch change.kind {
    case .days:
      return "\(count) more open day\(plural) a week\(dayWords(amount, at: crossing(change)))"
    case .hours: return "closing \(count) hour\(plural) later"
    case .servers(let stage): return "\(count) more server\(plural) at \(stage)\(then)"
    case .quota(let id):
      let period = crossing(change).quotas.first { $0.id == id }?.period.rawValue ?? ""
      return "\(count) more truck\(plural) a \(period) by quota \(id)\(then)"
    case .yard: return "\(count) more place\(plural) in the yard\(then)"
    case .emptyTrucks(let stage): return "\(count) more empty truck\(plural) a day for \(stage)\(then)"
    }
  }

  /// Why there can be no more of something; nil if there can.
  public func obstacle(_ change: NetworkChange) -> String? {
    guard most(change) == 0 else { return nil }
    let crossing = crossing(change)
    let isClosed = crossing.sides.contains { side in
      phasesInForce(of: side).allSatisfy { side.phases[$0].hours.weeklyOpenDays.isEmpty }
    }
    if isClosed { return "it is closed throughout" }
    switch change.kind {
    case .days: return "it is open seven days a week"
    case .hours: return "it is open until 24:00 or around the clock"
    case .servers, .quota, .yard, .emptyTrucks: return "it is as many as a file may hold"
    }
  }

  /// The days added, once each: `, Monday and Tuesday`; where phases get different ones, in the phases' order:
  /// ` (Monday, Thursday, Friday by phase)`.
  private func dayWords(_ amount: Int, at crossing: Crossing) -> String {
    var added: [String] = []
    for side in crossing.sides {
      for phase in phasesInForce(of: side).map({ side.phases[$0] }) {
        let days = adding(amount, to: phase.hours, at: crossing.id).days
          .sorted { $0.daysSince(network.weekStart) < $1.daysSince(network.weekStart) }
          .map(\.englishName).joined(separator: " and ")
        if !days.isEmpty, !added.contains(days) { added.append(days) }
      }
    }
    switch added.count {
    case 0: return ""
    case 1: return ", \(added[0])"
    default: return " (\(added.joined(separator: ", ")) by phase)"
    }
  }
}
