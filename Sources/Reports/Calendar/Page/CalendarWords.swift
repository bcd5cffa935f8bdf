import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline

/// What a calendar says of crossings, days and openings, in a language.
struct CalendarWords {
  let language: ReportLanguage
  let network: Network
  let clocks: Clocks

  /// By what Hijri dates are reckoned.
  var hijri: HijriReckoning { HijriReckoning(network) }

  /// The calendars that dates are given in, the one that readers live by first.
  var calendars: [CivilCalendar] { language.calendars(hijri) }

  /// What openings, probabilities and dates mean, and what there is to explain in the grids of some weeks.
  func explanations(of weeks: [PageWeek]) -> [Phrase] {
    let dates =
      switch hijri {
      case .months(let side): Phrase(vocabulary.hijriBySide, name(side.name))
      case .ummAlQura: Phrase(.words(vocabulary.hijriByUmmAlQura))
      }
    let isRepeated = weeks.contains { $0.grids.contains(where: \.scale.hasSecondReading) }
    return vocabulary.explanations.map { Phrase(.words($0)) } + [dates]
      + (isRepeated ? [Phrase(.words(vocabulary.secondReading))] : [])
  }

  /// The language's words.
  var vocabulary: Vocabulary { language.vocabulary }

  // MARK: Names

  /// A name of the files in the language, or else as they have it.
  func name(_ name: LocalizedName) -> Phrase {
    let isTranslated = name.texts.contains { $0.language == language.code }
    let text = name.text(language.code)
    return Phrase(isTranslated ? .words(text) : .foreign(text))
  }

  /// Both posts of a crossing: `Mehran ⇄ Zurbatiyah`; one where both have the same name.
  func posts(_ crossing: Crossing) -> Phrase {
    let near = name(crossing.name)
    guard let far = crossing.counterpart.map(name), far != near else { return near }
    return Phrase([near, far], separator: " ⇄ ")
  }

  /// A side's name.
  func side(_ id: String) -> Phrase {
    network.sides.first { $0.id == id }.map { name($0.name) } ?? Phrase(.foreign(id))
  }

  /// The names of sides as a list.
  func sides(_ ids: [String]) -> Phrase { language.list(ids.map(side)) }

  // MARK: Holidays and reasons

  /// The name of a holiday in the language, or else in English.
  private func name(_ holiday: Holiday) -> Phrase {
    name(LocalizedName([("en", holiday.name)] + holiday.translations.texts))
  }

  /// The public holidays of a day, each with all the sides that keep it.
  func holidays(_ day: CalendarDay) -> [Phrase] {
    day.holidays.map { (name($0.holiday), $0.side) }.gathered().map { holiday, sides in
      Phrase(vocabulary.about, self.sides(sides), holiday)
    }
  }

  /// Why a crossing is closed, each reason with all the sides that give it.
  func reasons(_ reasons: [ClosedReason]) -> [Phrase] {
    let closures = reasons.compactMap { reason -> Phrase? in
      guard case .closure(let closure) = reason else { return nil }
      return self.closure(closure)
    }
    let ofSides = reasons.compactMap { reason -> (Reason, String)? in
      switch reason {
      case .holiday(let side, let holiday): (.holiday(name(holiday)), side)
      case .rule(let side, _, _): (.rule, side)
      case .noPhase(let side): (.noPhase, side)
      case .closure, .noOverlap: nil
      }
    }
    return closures + ofSides.gathered().map { $0.text(sides($1), vocabulary) }
      + (reasons.contains(.noOverlap) ? [Phrase(.words(vocabulary.noOverlap))] : [])
  }

  /// The reason of a side, without the side.
  private enum Reason: Hashable {
    case holiday(Phrase)
    case rule
    case noPhase

    func text(_ sides: Phrase, _ vocabulary: Vocabulary) -> Phrase {
      switch self {
      case .holiday(let name): Phrase(vocabulary.closedForHoliday, sides, name)
      case .rule: Phrase(vocabulary.closedByRule, sides)
      case .noPhase: Phrase(vocabulary.noPhase, sides)
      }
    }
  }

  /// A closure: who closes and why, until when, and when it was announced.
  func closure(_ closure: Closure) -> Phrase {
    let reason = reason(closure)
    var parts = [
      closure.side.map { Phrase(vocabulary.closureOfSide, side($0), reason) } ?? Phrase(vocabulary.closure, reason)
    ]
    parts.append(closure.until.map(until) ?? Phrase(.words(vocabulary.untilFurtherNotice)))
    if let announced = closure.announced { parts.append(Phrase(vocabulary.announced, language.date(announced))) }
    return Phrase(parts, separator: vocabulary.comma)
  }

