import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import Reports
import SlotPlanning

/// `gozar book`.
enum BookCommand {
  static let entry = CommandEntry(command: command, run: run)

  private static let crossing = Parameter<String>.argument("CROSSING", .text, help: "The crossing, by its id")
  private static let slot = Parameter<String>.argument(
    "SLOT", .date, help: "When the slot begins, on the exporter's clock")
  private static let truckClass = Parameter<String>.requiredOption(
    "class", "CLASS", .text, help: "The truck's class, by its id")
  private static let id = Parameter<String?>.option(
    "id", "ID", .text,
    help: "The booking's id; asked for again, the same booking is not made twice (default: a new one)")
  private static let shipment = Parameter<String?>.option(
    "shipment", "ID", .text, help: "The shipment that the truck carries")
  private static let shipper = Parameter<String?>.option("shipper", "NAME", .text, help: "Who sends it")
  private static let plate = Parameter<String?>.option("plate", "PLATE", .text, help: "The truck's number plate")
  private static let locked = Parameter.flag("locked", help: "No plan may move it while its slot is open")

  private static let command = Command(
    "book", "Book a truck's place in a slot",
    discussion: """
      The booking is on the disk when the command has ended with status 0. It is refused, with status 1 and every reason, \
      if the slot is closed, full (for its class, by the quota of the day or the week), unknown, past its cut-off or \
      beyond the horizon, if the truck has a booking already, if the shipper has reached its share, or if another booking \
      has the id. Any number of processes may book at once.
      """,
    parameters: [
      crossing, slot, truckClass, id, shipment, shipper, plate, locked, CommonOptions.scenarios,
      BookingOptions.bookings, BookingOptions.by, CommonOptions.now, CommonOptions.network,
    ],
    examples: [
      CommandExample(
        "gozar book mehran 2020-06-10T10:30 --class reefer --id P-17 --shipper 'Shipper A' --now 2020-06-08",
        "A place on Wednesday, as of Monday")
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let loaded = try session.loadWholeNetwork(scenarios: invocation[CommonOptions.scenarios])
    let session = try session.atStatedMoment(on: loaded.clocks.exporter)
    let crossing = try session.known(
      invocation[crossing], among: loaded.network.crossings.map(\.id), "crossing")
    let truckClass = try session.known(
      invocation[truckClass], among: loaded.network.classes.map(\.id), "truck class")
    let time = try session.time(invocation[slot], of: slot, on: loaded.clocks.exporter)
    guard time.statesTimeOfDay else {
      throw session.usageFailure(
        "SLOT: found \(invocation[slot]), expected a time of day too, such as 2020-06-10T09:30")
    }
    var request = TruckBooking(
      id: invocation[id] ?? "", shipment: invocation[shipment] ?? "", shipper: invocation[shipper] ?? "",
      plate: invocation[plate] ?? "", truckClass: truckClass, crossing: crossing,
      slotStart: loaded.clocks.exporter.instant(of: time.time), status: invocation[locked] ? .locked : .movable)
    let grids = session.grids(loaded.network.crossings, loaded, days: time.time.day..<time.time.day + 1)
    var decision = BookingDesk.Decision.unchanged
    _ = try session.changeLedger(loaded, grids: grids) { desk in
      if request.id.isEmpty {
        request.id = desk.freeID(prefix: request.shipment.isEmpty ? "B" : "\(request.shipment)-")
      }
      decision = desk.book(request)
    }
    let line = BookingsReport.line(of: request, network: loaded.network, clocks: loaded.clocks)
    return session.outcome(of: decision, done: "booked \(line)", unchanged: "had booked \(line) before", loaded)
  }
}

extension Session {
  /// What became of a request, in words; a refusal has its reasons on standard error.
  func outcome(
    of decision: BookingDesk.Decision, done: String, unchanged: String, _ loaded: LoadedNetwork
  ) -> CommandOutcome {
    switch decision {
    case .done: return CommandOutcome(text: "\(done)\n")
    case .unchanged: return CommandOutcome(text: "\(unchanged)\n")
    case .refused(let reasons):
      return CommandOutcome(
        text: "",
        diagnostics: reasons.map {
          Diagnostic(.error, "refused: \($0.text(in: loaded.network, clocks: loaded.clocks))")
        },
        status: .answerIsNo)
    }
  }
}
