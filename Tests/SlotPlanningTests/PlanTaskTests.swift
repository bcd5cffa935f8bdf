import CivilTime
import CrossingModel
import OpeningTimeline
import SlotPlanning
import Testing

/// Lists of shipments with a ledger: what a plan may use, and what it makes of the bookings.
struct PlanTaskTests {
  private func shipment(
    _ id: String, trucks: Int, _ mehran: MehranFixture, together: Shipment.Together = .any
  ) throws -> Shipment {
    Shipment(
      id: id, shipper: "A", truckClass: 0, trucks: trucks, valueCents: 1_000_000 * trucks, origin: "", destination: "",
      readyMinute: try mehran.moment("2020-06-07T00:00").seconds / 60,
      deadlineMinute: try mehran.moment("2020-06-15T00:00").seconds / 60, unplacedCents: 10_000_000,
      together: together)
  }

  private func task(
    _ shipments: [Shipment], _ bookings: [TruckBooking], _ mehran: MehranFixture, now: String? = "2020-06-08T08:00",
    freezeMinutes: Int = 0, movePenaltyCents: Int = 10_000
  ) throws -> PlanTask {
    PlanTask(
      shipments, grids: [try mehran.grid("2020-06-07", days: 9)], network: mehran.network, bookings: bookings,
      parameters: PlanParameters(movePenaltyCents: movePenaltyCents),
      limits: PlanTask.Limits(
        now: try now.map { try mehran.moment($0) }, freezeMinutes: freezeMinutes,
        window: try mehran.seconds("2020-06-07", days: 9)), clock: mehran.clocks.exporter)
  }

  private func starts(_ bookings: [TruckBooking], _ mehran: MehranFixture) -> [String] {
    bookings.map { "\($0.id) \(mehran.clocks.exporter.wallTime(at: $0.slotStart))" }
  }

  private func revision(_ task: PlanTask, _ ledger: [TruckBooking]) throws -> BookingRevision {
    let planner = try SlotPlanner(task.problem)
    let solved = planner.plan()
    #expect(PlanVerification(solved.plan, solved.prices, of: task.problem).faults.isEmpty)
    let revision = BookingRevision(solved.plan, of: task, usedIDs: Set(ledger.map(\.id)))
    // Locked ones count among those that stay.
    #expect(revision.moved.count + revision.givenUp.count == solved.plan.moves.moved)
    return revision
  }

  /// A shipper has a share of a day, bookings that it has there counted, and the desk takes what is planned.
  @Test func shippersKeepToTheirShares() throws {
    let mehran = try MehranFixture { $0.slots = SlotPolicy(places: 2, shipperShare: 0.25) }
    let ledger = [
      try mehran.booking("x", "2020-06-10T09:30", shipper: "A"), try mehran.booking("y", "2020-06-10T10:30"),
    ]
    let task = try task([try shipment("S", trucks: 9, mehran)], ledger, mehran)
    let revision = try revision(task, ledger)
    // A quarter of twelve places is three; of the tenth one is taken.
    let days = revision.new.map { "\(mehran.clocks.exporter.wallTime(at: $0.slotStart).day)" }
    #expect(days == Array(repeating: "2020-06-10", count: 2) + Array(repeating: "2020-06-14", count: 3))
    let plan = try SlotPlanner(task.problem).plan().plan
    #expect(plan.leftOut.map(\.reason) == [.shareReached])
    #expect(plan.certificate.isOptimal, "\(plan.certificate)")
    var desk = BookingDesk(
      ledger, grids: task.grids, truckClasses: mehran.network.classes.map(\.id), clock: mehran.clocks.exporter,
      now: try mehran.moment("2020-06-08T08:00"))
    #expect(desk.change(cancelling: [], to: revision.new).isEmpty)
    var more = revision.new[0]
    more.id = "more"
    #expect(desk.book(more) != .done)
  }

  @Test func slotsThatCanNotBeBookedAreNotUsed() throws {
    let mehran = try MehranFixture { $0.slots = SlotPolicy(places: 2) }
    func places(_ now: String?) throws -> [String] {
      let task = try task([try shipment("S", trucks: 1, mehran)], [], mehran, now: now)
      return task.problem.crossings[0].slots.filter { $0.places > 0 }
        .map { "\(mehran.clocks.exporter.wallTime(at: Instant(seconds: $0.startMinute * 60)))" }
    }
    #expect(try places(nil).count == 18)
    #expect(try places("2020-06-08T08:00").count == 12)
    // An hour before the slot is early enough, a minute later is not.
    #expect(try places("2020-06-10T08:30").first == "2020-06-10T09:30")
    #expect(try places("2020-06-10T08:31").first == "2020-06-10T10:30")
    #expect(try places("2020-05-11T08:00").last == "2020-06-10T14:30")
  }

