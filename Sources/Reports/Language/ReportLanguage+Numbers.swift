import CivilTime

/// Numbers, times and dates as readers of a language write them.
extension ReportLanguage {
  /// A text of digits and signs, as ``DecimalText`` writes numbers, in the language's own: `۱٬۲۵۰٫۵`.
  func digits(_ text: String) -> String {
    let vocabulary = vocabulary
    return String(
      text.map { character in
        switch character {
        case ".": vocabulary.numberSigns.point
        case ",": vocabulary.numberSigns.group
        case "0"..."9": vocabulary.digits[character.wholeNumberValue ?? 0]
        default: character
        }
      })
  }

  /// A whole number: `250`, `۲۵۰`.
  func number(_ value: Int) -> Phrase { Phrase(.words(digits(DecimalText.whole(value)))) }

  /// A probability between 0 and 1: `43%`, `۴۳ درصد`, never rounded to 0 or 100.
  func probability(_ value: Double) -> Phrase {
    func percent(_ text: String) -> Phrase { Phrase(vocabulary.percent, Phrase(.words(digits(text)))) }
    if value < 0.01 { return Phrase(vocabulary.lessThan, percent("1")) }
    if value > 0.99 { return Phrase(vocabulary.moreThan, percent("99")) }
    return percent(DecimalText.fixed(value * 100))
  }

  /// A number of hours, with one decimal where it is not whole: `6.5 h`.
  func hours(seconds: Int) -> Phrase {
    let text = DecimalText.fixed(Double(seconds) / 3_600, decimals: seconds % 3_600 == 0 ? 0 : 1)
    return Phrase(vocabulary.hours, Phrase(.words(digits(text))))
  }

  /// A difference between clocks: `1:30 h`.
  func clockDifference(seconds: Int) -> Phrase {
    Phrase(vocabulary.hours, Phrase(.leftToRight(digits(TimeText.hoursAndMinutes(seconds: seconds)))))
  }

  /// A time of day: `09:30`, `۰۹:۳۰`; the end of a day is `24:00`.
  func time(_ clockText: String) -> Phrase { Phrase(.leftToRight(digits(clockText))) }

  /// A reading of a clock: minutes since midnight, of the day before or after too.
  func hour(_ minutes: Int) -> Phrase {
    time(minutes == 1_440 ? "24:00" : WallTime(minutes: minutes).clockText)
  }

  /// Phrases as a list: `Iran`, `Iran and Iraq`, `Iran, Iraq and Kuwait`.
  func list(_ phrases: [Phrase]) -> Phrase {
    guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? Phrase() }
    return Phrase(vocabulary.and, Phrase(Array(phrases.dropLast()), separator: vocabulary.comma), last)
  }

  /// The name of a day of the week.
  func name(of weekday: Weekday) -> String { vocabulary.weekdays[weekday.rawValue - 1] }

  /// A week of ISO 8601: `week 2020-W24`, in other languages its number and its year.
  func name(of week: ISOWeek) -> Phrase {
    let number = self == .english ? zeroPadded(week.week, 2) : digits(String(week.week))
    return Phrase(vocabulary.isoWeek, Phrase(.words(number)), Phrase(.words(digits(String(week.year)))))
  }

  // MARK: Dates

  /// A day without its year: `6 June`, `≈15 Shaban` where it is estimated; nil where the calendar's table ends.
  func dayAndMonth(_ day: Day, in calendar: CivilCalendar) -> String? {
    calendar.date(of: day).map { "\(dayOfMonth($0)) \(month($0.month, of: calendar))" }
  }

  private func dayOfMonth(_ date: (year: Int, month: Int, day: Int, isEstimated: Bool)) -> String {
    "\(date.isEstimated ? "≈" : "")\(digits(String(date.day)))"
  }

  /// A day with its year: `6 June 2020`; nil where the calendar's table ends.
  func date(_ day: Day, in calendar: CivilCalendar) -> Phrase? {
    calendar.date(of: day).map { date in
      Phrase(
        vocabulary.date, Phrase(.words(dayOfMonth(date))), Phrase(.words(month(date.month, of: calendar))),
        Phrase(.words(digits(String(date.year)))))
    }
  }

  /// A day in the calendar that the language's readers live by, else in the Gregorian one, which has no end.
  func date(_ day: Day) -> Phrase {
    date(day, in: civilCalendar) ?? date(day, in: .gregorian) ?? Phrase()
  }

  /// The days from a first to a last one: `6 to 12 June 2020`, `30 May to 5 June 2020`; nil where the calendar's table
  /// ends.
  func dates(_ first: Day, _ last: Day, in calendar: CivilCalendar) -> Phrase? {
    guard let start = calendar.date(of: first), let end = calendar.date(of: last),
      let startDate = date(first, in: calendar), let endDate = date(last, in: calendar)
    else { return nil }
    let shortened: Phrase
    if start.year != end.year {
      shortened = startDate
    } else if start.month != end.month {
      shortened = Phrase(.words(dayAndMonth(first, in: calendar) ?? ""))
    } else {
      shortened = Phrase(.words(dayOfMonth(start)))
    }
    return first == last ? startDate : Phrase(vocabulary.dates, shortened, endDate)
  }

  /// The days from a first to a last one in the calendar that the language's readers live by, else in the Gregorian one.
  func dates(_ first: Day, _ last: Day) -> Phrase {
    dates(first, last, in: civilCalendar) ?? dates(first, last, in: .gregorian) ?? Phrase()
  }

  /// A month with its year: `Khordad 1399`.
  func name(of month: CalendarMonth) -> Phrase {
    let names =
      switch month.calendar {
      case .gregorian: vocabulary.gregorianMonths
      case .persian: vocabulary.solarHijriMonths
      }
    return Phrase(.words("\(names[month.month - 1]) \(digits(String(month.year)))"))
  }

  private func month(_ month: Int, of calendar: CivilCalendar) -> String {
    switch calendar {
    case .gregorian: vocabulary.gregorianMonths[month - 1]
    case .solarHijri: vocabulary.solarHijriMonths[month - 1]
    case .hijri: vocabulary.hijriMonths[month - 1]
    }
  }
}
