/// The Hijri months of one country: observed as far as its table goes, and estimated from ``UmmAlQura`` in the table's
/// gaps and beyond its ends.
///
/// An estimate may be a day off, either way. It is moved, and narrowed, to what months of 29 and 30 days between it and
/// the table's nearest months allow.
public struct HijriMonths: Sendable {
  /// The years that days are known or estimated for: 1300 to 1499.
  public static let years = 1_300...1_499
  /// A country of which no month has been observed, and all are expected with Umm al-Qura.
  public static let unobserved = HijriMonths(observed: .none, daysAfterUmmAlQura: 0)

  /// The months that were observed.
  public let observed: ObservedMonths
  /// How many days after Umm al-Qura the country's months are expected to begin: 1 for Iran, 0 for Iraq.
  public let daysAfterUmmAlQura: Int
  /// The first days of the months of ``years`` in order, and of the month after them.
  private let firstDays: [EstimatedDay]

  /// A country's months.
  ///
  /// Complexity: O(log n) for each of the 2,401 months and n observed ones.
  public init(observed: ObservedMonths, daysAfterUmmAlQura: Int) {
    self.observed = observed
    self.daysAfterUmmAlQura = daysAfterUmmAlQura
    let count = Self.years.count * 12 + 1
    firstDays = (0..<count).map { index in
      let (year, month) = (Self.years.lowerBound + index / 12, index % 12 + 1)
      let possible = observed.possibleFirstDays(ofMonth: month, in: year)
      if let earliest = possible.earliest, earliest == possible.latest { return EstimatedDay(earliest) }
      guard let computed = UmmAlQura.day(of: HijriDate(knownYear: year, month: month, day: 1)) else {
        preconditionFailure("Umm al-Qura has no month \(month) of \(year)")
      }
      var expected = computed + daysAfterUmmAlQura
      if let earliest = possible.earliest { expected = max(expected, earliest) }
      if let latest = possible.latest { expected = min(expected, latest) }
      return EstimatedDay(
        earliest: max(expected - 1, possible.earliest ?? expected - 1), likeliest: expected,
        latest: min(expected + 1, possible.latest ?? expected + 1))
    }
  }

  /// The first day of a month, 1 to 12, of one of ``years``, or of the first month after them; else nil.
  public func firstDay(ofMonth month: Int, in year: Int) -> EstimatedDay? {
    let index = (year - Self.years.lowerBound) * 12 + month - 1
    return firstDays.indices.contains(index) ? firstDays[index] : nil
  }

  /// The day of a Hijri date; nil if the year is not one of ``years``, and for the 30th of a month that is known to
  /// have 29 days.
  public func day(of date: HijriDate) -> EstimatedDay? {
    guard Self.years.contains(date.year), let first = firstDay(ofMonth: date.month, in: date.year) else { return nil }
    if date.day == 30, let next = nextFirstDay(after: date), next.latest - first.earliest < 30 { return nil }
    return first + (date.day - 1)
  }

  /// The Hijri date that a day has or is expected to have, and whether it is certain; nil outside ``years``.
  ///
  /// Complexity: O(log n) in the number of months.
  public func date(of day: Day) -> (date: HijriDate, isKnown: Bool)? {
    var low = 0
    var high = firstDays.count
    while low < high {
      let middle = (low + high) / 2
      if firstDays[middle].likeliest <= day { low = middle + 1 } else { high = middle }
    }
    // Not before the first month, nor in the month after the last one.
    guard low > 0, low < firstDays.count else { return nil }
    let first = firstDays[low - 1]
    let date = HijriDate(
      knownYear: Self.years.lowerBound + (low - 1) / 12, month: (low - 1) % 12 + 1, day: day - first.likeliest + 1)
    return (date, first.isKnown && day < firstDays[low].earliest)
  }

  /// The first day of the month after that of a date.
  public func nextFirstDay(after date: HijriDate) -> EstimatedDay? {
    date.month == 12 ? firstDay(ofMonth: 1, in: date.year + 1) : firstDay(ofMonth: date.month + 1, in: date.year)
  }
}

extension HijriMonths: Hashable {
  /// Months are equal if the same ones were observed and the others are expected alike.
  public static func == (left: HijriMonths, right: HijriMonths) -> Bool {
    left.observed == right.observed && left.daysAfterUmmAlQura == right.daysAfterUmmAlQura
  }

  /// Hashes what was observed and what is expected.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(observed)
    hasher.combine(daysAfterUmmAlQura)
  }
}
