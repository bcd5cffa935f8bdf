import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import Reports
import ScheduleFiles
import SlotPlanning

/// `gozar cancel`.
enum CancelCommand {
  static let entry = CommandEntry(command: command, run: run)

  private static let ids = Parameter<[String]>.repeatedArgument(
    "BOOKING", .text, help: "Bookings by their ids", isRequired: true)

  private static let command = Command(
    "cancel", "Give bookings up",
    discussion: """
      The places are free again at once; the bookings stay in the ledger as cancelled, and their ids are not used again. \
      All of them are cancelled, or none, with status 1 and the reasons. What was cancelled before is no fault.
      """,
    parameters: [ids, BookingOptions.bookings, BookingOptions.by, CommonOptions.now, CommonOptions.network],
    examples: [CommandExample("gozar cancel P-17", "Give one booking up")])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let loaded = try session.loadWholeNetwork()
    let session = try session.atStatedMoment(on: loaded.clocks.exporter)
    _ = try session.bookings(loaded.clocks)
    let ids = session.invocation[ids]
    let today = loaded.clocks.exporter.wallTime(at: session.surroundings.now).day
    let grids = session.grids(loaded.network.crossings, loaded, days: today..<today + 1)
    var refused: [(id: String, reasons: [BookingRefusal])] = []
    var guesses: [String: String] = [:]
    let changes = try session.changeLedger(loaded, grids: grids) { desk in
      let before = desk
      for id in ids {
        guard case .refused(let reasons) = desk.cancel(id) else { continue }
        refused.append((id, reasons))
        let others = before.bookings.filter { $0.holds && $0.id != id }
        guesses[id] = nearest(to: id, among: others.map(\.id))
      }
      if !refused.isEmpty { desk = before }
    }
    guard refused.isEmpty else {
      let diagnostics = refused.flatMap { id, reasons in
        reasons.map {
          Diagnostic(
            .error, "refused: \($0.text(in: loaded.network, clocks: loaded.clocks))", suggestion: guesses[id])
        }
      }
      return CommandOutcome(text: "", diagnostics: diagnostics, status: .answerIsNo)
    }
    let done = Set(changes.map { $0.booking.id })
    let lines = ids.map { done.contains($0) ? "cancelled \($0)\n" : "had cancelled \($0) before\n" }
    return CommandOutcome(text: lines.joined())
  }
}
