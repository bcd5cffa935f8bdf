/// The words, names and signs that calendars need, in one language.
///
/// Words are as they stand where they are used: at the start of a line or within one. `{0}`, `{1}` are the places of what a ``Phrase`` fills in.
struct Vocabulary: Sendable {
  // MARK: Numbers

  /// The digits from zero to nine.
  let digits: [Character]
  /// What is written for a decimal point, and between groups of three digits.
  let numberSigns: (point: Character, group: Character)
  /// A percentage.
  let percent: String
  /// Less, and more, than a percentage.
  let lessThan: String
  let moreThan: String

  // MARK: Names

  /// Days of the week, Monday first, as in ISO 8601.
  let weekdays: [String]
  /// Months of the Gregorian calendar, January first.
  let gregorianMonths: [String]
  /// Months of the Solar Hijri calendar, Farvardin first.
  let solarHijriMonths: [String]
  /// Months of the Hijri calendar, Muharram first.
  let hijriMonths: [String]

  // MARK: Joining

  /// Day, month and year.
  let date: String
  /// From a date to a date.
  let dates: String
  /// From a time of day to a time of day; where there is room for it on one line, it must not be broken.
  ///
  /// In a line from right to left the first time is on the right, and a word stands between the two: a dash there would
  /// leave it to the reader's guess which of the times comes first.
  let times: String
  /// Two of a list's phrases: the last ones.
  let and: String
  /// Between the other phrases of a list.
  let comma: String
  /// Between statements.
  let semicolon: String
  /// Between facts in a row; a dot would be taken for a zero beside the digits of Persian and Arabic, a bar for a one.
  let separator: String
  /// A name, and what is said of it.
  let about: String
  /// A phrase, and a remark on it.
  let remark: String

  // MARK: Times

  /// The ISO week: its number and its year.
  let isoWeek: String
  /// A number of hours.
  let hours: String
  /// The time of a side.
  let timeOf: String
  /// A side's clock that reads the same as the exporter's.
  let clockSame: String
  /// A side's clock that is behind the exporter's, by some hours.
  let clockBehind: String
  /// A side's clock that is ahead of the exporter's, by some hours.
  let clockAhead: String
  /// A statement that is true from a date on.
  let fromDate: String
  /// A statement that is true until a moment.
  let untilDate: String
  /// A statement that is true until the end of a day.
  let untilEndOf: String
  /// A date known to be between two dates.
  let betweenDates: String
  /// What has always held.
  let always: String

  // MARK: Openings

  /// Open for sure.
  let open: String
  /// Open perhaps.
  let mayOpen: String
  /// Open with a probability.
  let mayOpenWithProbability: String
  /// Open, says a rule, or not: nobody knows.
  let unknown: String
  /// Why a rule does not know of a day that goes by a Hijri month which may yet move.
  let byMoon: String
  /// Not open.
  let closed: String
  /// A public holiday.
  let holiday: String
  /// The crossing has no opening in a week.
  let noOpening: String
  /// The crossing has no opening in the days shown.
  let noOpeningInPeriod: String
  /// Trucks admitted in a day, a week, or a slot of some minutes.
  let quotas: (day: String, week: String, slot: String)

  // MARK: Reasons

  /// Closed by the rule of sides.
  let closedByRule: String
  /// Closed for a holiday of sides.
  let closedForHoliday: String
  /// Closed by a closure: its reason.
  let closure: String
  /// A closure of one side: the side and the reason.
  let closureOfSide: String
  /// Without an end.
  let untilFurtherNotice: String
  /// Announced on a date.
  let announced: String
  /// Sides without a rule in force.
  let noPhase: String
  /// Each side is open at some time, and never both.
  let noOverlap: String

  // MARK: Notes

  /// The heading of the notes.
  let notes: String
  /// The headings of the columns: what, its rule or limit, when it holds, source, confidence.
  let noteColumns: (subject: String, rule: String, validity: String, source: String, confidence: String)
  /// A rule of a side.
  let ruleOf: String
  /// A note on a closure.
  let closureSubject: String
  /// A note on a limit.
  let quotaSubject: String
  /// Confidence high, medium, low, and an assumption.
  let confidences: (high: String, medium: String, low: String, assumption: String)
  /// No source is stated.
  let noSource: String
  /// What openings and probabilities mean.
  let explanations: [String]
  /// Whose Hijri months dates are by, and what the sign of an estimate means.
  let hijriBySide: String
  /// What the star at an hour means that a clock, set back, reads again.
  let secondReading: String
  /// Hijri dates are by Umm al-Qura.
  let hijriByUmmAlQura: String
  /// What a day, and what is open on it, is called in the head of a table.
  let tableColumns: (day: String, openings: String)
}

extension Vocabulary {
  /// What the looks of a calendar mean.
  var legend: [(kind: String, text: String)] {
    [("open", open), ("tentative", mayOpen), ("closed", closed), ("holiday", holiday)]
  }
}
