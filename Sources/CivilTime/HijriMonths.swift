/// The Hijri months of one country: observed as far as its table goes, and estimated from ``UmmAlQura`` in the table's
/// gaps and beyond its ends.
///
/// An estimate may be a day off, either way. It is moved, and narrowed, to what months of 29 and 30 days between it and
/// the table's nearest months allow.
public struct HijriMonths: Hashable, Sendable {
  /// The years that days are known or estimated for: 1300 to 1499.
  public static let years = 1_300...1_499

  /// The months that were observed.
  public let observed: ObservedMonths
  /// How many days after Umm al-Qura the country's months are expected to begin: 1 for Iran, 0 for Iraq.
  public let daysAfterUmmAlQura: Int

  /// A country's months, by default none observed and all expected with Umm al-Qura.
  public init(observed: ObservedMonths = .none, daysAfterUmmAlQura: Int = 0) {
    self.observed = observed
    self.daysAfterUmmAlQura = daysAfterUmmAlQura
  }

  /// The first day of a month, 1 to 12, of a year; nil if the year is not one of ``years`` nor the next.
  ///
  /// Complexity: O(log n) in the number of observed months.
  public func firstDay(ofMonth month: Int, in year: Int) -> EstimatedDay? {
    let possible = observed.possibleFirstDays(ofMonth: month, in: year)
    if let earliest = possible.earliest, earliest == possible.latest { return EstimatedDay(earliest) }
    guard let date = HijriDate(year: year, month: month, day: 1), let computed = UmmAlQura.day(of: date) else {
      return nil
    }
    var expected = computed + daysAfterUmmAlQura
    if let earliest = possible.earliest { expected = max(expected, earliest) }
    if let latest = possible.latest { expected = min(expected, latest) }
    return EstimatedDay(
      earliest: max(expected - 1, possible.earliest ?? expected - 1), likeliest: expected,
      latest: min(expected + 1, possible.latest ?? expected + 1))
  }

  /// The day of a Hijri date; nil if the year is not one of ``years``, and for the 30th of a month that is known to
  /// have 29 days.
  public func day(of date: HijriDate) -> EstimatedDay? {
    guard Self.years.contains(date.year), let first = firstDay(ofMonth: date.month, in: date.year) else { return nil }
    if date.day == 30, let next = nextFirstDay(after: date), next.latest - first.earliest < 30 { return nil }
    return first + (date.day - 1)
  }

  /// The first day of the month after that of a date.
  public func nextFirstDay(after date: HijriDate) -> EstimatedDay? {
    date.month == 12 ? firstDay(ofMonth: 1, in: date.year + 1) : firstDay(ofMonth: date.month + 1, in: date.year)
  }
}
