public import CivilTime
public import CrossingModel
import OpeningRules
import OpeningTimeline

/// A network and the days of it that are to be changed.
///
/// Phases and quotas that hold on none of these days stay as they are.
public struct ChangeScope: Sendable {
  /// The network as it is.
  public let network: Network
  /// The days.
  public let days: Range<Day>
  /// In which order crossings get more open days, by their ids.
  let weekdayOrders: [String: WeekdayOrder]

  /// Some days of a network.
  public init(network: Network, days: Range<Day>) {
    self.init(
      network: network, days: days,
      orderedBy: Dictionary(
        network.crossings.map { ($0.id, WeekdayOrder($0, network: network)) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Some days of a network that is a part of another one, by which weekdays are ordered.
  init(network: Network, days: Range<Day>, orderedBy orders: [String: WeekdayOrder]) {
    self.network = network
    self.days = days
    weekdayOrders = orders
  }

  /// Everything of which there may be more, crossing by crossing: days, hours, servers in the order of the stages,
  /// quotas that hold, a yard that is limited, empty trucks that are needed.
  public var changes: [NetworkChange] {
    network.crossings.flatMap { crossing in
      var kinds: [NetworkChange.Kind] = [.days, .hours]
      kinds += crossing.stages.filter { $0.servers > 0 || !$0.shifts.isEmpty }.map { .servers(stage: $0.id) }
      kinds += crossing.quotas.filter(holds).map { .quota($0.id) }
      if crossing.yard.places != nil { kinds.append(.yard) }
      kinds += crossing.stages.filter { $0.counterpart != nil }.map { .emptyTrucks(stage: $0.id) }
      return kinds.map { NetworkChange(crossing: crossing.id, kind: $0) }
    }
  }

  /// How much there is of something as it is: servers, trucks, places; nil of days and hours.
  public func present(_ change: NetworkChange) -> Int? {
    let crossing = crossing(change)
    switch change.kind {
    case .days, .hours: return nil
    case .servers(let stage): return crossing.stages.first { $0.id == stage }?.servers
    case .quota(let id): return crossing.quotas.first { $0.id == id }?.trucks
    case .yard: return crossing.yard.places
    case .emptyTrucks(let stage):
      let phases = crossing.stages.first { $0.id == stage }?.counterpart?.phases ?? []
      return phases.map { Int(($0.trucksPerWeek / 7).rounded()) }.max()
    }
  }

  /// The most that can be added: of days up to seven a week, of hours until both sides close at 24:00, else what a file
  /// may hold; 0 if nothing can.
  public func most(_ change: NetworkChange) -> Int {
    let rules = rulesInForce(at: crossing(change))
    switch change.kind {
    case .days:
      return rules.map { adding(7, to: $0, at: change.crossing).days.count }.max() ?? 0
    case .hours:
      return (1...24).last { hours in
        rules.contains { $0.closingLater(byMinutes: hours * 60) != $0.closingLater(byMinutes: hours * 60 - 60) }
      } ?? 0
    case .servers: return 10_000 - (present(change) ?? 0)
    case .quota, .yard, .emptyTrucks: return 1_000_000 - (present(change) ?? 0)
    }
  }

  /// The network with so much more of something; as far as there is more of it.
  public func applying(_ amounts: [(change: NetworkChange, amount: Int)]) -> Network {
    var changed = network
    for (change, amount) in amounts where amount > 0 {
      guard let index = changed.crossings.firstIndex(where: { $0.id == change.crossing }) else { continue }
      apply(change.kind, amount, to: &changed.crossings[index])
    }
    return changed
  }

  private func apply(_ kind: NetworkChange.Kind, _ amount: Int, to crossing: inout Crossing) {
    switch kind {
    case .days:
      let id = crossing.id
      changeRules(of: &crossing) { adding(amount, to: $0, at: id).rule }
    case .hours: changeRules(of: &crossing) { $0.closingLater(byMinutes: 60 * amount) ?? $0 }
    case .servers(let id):
      for stage in crossing.stages.indices where crossing.stages[stage].id == id {
        crossing.stages[stage].servers += amount
        for shift in crossing.stages[stage].shifts.indices where crossing.stages[stage].shifts[shift].servers > 0 {
          crossing.stages[stage].shifts[shift].servers += amount
        }
      }
    case .quota(let id):
      for quota in crossing.quotas.indices where crossing.quotas[quota].id == id {
        crossing.quotas[quota].trucks += amount
      }
    case .yard: crossing.yard.places = crossing.yard.places.map { $0 + amount }
    case .emptyTrucks(let id):
      for stage in crossing.stages.indices where crossing.stages[stage].id == id {
        for phase in crossing.stages[stage].counterpart?.phases.indices ?? 0..<0 {
          crossing.stages[stage].counterpart?.phases[phase].trucksPerWeek += Double(7 * amount)
        }
      }
    }
  }

  /// A rule with so many more open days, as far as there are, and which they are.
  func adding(_ days: Int, to rule: OpeningRule, at crossing: String) -> (days: [Weekday], rule: OpeningRule) {
    weekdayOrders[crossing]?.adding(days, to: rule) ?? ([], rule)
  }

  // MARK: What holds on the days

  /// The crossing that a change is about.
  func crossing(_ change: NetworkChange) -> Crossing {
    guard let crossing = network.crossings.first(where: { $0.id == change.crossing }) else {
      preconditionFailure("\(change.path): there is no such crossing")
    }
    return crossing
  }

  private var minutes: Range<Int> { WallTime(days.lowerBound).minutes..<WallTime(days.upperBound).minutes }

  private func holds(_ quota: Quota) -> Bool {
    (quota.from?.minutes ?? .min) < minutes.upperBound && (quota.until?.minutes ?? .max) > minutes.lowerBound
  }

  /// Phases that are, or may be, in force, by index.
  func phasesInForce(of side: CrossingSide) -> [Int] {
    Set(PhaseCourse(side.phases, window: minutes).segments.flatMap { $0.phases.map(\.index) }).sorted()
  }

  private func rulesInForce(at crossing: Crossing) -> [OpeningRule] {
    crossing.sides.flatMap { side in phasesInForce(of: side).map { side.phases[$0].hours } }
  }

  private func changeRules(of crossing: inout Crossing, _ change: (OpeningRule) -> OpeningRule) {
    for side in crossing.sides.indices {
      for phase in phasesInForce(of: crossing.sides[side]) {
        crossing.sides[side].phases[phase].hours = change(crossing.sides[side].phases[phase].hours)
      }
    }
  }
}
