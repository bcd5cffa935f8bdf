import Testing

@testable import SlotPlanning

/// What the independent check finds in plans that break a rule.
struct VerificationTests {
  /// Two shipments of two trucks and two slots of two days; all in the first slot would be cheapest.
  private func problem(_ exclusions: [Exclusion], share: Int? = nil) -> PlanningProblem {
    let slots = [0, 60].map { Slot(startMinute: $0, places: 4, placesByClass: [4]) }
    return PlanningProblem(
      parameters: PlanParameters(arrivalBufferMinutes: 0), truckClasses: ["general"],
      crossings: [
        PlanCrossing(
          id: "X", slotMinutes: 60, clearanceMinutes: 0, feeCents: 0, slots: slots,
          days: [SlotDay(slots: 0..<2, placesPerShipper: share)])
      ], legs: [.init(place: "", crossing: "X", minutes: 0, costCents: 0)],
      shipments: ["A", "B"].map { id in
        Shipment(
          id: id, shipper: "S", truckClass: 0, trucks: 2, valueCents: 0, origin: "", destination: "", readyMinute: 0,
          deadlineMinute: 600, unplacedCents: 100_000, exclusions: exclusions)
      })
  }

  private func faults(_ exclusions: [Exclusion], share: Int? = nil) throws -> [PlanVerification.Fault] {
    let free = try SlotPlanner(problem([])).plan()
    return PlanVerification(free.plan, free.prices, of: problem(exclusions, share: share)).faults
  }

  @Test func shipmentsThatExcludeEachOther() throws {
    let first = SlotIndex(crossing: 0, slot: 0)
    for scope in Exclusion.Scope.allCases {
      let group = Exclusion(group: "g", scope: scope)
      #expect(try faults([group]) == [.notExclusive(group, first)])
    }
  }

  @Test func moreThanAShare() throws {
    let first = SlotIndex(crossing: 0, slot: 0)
    #expect(try faults([], share: 3) == [.shareExceeded(shipper: "S", first, trucks: 4)])
    #expect(try faults([], share: 4) == [])
  }

  /// One goes an hour later, at 25 USD an hour a truck; of a day only one goes; of a share of three one truck stays.
  @Test(
    arguments: [
      ([Exclusion(group: "g", scope: .slot)], nil, 5_000), ([Exclusion(group: "g", scope: .day)], nil, 200_000),
      ([], 3, 100_000),
    ] as [([Exclusion], Int?, Int)])
  func costsByHand(_ exclusions: [Exclusion], _ share: Int?, _ cents: Int) throws {
    let solved = try SlotPlanner(problem(exclusions, share: share)).plan()
    #expect(solved.plan.cost.totalCents == cents)
    #expect(solved.plan.certificate.isOptimal)
  }
}
