import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import Reports
import ScheduleFiles
import SlotPlanning

/// What a plan is made for: shipments, the days of their slots, and the moment.
struct PlanningSession {
  let session: Session
  let loaded: Session.LoadedNetwork
  let shipments: [Shipment]
  /// The crossings that may be used.
  let crossings: [Crossing]
  /// The days of slots.
  let days: Range<Day>
  /// Whether all deadlines are before the current moment.
  let isOver: Bool

  /// What moving a booking costs unless stated, in USD.
  static let movePriceDollars = 100

  /// The longest list of slots: more is a typing error in a date.
  private static let mostDays = 400

  init(
    _ session: Session, _ loaded: Session.LoadedNetwork, _ shipments: [Shipment], crossings ids: [String],
    from: String?, to: String?, fromOption: any CommandParameter, toOption: any CommandParameter
  ) throws(CommandFailure) {
    self.session = session
    self.loaded = loaded
    self.shipments = shipments
    for id in ids { _ = try session.known(id, among: loaded.network.crossings.map(\.id), "crossing") }
    crossings = loaded.network.crossings.filter { ids.isEmpty || ids.contains($0.id) }
    let clock = loaded.clocks.exporter
    let ready = shipments.map(\.readyMinute).min() ?? 0
    let deadline = shipments.map(\.deadlineMinute).max() ?? 0
    let latest = deadline + PlanParameters().maximumLatenessMinutes
    func day(_ minute: Int) -> Day { clock.wallTime(at: Instant(seconds: minute * 60)).day }
    let first = try from.map { text throws(CommandFailure) in try session.day(text, of: fromOption, on: clock) }
    let end = try to.map { text throws(CommandFailure) in try session.day(text, of: toOption, on: clock) }
    let start = first ?? min(day(ready), end.map { $0 - 1 } ?? day(ready))
    let stop = end ?? max(day(latest) + 1, start + 1)
    guard start < stop else { throw session.usageFailure("--to: found \(stop), expected a day after --from, \(start)") }
    guard stop - start <= Self.mostDays else {
      throw session.usageFailure(
        "\(start) to \(stop) are more than \(Self.mostDays) days of slots, expected fewer: --from and --to limit them, "
          + "else the first ready and the last deadline of the list")
    }
    days = start..<stop
    isOver = deadline * 60 < session.surroundings.now.seconds
  }

  /// The moment as of which to plan; nil: before any slot.
  var now: Instant? { isOver ? nil : session.surroundings.now }

  /// The task for a ledger; its bookings of listed shipments must be of the shipments' classes.
  func task(
    bookings: [TruckBooking], _ parameters: PlanParameters, freezeMinutes: Int
  ) throws(CommandFailure) -> PlanTask {
    let classes = Dictionary(shipments.map { ($0.id, loaded.network.classes[$0.truckClass].id) }) { first, _ in first }
    let faults = bookings.filter { $0.holds && classes[$0.shipment, default: $0.truckClass] != $0.truckClass }
    guard faults.isEmpty else {
      throw CommandFailure(
        faults.map {
          Diagnostic(
            .error,
            "found booking \($0.id) of class \($0.truckClass), expected \(classes[$0.shipment] ?? "") as its shipment "
              + "\($0.shipment)", suggestion: "gozar cancel \($0.id)")
        }, .badData)
    }
    let clock = loaded.clocks.exporter
    let window =
      clock.instant(of: WallTime(days.lowerBound)).seconds..<clock.instant(of: WallTime(days.upperBound)).seconds
    return PlanTask(
      shipments, grids: session.grids(crossings, loaded, days: days), network: loaded.network, bookings: bookings,
      parameters: parameters, limits: PlanTask.Limits(now: now, freezeMinutes: freezeMinutes, window: window),
      clock: clock)
  }

  func planner(_ task: PlanTask) throws(CommandFailure) -> SlotPlanner {
    do throws(PlanningFault) {
      return try SlotPlanner(task.problem)
    } catch {
      throw CommandFailure([Diagnostic(.error, "\(error)")], .badData)
    }
  }

  /// Refuses what --lexicographic can't keep.
  func checkPriorityAlone(_ planner: SlotPlanner) throws(CommandFailure) {
    let kinds: [(SideConstraintKind, String, String)] = [
      (.together, "shipments that must stay together", "split any"),
      (.exclusion, "shipments that exclude each other", "no exclusive_slot and exclusive_day"),
      (.share, "more trucks of a shipper than its share of a day", "a crossing without shipper_share"),
    ]
    let found = kinds.filter { planner.sideConstraints.contains($0.0) }
    guard found.isEmpty else {
      throw CommandFailure(
        found.map { _, what, instead in
          Diagnostic(
            .error, "found \(what), expected none with --lexicographic",
            suggestion: "\(instead), or leave --lexicographic out")
        }, .badData)
    }
  }

  /// The prices of a move that the curve is drawn from, in cents; the last one is more than any truck is worth.
  private static let movePricesCents = [0, 2_000, 12_000, 100_000, 100_000_000]

  /// What plans at other prices of a move are like; nothing where nothing is booked.
  func frontier(_ task: PlanTask, _ planner: SlotPlanner) throws(CommandFailure) -> [FrontierPoint] {
    guard !task.problem.bookings.isEmpty else { return [] }
    do throws(PlanningFault) {
      return try planner.frontier(movePenaltiesCents: Self.movePricesCents)
    } catch {
      throw CommandFailure([Diagnostic(.error, "\(error)")], .badData)
    }
  }

  /// Writes a plan's bookings to the ledger, if they are still possible; says what was done on standard error.
  func commit(
    _ revision: BookingRevision, isDry: Bool, _ outcome: inout CommandOutcome
  ) throws(CommandFailure) {
    var refused: [(booking: TruckBooking, refusals: [BookingRefusal])] = []
    var hasChanged = false
    let everyDay = session.grids(loaded.network.crossings, loaded, days: days)
    _ = try session.changeLedger(loaded, grids: everyDay) { desk in
      let before = desk
      // What the plan goes by must still be so.
      let seen = revision.kept + revision.moved.map(\.before) + revision.givenUp
      hasChanged = seen.contains { desk.booking($0.id) != $0 }
      guard !hasChanged else { return }
      refused = desk.change(
        cancelling: revision.givenUp.map(\.id), to: revision.moved.map(\.after) + revision.new)
      if isDry { desk = before }
    }
    if hasChanged {
      outcome.diagnostics.append(
        Diagnostic(.error, "nothing was booked: the ledger was changed meanwhile", suggestion: "plan again"))
      outcome.status = .answerIsNo
    } else if !refused.isEmpty {
      for (booking, reasons) in refused {
        for reason in reasons {
          outcome.diagnostics.append(
            Diagnostic(.error, "\(booking.id) refused: \(reason.text(in: loaded.network, clocks: loaded.clocks))"))
        }
      }
      outcome.diagnostics.append(Diagnostic(.error, "nothing was booked"))
      outcome.status = .answerIsNo
    } else {
      let counts =
        "\(revision.new.count) booked, \(revision.moved.count) moved, \(revision.givenUp.count) given up, "
        + "\(revision.kept.count) kept"
      outcome.diagnostics.append(Diagnostic(.note, isDry ? "dry run, nothing is written: \(counts)" : counts))
    }
  }
}
