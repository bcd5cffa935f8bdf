/// What a flow of trucks can't keep by itself.
public enum SideConstraintKind: Hashable, Sendable {
  /// Trucks of a shipment stay together.
  case together
  /// Shipments exclude each other from a slot or a day.
  case exclusion
  /// A shipper has no more than its share of a day.
  case share
}

/// What a flow of trucks can't keep by itself: shipments that stay together, shipments that exclude each other, and how
/// much of a day one shipper may have.
struct SideConstraints: Sendable {
  /// Slots of a crossing that count together: one, or those of a day.
  struct Span: Hashable, Sendable {
    let crossing: Int
    let slots: Range<Int>

    func contains(_ slot: SlotIndex) -> Bool { slot.crossing == crossing && slots.contains(slot.slot) }
  }

  /// A limit on who uses some slots, beside those of places.
  struct Row: Sendable {
    enum Kind: Hashable, Sendable {
      /// One of the shipments at most.
      case oneShipment
      /// So many trucks of the shipments at most, which are one shipper's: 0 or more.
      case trucks(Int)
    }

    let span: Span
    let kind: Kind
    /// The shipments that it is about, in ascending order.
    let shipments: [Int]
    /// Those that can't use the slots, as locked trucks have them.
    let barred: [Int]

    /// Trucks at most; nil where it is not about trucks.
    var most: Int? { if case .trucks(let most) = kind { most } else { nil } }
  }

  /// The shipments of which trucks must stay together and could be split, in ascending order.
  let convoys: [Int]
  /// The limits that some plan could break.
  let rows: [Row]

  /// Of what kinds they are.
  var kinds: Set<SideConstraintKind> {
    Set(rows.map { $0.kind == .oneShipment ? .exclusion : .share }).union(convoys.isEmpty ? [] : [.together])
  }

  init(_ problem: PlanningProblem, _ network: PlanNetwork, _ booked: BookedTrucks) {
    let usable = UsableSlots(problem, network)
    convoys = problem.shipments.indices.filter { index in
      switch problem.shipments[index].together {
      case .any: false
      case .sameCrossing:
        usable.supply(index) > 0 && Set((usable.slots(index) + booked.slots(lockedOf: index)).map(\.crossing)).count > 1
      case .sameSlot: usable.supply(index) > 1 && !usable.slots(index).isEmpty
      }
    }
    rows = Self.exclusions(problem, usable, booked) + Self.shares(problem, usable, booked)
  }

  /// What of the network the constraints are about: which slots a shipment's trucks can use.
  private struct UsableSlots {
    let problem: PlanningProblem
    let network: PlanNetwork

    init(_ problem: PlanningProblem, _ network: PlanNetwork) {
      self.problem = problem
      self.network = network
    }

    /// Trucks that are not locked.
    func supply(_ shipment: Int) -> Int {
      network.sources[shipment].reduce(0) { $0 + Int(network.transport.supplies[$1]) }
    }

    func slots(_ shipment: Int) -> [SlotIndex] {
      let transport = network.transport
      return transport.runs[transport.runs(of: network.sources[shipment].lowerBound)].flatMap { run in
        (0..<Int(run.count)).compactMap { network.slotOfPlace[Int(run.firstPlace) + $0] }
      }
    }
  }

  private static func exclusions(
    _ problem: PlanningProblem, _ usable: UsableSlots, _ booked: BookedTrucks
  ) -> [Row] {
    var groups: [Exclusion: [Int]] = [:]
    for (index, shipment) in problem.shipments.enumerated() {
      for exclusion in Set(shipment.exclusions) { groups[exclusion, default: []].append(index) }
    }
    let ordered = groups.sorted { ($0.key.group, $0.key.scope.rawValue) < ($1.key.group, $1.key.scope.rawValue) }
    return ordered.flatMap { exclusion, members -> [Row] in
      guard members.count > 1 else { return [] }
      var users: [Span: [Int]] = [:]
      for member in members where usable.supply(member) > 0 {
        for span in Set(usable.slots(member).map({ span(of: $0, exclusion.scope, problem) })) {
          users[span, default: []].append(member)
        }
      }
      return users.sorted { $0.key < $1.key }.compactMap { span, users in
        let holders = Set(
          booked.locked.filter { members.contains($0.shipment) && span.contains($0.slot) }.map(\.shipment))
        let barred = holders.isEmpty ? [] : users.filter { holders != [$0] }
        guard users.count > 1 || !barred.isEmpty else { return nil }
        return Row(span: span, kind: .oneShipment, shipments: users, barred: barred)
      }
    }
  }

  private static func span(of slot: SlotIndex, _ scope: Exclusion.Scope, _ problem: PlanningProblem) -> Span {
    let days = problem.crossings[slot.crossing].days
    switch scope {
    case .slot: return Span(crossing: slot.crossing, slots: slot.slot..<slot.slot + 1)
    case .day:
      let day = days.first { $0.slots.contains(slot.slot) }
      return Span(crossing: slot.crossing, slots: day?.slots ?? slot.slot..<slot.slot + 1)
    }
  }

  private static func shares(_ problem: PlanningProblem, _ usable: UsableSlots, _ booked: BookedTrucks) -> [Row] {
    let limited = problem.crossings.indices.filter { crossing in
      problem.crossings[crossing].days.contains { $0.placesPerShipper != nil }
    }
    guard !limited.isEmpty else { return [] }
    var shipments: [String: [Int]] = [:]
    for (index, shipment) in problem.shipments.enumerated() where usable.supply(index) > 0 {
      shipments[shipment.shipper, default: []].append(index)
    }
    let slots = problem.shipments.indices.map { Set(usable.slots($0)) }
    return limited.flatMap { crossing in
      problem.crossings[crossing].days.flatMap { day in
        shipments.keys.sorted().compactMap { shipper -> Row? in
          guard let left = day.placesLeft(shipper: shipper) else { return nil }
          let span = Span(crossing: crossing, slots: day.slots)
          let locked = booked.locked.reduce(0) { total, entry in
            let counts = problem.shipments[entry.shipment].shipper == shipper && span.contains(entry.slot)
            return total + (counts ? entry.trucks : 0)
          }
          let most = max(0, left - locked)
          let users = (shipments[shipper] ?? []).filter { index in
            day.slots.contains { slots[index].contains(SlotIndex(crossing: crossing, slot: $0)) }
          }
          guard users.reduce(0, { $0 + usable.supply($1) }) > most else { return nil }
          return Row(span: span, kind: .trucks(most), shipments: users, barred: most == 0 ? users : [])
        }
      }
    }
  }

  /// The shipments of rows that are about trucks, which must be kept from slots one truck at a time.
  var shipmentsByTruck: Set<Int> {
    Set(
      rows.flatMap { row -> [Int] in
        if case .trucks = row.kind { row.shipments } else { [] }
      })
  }
}

extension SideConstraints.Span: Comparable {
  /// By crossing, then by time.
  static func < (left: Self, right: Self) -> Bool {
    (left.crossing, left.slots.lowerBound, left.slots.upperBound)
      < (right.crossing, right.slots.lowerBound, right.slots.upperBound)
  }
}
