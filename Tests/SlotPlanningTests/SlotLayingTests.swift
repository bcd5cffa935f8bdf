import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import Testing

@testable import SlotPlanning

/// Slots laid on opening times: two sides, Tehran 3:30 and Baghdad 3:00 ahead of UTC in winter.
struct SlotLayingTests {
  @Test func theGridStartsAtTheJointOpeningAndDropsTheRest() throws {
    // Open 08:00-11:45 in Tehran, 08:00-16:00 in Baghdad: 05:00 to 08:15 UTC together.
    let crossing = try layout(minutes: 60)
    #expect(
      times(crossing) == ["01-10 05:00", "01-10 06:00", "01-10 07:00", "01-11 05:00", "01-11 06:00", "01-11 07:00"])
    #expect(try layout(minutes: 30).slots.count == 12)
    #expect(crossing.slots.allSatisfy { $0.places == 6 && $0.placesByClass == [6, 2] && !$0.isClosed })
  }

  @Test func aClosureClosesWhatItOverlapsAndShiftsNothing() throws {
    // 09:40 to 09:45 in Tehran is 06:10 to 06:15 UTC.
    let crossing = try layout(minutes: 60, closure: (580, 585))
    #expect(times(crossing).count == 6)
    #expect(crossing.slots.map(\.isClosed) == [false, true, false, false, false, false])
  }

  @Test func quotasBecomeLimitsOnTheSlotsOfTheirPeriods() throws {
    let crossing = try layout(
      minutes: 60,
      quotas: [quota("daily", .day, 10), quota("weekly", .week, 15), quota("slot", .slot, 4)])
    #expect(
      crossing.quotas == [
        SlotQuota(id: "daily", slots: 0..<3, places: 10), SlotQuota(id: "daily", slots: 3..<6, places: 10),
        SlotQuota(id: "weekly", slots: 0..<6, places: 15),
      ])
    #expect(crossing.slots.allSatisfy { $0.places == 4 && $0.placesByClass == [4, 2] })
  }

  /// A slot of an hour has two periods of half an hour; a period of two hours has two slots.
  @Test func quotasOfShorterAndLongerSlots() throws {
    let short = try layout(minutes: 60, quotas: [quota("slot", .slot, 2, minutes: 30)])
    #expect(short.quotas.isEmpty && short.slots.allSatisfy { $0.places == 4 })
    let long = try layout(minutes: 60, quotas: [quota("slot", .slot, 9, minutes: 120)])
    #expect(long.slots.allSatisfy { $0.places == 6 })
    // The second period of each day is cut to an hour and a quarter, in which nobody is admitted.
    #expect(long.quotas.map(\.slots) == [0..<2, 2..<3, 3..<5, 5..<6] && long.quotas.map(\.places) == [9, 0, 9, 0])
  }

  private func quota(_ id: String, _ period: Quota.Period, _ trucks: Int, minutes: Int = 60) -> Quota {
    Quota(
      id: id, from: nil, until: nil, trucks: trucks, period: period, side: "iran", weekStart: .saturday,
      slotMinutes: minutes)
  }

  private func layout(
    minutes: Int, closure: (from: Int, until: Int)? = nil, quotas: [Quota] = []
  ) throws -> PlanCrossing {
    let day = try #require(GregorianDate(year: 2_026, month: 1, day: 10)).dayNumber
    func side(_ id: String, _ hours: String) throws -> CrossingSide {
      let phase = Phase(
        id: "always", from: nil, until: nil, hours: try OpeningRule(parsing: hours), announced: nil,
        provenance: Provenance())
      return CrossingSide(side: id, phases: [phase])
    }
    let closures = closure.map {
      [
        Closure(
          id: "strike", side: nil, from: WallTime(day, minute: $0.from), until: WallTime(day, minute: $0.until),
          reason: "strike", announced: nil, provenance: Provenance())
      ]
    }
    let crossing = Crossing(
      id: "north", name: LocalizedName([("en", "North")]), counterpart: nil, location: nil,
      sides: [try side("iran", "08:00-11:45"), try side("iraq", "08:00-16:00")], closures: closures ?? [],
      quotas: quotas, yard: Yard(places: nil, admission: .whileOpen), closing: .finish,
      stages: [Stage(id: "documents", servers: 1, service: .constant(minutes: 1), serviceByClass: [:])],
      queueAtStart: [],
      slots: SlotPolicy(
        lengthMinutes: minutes, places: 6, classPlaces: [ClassCount(truckClass: "reefer", trucks: 2)]))
    let network = Network(
      id: "test", name: LocalizedName([("en", "Test")]),
      sides: [
        Side(id: "iran", name: LocalizedName([("en", "Iran")]), timeZone: "Asia/Tehran", holidays: []),
        Side(id: "iraq", name: LocalizedName([("en", "Iraq")]), timeZone: "Asia/Baghdad", holidays: []),
      ],
      currency: "USD", reportingCalendar: .persian, weekStart: .saturday,
      classes: ["general", "reefer"].map {
        TruckClass(id: $0, name: LocalizedName([("en", $0)]), payloadTonnes: 20, valuePerTonne: 500)
      }, crossings: [crossing],
      streams: [], travel: [])
    let clocks = Clocks(network)
    let start = clocks.exporter.instant(of: WallTime(day)).seconds
    let timeline = CrossingTimeline(crossing, network: network, clocks: clocks, window: start..<start + 2 * 86_400)
    return SlotGrid(timeline, network: network, clocks: clocks).crossing
  }

  private func times(_ crossing: PlanCrossing) -> [String] {
    crossing.slots.map { slot in
      let time = WallTime(minutes: slot.startMinute)
      return "\(time.day.description.dropFirst(5)) \(time.clockText)"
    }
  }
}
