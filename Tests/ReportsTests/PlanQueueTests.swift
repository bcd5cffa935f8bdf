import CivilTime
import CrossingModel
import OpeningTimeline
import QueueSimulation
import SlotPlanning
import Testing

@testable import Reports

/// Plans against a queue that can be worked out by hand: a crossing open from 06:00 to 20:00, whose stages take 20 and 40
/// minutes and have more servers than there are trucks.
struct PlanQueueTests {
  /// Saturday 2020-06-06 08:00 in Tehran.
  private static let slot = TimeZoneTable(named: "Asia/Tehran")?.instant(of: WallTime(BusyCrossing.first, minute: 480))

  private static func network(servers: Int = 100) throws -> Network {
    try BusyCrossing { network in
      network.crossings[0].quotas = []
      network.crossings[0].yard = Yard(places: nil, admission: .whileOpen)
      network.crossings[0].stages = [
        Stage(id: "papers", servers: servers, service: .constant(minutes: 20), serviceByClass: [:]),
        Stage(id: "loading", servers: 100, service: .constant(minutes: 40), serviceByClass: [:]),
      ]
    }.network
  }

  /// A report on shipments in the slot, an hour's drive before their destination.
  ///
  /// - Parameters:
  ///   - trucks: those booked, by shipment.
  ///   - deadlines: minutes after the slot's start, by shipment.
  private static func report(
    _ appointments: Appointments = Appointments(), trucks: [Int], deadlines: [Int], servers: Int = 100, days: Int = 2,
    keepsDemand: Bool = false, replications: Int = 50
  ) throws -> PlanQueueReport {
    let slot = try #require(slot)
    let queue = PlanQueue(
      shipments: deadlines.indices.map { index in
        Shipment(
          id: "S\(index + 1)", shipper: "", truckClass: 0, trucks: trucks[index] + 1, valueCents: 0, origin: "",
          destination: "", readyMinute: 0, deadlineMinute: slot.seconds / 60 + deadlines[index], unplacedCents: 0)
      },
      planned: trucks.indices.map {
        PlannedTrucks(shipment: $0, trucks: trucks[$0], crossing: "north", slotStart: slot, onwardMinutes: 60)
      }, appointments: appointments)
    let whole = try network(servers: servers)
    let clocks = Clocks(whole)
    let network = queue.network(whole, keepsDemand: keepsDemand)
    let start = clocks.exporter.instant(of: WallTime(BusyCrossing.first)).seconds
    let window = start..<start + days * 86_400
    let passages = try Simulation(
      network: network, clocks: clocks, boundaries: [window.lowerBound, window.upperBound]
    ).traces(SimulationOptions(replications: replications, threads: 2)) { queue.passage($0, of: network) }
    return PlanQueueReport(
      queue, passages,
      grids: whole.crossings.map { SlotGrid($0, network: whole, clocks: clocks, around: window) },
      bookings: [],
      PlanQueueReport.Context(network: whole, clocks: clocks, scenarios: [], seed: 1, keepsDemand: keepsDemand))
  }

  /// The slip is the service time; the deadline counts to the minute, after the drive, and may be before the slot.
  @Test func punctualTrucksWithAmpleServers() throws {
    let report = try Self.report(trucks: [3, 2, 1], deadlines: [120, 119, -60])
    #expect(report.shipments.map(\.onTime.value) == [1, 0, 0])
    #expect(report.shipments.map(\.allOnTime.value) == [1, 0, 0])
    #expect(report.shipments.map(\.slip.mean) == [3_600, 3_600, 3_600])
    #expect(report.shipments.map(\.slip.p90) == [3_600, 3_600, 3_600])
    #expect(report.shipments.map(\.stuckShare) == [0, 0, 0])
    #expect(report.shipments.map(\.leftOut) == [1, 1, 1])
    #expect(report.slots.map(\.booked) == [6])
  }

  /// One server at the first stage: truck k leaves it after 20 k minutes.
  @Test func trucksOfASlotWaitForEachOther() throws {
    let report = try Self.report(trucks: [10], deadlines: [60 + 40 + 5 * 20], servers: 1)
    #expect(report.shipments[0].onTime.value == 0.5)
    #expect(report.shipments[0].allOnTime.value == 0)
    #expect(report.slots[0].slip.mean == Double(40 + 110) * 60)
    #expect(report.slots[0].slip.p90 == Double(40 + 180) * 60)
  }

  /// A truck that does not come is not on time: a share p of them leaves 1 - p of the chance, (1 - p)^n of n together.
  @Test func noShowsTakeTheirShareOfTheChance() throws {
    let runs = 2_000
    let report = try Self.report(
      Appointments(noShowProbability: 0.2), trucks: [1, 3], deadlines: [600, 600], replications: runs)
    for (row, (one, all)) in zip(report.shipments, [(0.8, 0.8), (0.8, 0.512)]) {
      #expect(abs(row.onTime.value - one) < 4 * (one * (1 - one) / Double(runs)).squareRoot())
      #expect(abs(row.allOnTime.value - all) < 4 * (all * (1 - all) / Double(runs)).squareRoot())
      #expect(row.onTime.interval.contains(row.onTime.value))
      #expect(row.slip.mean == 3_600 && row.stuckShare == 0)
    }
    #expect(report.shipments[0].onTime.value == report.shipments[0].allOnTime.value)
    let none = try Self.report(Appointments(noShowProbability: 0.5), trucks: [1], deadlines: [-1])
    #expect(none.shipments[0].onTime.value == 0)
  }

  /// Trucks that are there before the booked ones, or that come between them, make these wait.
  @Test func otherTrafficComesOnlyIfAsked() throws {
    let alone = try Self.report(trucks: [2], deadlines: [600], servers: 1)
    let among = try Self.report(trucks: [2], deadlines: [600], servers: 1, keepsDemand: true)
    #expect(alone.shipments[0].slip.mean == 70 * 60)
    // Twenty trucks at the start, of which six are served from 06:00 to 08:00.
    #expect(among.shipments[0].slip.mean.isNaN || among.shipments[0].slip.mean > 14 * 20 * 60)
    #expect(among.shipments[0].onTime.value < 1)
  }

  /// Wilson's interval by hand: of 0 in 100 from 0 to z² / (n + z²); 8 of 10 is from 0.490 to 0.943.
  @Test(arguments: [(0.0, 100, 0.0, 0.036994), (1.0, 100, 0.963006, 1.0), (0.8, 10, 0.490162, 0.943318)])
  func intervals(share: Double, runs: Int, low: Double, high: Double) {
    let chance = PlanQueueReport.Chance(share, runs: runs)
    #expect(abs(chance.interval.lowerBound - low) < 1e-6)
    #expect(abs(chance.interval.upperBound - high) < 1e-6)
  }
}
