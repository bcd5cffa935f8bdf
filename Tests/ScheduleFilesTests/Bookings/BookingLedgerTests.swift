import CivilTime
import CrossingModel
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import ScheduleFiles

@Suite struct BookingLedgerTests {
  private let clock = TimeZoneTable(named: "Asia/Tehran") ?? .utc
  /// 2020-06-07T05:00:00Z, 09:30 in Tehran.
  private let slot = Instant(seconds: 1_591_506_000)
  private let now = Instant(seconds: 1_591_400_000)

  private func booking(_ id: String, shipper: String = "", hours: Int = 0) -> TruckBooking {
    TruckBooking(
      id: id, shipment: "S-\(id)", shipper: shipper, plate: "12A34", truckClass: "general", crossing: "mehran",
      slotStart: slot + hours * 3_600)
  }

  private func ledger(_ folder: TemporaryFolder) -> BookingLedger {
    BookingLedger(path: folder.file("bookings.csv"), clock: clock)
  }

  @discardableResult
  private func append(_ booking: TruckBooking, to ledger: BookingLedger) throws -> [BookingChange] {
    try ledger.change(at: now, by: "dispatch") { $0 + [booking] }
  }

  private func history(_ folder: TemporaryFolder) -> [[Substring]] {
    (folder.text("bookings.history.csv") ?? "").split(separator: "\r\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test func aLedgerThatIsNotThereHasNoBookings() throws {
    let folder = TemporaryFolder()
    #expect(try ledger(folder).read().isEmpty)
    #expect(folder.names.isEmpty)
  }

  @Test func whatIsWrittenIsRead() throws {
    let folder = TemporaryFolder()
    let bookings = [
      booking("B1", shipper: "=SUM(A1)"), booking("B2", shipper: "'=x"),
      booking("B3", shipper: "a, \"b\"\nc", hours: 2),
      booking("B4", shipper: "حمل و نقل"),
    ]
    try ledger(folder).change(at: now, by: "dispatch") { _ in bookings }
    #expect(try ledger(folder).read() == bookings)
    #expect(
      folder.text("bookings.csv")?.hasPrefix(
        "booking,shipment,shipper,plate,truck_class,crossing,slot_start,status\r\n"
          + "B1,S-B1,'=SUM(A1),12A34,general,mehran,2020-06-07T09:30+04:30,movable\r\n") == true)
    #expect(folder.names == [".bookings.csv.lock", "bookings.csv", "bookings.history.csv"])
  }

  @Test func slotsMayBeWrittenOnTheClockOrWithAnOffset() throws {
    let folder = TemporaryFolder([
      "bookings.csv": "slot_start,booking,truck_class,crossing\n"
        + "2020-06-07T09:30,B1,general,mehran\n2020-06-07T05:00Z,B2,general,mehran\n"
        + "1399-03-18T08:00+03:00,B3,general,mehran\n"
    ])
    #expect(try ledger(folder).read().map(\.slotStart) == [slot, slot, slot])
  }

  struct Fault: CustomTestStringConvertible {
    let text: String
    let finding: String
    var testDescription: String { finding }
  }

