import CivilTime
import CrossingModel
import OpeningTimeline
import SeededRandom
import SlotPlanning
import Testing

/// The rules of booking, at Mehran with three places a slot, one of them for a refrigerated truck, and five trucks a day.
struct BookingDeskTests {
  private static func change(_ crossing: inout Crossing) {
    crossing.slots = SlotPolicy(
      places: 3,
      classPlaces: [ClassCount(truckClass: "reefer", trucks: 1), ClassCount(truckClass: "oversize", trucks: 0)],
      cutOffMinutes: 60, horizonDays: 30, shipperShare: 0.4)
    crossing.quotas[0].trucks = 5
    crossing.closures.append(
      Closure(
        id: "strike", side: "iran", from: WallTime(Day(number: 18_423), minute: 14 * 60),
        until: WallTime(Day(number: 18_423), minute: 14 * 60 + 10), reason: "strike", announced: nil,
        provenance: Provenance()))
  }

  /// A booking in a few words: id, slot on 10 June unless it states a day, class, shipper, plate, whether it is cancelled.
  struct Request {
    var id: String
    var slot: String
    var truckClass = "general"
    var crossing = "mehran"
    var shipper = ""
    var plate = ""
    var isCancelled = false

    init(
      _ id: String, _ slot: String, truckClass: String = "general", crossing: String = "mehran", shipper: String = "",
      plate: String = "", isCancelled: Bool = false
    ) {
      self.id = id
      self.slot = slot.count == 5 ? "2020-06-10T\(slot)" : slot
      self.truckClass = truckClass
      self.crossing = crossing
      self.shipper = shipper
      self.plate = plate
      self.isCancelled = isCancelled
    }

    func booking(_ mehran: MehranFixture) throws -> TruckBooking {
      var booking = try mehran.booking(
        id, slot, truckClass: truckClass, shipper: shipper, plate: plate, status: isCancelled ? .cancelled : .movable)
      booking.crossing = crossing
      return booking
    }
  }

  struct Case: CustomTestStringConvertible {
    let name: String
    let before: [Request]
    let request: Request
    var now = "2020-06-08T08:00"
    /// Names of the reasons in their order; empty: it is taken.
    let reasons: [String]
    var testDescription: String { name }

    init(
      _ name: String, after before: [Request] = [], _ request: Request, now: String = "2020-06-08T08:00",
      _ reasons: String...
    ) {
      self.name = name
      self.before = before
      self.request = request
      self.now = now
      self.reasons = reasons
    }
  }

  private static let fullSlot = [Request("a", "09:30"), Request("b", "09:30"), Request("c", "09:30")]
  private static let fullDay = fullSlot + [Request("d", "10:30"), Request("e", "11:30")]

