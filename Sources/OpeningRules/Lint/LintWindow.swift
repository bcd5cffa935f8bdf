import CivilTime

/// The time over which clauses are compared, in minutes of wall time.
struct LintWindow {
  /// From the first moment asked about, two years or up to the end; longer if the rule names later years.
  let short: Range<Int>
  /// The same where there is an end; else so long that all weekdays fall on all dates, and every year has its turn.
  let long: Range<Int>

  /// What must be so in all of them is sure; the short one comes first, as it mostly decides.
  var all: [Range<Int>] { short == long ? [short] : [short, long] }

  private static let defaultDays = 2 * 366
  /// The Gregorian calendar repeats its weekdays after 28 years, but for the turns of most centuries.
  private static let cycleDays = 28 * 366
  /// Rules may name any year up to 9999; what is further away does not matter to anybody.
  private static let reachYears = 40

  /// The window from one moment until another; where one is missing, from the first year that the rule names, or else
  /// `usualYear`, or for as long as it takes to see all that the rule may do.
  init(_ rule: OpeningRule, from: WallTime?, until: WallTime?, usualYear: Int = 2_020) {
    let years = Self.years(of: rule)
    var first = from
    if first == nil {
      let latest = until.map { $0.day - Self.defaultDays } ?? Day(number: Self.newYear(years.max() ?? usualYear))
      let reach = GregorianDate(latest).year - Self.reachYears
      let named = years.filter { $0 >= reach }.min().map { Day(number: Self.newYear($0)) }
      first = WallTime(min(latest, named ?? latest))
    }
    let start = first?.minutes ?? 0
    if let until {
      short = start..<max(start, until.minutes)
      long = short
    } else {
      let startYear = GregorianDate(WallTime(minutes: start).day).year
      let last = years.filter { $0 <= startYear + Self.reachYears }.max().map { Self.newYear($0 + 2) * 1_440 } ?? start
      short = start..<max(start + Self.defaultDays * 1_440, last)
      long = start..<max(start + Self.cycleDays * 1_440, last)
    }
  }

  private static func newYear(_ year: Int) -> Int { dayNumber(year, 1, 1) }

  /// The years that a rule names; those of other calendars by the Gregorian years in which they begin.
  private static func years(of rule: OpeningRule) -> [Int] {
    rule.clauses.flatMap { clause in
      let dates = clause.days.dates.flatMap { range -> [Int?] in
        guard case .days(let from, let to) = range else { return [] }
        return [from.year, to.year].map { $0.map { gregorianYear($0, of: range.calendar) } }
      }
      return clause.days.years.flatMap { [$0.first, $0.last ?? $0.first] } + dates.compactMap(\.self)
    }
  }

  private static func gregorianYear(_ year: Int, of calendar: DateCalendar) -> Int {
    switch calendar {
    case .gregorian: year
    case .solarHijri: year + 621
    // 33 lunar years are 32 of the sun, within some days.
    case .hijri: year - (year - 1_300) / 33 + 582
    }
  }
}