  @Test(arguments: [
    Fault(text: "booking,crossing\nB1,mehran", finding: "1:1: error: found no column"),
    Fault(
      text: "booking,truck_class,crossing,slot_start\nB1,general,mehran,2020-06-31T09:30",
      finding: "2:19: error: date: there is no 31 June 2020"),
    Fault(
      text: "booking,truck_class,crossing,slot_start,status\nB1,general,mehran,2020-06-07T09:30,lokced",
      finding: "2:36: error: found \"lokced\", expected one of movable, locked, cancelled"),
    Fault(
      text: "booking,truck_class,crossing,slot_start\nB1,general,mehran,2020-06-07T09:30\n"
        + "B1,general,mehran,2020-06-07T09:30",
      finding: "3:1: error: found \"B1\" again, expected it once (first on line 2)"),
  ])
  func faultsLeaveEverythingAsItWas(_ fault: Fault) {
    let folder = TemporaryFolder(["bookings.csv": fault.text])
    #expect {
      try append(booking("B9"), to: ledger(folder))
    } throws: { error in
      guard case .faults(let faults) = error as? BookingLedger.Failure else { return false }
      return faults.first?.description.hasPrefix("\(folder.file("bookings.csv")):\(fault.finding)") == true
    }
    #expect(folder.text("bookings.csv") == fault.text)
    #expect(folder.text("bookings.history.csv") == nil)
  }

  @Test func theHistorySaysWhoDidWhat() throws {
    let folder = TemporaryFolder()
    let ledger = ledger(folder)
    try append(booking("B1"), to: ledger)
    try ledger.change(at: now + 60, by: "night shift") { old in
      var new = old
      new[0].slotStart = slot + 3_600
      return new
    }
    try ledger.change(at: now + 120, by: "dispatch") { old in
      var new = old
      new[0].status = .cancelled
      return new
    }
    try ledger.change(at: now + 180, by: "dispatch") { $0 }
    let rows = history(folder)
    #expect(rows.map { $0[2] } == ["book", "move", "cancel"])
    #expect(rows.map { $0[1] } == ["dispatch", "night shift", "dispatch"])
    #expect(rows.map { $0[9] } == ["2020-06-07T09:30+04:30", "2020-06-07T10:30+04:30", "2020-06-07T10:30+04:30"])
    #expect(rows.map { $0[12] } == ["", "2020-06-07T09:30+04:30", ""])
    #expect(rows[0][14] == rows[1][13] && rows[1][14] == rows[2][13])
  }

  /// A process that is killed after it wrote the history and before it replaced the ledger.
  @Test func aChangeThatWasNotCarriedOutIsVoid() throws {
    let folder = TemporaryFolder()
    let ledger = ledger(folder)
    try append(booking("B1"), to: ledger)
    let before = folder.text("bookings.csv") ?? ""
    try append(booking("B2"), to: ledger)
    folder.write(before, to: "bookings.csv")
    try append(booking("B3"), to: ledger)
    #expect(history(folder).map { $0[2] } == ["book", "book", "void", "book"])
    #expect(try ledger.read().map(\.id) == ["B1", "B3"])
  }

  @Test func aRowCutOffIsTakenAway() throws {
    let folder = TemporaryFolder()
    let ledger = ledger(folder)
    try append(booking("B1"), to: ledger)
    let whole = folder.text("bookings.history.csv") ?? ""
    folder.write(whole + "2020-06-05T00:00+04:30,dispatch,book,B2,\"S", to: "bookings.history.csv")
    try append(booking("B3"), to: ledger)
    #expect(history(folder).map { $0[2] } == ["book", "book"])
    #expect(history(folder).map { $0[3] } == ["B1", "B3"])
  }

  @Test func changesByOtherMeansAreRemarked() throws {
    let folder = TemporaryFolder()
    let ledger = ledger(folder)
    try append(booking("B1"), to: ledger)
    let edited = (folder.text("bookings.csv") ?? "") + "B2,,,,general,mehran,2020-06-07T09:30,locked\n"
    folder.write(edited, to: "bookings.csv")
    try append(booking("B3"), to: ledger)
    #expect(history(folder).map { $0[2] } == ["book", "edited", "book"])
    #expect(try ledger.read().map(\.id) == ["B1", "B2", "B3"])
  }

  @Test func manyWritersLoseNothing() throws {
    let folder = TemporaryFolder()
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 24) { index in
      let ledger = ledger(folder)
      let mine = booking("B\(index)", hours: index)
      if (try? ledger.change(at: now, by: "\(index)") { $0 + [mine] }) == nil { failures.withLock { $0 += 1 } }
    }
    #expect(failures.withLock { $0 } == 0)
    let ids = try ledger(folder).read().map(\.id)
    #expect(ids.sorted() == (0..<24).map { "B\($0)" }.sorted())
    #expect(history(folder).map { String($0[3]) } == ids)
    #expect(history(folder).allSatisfy { $0[2] == "book" })
  }

  @Test func aLockHeldTooLongIsReported() throws {
    let folder = TemporaryFolder()
    let descriptor = try SystemFile.openForChange(folder.file(".bookings.csv.lock"))
    #expect(try SystemFile.lock(descriptor))
    #expect(throws: BookingLedger.Failure.busy(path: folder.file("bookings.csv"), seconds: 0)) {
      try ledger(folder).change(at: now, by: "dispatch", patienceSeconds: 0) { $0 + [booking("B1")] }
    }
    try SystemFile.closeDescriptor(descriptor)
    #expect(try append(booking("B1"), to: ledger(folder)).count == 1)
  }

  @Test func aLinkedLedgerIsChangedWhereItIs() throws {
    let folder = TemporaryFolder(["desk/bookings.csv": ""])
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("bookings.csv"), withDestinationPath: "desk/bookings.csv")
    try append(booking("B1"), to: ledger(folder))
    #expect(folder.text("desk/bookings.csv")?.contains("B1") == true)
    #expect(folder.text("desk/bookings.history.csv")?.contains("B1") == true)
  }
}