  /// What a closure is for: a holiday by its name in the language, else as the files have it.
  private func reason(_ closure: Closure) -> Phrase {
    let holiday = network.sides.lazy.flatMap(\.holidays).first { $0.name == closure.reason }
    return holiday.map(name) ?? Phrase(.foreign(closure.reason))
  }

  // MARK: Dates

  /// From a moment on; a midnight is that of its day.
  func from(_ moment: WallTime) -> Phrase {
    Phrase(vocabulary.fromDate, moment.minuteOfDay == 0 ? language.date(moment.day) : dateAndTime(moment))
  }

  /// Until a moment; a midnight is the end of the day before.
  func until(_ moment: WallTime) -> Phrase {
    moment.minuteOfDay == 0
      ? Phrase(vocabulary.untilEndOf, language.date(moment.day - 1))
      : Phrase(vocabulary.untilDate, dateAndTime(moment))
  }

  private func dateAndTime(_ moment: WallTime) -> Phrase {
    Phrase(vocabulary.remark, language.date(moment.day), language.time(moment.clockText))
  }

  // MARK: Openings

  /// What a block of an opening says: the time on the exporter's clock, on the other clocks, and how sure it is.
  func lines(_ part: CalendarDay.Part, on day: Day) -> [Phrase] {
    let lines = network.sides.enumerated().map { index, side in
      let times = times(part.range, on: clocks.clock(of: side.id), day: day)
      return index == 0 ? times : Phrase(vocabulary.about, name(side.name), times)
    }
    return lines + doubts(of: part.occurrence)
  }

  /// How sure an opening is; nothing of one that is certain.
  func doubts(of occurrence: Occurrence) -> [Phrase] {
    guard !occurrence.isConfirmed else { return [] }
    let probability = occurrence.probability
    var lines = [
      probability > 0
        ? Phrase(vocabulary.mayOpenWithProbability, language.probability(probability))
        : Phrase(.words(vocabulary.unknown))
    ]
    for case .unknown(let phase) in occurrence.doubts {
      guard let comment = phase.comment else { continue }
      let isByMoon = comment == RuleInterval.moonComment
      lines.append(Phrase(isByMoon ? .words(vocabulary.byMoon) : .foreign(comment)))
    }
    return lines
  }

  /// A range in seconds of UTC as a clock reads it, with the day of the week where it is another than `day`.
  func times(_ range: Range<Int>, on clock: TimeZoneTable, day: Day) -> Phrase {
    let limits = (start: Instant(seconds: range.lowerBound), end: Instant(seconds: range.upperBound))
    let readings = (
      start: reading(limits.start, on: clock, day: day), end: reading(limits.end, on: clock, day: day, isEnd: true)
    )
    // What has a remark on the day or the offset is long, and must be free to be broken.
    let isShort =
      clock.wallTime(at: limits.start).day == day && clock.order(ofReadingAt: limits.start) == .only
      && clock.order(ofReadingAt: limits.end) == .only
    return Phrase(isShort ? vocabulary.times : vocabulary.dates, readings.start, readings.end)
  }

  /// A reading with its offset where the clock reads it twice, and with the day of the week where it is another.
  private func reading(_ instant: Instant, on clock: TimeZoneTable, day: Day, isEnd: Bool = false) -> Phrase {
    let wall = clock.wallTime(at: instant)
    let isMidnight = isEnd && wall == WallTime(day + 1)
    let time = language.time(isMidnight ? "24:00" : wall.clockText)
    let offset = clock.offsetTextOfRepeatedReading(at: instant)
    var remarks = offset.isEmpty ? [] : [language.time(offset)]
    if wall.day != day, !isMidnight { remarks.append(Phrase(.words(language.name(of: wall.day.weekday)))) }
    return remarks.isEmpty ? time : Phrase(vocabulary.remark, time, Phrase(remarks, separator: vocabulary.comma))
  }

  /// A limit on the trucks admitted.
  func quota(_ quota: Quota) -> Phrase {
    let number = language.number(quota.trucks)
    let trucks = quota.isMean ? Phrase([Phrase(.words(quota.meanSign)), number], separator: "") : number
    return switch quota.period {
    case .day: Phrase(vocabulary.quotas.day, trucks)
    case .week: Phrase(vocabulary.quotas.week, trucks)
    case .slot: Phrase(vocabulary.quotas.slot, trucks, language.number(quota.slotMinutes))
    }
  }
}
