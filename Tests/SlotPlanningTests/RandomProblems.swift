import CrossingModel
import SeededRandom

@testable import SlotPlanning

/// Small random problems with everything in them: closures, quotas, bookings, convoys, surcharges.
enum RandomProblems {
  static func problem(
    _ random: inout SeededGenerator, crossings: Int, slots: Int, shipments: Int, trucks: Int, withConvoys: Bool,
    withExclusions: Bool = false, withShares: Bool = false
  ) -> PlanningProblem {
    let list = (0..<crossings).map { index in
      var crossing = PlanCrossing(
        id: "X\(index)", slotMinutes: 60, clearanceMinutes: random.from(0...90), feeCents: random.from(0...9_999),
        slots: (0..<slots).map { slot in
          Slot(
            startMinute: slot * 60 + (slot > 1 ? 120 : 0), places: random.from(0...3),
            placesByClass: [random.from(0...3), random.from(0...2)], isClosed: random.oneIn(8))
        })
      if random.oneIn(2) {
        crossing.quotas = [
          SlotQuota(id: "week", slots: 0..<slots, places: random.from(1...2 * slots)),
          SlotQuota(id: "day", slots: 0..<slots / 2, places: random.from(0...slots)),
        ]
      }
      if withShares {
        crossing.days = [0..<slots / 2, slots / 2..<slots].map {
          SlotDay(
            slots: $0, placesPerShipper: random.oneIn(4) ? nil : random.from(1...3),
            takenByShipper: random.oneIn(3) ? ["S0": 1] : [:])
        }
      } else if withExclusions {
        crossing.days = [SlotDay(slots: 0..<slots / 2), SlotDay(slots: slots / 2..<slots)]
      }
      return crossing
    }
    let legs = ["A", "B"].flatMap { place in
      list.filter { _ in !random.oneIn(12) }.map {
        TravelLeg(
          place: place, crossing: $0.id, minutes: random.from(10...200), costCents: random.from(1_000...90_000))
      }
    }
    let shipmentList = (0..<shipments).map { index in
      Shipment(
        id: "F\(index)", shipper: "S\(random.below(2))", truckClass: random.below(2), trucks: random.from(1...trucks),
        valueCents: random.from(0...9_000_000), origin: "A", destination: "B", readyMinute: random.from(-300...200),
        deadlineMinute: random.from(0...900), allowedCrossings: random.oneIn(3) ? ["X0", "X7"] : nil,
        decayPartsPerMillionPerDay: random.from(0...60_000),
        shelfLifeMinutes: random.oneIn(4) ? random.from(200...900) : nil,
        latenessCentsPerHour: random.from(0...9_000), latenessFixedCents: random.from(0...30_000),
        unplacedCents: random.from(50_000...900_000),
        together: withConvoys ? random.pick([.any, .sameSlot, .sameCrossing]) : .any,
        exclusions: withExclusions ? exclusions(&random) : [])
    }
    let bookings = (0..<random.from(0...3)).map { _ in
      let crossing = random.pick(list)
      return Booking(
        shipment: "F\(random.below(shipments))", trucks: random.from(1...2), crossing: crossing.id,
        slotStartMinute: random.pick(crossing.slots).startMinute,
        status: (!withConvoys || withExclusions) && random.oneIn(2) ? .locked : .movable)
    }
    return PlanningProblem(
      parameters: PlanParameters(
        arrivalBufferMinutes: 15, waitingCentsPerHour: 1_234, maximumLatenessMinutes: 300,
        movePenaltyCents: random.pick([0, 7_777]), levelFreePercent: random.from(0...100),
        levelSurchargeCents: random.pick([0, 3_333]), fairFreePercent: random.from(0...50),
        fairSurchargeCents: random.pick([0, 44_444])),
      truckClasses: ["general", "reefer"], crossings: list, legs: legs, shipments: shipmentList, bookings: bookings)
  }

  private static func exclusions(_ random: inout SeededGenerator) -> [Exclusion] {
    [Exclusion(group: "a", scope: .slot), Exclusion(group: "a", scope: .day), Exclusion(group: "b", scope: .slot)]
      .filter { _ in random.oneIn(3) }
  }
}