  @Test(arguments: [
    Case("a free place", Request("n", "09:30")),
    Case("the last place", after: Array(fullSlot.dropLast()), Request("n", "09:30")),
    Case("a full slot", after: fullSlot, Request("n", "09:30"), "slotFull(places: 3)"),
    Case(
      "a cancelled booking takes no place",
      after: [fullSlot[0], fullSlot[1], Request("c", "09:30", isCancelled: true)],
      Request("n", "09:30")),
    Case("the last place of a day", after: Array(fullDay.dropLast()), Request("n", "12:30")),
    Case("a full day", after: fullDay, Request("n", "12:30"), "quotaFull(id: \"daily\", places: 5)"),
    Case("another day than the full one", after: fullDay, Request("n", "2020-06-14T09:30")),
    Case(
      "a full slot of a full day", after: fullDay, Request("n", "09:30"), "slotFull(places: 3)",
      "quotaFull(id: \"daily\", places: 5)"),
    Case("the place of a class", Request("n", "09:30", truckClass: "reefer")),
    Case(
      "a full class", after: [Request("a", "09:30", truckClass: "reefer")], Request("n", "09:30", truckClass: "reefer"),
      "classFull(\"reefer\", places: 1)"),
    Case(
      "another class than the full one", after: [Request("a", "09:30", truckClass: "reefer")], Request("n", "09:30")),
    Case(
      "a class without places", Request("n", "09:30", truckClass: "oversize"), "classNotHandled(\"oversize\")"),
    Case("a closed slot", Request("n", "13:30"), "closed strike"),
    Case("after the closure", Request("n", "14:30")),
    Case("no slot then", Request("n", "10:00"), "unknownSlot 09:30 10:30"),
    Case("the remainder of the day", Request("n", "15:30"), "unknownSlot 14:30 2020-06-14T09:30"),
    Case("a slot that is over", Request("n", "2020-06-07T09:30"), "pastCutOff 2020-06-07T08:30"),
    Case("at the cut-off", Request("n", "09:30"), now: "2020-06-10T08:30"),
    Case("after the cut-off", Request("n", "09:30"), now: "2020-06-10T08:31", "pastCutOff 2020-06-10T08:30"),
    Case("the last day of the horizon", Request("n", "2020-07-08T09:30")),
    Case("beyond the horizon", Request("n", "2020-07-12T09:30"), "beyondHorizon 2020-07-08"),
    Case(
      "a truck at the same time", after: [Request("a", "09:30", plate: "12A-345")],
      Request("n", "09:30", plate: "12 a 345"), "plateTaken a"),
    Case(
      "a truck at another time", after: [Request("a", "09:30", plate: "12A-345")],
      Request("n", "2020-06-14T10:30", plate: "12A-345"), "plateTaken a"),
    Case(
      "a truck whose booking was cancelled", after: [Request("a", "09:30", plate: "12A-345", isCancelled: true)],
      Request("n", "10:30", plate: "12A-345")),
    Case(
      "a truck that is back", after: [Request("a", "2020-06-07T14:30", plate: "12A-345")],
      Request("n", "10:30", plate: "12A-345")),
    Case("trucks without plates", after: [Request("a", "09:30")], Request("n", "09:30")),
    // Two of five are two fifths.
    Case("a shipper's share", after: [Request("a", "09:30", shipper: "A")], Request("n", "10:30", shipper: "A")),
    Case(
      "above a shipper's share", after: [Request("a", "09:30", shipper: "A"), Request("b", "10:30", shipper: "A")],
      Request("n", "11:30", shipper: "A"), "shareReached A 2020-06-10 2"),
    Case(
      "another day of a shipper", after: [Request("a", "09:30", shipper: "A"), Request("b", "10:30", shipper: "A")],
      Request("n", "2020-06-14T09:30", shipper: "A")),
    Case(
      "another shipper", after: [Request("a", "09:30", shipper: "A"), Request("b", "10:30", shipper: "A")],
      Request("n", "11:30", shipper: "B")),
    Case(
      "the id of a cancelled booking", after: [Request("n", "09:30", isCancelled: true)], Request("n", "09:30"),
      "cancelledBefore n"),
    Case("the id of another booking", after: [Request("n", "10:30")], Request("n", "09:30"), "otherBooking n"),
    Case("no such crossing", Request("n", "09:30", crossing: "mehrab"), "unknownCrossing(\"mehrab\")"),
    Case("no such class", Request("n", "09:30", truckClass: "bus"), "unknownClass(\"bus\")"),
  ])
  func decides(_ example: Case) throws {
    let mehran = try MehranFixture(change: Self.change)
    var desk = BookingDesk(
      try example.before.map { try $0.booking(mehran) }, grids: [try mehran.grid("2020-06-07", days: 40)],
      truckClasses: mehran.network.classes.map(\.id), clock: mehran.clocks.exporter,
      now: try mehran.moment(example.now))
    let before = desk.bookings
    let request = try example.request.booking(mehran)
    switch desk.book(request) {
    case .done:
      #expect(example.reasons.isEmpty)
      #expect(desk.bookings == before + [request])
    case .unchanged: Issue.record("it was not booked before")
    case .refused(let reasons):
      #expect(reasons.map { name($0, mehran) } == example.reasons)
      #expect(desk.bookings == before)
    }
  }

  private func name(_ refusal: BookingRefusal, _ mehran: MehranFixture) -> String {
    func text(_ instant: Instant) -> String {
      let reading = mehran.clocks.exporter.wallTime(at: instant)
      return reading.day == Day(number: 18_423) ? reading.clockText : "\(reading)"
    }
    return switch refusal {
    case .closed(let closures): "closed \(closures.map(\.id).joined())"
    case .unknownSlot(_, let before, let after): "unknownSlot \(before.map(text) ?? "") \(after.map(text) ?? "")"
    case .pastCutOff(let moment, _): "pastCutOff \(mehran.clocks.exporter.wallTime(at: moment))"
    case .beyondHorizon(let day, _): "beyondHorizon \(day)"
    case .plateTaken(let booking): "plateTaken \(booking.id)"
    case .shareReached(let shipper, let day, let places, _): "shareReached \(shipper) \(day) \(places)"
    case .cancelledBefore(let id): "cancelledBefore \(id)"
    case .otherBooking(let booking): "otherBooking \(booking.id)"
    default: "\(refusal)"
    }
  }

