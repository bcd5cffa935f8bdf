import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import OpeningTimeline
import Reports
import ScheduleFiles
import SlotPlanning

/// The options of commands that read or change the ledger of bookings, and what they do with it.
enum BookingOptions {
  static let bookings = Parameter<String?>.option(
    "bookings", "FILE", .file, help: "The ledger of bookings (default: bookings.csv in the working directory)")
  static let by = Parameter<String?>.option(
    "by", "NAME", .text, help: "Who does this, for the history (default: the user's name)")
}

extension Session {
  /// The ledger of --bookings, or that of the working directory.
  func ledger(_ clocks: Clocks) -> BookingLedger {
    let folder = surroundings.workingFolder
    let standard = folder.isEmpty ? "bookings.csv" : "\(folder)/bookings.csv"
    return BookingLedger(path: invocation[BookingOptions.bookings] ?? standard, clock: clocks.exporter)
  }

  /// What the ledger holds; one that was named must be there, unless it may be new.
  func bookings(_ clocks: Clocks, mayBeNew: Bool = false) throws(CommandFailure) -> [TruckBooking] {
    let ledger = ledger(clocks)
    do throws(BookingLedger.Failure) {
      if invocation[BookingOptions.bookings] != nil, !mayBeNew { try ledger.requireFile() }
      return try ledger.read()
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Who changes the ledger.
  var person: String { invocation[BookingOptions.by] ?? surroundings.user }

  /// Changes the ledger by a desk, under its lock; an interruption waits until that is done.
  ///
  /// - Parameter decide: changes the desk; the bookings that it then has are written.
  func changeLedger(
    _ loaded: LoadedNetwork, grids: [SlotGrid], _ decide: (inout BookingDesk) -> Void
  ) throws(CommandFailure) -> [BookingChange] {
    let ledger = ledger(loaded.clocks)
    var changes: [BookingChange] = []
    do throws(BookingLedger.Failure) {
      try surroundings.interruption.finishing { () throws(BookingLedger.Failure) in
        changes = try ledger.change(at: surroundings.now, by: person) { bookings in
          var desk = BookingDesk(
            bookings, grids: grids, truckClasses: loaded.network.classes.map(\.id), clock: loaded.clocks.exporter,
            now: surroundings.now)
          decide(&desk)
          return desk.bookings
        }
      }
    } catch {
      throw CommandFailure(error)
    }
    return changes
  }

  /// The slots of some crossings over days of the exporter's calendar.
  func grids(_ crossings: [Crossing], _ loaded: LoadedNetwork, days: Range<Day>) -> [SlotGrid] {
    let clock = loaded.clocks.exporter
    let window =
      clock.instant(of: WallTime(days.lowerBound)).seconds..<clock.instant(of: WallTime(days.upperBound)).seconds
    return crossings.map { SlotGrid($0, network: loaded.network, clocks: loaded.clocks, around: window) }
  }
}

extension CommandFailure {
  /// Why the ledger could not be read or changed.
  init(_ failure: BookingLedger.Failure) {
    switch failure {
    case .file(let error): self.init(error)
    case .faults(let faults): self.init(faults, .badData)
    case .busy(let path, let seconds):
      self.init(
        [
          Diagnostic(
            .error, "can't change \(path): another process has held it for \(seconds) s", suggestion: "try again")
        ], .inputOutput)
    }
  }
}
