/// A date of the Hijri (lunar) calendar.
///
/// The year, the month and the day are in range, and no more: whether a month has a 30th day, and on which day it
/// starts, is a matter of who observed the moon. ``UmmAlQura`` computes it, ``ObservedMonths`` knows it for a country.
@frozen
public struct HijriDate: Hashable, Sendable {
  /// Years since the Hijra, from 1.
  public let year: Int
  /// 1, Muharram, to 12, DhulHijjah.
  public let month: Int
  /// 1 to 30.
  public let day: Int

  /// The date, or nil if no observer can have such a day.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard year >= 1, month >= 1, month <= 12, day >= 1, day <= 30 else { return nil }
    self.init(knownYear: year, month: month, day: day)
  }

  /// The date, of whose parts the caller knows that they are in range.
  @inlinable
  init(knownYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }
}

extension HijriDate {
  /// The English names, Muharram first, as the rule language writes them.
  public static let englishMonthNames = [
    "Muharram", "Safar", "RabiI", "RabiII", "JumadaI", "JumadaII",
    "Rajab", "Shaban", "Ramadan", "Shawwal", "DhulQadah", "DhulHijjah",
  ]

  /// The Arabic names, Muharram first.
  public static let arabicMonthNames = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
  ]

  /// The Persian names, Muharram first.
  public static let persianMonthNames = [
    "محرم", "صفر", "ربیع‌الاول", "ربیع‌الثانی", "جمادی‌الاول", "جمادی‌الثانی",
    "رجب", "شعبان", "رمضان", "شوال", "ذیقعده", "ذیحجه",
  ]

  /// The English name of the date's month.
  public var englishMonthName: String { Self.englishMonthNames[month - 1] }
}

extension HijriDate: Comparable {
  /// Orders dates by year, month and day.
  @inlinable
  public static func < (left: HijriDate, right: HijriDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension HijriDate: CustomStringConvertible {
  /// Digits as in ISO 8601: `1441-10-15`.
  public var description: String {
    "\(zeroPadded(year, 4))-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
  }
}
