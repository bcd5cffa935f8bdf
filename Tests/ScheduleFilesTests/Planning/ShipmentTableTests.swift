import CivilTime
import CrossingModel
import SlotPlanning
import Testing

@testable import ScheduleFiles

@Suite struct ShipmentTableTests {
  private func network() throws -> Network {
    let folder = SmallNetwork.folder()
    return try withExtendedLifetime(folder) { try #require(readNetwork(folder: folder.path).network) }
  }

  private func reading(_ text: String) throws -> ShipmentReading {
    let folder = TemporaryFolder(["shipments.csv": text])
    let network = try network()
    let clock = try #require(TimeZoneTable(named: network.exporter.timeZone))
    let reading = readShipments(folder.file("shipments.csv"), network: network, clock: clock)
    return ShipmentReading(
      shipments: reading.shipments,
      diagnostics: reading.diagnostics.map { diagnostic in
        var plain = diagnostic
        plain.excerpt = nil
        return plain
      }, failure: reading.failure)
  }

  /// A table as a spreadsheet writes it in many countries: a byte order mark, semicolons, CRLF.
  @Test func readsWhatIsNeededAndFillsInTheRest() throws {
    let reading = try reading(
      "\u{FEFF}shipment;truck_class;ready;deadline;trucks\r\nS1;general;2020-06-07T08:00;1399-03-20;3\r\n")
    #expect(reading.diagnostics.isEmpty && reading.failure == nil)
    let shipment = try #require(reading.shipments.first)
    let network = try network()
    let kind = network.classes[shipment.truckClass]
    let ready = WallTime(Day(number: 18_420), minute: 480)
    let clock = try #require(TimeZoneTable(named: network.exporter.timeZone))
    #expect(shipment.readyMinute == clock.instant(of: ready).seconds / 60)
    // A day alone is a deadline at its end: 20 Khordad 1399 is 9 June 2020.
    #expect(shipment.deadlineMinute == clock.instant(of: WallTime(Day(number: 18_423))).seconds / 60)
    let value = Int((3 * kind.payloadTonnes * kind.valuePerTonne * 100).rounded())
    #expect(
      shipment
        == Shipment(
          id: "S1", shipper: "", truckClass: shipment.truckClass, trucks: 3, valueCents: value, origin: "",
          destination: "", readyMinute: shipment.readyMinute, deadlineMinute: shipment.deadlineMinute,
          allowedCrossings: nil, priority: 2, decayPartsPerMillionPerDay: 6_000, shelfLifeMinutes: nil,
          latenessCentsPerHour: 2_500, latenessFixedCents: 0, unplacedCents: value / 3 / 4 + 150_000 + 260_000,
          together: .any))
  }

  @Test func tonnesBecomeTrucksByPayload() throws {
    let network = try network()
    let payload = network.classes[0].payloadTonnes
    let reading = try reading(
      "shipment,truck_class,ready,deadline,tonnes,value_usd,priority,unplaced_usd,split\n"
        + "S1,\(network.classes[0].id),2020-06-07T04:30Z,2020-06-09,\(payload * 2 + 0.5),1000.50,0,7,same_slot\n")
    #expect(reading.diagnostics.isEmpty)
    let shipment = try #require(reading.shipments.first)
    #expect(shipment.trucks == 3 && shipment.valueCents == 100_050 && shipment.unplacedCents == 700)
    #expect(shipment.readyMinute == 1_591_504_200 / 60 && shipment.together == .sameSlot && shipment.priority == 0)
  }

  struct Fault: CustomTestStringConvertible {
    let header: String
    let row: String
    let finding: String
    var testDescription: String { finding }

    init(_ header: String, _ row: String, _ finding: String) {
      self.header = header
      self.row = row
      self.finding = finding
    }
  }

