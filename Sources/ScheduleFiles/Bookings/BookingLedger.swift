public import CivilTime
public import CrossingModel
public import Diagnostics

/// The bookings of a network in one CSV file, which many processes may read and change at once.
///
/// - A reader sees the whole file as it was after some change, never a part: it is replaced in one step.
/// - Changes come one after the other, under a lock on a file beside it, `.bookings.csv.lock`, which stays there: if
///   it were removed, two processes could each hold a lock of that name.
/// - A change that has returned is on the disk: first the history (`bookings.history.csv`) is synchronised, then the
///   new ledger is, and then it takes the place of the old one. A process that is killed leaves one or the other.
///
/// A ledger that is not there is one without bookings.
public struct BookingLedger: Sendable {
  /// Why a ledger can't be read or changed.
  public enum Failure: Error, Hashable, Sendable {
    /// A file can't be read or written.
    case file(FileError)
    /// Its content is not a ledger.
    case faults([Diagnostic])
    /// Another process held the lock all the time.
    case busy(path: String, seconds: Int)
  }

  /// The path of the ledger.
  public let path: String
  /// On which slots are written, with their offset from UTC.
  public let clock: TimeZoneTable

  /// The ledger at a path.
  public init(path: String, clock: TimeZoneTable) {
    self.path = path
    self.clock = clock
  }

  /// The path of the ledger's history.
  public var historyPath: String { BookingHistory.path(ofLedger: target) }

  /// Throws if there is no file, which else is as good as one without bookings.
  public func requireFile() throws(Failure) {
    do throws(FileError) {
      _ = try FileReading.bytes(of: path)
    } catch {
      throw .file(error)
    }
  }

  /// All bookings, in the order of the file.
  public func read() throws(Failure) -> [TruckBooking] {
    try parse(try bytes())
  }

  /// Who did what and when, in the order of time; empty if nothing was ever changed.
  public func history() throws(Failure) -> [BookingHistoryEntry] {
    let path = historyPath
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReading.bytes(of: path)
    } catch {
      if error.kind == .notFound { return [] }
      throw .file(error)
    }
    // A row that is being written, or that a crash cut off, is none yet.
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { bytes[...$0] } ?? []
    guard !whole.isEmpty else { return [] }
    var findings: [Finding] = []
    let entries = BookingHistoryEntry.entries(
      of: SourceText(name: path, bytes: Array(whole)), clock: clock, faults: &findings)
    let faults = findings.map(\.diagnostic).filter { $0.severity == .error }
    guard faults.isEmpty else { throw .faults(faults) }
    return entries
  }

  /// Changes the ledger.
  ///
  /// - Parameters:
  ///   - moment: when, for the history.
  ///   - person: who, for the history.
  ///   - patienceSeconds: how long to wait for other processes.
  ///   - decide: makes the new bookings of the old ones, while nobody else can change them; if they are equal, nothing
  ///     is written.
  /// - Returns: what was changed; it is on the disk.
  @discardableResult
  public func change(
    at moment: Instant, by person: String, patienceSeconds: Int = 30, _ decide: ([TruckBooking]) -> [TruckBooking]
  ) throws(Failure) -> [BookingChange] {
    let lock = try takeLock(patienceSeconds)
    // Closing lets go of the lock; nothing was written to that file.
    defer { try? SystemFile.closeDescriptor(lock) }
    let old = try bytes()
    let bookings = try parse(old)
    let decided = decide(bookings)
    let changes = BookingChange.changes(from: bookings, to: decided)
    guard !changes.isEmpty else { return [] }
    let new = Array(BookingTable.text(of: decided, clock: clock).utf8)
    do throws(FileError) {
      let history = try BookingHistory(path: historyPath, clock: clock)
      try history.reconcile(with: ContentDigest(old), at: moment, by: person)
      try history.append(changes, at: moment, by: person, before: ContentDigest(old), after: ContentDigest(new))
      try AtomicFile.write(new, to: path, temporary: ".\(lastComponent(target)).new")
    } catch {
      throw .file(error)
    }
    return changes
  }

  /// The path with links followed, so that all names of a ledger share one lock and one history.
  private var target: String { SystemFile.resolved(path) ?? path }

  private func bytes() throws(Failure) -> [UInt8] {
    do throws(FileError) {
      return try FileReading.bytes(of: path)
    } catch {
      if error.kind == .notFound { return [] }
      throw .file(error)
    }
  }

  private func parse(_ bytes: [UInt8]) throws(Failure) -> [TruckBooking] {
    guard !bytes.isEmpty else { return [] }
    let table = BookingTable(SourceText(name: path, bytes: bytes), clock: clock)
    let faults = table.findings.map(\.diagnostic).filter { $0.severity == .error }
    guard faults.isEmpty else { throw .faults(faults) }
    return table.bookings
  }

  private func takeLock(_ patienceSeconds: Int) throws(Failure) -> Int32 {
    let path = pathIn(folderOf(target), ".\(lastComponent(target)).lock")
    let descriptor: Int32
    do throws(SystemFile.Failure) {
      descriptor = try SystemFile.openForChange(path)
    } catch {
      throw .file(FileError(.cannotCreate, path: path, reason: error.reason))
    }
    // Tries every few milliseconds, as the system has no lock with a time limit.
    let stepMilliseconds = 5
    for attempt in 0...(patienceSeconds * 1_000 / stepMilliseconds) {
      if attempt > 0 { SystemFile.pause(milliseconds: UInt32(stepMilliseconds)) }
      do throws(SystemFile.Failure) {
        if try SystemFile.lock(descriptor) { return descriptor }
      } catch {
        try? SystemFile.closeDescriptor(descriptor)
        throw .file(FileError(.cannotCreate, path: path, reason: error.reason))
      }
    }
    try? SystemFile.closeDescriptor(descriptor)
    throw .busy(path: self.path, seconds: patienceSeconds)
  }
}