  private func desk(
    _ bookings: [TruckBooking], _ mehran: MehranFixture, grid: SlotGrid? = nil
  ) throws -> BookingDesk {
    BookingDesk(
      bookings, grids: [try grid ?? mehran.grid("2020-06-07", days: 10)],
      truckClasses: mehran.network.classes.map(\.id),
      clock: mehran.clocks.exporter, now: try mehran.moment("2020-06-08T08:00"))
  }

  @Test func theSameRequestAgainChangesNothing() throws {
    let mehran = try MehranFixture(change: Self.change)
    var desk = try desk([], mehran)
    let request = try mehran.booking("n", "2020-06-10T09:30", plate: "12A345")
    #expect(desk.book(request) == .done && desk.book(request) == .unchanged)
    #expect(desk.bookings == [request])
    #expect(desk.cancel("n") == .done && desk.cancel("n") == .unchanged)
    #expect(desk.bookings.map(\.status) == [.cancelled])
    #expect(desk.cancel("m") == .refused([.unknownBooking(id: "m")]))
  }

  @Test func whatIsOverCanNotBeCancelled() throws {
    let mehran = try MehranFixture(change: Self.change)
    let old = try mehran.booking("n", "2020-06-07T09:30")
    var desk = try desk([old], mehran)
    #expect(desk.cancel("n") == .refused([.isOver(old)]))
  }

  @Test func fullSlotsMayChangePlaces() throws {
    let mehran = try MehranFixture { $0.slots = SlotPolicy(places: 1) }
    var first = try mehran.booking("a", "2020-06-10T09:30")
    var second = try mehran.booking("b", "2020-06-10T10:30")
    var desk = try desk([first, second], mehran)
    (first.slotStart, second.slotStart) = (second.slotStart, first.slotStart)
    #expect(desk.change(cancelling: [], to: [first, second]).isEmpty)
    #expect(desk.bookings == [first, second])
  }

  @Test func oneRefusalOfManyLeavesAllAsItWas() throws {
    let mehran = try MehranFixture { $0.slots = SlotPolicy(places: 1) }
    let first = try mehran.booking("a", "2020-06-10T09:30")
    var desk = try desk([first], mehran)
    let new = [try mehran.booking("b", "2020-06-10T10:30"), try mehran.booking("c", "2020-06-10T10:30")]
    let refused = desk.change(cancelling: ["a"], to: new)
    #expect(refused.map(\.booking.id) == ["c"] && refused.map(\.refusals) == [[.slotFull(places: 1)]])
    #expect(desk.bookings == [first])
    #expect(desk.change(cancelling: ["a"], to: [new[0]]).isEmpty)
    #expect(desk.bookings.map(\.status) == [.cancelled, .movable])
  }

  /// Whatever is asked for in whatever order, no limit is exceeded, and a desk made anew of the bookings counts the same.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func neverExceedsALimit(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let mehran = try MehranFixture(change: Self.change)
    let classes = mehran.network.classes.map(\.id)
    let grid = try mehran.grid("2020-06-07", days: 10)
    var desk = try desk([], mehran, grid: grid)
    let slots = ["10T09:30", "10T10:30", "10T13:30", "10T14:30", "14T09:30", "14T14:30", "14T15:30"]
    for number in 0..<400 {
      let before = desk
      let id = "\(random.below(60))"
      let request = try mehran.booking(
        id, "2020-06-\(slots[random.below(slots.count)])",
        truckClass: classes[random.below(classes.count)],
        shipper: "\(random.below(3))", plate: "\(random.below(40))")
      let decision = number % 4 == 3 ? desk.cancel(id) : desk.book(request)
      if decision != .done { #expect(desk.bookings == before.bookings, "seed \(seed)") }
      let holding = desk.bookings.filter(\.holds)
      let count = SlotOccupancy(grid.crossing, truckClasses: classes, bookings: desk.bookings)
      #expect(count.trucks.reduce(0, +) == holding.count, "seed \(seed)")
      #expect(count.trucks.allSatisfy { $0 <= 3 } && count.trucksByQuota.allSatisfy { $0 <= 5 }, "seed \(seed)")
      #expect(count.trucksByClass.allSatisfy { $0[1] <= 1 && $0[3] == 0 }, "seed \(seed)")
      #expect(Set(holding.map(\.plate)).count == holding.count, "seed \(seed)")
      var fresh = try self.desk(desk.bookings, mehran, grid: grid)
      var same = desk
      let next = try mehran.booking("next", "2020-06-10T09:30", shipper: "1", plate: "99")
      #expect(fresh.book(next) == same.book(next), "seed \(seed)")
    }
  }
}