  @Test(arguments: [
    Fault("trucks", "1e9", "2:40: error: found \"1e9\", expected a whole number of trucks, 1 to 1,000,000"),
    Fault(
      "trucks", "1000000000", "2:40: error: found \"1000000000\", expected a whole number of trucks, 1 to 1,000,000"),
    Fault("trucks", "NaN", "2:40: error: found \"NaN\", expected a whole number of trucks, 1 to 1,000,000"),
    Fault("trucks", "-1", "2:40: error: found \"-1\", expected a whole number of trucks, 1 to 1,000,000"),
    Fault("trucks", "", "2:40: error: found \"\", expected a whole number of trucks, 1 to 1,000,000"),
    Fault("tonnes", "-5", "2:40: error: found \"-5\", expected tonnes above 0"),
    Fault("tonnes", "nan", "2:40: error: found \"nan\", expected tonnes above 0"),
    Fault(
      "trucks,value_usd", "1,1.234", "2:42: error: found \"1.234\", expected USD, 0 or more, with at most two decimals"),
    Fault(
      "trucks,tonnes", "0,1", "2:40: error: found \"0\", expected a whole number of trucks, 1 to 1,000,000"),
    Fault("trucks,priority", "1,4", "2:42: error: found \"4\", expected one of 0, 1, 2, 3"),
    Fault(
      "trucks,split", "1,together", "2:42: error: found \"together\", expected one of any, same_crossing, same_slot"),
    Fault(
      "trucks,allowed_crossings", "1,nroth",
      "2:42: error: found \"nroth\", expected \"*\" or crossings such as mehran|chazabeh\n  try: north"),
  ])
  func faultsAreListedWithTheirPlace(_ fault: Fault) throws {
    let reading = try reading(
      "shipment,truck_class,ready,deadline,\(fault.header)\nS1,general,2020-06-07,2020-06-09T08:00,\(fault.row)\n")
    #expect(reading.shipments.isEmpty && reading.failure == .badData)
    #expect(reading.diagnostics.map(\.description).count == 1)
    #expect(reading.diagnostics.first?.description.hasSuffix(fault.finding) == true, "\(reading.diagnostics)")
  }

  @Test func namesGroupsOfShipmentsThatExcludeEachOther() throws {
    let reading = try reading(
      "shipment,truck_class,ready,deadline,trucks,exclusive_slot,exclusive_day\n"
        + "S1,general,2020-06-07,2020-06-09,1,acids | bases,cash\nS2,general,2020-06-07,2020-06-09,1,,\n")
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.shipments.map(\.exclusions) == [
        [
          Exclusion(group: "acids", scope: .slot), Exclusion(group: "bases", scope: .slot),
          Exclusion(group: "cash", scope: .day),
        ], [],
      ])
  }

  @Test func allFaultsOfAllRowsAreReported() throws {
    let reading = try reading(
      """
      shipment,truck_class,ready,deadline,trucks,goods,colour
      S1,genral,2020-06-07,2020-06-31,2,,
      S1,general,2020-06-09,2020-06-07,2,,
      ,general,2020-06-07,2020-06-08,2,,
      S4,genral,2020-06-07,2020-06-08,0,,
      """)
    #expect(reading.shipments.isEmpty)
    #expect(
      reading.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.severity.word)" } == [
        "1:50 warning", "2:4 error", "2:22 error", "3:1 error", "3:23 error", "4:1 error", "5:4 error",
        "5:33 error",
      ])
  }

  @Test(arguments: [
    ("shipment,truck_class,ready,deadline\nS1,general,2020-06-07,2020-06-08\n", "expected one of them"),
    ("id,class\n", "found no column \"shipment\", \"truck_class\", \"ready\", \"deadline\""),
    ("shipment,truck_class,ready,deadline,trucks\n", "found no shipment, expected one row or more"),
    ("", "found an empty file, expected a header line"),
  ])
  func tablesWithoutShipmentsAreRefused(_ text: String, _ finding: String) throws {
    let reading = try reading(text)
    #expect(reading.failure == .badData)
    #expect(reading.diagnostics.contains { $0.message.contains(finding) }, "\(reading.diagnostics)")
  }
}
