import Diagnostics
import Testing

@testable import ScheduleFiles

/// Faults of planning instances: each at its line and column, all in one run.
struct InstanceFaultTests {
  private static let files = [
    "params.json": """
    {"arrival_buffer_min": 30, "truck_wait_usd_per_hour": "25", "max_late_hours": 48, "move_penalty_usd": "0",
    "level_free_share_pct": 100, "level_surcharge_usd": "0", "fair_free_share_pct": 100, "fair_surcharge_usd": "0"}
    """,
    "crossings.csv": "crossing,utc_offset_min,slot_min,clearance_min,fee_usd,day_cap\nX01,120,60,95,60,\n",
    "windows.csv": """
    crossing,open_local,close_local,cap_total,cap_general,cap_reefer,cap_hazmat,cap_oversize
    X01,2026-02-16T07:00,2026-02-16T09:30,2,2,1,1,0
    """,
    "travel.csv": "place,crossing,minutes,cost_usd\nO,X01,60,100.50\nD,X01,60,100\n",
    "shipments.csv": """
    shipment,shipper,truck_class,value_usd,trucks,origin,destination,ready,deadline,allowed_crossings,priority,\
    decay_pct_per_day,shelf_life_h,late_usd_per_hour,late_fixed_usd,unplaced_usd,split
    F1,S1,general,1000,2,O,D,2026-02-15T20:00Z,2026-02-17T00:00Z,*,2,0.08,,60,100,7542,any
    """,
  ]

  @Test func theGoodInstanceIsRead() throws {
    let folder = TemporaryFolder(Self.files)
    let reading = readPlanningInstance(folder: folder.path)
    #expect(reading.diagnostics.map(\.description) == [])
    let problem = try #require(reading.problem)
    #expect(problem.crossings[0].slots.count == 2)
    #expect(problem.shipments[0].decayPartsPerMillionPerDay == 800)
    #expect(problem.legs[0].costCents == 10_050)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let passage: String
    let replacement: String
    let expected: String
    var testDescription: String { "\(file): \(passage) -> \(replacement)" }
  }

  @Test(arguments: [
    Case(
      file: "params.json", passage: "\"25\"", replacement: "\"2.555\"",
      expected:
        "params.json:1:55: error: found the text \"2.555\", expected USD, 0 to 10,000,000, with at most two decimals"
    ),
    Case(
      file: "crossings.csv", passage: ",60,95", replacement: ",0,95",
      expected: "crossings.csv:2:9: error: found \"0\", expected a whole number of minutes, 1 to 1,440"),
    Case(
      file: "windows.csv", passage: "09:30", replacement: "06:30",
      expected:
        "windows.csv:2:22: error: found a window that closes at 2026-02-16T06:30, expected a time after 2026-02-16T07:00"
    ),
    Case(
      file: "shipments.csv", passage: "general,1000", replacement: "generel,1000",
      expected: "shipments.csv:2:7: error: found \"generel\", expected one of general, reefer, hazmat, oversize"),
    Case(
      file: "shipments.csv", passage: "1000,2", replacement: "1000,1000000000",
      expected: "shipments.csv:2:20: error: found \"1000000000\", expected a whole number of trucks, 1 to 1,000,000"),
    Case(
      file: "shipments.csv", passage: "0.08", replacement: "-1",
      expected:
        "shipments.csv:2:66: error: found \"-1\", expected percent a day, 0 or more, with at most four decimals"),
  ])
  func aFaultIsFound(_ example: Case) throws {
    var files = Self.files
    files[example.file] = try #require(files[example.file]).replacing(example.passage, with: example.replacement)
    let folder = TemporaryFolder(files)
    let reading = readPlanningInstance(folder: folder.path)
    #expect(reading.problem == nil)
    #expect(reading.failure == .badData)
    let found = reading.diagnostics.map { $0.description.replacing(folder.path + "/", with: "") }
    #expect(found.map { String($0.split(separator: "\n")[0]) } == [example.expected])
  }

  @Test func whatIsMissingIsNamed() {
    let folder = TemporaryFolder(Self.files.filter { $0.key != "travel.csv" })
    let reading = readPlanningInstance(folder: folder.path)
    #expect(reading.failure == .notFound)
    #expect(reading.diagnostics.count == 1)
  }
}
