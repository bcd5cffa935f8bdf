public import CivilTime
import CrossingModel
import SlotPlanning

/// Calendar files of a plan's bookings, one for each driver, shipper or crossing.
public struct PlanCalendars {
  /// Whose file it is.
  public enum Owner: String, CaseIterable, Sendable {
    /// One file a truck, called after its plate, or else after its booking.
    case driver
    /// One file a shipper.
    case shipper
    /// One file a crossing.
    case crossing
  }

  private let report: PlanReport
  /// Bookings as the plan has them, by the name of the file.
  private var bookings: [String: [TruckBooking]] = [:]

  /// The calendars of a plan's bookings.
  ///
  /// Whoever lost a booking, or had one elsewhere, has a file too, in which it is cancelled.
  public init(_ report: PlanReport, by owner: Owner) {
    self.report = report
    let revision = report.revision
    for booking in revision.kept + revision.moved.map(\.after) + revision.new {
      bookings[Self.name(booking, owner), default: []].append(booking)
    }
    for booking in revision.givenUp + revision.moved.map(\.before) {
      _ = bookings[Self.name(booking, owner), default: []]
    }
  }

  /// The names of the files, in alphabetical order: `mehran.ics`.
  public var names: [String] { bookings.keys.sorted() }

  private static func name(_ booking: TruckBooking, _ owner: Owner) -> String {
    let name =
      switch owner {
      case .driver: booking.plate.isEmpty ? booking.id : booking.plate
      case .shipper: booking.shipper.isEmpty ? "no shipper" : booking.shipper
      case .crossing: booking.crossing
      }
    // What stands for folders and hidden files on some system is no part of a name.
    let plain = String(name.map { "/\\:*?\"<>|".contains($0) || $0.isNewline || $0 == "\0" ? "-" : $0 })
    return "\(plain.hasPrefix(".") ? "-" : "")\(plain).ics"
  }

  /// A calendar file; after the file that was there before, what moved is revised and what is gone is cancelled.
  public func file(_ name: String, after published: PublishedCalendar?, stamp: Instant) -> String {
    let events = (bookings[name] ?? []).map(event)
    let old = published ?? PublishedCalendar()
    let all = old.followed(by: events, stamp: stamp) { event in
      event.range.upperBound <= stamp.seconds
        ? .kept : .cancelled(because: "the booking was given up, or is another calendar's now")
    }
    let start = all.map(\.range.lowerBound).min() ?? stamp.seconds
    return ICalendarFile(
      name: "Slots: \(name.dropLast(4))", clock: report.clock,
      range: start..<(all.map(\.range.upperBound).max() ?? start) + 1, events: all
    ).text()
  }

  private func event(_ booking: TruckBooking) -> ICalendarEvent {
    let crossing = report.context.network.crossings.first { $0.id == booking.crossing }
    let slot = report.task.grids.first { $0.crossing.id == booking.crossing }?.policy.lengthMinutes ?? 60
    let start = booking.slotStart.seconds
    let posts = crossing?.posts ?? booking.crossing
    let day = report.clock.wallTime(at: booking.slotStart).day
    let row = report.placed.first { $0.shipment.id == booking.shipment && $0.start == booking.slotStart }
    let buffer = report.task.problem.parameters.arrivalBufferMinutes
    var lines = [
      TimeText.longDate(day), TimeText.onClocks(start..<start + slot * 60, report.sideClocks, day: day),
      "Be there \(buffer) min before: "
        + TimeText.onClocks(booking.slotStart - buffer * 60, report.sideClocks, day: day),
      "Booking \(booking.id), shipment \(booking.shipment), truck class \(booking.truckClass)",
    ]
    if !booking.plate.isEmpty { lines.append("Truck \(booking.plate)") }
    if !booking.shipper.isEmpty { lines.append("Shipper: \(booking.shipper)") }
    if let row, !row.shipment.destination.isEmpty {
      lines.append("Due at \(row.shipment.destination) about \(report.moment(row.delivery))")
    }
    return ICalendarEvent(
      uid: "booking.\(booking.id)\(ICalendarFile.uidSuffix)", range: start..<start + slot * 60, clock: report.clock,
      status: .confirmed, summary: "\(crossing?.name.text() ?? booking.crossing): \(booking.id)",
      description: lines.joined(separator: "\n"), place: posts, coordinates: crossing?.location,
      categories: ["Freight slot"], alarmMinutes: nil)
  }
}
