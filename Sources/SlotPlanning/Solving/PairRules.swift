import CrossingModel

/// Which slots a shipment can use, and what a truck costs there.
struct PairRules {
  let problem: PlanningProblem
  private let crossingIndices: [String: Int]
  private var legs: [String: [TravelLeg?]] = [:]
  /// By crossing, then by class: whether some slot has places for the class.
  private let handlesClass: [[Bool]]

  init(_ problem: PlanningProblem) {
    self.problem = problem
    crossingIndices = Dictionary(
      problem.crossings.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    handlesClass = problem.crossings.map { crossing in
      problem.truckClasses.indices.map { truckClass in
        crossing.slots.contains { $0.places(forClass: truckClass) > 0 }
      }
    }
    for leg in problem.legs {
      guard let crossing = crossingIndices[leg.crossing] else { continue }
      legs[leg.place, default: Array(repeating: nil, count: problem.crossings.count)][crossing] = leg
    }
  }

  func crossingIndex(_ id: String) -> Int? { crossingIndices[id] }

  /// A shipment's way over a crossing.
  struct Way {
    let shipment: Shipment
    let crossing: Int
    /// When a truck that starts as soon as it is ready can be in a slot, in minutes of UTC.
    let arriveMinute: Int
    /// From the start of the slot to the destination, in minutes.
    let minutesToDestination: Int
    /// Both legs and the fee, in cents.
    let drivingCents: Int
    /// The last slot start that keeps to the shelf life.
    let lastMinuteForShelfLife: Int
    /// The last slot start that is not too late.
    let lastMinuteForDeadline: Int

    fileprivate let waitingCentsPerHour: Int
    fileprivate let valueCents: Int

    /// Delivery of a truck in a slot that starts at a minute.
    func deliveryMinute(slotStart: Int) -> Int { slotStart + minutesToDestination }

    /// Lateness of a truck in a slot that starts at a minute, in minutes: 0 or more.
    func latenessMinutes(slotStart: Int) -> Int {
      max(0, deliveryMinute(slotStart: slotStart) - shipment.deadlineMinute)
    }

    /// Cost of one truck in a slot that starts at a minute, in cents.
    ///
    /// Driving and fee, waiting at the origin, value lost until delivery (at most all of it), and lateness.
    func costCents(slotStart: Int) -> Int {
      let wait = slotStart - arriveMinute
      let delivery = deliveryMinute(slotStart: slotStart)
      let late = delivery - shipment.deadlineMinute
      var cost = drivingCents + roundedHalfUp(waitingCentsPerHour * wait, 60)
      let loss = valueCents.multipliedReportingOverflow(
        by: shipment.decayPartsPerMillionPerDay * (delivery - shipment.readyMinute))
      // Twice the product must fit as well, or else it is all lost anyway.
      if loss.overflow || loss.partialValue > Int.max / 4 {
        cost += valueCents
      } else {
        cost += min(valueCents, roundedHalfUp(loss.partialValue, 1_440_000_000))
      }
      if late > 0 { cost += shipment.latenessFixedCents + roundedHalfUp(shipment.latenessCentsPerHour * late, 60) }
      return cost
    }
  }

  /// The way of a shipment over a crossing, or nil if it may not use it or there is none.
  func way(_ shipment: Shipment, crossing: Int) -> Way? {
    guard furthestTestBeforeSlots(shipment, crossing: crossing) == nil,
      let first = legs[shipment.origin]?[crossing], let second = legs[shipment.destination]?[crossing]
    else { return nil }
    let values = problem.crossings[crossing]
    let parameters = problem.parameters
    let rest = values.slotMinutes + values.clearanceMinutes + second.minutes
    return Way(
      shipment: shipment, crossing: crossing,
      arriveMinute: shipment.readyMinute + first.minutes + parameters.arrivalBufferMinutes,
      minutesToDestination: rest, drivingCents: first.costCents + second.costCents + values.feeCents,
      lastMinuteForShelfLife: shipment.shelfLifeMinutes.map { shipment.readyMinute + $0 - rest } ?? .max,
      lastMinuteForDeadline: shipment.deadlineMinute + parameters.maximumLatenessMinutes - rest,
      waitingCentsPerHour: parameters.waitingCentsPerHour, valueCents: shipment.valueCentsPerTruck)
  }

  /// The first test that fails for every slot of the crossing, or nil.
  private func furthestTestBeforeSlots(_ shipment: Shipment, crossing: Int) -> PairTest? {
    let values = problem.crossings[crossing]
    if let allowed = shipment.allowedCrossings, !allowed.contains(values.id) { return .crossingAllowed }
    guard !values.slots.isEmpty, legs[shipment.origin]?[crossing] != nil, legs[shipment.destination]?[crossing] != nil
    else { return .hasRoute }
    return handlesClass[crossing][shipment.truckClass] ? nil : .classHandled
  }

  /// The test that a slot fails, or nil if the shipment can use it.
  func failedTest(_ way: Way, slot: Slot) -> PairTest? {
    let places = slot.places(forClass: way.shipment.truckClass)
    if places == 0 { return .classHandled }
    if way.shipment.together == .sameSlot, places < way.shipment.trucks { return .convoyFits }
    if slot.startMinute < way.arriveMinute { return .reachable }
    if slot.isClosed { return .open }
    if slot.startMinute > way.lastMinuteForShelfLife { return .shelfLife }
    if slot.startMinute > way.lastMinuteForDeadline { return .notTooLate }
    return nil
  }

  /// The slots of a crossing that a shipment can use, as runs of neighbours.
  ///
  /// Complexity: O(log slots + slots in between).
  func runs(_ way: Way) -> [Range<Int>] {
    let crossing = problem.crossings[way.crossing]
    let first = crossing.firstSlot(startingAtOrAfter: way.arriveMinute)
    let latest = min(way.lastMinuteForShelfLife, way.lastMinuteForDeadline)
    let end = latest == .max ? crossing.slots.count : crossing.firstSlot(startingAtOrAfter: latest + 1)
    var runs: [Range<Int>] = []
    var start = first
    for slot in first..<max(first, end) where failedTest(way, slot: crossing.slots[slot]) != nil {
      if start < slot { runs.append(start..<slot) }
      start = slot + 1
    }
    if start < end { runs.append(start..<end) }
    return runs
  }

  /// The furthest test that any slot fails at; what to say of a shipment that can use none.
  ///
  /// Complexity: O(all slots).
  func furthestFailure(_ shipment: Shipment) -> PairTest {
    var furthest = PairTest.crossingAllowed
    for crossing in problem.crossings.indices {
      guard let way = way(shipment, crossing: crossing) else {
        furthest = max(furthest, furthestTestBeforeSlots(shipment, crossing: crossing) ?? .hasRoute)
        continue
      }
      for slot in problem.crossings[crossing].slots {
        if let failed = failedTest(way, slot: slot) { furthest = max(furthest, failed) }
      }
    }
    return furthest
  }
}

/// a / b rounded to the nearest integer, halves up; a from 0 on.
@inline(__always)
func roundedHalfUp(_ dividend: Int, _ divisor: Int) -> Int { (2 * dividend + divisor) / (2 * divisor) }

extension PairRules {
  /// Refuses quotas that overlap without one being within the other.
  func checkQuotas() throws(PlanningFault) {
    for crossing in problem.crossings {
      for (index, quota) in crossing.quotas.enumerated() {
        for other in crossing.quotas.dropFirst(index + 1) {
          let joint = quota.slots.clamped(to: other.slots)
          if !joint.isEmpty, joint != quota.slots, joint != other.slots {
            throw .overlappingQuotas(crossing: crossing.id, quota.id, other.id)
          }
        }
      }
    }
  }
}
