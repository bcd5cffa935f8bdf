import CivilTime
import Testing

/// Months observed, estimated, and estimated between observed ones.
struct HijriMonthsTests {
  private static func first(_ year: Int, _ month: Int) -> Day {
    HijriDate(year: year, month: month, day: 1).flatMap { UmmAlQura.day(of: $0) } ?? Day(number: 0)
  }

  private static func table(_ months: [(Int, Int, Int)], late: Int = 1) throws -> HijriMonths {
    let observed = try ObservedMonths(
      months.map { ObservedMonth(year: $0.0, month: $0.1, firstDay: first($0.0, $0.1) + $0.2) })
    return HijriMonths(observed: observed, daysAfterUmmAlQura: late)
  }

  @Test func observedMonthsAreKnown() throws {
    let months = try Self.table([(1_441, 9, 1), (1_441, 10, 1)])
    #expect(months.firstDay(ofMonth: 9, in: 1_441) == EstimatedDay(Self.first(1_441, 9) + 1))
    #expect(months.day(of: try #require(HijriDate(year: 1_441, month: 9, day: 10)))?.isKnown == true)
  }

  @Test func farFromTheTableOneDayEitherWay() throws {
    let months = try Self.table([(1_441, 9, 1)])
    for year in [1_301, 1_400, 1_460, 1_499] {
      #expect(months.firstDay(ofMonth: 3, in: year) == EstimatedDay(estimate: Self.first(year, 3) + 1))
    }
    let withUmmAlQura = HijriMonths.unobserved
    #expect(withUmmAlQura.firstDay(ofMonth: 3, in: 1_450) == EstimatedDay(estimate: Self.first(1_450, 3)))
  }

  @Test func aMonthNextToAnObservedOneStartsAfter29Or30Days() throws {
    let months = try Self.table([(1_441, 9, 1)])
    let start = Self.first(1_441, 9) + 1
    let next = try #require(months.firstDay(ofMonth: 10, in: 1_441))
    #expect(next.earliest >= start + 29 && next.latest <= start + 30 && !next.isKnown)
    let before = try #require(months.firstDay(ofMonth: 8, in: 1_441))
    #expect(before.earliest >= start - 30 && before.latest <= start - 29 && !before.isKnown)
  }

  @Test func aGapOfOneMonthMayLeaveNoDoubt() throws {
    // Two months of 58 days have 29 each, of 60 have 30, and of 59 nobody knows.
    for (days, isKnown) in [(58, true), (59, false), (60, true)] {
      let start = Self.first(1_441, 9)
      let observed = try ObservedMonths([
        ObservedMonth(year: 1_441, month: 9, firstDay: start),
        ObservedMonth(year: 1_441, month: 11, firstDay: start + days),
      ])
      let middle = try #require(HijriMonths(observed: observed, daysAfterUmmAlQura: 0).firstDay(ofMonth: 10, in: 1_441))
      #expect(middle.isKnown == isKnown)
      #expect(middle.earliest == start + max(29, days - 30) && middle.latest == start + min(30, days - 29))
    }
  }

  @Test func estimatesNeverContradictTheTable() throws {
    let months = try Self.table([(1_440, 2, 1), (1_440, 12, 0), (1_441, 1, 1), (1_442, 5, 1)])
    let observed = months.observed.months
    for year in 1_439...1_443 {
      for month in 1...12 {
        let day = try #require(months.firstDay(ofMonth: month, in: year))
        for other in observed {
          let count = (year - other.year) * 12 + month - other.month
          let range = count < 0 ? 30 * count...29 * count : 29 * count...30 * count
          #expect(range.contains(day.earliest - other.firstDay) && range.contains(day.latest - other.firstDay))
        }
      }
    }
  }

  @Test func the30thOfAMonth() throws {
    let start = Self.first(1_441, 9)
    let thirtieth = try #require(HijriDate(year: 1_441, month: 9, day: 30))
    for (length, exists) in [(29, false), (30, true)] {
      let observed = try ObservedMonths([
        ObservedMonth(year: 1_441, month: 9, firstDay: start),
        ObservedMonth(year: 1_441, month: 10, firstDay: start + length),
      ])
      #expect((HijriMonths(observed: observed, daysAfterUmmAlQura: 0).day(of: thirtieth) != nil) == exists)
    }
    #expect(HijriMonths.unobserved.day(of: thirtieth) != nil)
  }

  @Test func yearsOutsideAreNone() throws {
    let months = HijriMonths.unobserved
    #expect(months.day(of: try #require(HijriDate(year: 1_299, month: 12, day: 1))) == nil)
    #expect(months.day(of: try #require(HijriDate(year: 1_500, month: 1, day: 1))) == nil)
    #expect(months.day(of: try #require(HijriDate(year: 1_499, month: 12, day: 29))) != nil)
    // The last month ends with the first day of the year after.
    #expect(months.nextFirstDay(after: try #require(HijriDate(year: 1_499, month: 12, day: 1))) != nil)
  }

  /// Every day of the table's years has a date; it is known just where the months observed tell it.
  @Test func everyDayHasADate() throws {
    let months = try Self.table([(1_441, 9, 1), (1_441, 10, 1), (1_441, 11, 1), (1_444, 2, 1)])
    let start = try #require(months.firstDay(ofMonth: 1, in: 1_300)).likeliest
    let end = try #require(months.firstDay(ofMonth: 1, in: 1_500)).likeliest
    #expect(months.date(of: start - 1) == nil && months.date(of: end) == nil)
    var previous: HijriDate?
    for number in start.number..<end.number {
      let day = Day(number: number)
      let (date, isKnown) = try #require(months.date(of: day))
      #expect((1...30).contains(date.day), "\(day)")
      #expect(previous.map { date > $0 } ?? true)
      previous = date
      #expect(months.day(of: date)?.likeliest == day)
      if let observed = months.observed.date(of: day) {
        #expect(isKnown && observed == date)
      } else if isKnown {
        #expect(months.day(of: date)?.isKnown == true)
      }
    }
    let umm = HijriMonths.unobserved
    #expect(umm.date(of: Self.first(1_441, 9) + 3).map { "\($0.date) \($0.isKnown)" } == "1441-09-04 false")
  }
}
