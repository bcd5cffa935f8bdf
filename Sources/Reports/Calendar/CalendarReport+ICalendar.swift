public import CivilTime
import CrossingModel
import OpeningTimeline

extension CalendarReport {
  /// A calendar file, and what was left out of it.
  public struct CalendarFile {
    /// The file.
    public let text: String
    /// How many events of the file before this one are of crossings that this one is not about.
    public let leftOutCount: Int
  }

  /// A calendar file after RFC 5545: one event an opening.
  ///
  /// After an older file, `published`, events that are withdrawn stay and are cancelled, and what is past stays as it
  /// was. Events of the older file outside the days of this calendar that are still to come are checked too, as people
  /// see them in their calendars; those of more than ``horizonDays`` after it are not.
  ///
  /// - Parameters:
  ///   - stamp: when the events are stated or changed: now.
  ///   - alarmMinutes: how long before an opening to be reminded; nil: not at all.
  ///   - isWhole: whether the network has all of its crossings, so that an event of any other belongs to one that is
  ///     no more.
  public func iCalendar(
    stamp: Instant, alarmMinutes: Int? = nil, after published: PublishedCalendar? = nil, isWhole: Bool = true
  ) -> CalendarFile {
    var events: [ICalendarEvent] = []
    for calendar in calendars {
      for occurrence in calendar.occurrences { events.append(event(occurrence, of: calendar.crossing, alarmMinutes)) }
    }
    let start = clocks.exporter.instant(of: WallTime(days.lowerBound)).seconds
    let range = start..<clocks.exporter.instant(of: WallTime(days.upperBound)).seconds
    guard let published else {
      return CalendarFile(text: file(events.map { PublishedEvent($0, stamp: stamp) }, range), leftOutCount: 0)
    }
    let horizon = range.upperBound + Self.horizonDays * 86_400
    func isChecked(_ event: PublishedEvent) -> Bool {
      event.range.overlaps(range) || event.range.upperBound > stamp.seconds && event.range.lowerBound < horizon
    }
    let outside = published.events.filter { isChecked($0) && !$0.range.overlaps(range) }
    let others = calendars(around: outside)
    let old = Set(outside.map(\.uid))
    let known = Set(events.map(\.uid))
    for calendar in others {
      let found = calendar.occurrences.map { event($0, of: calendar.crossing, alarmMinutes) }
      events += found.filter { old.contains($0.uid) && !known.contains($0.uid) }
    }
    var leftOutCount = 0
    let followed = published.followed(by: events, stamp: stamp) { event in
      let own = (calendars + others).filter { event.uid.hasPrefix("\($0.crossing.id).") }
      if own.isEmpty, !isWhole {
        leftOutCount += 1
        return .leftOut
      }
      return isChecked(event) ? .cancelled(because: withdrawal(of: event, own)) : .kept
    }
    return CalendarFile(text: file(followed, range), leftOutCount: leftOutCount)
  }

  /// How far after its last day a calendar follows the events of an older file, in days.
  static let horizonDays = 731

  private func file(_ events: [PublishedEvent], _ range: Range<Int>) -> String {
    let name = calendars.count == 1 ? calendars[0].crossing.posts : network.name.text()
    return ICalendarFile(name: name, clock: clocks.exporter, range: range, events: events).text()
  }

  /// The crossings on the days that some events of an older file begin on, and between them.
  private func calendars(around published: [PublishedEvent]) -> [CrossingCalendar] {
    let days = published.map { clocks.exporter.wallTime(at: Instant(seconds: $0.range.lowerBound)).day }
    guard let first = days.min(), let last = days.max() else { return [] }
    return network.crossings.map {
      CrossingCalendar($0, days: first..<last + 1, network: network, clocks: clocks)
    }
  }

