import CivilTime
import CrossingModel
import SlotPlanning
import Testing

@testable import ScheduleFiles

/// Plans read back from the files that they were written to.
@Suite struct PlanTableTests {
  /// The plan of two shipments of a small network: S1 of three trucks to Baghdad, S2 of two to nowhere in particular.
  private func reading(_ text: String) throws -> PlanReading {
    let folder = SmallNetwork.folder()
    let files = TemporaryFolder(["plan.csv": text])
    return try withExtendedLifetime((folder, files)) {
      let network = try #require(readNetwork(folder: folder.path).network)
      func shipment(_ id: String, _ trucks: Int, to destination: String) -> Shipment {
        Shipment(
          id: id, shipper: "", truckClass: 0, trucks: trucks, valueCents: 0, origin: "", destination: destination,
          readyMinute: 0, deadlineMinute: 0, unplacedCents: 0)
      }
      let reading = readPlan(
        files.file("plan.csv"), shipments: [shipment("S1", 3, to: "Baghdad"), shipment("S2", 2, to: "")],
        network: network, clock: try #require(TimeZoneTable(named: network.exporter.timeZone)))
      return PlanReading(
        planned: reading.planned,
        diagnostics: reading.diagnostics.map { diagnostic in
          var plain = diagnostic
          plain.excerpt = nil
          return plain
        }, failure: reading.failure)
    }
  }

  /// Rows of one slot are put together, wherever they stand; rows of trucks that stay are passed over.
  @Test func readsWhoGoesWhere() throws {
    let reading = try reading(
      """
      shipment,trucks,crossing,slot_start,reason
      S1,1,north,2020-06-10T08:00+04:30,
      S2,1,north,2020-06-10T03:30Z,
      S2,1,,,full
      S1,2,north,2020-06-10T08:00,
      """)
    #expect(reading.diagnostics.isEmpty && reading.failure == nil)
    let slot = Instant(seconds: 1_591_759_800)
    #expect(
      reading.planned == [
        PlannedTrucks(shipment: 0, trucks: 3, crossing: "north", slotStart: slot, onwardMinutes: 200),
        PlannedTrucks(shipment: 1, trucks: 1, crossing: "north", slotStart: slot, onwardMinutes: 0),
      ])
  }

  @Test(arguments: [
    ("S3,1,north,2020-06-10", "2:1: error: found \"S3\", expected a shipment of the list"),
    ("S1,0,north,2020-06-10", "2:4: error: found \"0\", expected a whole number of trucks, 1 to 1,000,000"),
    ("S1,4,north,2020-06-10", "2:4: error: found 4 trucks, expected at most 3: the list has 3 of \"S1\""),
    ("S1,1,nroth,2020-06-10", "2:6: error: found \"nroth\", expected one of north\n  try: north"),
    ("S1,1,north,", "2:12: error: found an empty field, expected a moment such as 2020-06-07T08:00"),
    ("S1,3,,", "1:1: error: found no truck in a slot, expected one or more"),
  ])
  func faultsAreListedWithTheirPlace(_ row: String, _ finding: String) throws {
    let reading = try reading("shipment,trucks,crossing,slot_start\n\(row)\n")
    #expect(reading.planned.isEmpty && reading.failure == .badData)
    #expect(reading.diagnostics.count == 1)
    #expect(reading.diagnostics.first?.description.contains(finding) == true, "\(reading.diagnostics)")
  }
}
