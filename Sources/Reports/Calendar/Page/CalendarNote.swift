import CivilTime
import CrossingModel
import OpeningTimeline

/// A rule, a closure or a limit that a calendar rests on: what it says, when it holds, and where it comes from.
struct CalendarNote: Hashable {
  /// What a note is about.
  enum Subject: Hashable {
    /// The hours of sides, by their ids.
    case hours([String])
    /// A closure.
    case closure
    /// A limit on the trucks admitted.
    case quota
  }

  var subject: Subject
  let rule: Phrase
  let validity: Phrase
  /// Nil for a limit, of which the model does not keep it.
  let provenance: Provenance?

  /// The notes of a crossing: rules of the sides in the order in which they matter, then closures and limits.
  static func notes(of calendar: CrossingCalendar, words: CalendarWords) -> [CalendarNote] {
    var notes: [CalendarNote] = []
    for (side, phase) in phases(of: calendar) {
      let note = CalendarNote(
        subject: .hours([side]), rule: Phrase(.leftToRight(phase.hours.source)), validity: words.validity(of: phase),
        provenance: phase.provenance)
      if let same = notes.firstIndex(where: { $0.hasSameText(as: note) }), case .hours(let sides) = notes[same].subject
      {
        if !sides.contains(side) { notes[same].subject = .hours(sides + [side]) }
      } else {
        notes.append(note)
      }
    }
    for closure in reasons(of: calendar).compactMap(\.closure).unique {
      notes.append(
        CalendarNote(
          subject: .closure, rule: words.closure(closure), validity: words.from(closure.from),
          provenance: closure.provenance))
    }
    for quota in calendar.occurrences.flatMap(\.quotas).unique {
      notes.append(
        CalendarNote(
          subject: .quota, rule: words.quota(quota), validity: words.validity(of: quota),
          provenance: quota.provenance))
    }
    return notes
  }

  private func hasSameText(as other: CalendarNote) -> Bool {
    rule == other.rule && validity == other.validity && provenance == other.provenance
  }

  /// The phases that open the crossing or keep it closed, with their sides.
  private static func phases(of calendar: CrossingCalendar) -> [(side: String, phase: Phase)] {
    let opening = calendar.occurrences.flatMap(\.phases).map { SidePhase(side: $0.side, phase: $0.phase) }
    let closing = reasons(of: calendar).compactMap { reason -> SidePhase? in
      guard case .rule(let side, let phase, _) = reason else { return nil }
      return SidePhase(side: side, phase: phase)
    }
    return (opening + closing).unique.map { ($0.side, $0.phase) }
  }

  private struct SidePhase: Hashable {
    let side: String
    let phase: Phase
  }

  private static func reasons(of calendar: CrossingCalendar) -> [ClosedReason] {
    calendar.days.flatMap { $0.reasons + $0.gaps.flatMap(\.reasons) }
  }
}

extension ClosedReason {
  fileprivate var closure: Closure? {
    guard case .closure(let closure) = self else { return nil }
    return closure
  }
}

extension CalendarWords {
  /// When a phase holds: from a date, or from one of several; until its end, if it has one.
  fileprivate func validity(of phase: Phase) -> Phrase {
    let moments = (phase.from?.candidates ?? []).map(\.moment)
    var parts: [Phrase] = []
    if let first = moments.first, let last = moments.last {
      parts.append(
        moments.count == 1
          ? from(first) : Phrase(vocabulary.betweenDates, language.date(first.day), language.date(last.day)))
    }
    return validity(parts, until: phase.until)
  }

  /// When a limit holds.
  fileprivate func validity(of quota: Quota) -> Phrase {
    validity([quota.from.map(from)].compactMap(\.self), until: quota.until)
  }

  private func validity(_ begin: [Phrase], until end: WallTime?) -> Phrase {
    let parts = begin + [end.map(until)].compactMap(\.self)
    return parts.isEmpty ? Phrase(.words(vocabulary.always)) : Phrase(parts, separator: vocabulary.comma)
  }

  /// What a note is about.
  func text(_ subject: CalendarNote.Subject) -> Phrase {
    switch subject {
    case .hours(let ids): Phrase(vocabulary.ruleOf, sides(ids))
    case .closure: Phrase(.words(vocabulary.closureSubject))
    case .quota: Phrase(.words(vocabulary.quotaSubject))
    }
  }

  /// How far a figure can be trusted.
  func text(_ confidence: Confidence) -> String {
    switch confidence {
    case .high: vocabulary.confidences.high
    case .medium: vocabulary.confidences.medium
    case .low: vocabulary.confidences.low
    case .assumption: vocabulary.confidences.assumption
    }
  }
}