  /// Why an opening does not take place: what closes the crossing at its time, after calendars of the crossing.
  private func withdrawal(of event: PublishedEvent, _ calendars: [CrossingCalendar]) -> String {
    guard !calendars.isEmpty else { return "the crossing is in the schedules no more" }
    let days = calendars.flatMap(\.days).filter { $0.range.overlaps(event.range) }
    let reasons = days.flatMap { day in
      let gaps = day.gaps.filter { $0.range.overlaps(event.range) }
      return gaps.isEmpty ? day.reasons : gaps.flatMap(\.reasons)
    }
    let phrases = reasons.phrases(in: network)
    return phrases.isEmpty ? "the hours have changed" : phrases.joined(separator: "; ")
  }

  private func event(_ occurrence: Occurrence, of crossing: Crossing, _ alarmMinutes: Int?) -> ICalendarEvent {
    ICalendarEvent(
      uid: "\(occurrence.identity)\(ICalendarFile.uidSuffix)", range: occurrence.range, clock: clocks.exporter,
      status: occurrence.isConfirmed ? .confirmed : .tentative, summary: summary(occurrence, of: crossing),
      description: description(occurrence), place: place(of: crossing), coordinates: crossing.location,
      categories: ["Border crossing", crossing.name.text()], alarmMinutes: alarmMinutes)
  }

  /// `Mehran open`, `Chazabeh may open (26%)`.
  private func summary(_ occurrence: Occurrence, of crossing: Crossing) -> String {
    let name = crossing.name.text()
    guard !occurrence.isConfirmed else { return "\(name) open" }
    // Where a rule does not know there is no figure.
    let probability = occurrence.probability > 0 ? " (\(DecimalText.percent(occurrence.probability)))" : ""
    return "\(name) may open\(probability)"
  }

  /// Both posts in every language that the files have them in.
  private func place(of crossing: Crossing) -> String {
    var places: [String] = []
    for (language, _) in crossing.name.texts {
      let posts = crossing.posts(in: language)
      if !places.contains(posts) { places.append(posts) }
    }
    return places.joined(separator: " / ")
  }

  /// `14 Shawwal 1441 in Iran`, `about 14 Shawwal 1449 in Iran`, `14 Shawwal 1441 by Umm al-Qura`.
  private func hijriText(_ day: Day) -> String? {
    guard let (date, basis) = hijri.date(of: day) else { return nil }
    let text = "\(date.day) \(date.englishMonthName) \(date.year)"
    return switch basis {
    case .observed: "\(text) in \(network.exporter.name.onOneLine)"
    case .estimated: "about \(text) in \(network.exporter.name.onOneLine)"
    case .ummAlQura: "\(text) by Umm al-Qura"
    }
  }

  private func description(_ occurrence: Occurrence) -> String {
    let day = occurrence.identity.start.day
    var lines = ["\(TimeText.longDate(day))\(hijriText(day).map { "; \($0)" } ?? "")"]
    let sideClocks = occurrence.times.map { clocks.clock(of: $0.side) }
    lines.append(TimeText.onClocks(occurrence.range, sideClocks, day: day))
    let quotas = occurrence.quotas.map(\.phrase).joined(separator: ", ")
    lines.append("Trucks of all classes; quota: \(quotas.isEmpty ? "none known" : quotas)")
    if !occurrence.isConfirmed {
      let unknown = occurrence.possibility - occurrence.probability
      var parts = occurrence.probability > 0 ? ["open with \(DecimalText.percent(occurrence.probability))"] : []
      if unknown > 0 { parts.append("unknown" + (unknown < 1 ? " with \(DecimalText.percent(unknown))" : "")) }
      lines.append("Tentative: \(parts.joined(separator: ", "))")
      lines += occurrence.doubts.phrases(in: network)
    }
    for phase in occurrence.phases where phase.state != .closed {
      let provenance = phase.phase.provenance
      let source = provenance.source.map { "; source: \($0)" } ?? ""
      let confidence = provenance.confidence.map { "; confidence: \($0.rawValue)" } ?? ""
      lines.append(
        "\(network.sideName(phase.side)): \(phase.phase.hours.source) (\(phase.phase.id))\(source)\(confidence)")
    }
    return lines.joined(separator: "\n")
  }
}
