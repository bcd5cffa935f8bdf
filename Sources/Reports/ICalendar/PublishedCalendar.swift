import CivilTime

/// A calendar file that people have, which a new one follows.
public struct PublishedCalendar {
  /// The events, in the order of the file; no two have the same UID.
  let events: [PublishedEvent]

  /// A calendar that nobody has yet.
  init() { events = [] }

  /// Reads a file that an earlier run wrote.
  ///
  /// Complexity: O(n) in the bytes.
  public init(reading bytes: [UInt8]) throws(ICalendarError) {
    let calendar = try ICalendarReader.calendar(in: bytes)
    var clocks = ICalendarClocks()
    var events: [PublishedEvent] = []
    var known: Set<String> = []
    for component in calendar.components where component.name == "VEVENT" {
      let event = try PublishedEvent(reading: component, clocks: &clocks)
      guard known.insert(event.uid).inserted else {
        throw ICalendarError(.repeatedUID(event.uid), line: component["UID"]?.line ?? 1)
      }
      events.append(event)
    }
    self.events = events
  }

  /// What becomes of an event that the new calendar does not have.
  enum Fate {
    /// It is none of the new calendar's business, and stays as it is.
    case kept
    /// It is withdrawn, and says so from now on, with the reason.
    case cancelled(because: String)
    /// It belongs in another file.
    case leftOut
  }

  /// The events to publish now that `current` is the truth: revised, kept and new ones.
  ///
  /// No two of `current` have the same UID.
  func followed(
    by current: [ICalendarEvent], stamp: Instant, fate: (PublishedEvent) -> Fate
  ) -> [PublishedEvent] {
    var fresh = Dictionary(uniqueKeysWithValues: current.map { ($0.uid, $0) })
    let old = events.compactMap { event -> PublishedEvent? in
      if let now = fresh.removeValue(forKey: event.uid) { return event.followed(by: now, stamp: stamp) }
      return switch fate(event) {
      case .kept: event
      case .cancelled(let reason): event.cancelled(stamp: stamp, reason: reason)
      case .leftOut: nil
      }
    }
    return old + current.filter { fresh[$0.uid] != nil }.map { PublishedEvent($0, stamp: stamp) }
  }
}
