import CommandLineKit
import Foundation
import Testing

/// Booking, cancelling and planning with a ledger of one's own.
struct BookingTests {
  private static let list = "schedules/iran-iraq/examples/shipments.csv"
  private static let three = "--crossing mehran --crossing kileh --crossing siran-band"

  @Test func aBookingIsMadeOnceAndItsIDIsNeverUsedAgain() throws {
    let folder = try TemporaryFolder()
    let ledger = "--bookings \(folder.path)/b.csv --by tester"
    let line = "book mehran 2020-06-10T10:30 --class reefer --id P-17 --plate 12A345 \(ledger)"
    let first = ProgramRun(line: line)
    #expect(first.status == .done && first.errors == "")
    #expect(first.output == "booked P-17: Mehran ⇄ Zurbatiyah, We 2020-06-10 10:30 Tehran · 09:00 Baghdad, reefer\n")
    let bytes = try String(contentsOfFile: "\(folder.path)/b.csv", encoding: .utf8)
    let again = ProgramRun(line: line)
    #expect(again.status == .done && again.output.hasPrefix("had booked P-17: "))
    let other = ProgramRun(line: "book mehran 2020-06-10T11:30 --class reefer --id P-17 \(ledger)")
    #expect(other.status == .answerIsNo && other.output == "")
    #expect(other.errors.contains("refused: the id P-17 is taken by another booking: P-17, reefer, mehran 2020-06-10"))
    let truck = ProgramRun(line: "book mehran 2020-06-14T10:30 --class reefer --plate '12-a 345' \(ledger)")
    #expect(truck.status == .answerIsNo)
    #expect(truck.errors.contains("refused: the truck 12A345 has a booking already"))
    #expect(try String(contentsOfFile: "\(folder.path)/b.csv", encoding: .utf8) == bytes)
    #expect(ProgramRun(line: "cancel P-17 \(ledger)").output == "cancelled P-17\n")
    #expect(ProgramRun(line: "cancel P-17 \(ledger)").output == "had cancelled P-17 before\n")
    #expect(ProgramRun(line: line).errors.contains("the booking P-17 was cancelled, and its id is not used again"))
    let history = ProgramRun(line: "bookings --history --format csv --bookings \(folder.path)/b.csv").output
    #expect(
      history.split(separator: "\r\n").dropFirst().map(String.init) == [
        "2020-06-08T12:00+04:30,tester,book,P-17,,,,mehran,2020-06-10T10:30+04:30",
        "2020-06-08T12:00+04:30,tester,cancel,P-17,,,,mehran,2020-06-10T10:30+04:30",
      ])
  }

  @Test func aLockedBookingIsLockedInTheLedger() throws {
    let folder = try TemporaryFolder()
    let line = "book mehran 2020-06-10T10:30 --class general --bookings \(folder.path)/b.csv"
    #expect(ProgramRun(line: "\(line) --id free").status == .done)
    #expect(ProgramRun(line: "\(line) --id fixed --locked").status == .done)
    let rows = try String(contentsOfFile: "\(folder.path)/b.csv", encoding: .utf8).split(separator: "\r\n").dropFirst()
    let found = rows.map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return [cells.first, cells.last].compactMap { $0.map(String.init) }
    }
    #expect(found == [["free", "movable"], ["fixed", "locked"]])
  }

  @Test func severalAreCancelledOrNone() throws {
    let folder = try TemporaryFolder()
    let ledger = "--bookings \(folder.path)/b.csv"
    for id in ["first", "second"] {
      #expect(ProgramRun(line: "book mehran 2020-06-10T10:30 --class general --id \(id) \(ledger)").status == .done)
    }
    let run = ProgramRun(line: "cancel first secnd \(ledger)")
    #expect(run.status == .answerIsNo && run.output == "")
    #expect(run.errors == "error: refused: there is no booking secnd\n  try: second\n")
    #expect(ProgramRun(line: "bookings \(ledger)").output.contains("2 bookings"))
  }

  struct Refusal: CustomTestStringConvertible {
    let line: String
    let reason: String
    var testDescription: String { line }

    init(_ line: String, _ reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  @Test(arguments: [
    Refusal(
      "mehran 2020-06-10T10:00", "no slot begins at 2020-06-10T10:00 Tehran: the nearest begin at 2020-06-10T09:30"),
    Refusal("mehran 2020-06-07T09:30", "bookings were taken until 2020-06-07T08:30 Tehran, 60 min before the slot"),
    Refusal("mehran 2020-07-12T09:30", "bookings are taken up to 2020-07-08, 30 days ahead"),
    Refusal("chazabeh 2020-06-10T09:30", "no slot begins at 2020-06-10T09:30 Tehran: there is none near it"),
    Refusal(
      "mehran 2020-06-10T09:30 --scenario schedules/iran-iraq/examples/mehran-closed.json5",
      "the slot is closed: example (an invented closure) until 2020-06-13"),
  ])
  func aRefusalHasItsReason(_ refusal: Refusal) throws {
    let folder = try TemporaryFolder()
    let run = ProgramRun(line: "book \(refusal.line) --class general --bookings \(folder.path)/b.csv")
    #expect(run.status == .answerIsNo && run.output == "")
    #expect(run.errors.contains("error: refused: \(refusal.reason)"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/b.csv"))
  }

  @Test func aPlanIsCommittedOnce() throws {
    let folder = try TemporaryFolder()
    let line = "plan \(Self.list) \(Self.three) --bookings \(folder.path)/b.csv --commit"
    let dry = ProgramRun(line: "\(line) --dry-run")
    #expect(dry.status == .done && dry.errors.contains("nothing is written: 101 booked, 0 moved, 0 given up, 0 kept"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/b.csv"))
    let first = ProgramRun(line: line)
    #expect(first.status == .done && first.errors == "note: 101 booked, 0 moved, 0 given up, 0 kept\n")
    let bytes = try String(contentsOfFile: "\(folder.path)/b.csv", encoding: .utf8)
    let again = ProgramRun(line: line)
    #expect(again.status == .done && again.errors == "note: 0 booked, 0 moved, 0 given up, 101 kept\n")
    #expect(try String(contentsOfFile: "\(folder.path)/b.csv", encoding: .utf8) == bytes)
    // Mehran closes: 32 trucks are booked there, 28 of them can wait for Sunday.
    let closed = ProgramRun(line: "\(line) --scenario schedules/iran-iraq/examples/mehran-closed.json5")
    #expect(closed.status == .done && closed.errors == "note: 0 booked, 28 moved, 4 given up, 69 kept\n")
    let left = ProgramRun(line: "bookings mehran --bookings \(folder.path)/b.csv").output
    #expect(left.contains("28 bookings") && !left.contains("2020-06-10"))
  }

  @Test func requireAllCommitsNothingWhereATruckStays() throws {
    let folder = try TemporaryFolder()
    let run = ProgramRun(
      line: "plan \(Self.list) \(Self.three) --bookings \(folder.path)/b.csv --commit --require-all")
    #expect(run.status == .answerIsNo && run.errors == "error: --require-all: 9 trucks are left out\n")
    #expect(run.output.contains("Left out"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/b.csv"))
  }

  @Test func calendarFilesFollowThePlan() throws {
    let folder = try TemporaryFolder()
    let line = "plan \(Self.list) \(Self.three) --bookings \(folder.path)/b.csv --commit --ics \(folder.path)/ics"
    #expect(ProgramRun(line: "\(line) --ics-by crossing").status == .done)
    func file(_ name: String) throws -> String {
      try String(contentsOfFile: "\(folder.path)/ics/\(name)", encoding: .utf8)
    }
    func count(_ what: String, in name: String) throws -> Int { try file(name).components(separatedBy: what).count - 1 }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/ics").sorted() == [
        "kileh.ics", "mehran.ics", "siran-band.ics",
      ])
    #expect(try count("STATUS:CONFIRMED", in: "mehran.ics") == 32)
    #expect(try file("mehran.ics").contains("DTSTART;TZID=Asia/Tehran:20200610T093000"))
    let closed = "\(line) --ics-by crossing --scenario schedules/iran-iraq/examples/mehran-closed.json5"
    #expect(ProgramRun(line: closed).status == .done)
    #expect(try count("STATUS:CONFIRMED", in: "mehran.ics") == 28)
    #expect(try count("STATUS:CANCELLED", in: "mehran.ics") == 4)
    #expect(try count("DTSTART;TZID=Asia/Tehran:20200614T093000", in: "mehran.ics") == 28)
    #expect(ProgramRun(line: "\(line) --ics-by shipper").status == .done)
    #expect(try count("BEGIN:VEVENT", in: "Shipper D.ics") == 3)
    #expect(ProgramRun(line: line).status == .done)
    #expect(try count("BEGIN:VEVENT", in: "EX-07-1.ics") == 1)
  }

  /// What a spreadsheet makes of the list does not change the plan.
  @Test func spreadsheetsMayWriteTheListTheirWay() throws {
    let folder = try TemporaryFolder()
    let plain = try String(contentsOf: ProgramRun.repository.appending(path: Self.list), encoding: .utf8)
    let written =
      "\u{FEFF}"
      + plain.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ";")
      }.joined(separator: "\r\n") + "\r\n"
    let file = try folder.write(written, to: "list.csv")
    let run = ProgramRun(line: "plan \(file) \(Self.three) --format csv")
    #expect(run.errors == "")
    #expect(run.output == ProgramRun(line: "plan \(Self.list) \(Self.three) --format csv").output)
  }

  @Test func formulasStayTexts() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "shipment,shipper,truck_class,ready,deadline,trucks\n=1+1,@cmd,general,2020-06-09,2020-06-12,1\n", to: "list.csv")
    let run = ProgramRun(line: "plan \(file) --crossing kileh --format csv --bookings \(folder.path)/b.csv --commit")
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains("\r\n'=1+1,1,kileh,") && run.output.contains(",'@cmd,"))
    #expect(try String(contentsOfFile: "\(folder.path)/b.csv", encoding: .utf8).contains("\r\n'=1+1-1,'=1+1,'@cmd,"))
    // Read again, it is the same shipment.
    let again = ProgramRun(line: "plan \(file) --crossing kileh --bookings \(folder.path)/b.csv --commit")
    #expect(again.errors == "note: 0 booked, 0 moved, 0 given up, 1 kept\n")
  }

  /// All faults are listed with their places, and nothing is planned by halves.
  @Test func aListWithFaultsIsNotPlanned() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      shipment,truck_class,ready,deadline,trucks,value_usd
      A,general,2020-06-09,2020-06-12,1,
      B,general,2020-06-09,2020-06-12,1e9,
      C,general,2020-06-09,2020-06-12,NaN,
      D,general,2020-06-09,2020-06-12,2,-5
      E,general,2020-06-12,2020-06-09,2,
      A,general,2020-06-09,2020-06-12,2,
      """, to: "list.csv")
    let run = ProgramRun(line: "plan \(file) --bookings \(folder.path)/b.csv --commit")
    #expect(run.status == .badData && run.output == "")
    for place in ["3:33", "4:33", "5:35", "6:22", "7:1"] {
      #expect(run.errors.contains("\(file):\(place): error: "), "\(place): \(run.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/b.csv"))
  }

  @Test func aListOfThePastIsPlannedAsOfBeforeIt() throws {
    let run = ProgramRun(line: "plan \(Self.list) \(Self.three) --now 2021-01-01")
    #expect(run.status == .done && run.output.contains("101 of 110 trucks placed") && !run.output.contains("as of"))
    #expect(run.errors.contains("note: all deadlines are over"))
  }
}
