import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import SlotPlanning
import Testing

/// Slots of Mehran as it is shipped, and with changes.
@Suite struct SlotGridTests {
  private func grid(
    _ first: String, days: Int, change: (inout Crossing) -> Void = { _ in }
  ) throws -> (grid: SlotGrid, clock: TimeZoneTable) {
    let mehran = try MehranFixture(change: change)
    let timeline = CrossingTimeline(
      mehran.crossing, network: mehran.network, clocks: mehran.clocks, window: try mehran.seconds(first, days: days))
    return (SlotGrid(timeline, network: mehran.network, clocks: mehran.clocks), mehran.clocks.exporter)
  }

  private func starts(_ grid: SlotGrid, _ clock: TimeZoneTable) -> [String] {
    grid.crossing.slots.map { clock.wallTime(at: Instant(seconds: $0.startMinute * 60)).description }
  }

  /// 09:30 to 16:00 in Tehran are six slots of an hour, and half an hour that is none.
  @Test func slotsStartAtTheJointOpening() throws {
    let (grid, clock) = try grid("2020-06-06", days: 3)
    #expect(
      starts(grid, clock) == [
        "2020-06-07T09:30", "2020-06-07T10:30", "2020-06-07T11:30", "2020-06-07T12:30", "2020-06-07T13:30",
        "2020-06-07T14:30",
      ])
    #expect(grid.crossing.slots.allSatisfy { !$0.isClosed })
  }

  /// 100 bays at 90 minutes serve 66.7 trucks an hour, the least of the stages; 85 % of that are 56.
  @Test func placesFollowFromTheTightestStage() throws {
    let (grid, _) = try grid("2020-06-07", days: 1)
    #expect(grid.crossing.slots.map(\.places) == [56, 56, 56, 56, 56, 56])
    #expect(grid.crossing.clearanceMinutes == 96)
    #expect(grid.crossing.quotas == [SlotQuota(id: "daily", slots: 0..<6, places: 250)])
    let half = try self.grid("2020-06-07", days: 1) { $0.slots = SlotPolicy(lengthMinutes: 30, targetUtilisation: 0.6) }
    #expect(half.grid.crossing.slots.count == 13)
    #expect(half.grid.crossing.slots.allSatisfy { $0.places == 20 })
  }

  @Test func statedPlacesHoldWithinThemThoseOfClasses() throws {
    let (grid, _) = try grid("2020-06-07", days: 1) {
      $0.slots = SlotPolicy(
        places: 30,
        classPlaces: [ClassCount(truckClass: "reefer", trucks: 4), ClassCount(truckClass: "hazmat", trucks: 99)])
    }
    #expect(grid.crossing.slots.allSatisfy { $0.places == 30 && $0.placesByClass == [30, 4, 30, 30] })
  }

  @Test func aClosureClosesWhatItOverlapsAndShiftsNothing() throws {
    let (grid, clock) = try grid("2020-06-07", days: 1) {
      $0.closures.append(
        Closure(
          id: "strike", side: "iran", from: WallTime(minutes: 0), until: nil, reason: "strike", announced: nil,
          provenance: Provenance()))
      let day = Day(number: 18_420)
      $0.closures[$0.closures.count - 1].from = WallTime(day, minute: 11 * 60)
      $0.closures[$0.closures.count - 1].until = WallTime(day, minute: 11 * 60 + 40)
    }
    #expect(starts(grid, clock).count == 6)
    #expect(grid.crossing.slots.map(\.isClosed) == [false, true, true, false, false, false])
    #expect(grid.closures.map { $0.map(\.id) } == [[], ["strike"], ["strike"], [], [], []])
  }

  @Test func aWeeklyQuotaLimitsTheSlotsOfItsWeek() throws {
    let (grid, _) = try grid("2020-06-06", days: 14) {
      $0.quotas = [
        Quota(
          id: "weekly", from: nil, until: nil, trucks: 400, period: .week, side: "iran", weekStart: .saturday)
      ]
    }
    #expect(
      grid.crossing.quotas == [
        SlotQuota(id: "weekly", slots: 0..<12, places: 400), SlotQuota(id: "weekly", slots: 12..<18, places: 400),
      ])
  }

  /// Nobody can be promised a place on a day that may not come.
  @Test func uncertainOpeningsHaveNoSlots() throws {
    let (grid, _) = try grid("2020-06-07", days: 8) {
      for side in $0.sides.indices {
        for phase in $0.sides[side].phases.indices where $0.sides[side].phases[phase].id == "two_days" {
          $0.sides[side].phases[phase].from = .uniform(earliest: Day(number: 18_420), latest: Day(number: 18_422))
        }
      }
    }
    #expect(grid.crossing.slots.count == 12)
  }

  /// A crossing that never closes has the same slots whatever days are looked at, also of a length that does not fill
  /// an hour.
  @Test(arguments: [25, 60, 90]) func theWindowShiftsNothing(minutes: Int) throws {
    let mehran = try MehranFixture {
      $0.slots = SlotPolicy(lengthMinutes: minutes, places: 1)
      for side in $0.sides.indices {
        for phase in $0.sides[side].phases.indices {
          $0.sides[side].phases[phase].hours = Self.always
          $0.sides[side].phases[phase].from = nil
        }
      }
    }
    func starts(_ first: String) throws -> Set<Int> {
      let window = try mehran.seconds(first, days: 3)
      let grid = SlotGrid(mehran.crossing, network: mehran.network, clocks: mehran.clocks, around: window)
      return Set(grid.crossing.slots[grid.slots(in: try mehran.seconds("2020-06-09", days: 1))].map(\.startMinute))
    }
    let seen = try ["2020-06-07", "2020-06-08", "2020-06-09"].map(starts)
    #expect(seen[0].count >= 1_440 / minutes - 1 && seen[0] == seen[1] && seen[1] == seen[2])
  }

  private static var always: OpeningRule {
    guard let rule = try? OpeningRule(parsing: "24/7") else { preconditionFailure("24/7 is a rule") }
    return rule
  }
}
