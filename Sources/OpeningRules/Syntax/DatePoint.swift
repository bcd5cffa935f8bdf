/// A date of one year, or of every year.
public struct DatePoint: Hashable, Sendable {
  /// A year of the anchor's calendar, one of ``DateCalendar/years``; nil for every year, or for an end that takes its
  /// start's year.
  public var year: Int?
  /// The day of the year.
  public var anchor: DateAnchor
  /// Days to add to it: -366 to 366, and 0 for ``DateAnchor/monthDay(month:day:of:)``.
  public var offset: Int

  /// A date.
  public init(year: Int? = nil, _ anchor: DateAnchor, offset: Int = 0) {
    self.year = year
    self.anchor = anchor
    self.offset = offset
  }
}

/// A day that every year has.
public enum DateAnchor: Hashable, Sendable {
  /// A month, 1 to 12, and a day that this month has in some year.
  ///
  /// A day that is missing in a year moves inwards: 29 February, 30 Esfand and the 30th of a Hijri month to the first of
  /// the next month as a start, to the last of its own as an end.
  case monthDay(month: Int, day: Int, of: DateCalendar = .gregorian)
  /// Easter Sunday of the western churches.
  case easter
  /// A day that has a name.
  case named(NamedDay)

  /// The calendar by whose years the day comes back.
  public var calendar: DateCalendar {
    switch self {
    case .monthDay(_, _, let calendar): calendar
    case .easter: .gregorian
    case .named(let day): day.calendar
    }
  }
}

/// A calendar that dates of rules are written in.
public enum DateCalendar: Hashable, Sendable, CaseIterable {
  /// The Gregorian calendar, the only one of the public notation.
  case gregorian
  /// The civil calendar of Iran.
  case solarHijri
  /// The lunar calendar, by the moon as a side observes it.
  case hijri

  /// The years that a rule may name.
  public var years: ClosedRange<Int> {
    switch self {
    case .gregorian: 1_900...9_999
    case .solarHijri, .hijri: 1_300...1_499
    }
  }
}

/// A day of the Solar Hijri or Hijri year that has a name in the rule language.
public enum NamedDay: String, Hashable, Sendable, CaseIterable {
  /// 1 Farvardin.
  case nowruz
  /// 10 Muharram.
  case ashura
  /// 20 Safar.
  case arbaeen
  /// 1 Shawwal.
  case eidFitr = "eid-fitr"
  /// 10 DhulHijjah.
  case eidAdha = "eid-adha"

  /// The calendar that it is a day of.
  public var calendar: DateCalendar { self == .nowruz ? .solarHijri : .hijri }

  /// Its date in every year of its calendar.
  public var date: (month: Int, day: Int) {
    switch self {
    case .nowruz: (1, 1)
    case .ashura: (1, 10)
    case .arbaeen: (2, 20)
    case .eidFitr: (10, 1)
    case .eidAdha: (12, 10)
    }
  }

  /// What lists of holidays and people call it: `Eid al-Fitr`.
  public var englishName: String {
    switch self {
    case .nowruz: "Nowruz"
    case .ashura: "Ashura"
    case .arbaeen: "Arbaeen"
    case .eidFitr: "Eid al-Fitr"
    case .eidAdha: "Eid al-Adha"
    }
  }

  /// The day that a list of holidays calls so, or nil; one that is a further day off for it is another day.
  public init?(englishName: String) {
    guard let day = NamedDay.allCases.first(where: { $0.englishName == englishName }) else { return nil }
    self = day
  }
}
