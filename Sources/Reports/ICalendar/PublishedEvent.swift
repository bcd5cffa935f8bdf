import CivilTime

/// A VEVENT as it stands, or will stand, in a calendar file that people have.
struct PublishedEvent {
  /// The VEVENT.
  let component: ICalendarComponent
  /// The name by which it is known again.
  let uid: String
  /// Seconds of UTC, half-open; empty for an event without an end.
  let range: Range<Int>
  /// How often it was revised.
  let sequence: Int

  /// A new event.
  init(_ event: ICalendarEvent, stamp: Instant, sequence: Int = 0) {
    component = event.component(stamp: stamp, sequence: sequence)
    uid = event.uid
    range = event.range
    self.sequence = sequence
  }

  private init(_ component: ICalendarComponent, of event: PublishedEvent, sequence: Int) {
    self.component = component
    uid = event.uid
    range = event.range
    self.sequence = sequence
  }

  /// An event of a file that was read.
  init(reading component: ICalendarComponent, clocks: inout ICalendarClocks) throws(ICalendarError) {
    func needed(_ name: String) throws(ICalendarError) -> ICalendarProperty {
      guard let property = component[name] else {
        throw ICalendarError(.missingProperty(name, of: component.name), line: component.line ?? 1)
      }
      return property
    }
    self.component = component
    let name = try needed("UID")
    uid = name.text
    guard uid.hasSuffix(ICalendarFile.uidSuffix) else { throw ICalendarError(.foreignUID(uid), line: name.line ?? 1) }
    _ = try ICalendarTime.instant(of: try needed("DTSTAMP"), clocks: &clocks)
    let begin = try ICalendarTime.instant(of: try needed("DTSTART"), clocks: &clocks)
    let stop = try needed("DTEND")
    let end = try ICalendarTime.instant(of: stop, clocks: &clocks)
    guard begin < end else {
      throw ICalendarError(.badValue(stop.value, of: "DTEND", expected: "a time after DTSTART"), line: stop.line ?? 1)
    }
    range = begin.seconds..<end.seconds
    guard let revision = component["SEQUENCE"] else {
      sequence = 0
      return
    }
    guard let number = Int(revision.value), (0..<Int(Int32.max)).contains(number) else {
      throw ICalendarError(
        .badValue(revision.value, of: "SEQUENCE", expected: "a whole number"), line: revision.line ?? 1)
    }
    sequence = number
  }

  var isCancelled: Bool { component["STATUS"]?.value == ICalendarEvent.Status.cancelled.rawValue }

  /// What has to be published of the event now that `event` is the truth.
  ///
  /// One that says the same keeps its number and its dates, so that its bytes stay; an alarm is the reader's own matter,
  /// and no change.
  func followed(by event: ICalendarEvent, stamp: Instant) -> PublishedEvent {
    let revised = PublishedEvent(event, stamp: stamp, sequence: sequence + 1)
    guard revised.content == content else { return revised }
    var component = revised.component
    component.properties = self.component.properties
    return PublishedEvent(component, of: self, sequence: sequence)
  }

  /// What has to be published of the event now that it is withdrawn: one that was cancelled before stays as it is.
  ///
  /// Some programs show a cancelled event as any other, so that its title says it too.
  func cancelled(stamp: Instant, reason: String) -> PublishedEvent {
    guard !isCancelled else { return self }
    var component = component
    component.set(ICalendarProperty("DTSTAMP", ICalendarTime.utc(stamp)))
    component.set(ICalendarProperty("LAST-MODIFIED", ICalendarTime.utc(stamp)))
    component.set(ICalendarProperty("SEQUENCE", "\(sequence + 1)"))
    component.set(ICalendarProperty("STATUS", ICalendarEvent.Status.cancelled.rawValue))
    component.set(.text("SUMMARY", "Cancelled: \(component["SUMMARY"]?.text ?? uid)"))
    let description = component["DESCRIPTION"].map { "\n\($0.text)" } ?? ""
    component.set(.text("DESCRIPTION", "Withdrawn: \(reason)\(description)"))
    component.components = []
    return PublishedEvent(component, of: self, sequence: sequence + 1)
  }

  /// What the event says, without the history of how it came to say so.
  private var content: [ICalendarProperty] {
    component.without(["DTSTAMP", "LAST-MODIFIED", "SEQUENCE"]).properties
  }
}
