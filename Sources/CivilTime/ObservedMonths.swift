/// The first day of a Hijri month, as a country observed it.
public struct ObservedMonth: Hashable, Sendable {
  /// The Hijri year.
  public let year: Int
  /// 1, Muharram, to 12, DhulHijjah.
  public let month: Int
  /// The civil day on which the country counted the first of the month.
  public let firstDay: Day

  /// A month's first day.
  public init(year: Int, month: Int, firstDay: Day) {
    self.year = year
    self.month = month
    self.firstDay = firstDay
  }
}

/// The Hijri months of one country as far as they were observed; months may be missing.
///
/// The 30th of a month is known only if the month after it is: a month without a successor in the table has 29 days
/// here, and the day after them has no date.
public struct ObservedMonths: Hashable, Sendable {
  /// The months in the order of time.
  public let months: [ObservedMonth]

  /// A table without months.
  public static let none = ObservedMonths()

  private init() {
    months = []
  }

  /// The table of these months, in any order.
  ///
  /// Throws every fault of the table: two of its months can't both be right where they are closer or further apart
  /// than months of 29 and 30 days allow.
  public init(_ unsorted: [ObservedMonth]) throws(ObservedMonthsError) {
    var faults = unsorted.filter { !$0.isPossible }.map(ObservedMonthsFault.noSuchMonth)
    let months = unsorted.filter(\.isPossible).sorted { ($0.ordinal, $0.firstDay) < ($1.ordinal, $1.firstDay) }
    for (month, next) in zip(months, months.dropFirst()) {
      let count = next.ordinal - month.ordinal
      if count == 0 {
        faults.append(.repeated(month, next))
      } else if !(29 * count...30 * count).contains(next.firstDay - month.firstDay) {
        faults.append(.impossibleLength(month, next: next))
      }
    }
    guard faults.isEmpty else { throw ObservedMonthsError(faults: faults) }
    self.months = months
  }

  /// The Hijri date of a day, or nil if the table does not know it.
  ///
  /// Complexity: O(log n).
  public func date(of day: Day) -> HijriDate? {
    let index = partitioningIndex { $0.firstDay > day } - 1
    guard index >= 0 else { return nil }
    let dayOfMonth = day - months[index].firstDay + 1
    guard dayOfMonth <= knownLength(at: index) else { return nil }
    return HijriDate(year: months[index].year, month: months[index].month, day: dayOfMonth)
  }

  /// The day of a Hijri date, or nil if the table does not know it or the month has no such day.
  ///
  /// Complexity: O(log n).
  public func day(of date: HijriDate) -> Day? {
    let wanted = ObservedMonth.ordinal(year: date.year, month: date.month)
    let index = partitioningIndex { $0.ordinal >= wanted }
    guard index < months.count, months[index].ordinal == wanted, date.day <= knownLength(at: index) else { return nil }
    return months[index].firstDay + (date.day - 1)
  }

  /// The first and the last day on which a month can begin, as months of 29 and 30 days lie between it and the nearest
  /// ones of the table; the same day for a month of the table, both nil if the table is empty.
  ///
  /// Complexity: O(log n).
  public func possibleFirstDays(ofMonth month: Int, in year: Int) -> (earliest: Day?, latest: Day?) {
    let wanted = ObservedMonth.ordinal(year: year, month: month)
    let index = partitioningIndex { $0.ordinal >= wanted }
    var earliest: Day?
    var latest: Day?
    if index < months.count {
      let count = months[index].ordinal - wanted
      earliest = months[index].firstDay - 30 * count
      latest = months[index].firstDay - 29 * count
    }
    if index > 0 {
      let count = wanted - months[index - 1].ordinal
      let first = months[index - 1].firstDay + 29 * count
      let last = months[index - 1].firstDay + 30 * count
      earliest = max(earliest ?? first, first)
      latest = min(latest ?? last, last)
    }
    return (earliest, latest)
  }

  /// How many days of a month are certain: 29, or 30 if the next month shows it.
  private func knownLength(at index: Int) -> Int {
    guard index + 1 < months.count, months[index + 1].ordinal == months[index].ordinal + 1 else { return 29 }
    return months[index + 1].firstDay - months[index].firstDay
  }

  /// The first index whose month fulfils a condition that, once true, stays true.
  private func partitioningIndex(where isPast: (ObservedMonth) -> Bool) -> Int {
    var low = 0
    var high = months.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(months[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ObservedMonth {
  fileprivate var isPossible: Bool { HijriDate(year: year, month: month, day: 1) != nil }

  /// Months since the Hijra, for comparing.
  fileprivate var ordinal: Int { Self.ordinal(year: year, month: month) }

  fileprivate static func ordinal(year: Int, month: Int) -> Int { year * 12 + month }
}