  @Test func othersKeepTheirPlacesAndTheirPartOfTheQuota() throws {
    let mehran = try MehranFixture {
      $0.slots = SlotPolicy(places: 2)
      $0.quotas[0].trucks = 5
    }
    let ledger = [
      try mehran.booking("x", "2020-06-10T09:30"), try mehran.booking("y", "2020-06-10T09:30"),
      try mehran.booking("z", "2020-06-10T10:30", status: .cancelled),
    ]
    let task = try task([try shipment("S", trucks: 6, mehran)], ledger, mehran)
    #expect(task.othersCount == 2)
    let revision = try revision(task, ledger)
    // Three are left of Wednesday's five; the rest goes on Sunday.
    #expect(
      starts(revision.new, mehran) == [
        "S-1 2020-06-10T10:30", "S-2 2020-06-10T10:30", "S-3 2020-06-10T11:30", "S-4 2020-06-14T09:30",
        "S-5 2020-06-14T09:30", "S-6 2020-06-14T10:30",
      ])
  }

  @Test func idsThatWereUsedAreNotUsedAgain() throws {
    let mehran = try MehranFixture()
    let ledger = [try mehran.booking("S-1", "2020-06-10T09:30", shipment: "S", status: .cancelled)]
    let task = try task([try shipment("S", trucks: 2, mehran)], ledger, mehran)
    #expect(try revision(task, ledger).new.map(\.id) == ["S-2", "S-3"])
  }

  @Test func bookingsStayWhereMovingCostsMoreThanItSaves() throws {
    let mehran = try MehranFixture()
    let ledger = [
      try mehran.booking("a", "2020-06-10T11:30", shipment: "S"),
      try mehran.booking("b", "2020-06-10T12:30", shipment: "S"),
    ]
    let list = [try shipment("S", trucks: 2, mehran)]
    // Two hours of waiting are 50 USD and some decay.
    let dear = try revision(try task(list, ledger, mehran, movePenaltyCents: 100_000), ledger)
    #expect(dear.kept == ledger && dear.isEmpty)
    let cheap = try revision(try task(list, ledger, mehran, movePenaltyCents: 100), ledger)
    #expect(starts(cheap.moved.map(\.after), mehran) == ["a 2020-06-10T09:30", "b 2020-06-10T09:30"])
  }

  @Test func lockedAndFrozenBookingsStay() throws {
    let mehran = try MehranFixture()
    let locked = [
      try mehran.booking("a", "2020-06-10T11:30", shipment: "S", status: .locked),
      try mehran.booking("b", "2020-06-14T12:30", shipment: "S"),
    ]
    let list = [try shipment("S", trucks: 2, mehran)]
    let plain = try revision(try task(list, locked, mehran, movePenaltyCents: 1), locked)
    #expect(plain.kept == [locked[0]] && plain.moved.map(\.after.id) == ["b"])
    let frozen = try revision(
      try task(list, locked, mehran, freezeMinutes: 7 * 1_440, movePenaltyCents: 1), locked)
    #expect(frozen.kept == locked && frozen.isEmpty)
  }

  @Test func bookingsThatAreTooNearToChangeStay() throws {
    let mehran = try MehranFixture()
    let ledger = [try mehran.booking("a", "2020-06-10T10:30", shipment: "S")]
    let task = try task([try shipment("S", trucks: 1, mehran)], ledger, mehran, now: "2020-06-10T10:00")
    #expect(try revision(task, ledger).kept == ledger)
  }

  @Test func trucksThatAreGoneAreNotPlannedAgain() throws {
    let mehran = try MehranFixture()
    let ledger = [try mehran.booking("a", "2020-06-07T10:30", shipment: "S")]
    let task = try task([try shipment("S", trucks: 3, mehran)], ledger, mehran)
    #expect(task.gone == ledger && task.problem.shipments.map(\.trucks) == [2])
    #expect(task.problem.shipments[0].valueCents == 2_000_000)
    #expect(try revision(task, ledger).new.count == 2)
  }

  @Test func aFrozenConvoyStaysTogether() throws {
    let mehran = try MehranFixture()
    let ledger = [
      try mehran.booking("a", "2020-06-10T11:30", shipment: "S"),
      try mehran.booking("b", "2020-06-10T11:30", shipment: "S"),
    ]
    let list = [try shipment("S", trucks: 2, mehran, together: .sameSlot)]
    let revision = try revision(try task(list, ledger, mehran, freezeMinutes: 7 * 1_440), ledger)
    #expect(revision.kept == ledger && revision.isEmpty)
  }

  @Test func aClosureMovesWhatItClosesAndGivesUpWhatFindsNoPlace() throws {
    let mehran = try MehranFixture {
      $0.slots = SlotPolicy(places: 1)
      $0.quotas = []
      $0.closures.append(
        Closure(
          id: "flood", side: nil, from: WallTime(Day(number: 18_423)), until: WallTime(Day(number: 18_424)),
          reason: "flood", announced: nil, provenance: Provenance()))
    }
    let ledger = [
      try mehran.booking("a", "2020-06-10T09:30", shipment: "S"),
      try mehran.booking("b", "2020-06-10T10:30", shipment: "S"),
      try mehran.booking("x", "2020-06-14T09:30"), try mehran.booking("y", "2020-06-14T10:30"),
      try mehran.booking("z", "2020-06-14T11:30"), try mehran.booking("u", "2020-06-14T12:30"),
      try mehran.booking("v", "2020-06-14T13:30"),
    ]
    var one = try shipment("S", trucks: 2, mehran)
    one.deadlineMinute = try mehran.moment("2020-06-14T23:00").seconds / 60
    let task = try task([one], ledger, mehran)
    let revision = try revision(task, ledger)
    #expect(starts(revision.moved.map(\.after), mehran) == ["a 2020-06-14T14:30"])
    #expect(revision.givenUp.map(\.id) == ["b"] && revision.kept.isEmpty && revision.new.isEmpty)
  }
}

extension BookingRevision {
  /// Whether the plan leaves all bookings as they are.
  fileprivate var isEmpty: Bool { moved.isEmpty && givenUp.isEmpty && new.isEmpty }
}
