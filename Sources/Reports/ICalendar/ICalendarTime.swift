import CivilTime

/// Values of type DATE-TIME, in UTC or on the clock of a zone; never floating.
///
/// Source: RFC 5545, section 3.3.5.
enum ICalendarTime {
  /// `20200607T050000Z`.
  static func utc(_ instant: Instant) -> String {
    let reading = TimeZoneTable.utc.wallTime(at: instant)
    return "\(local(reading, second: instant.seconds - reading.minutes * 60))Z"
  }

  /// `20200607T093000`.
  static func local(_ reading: WallTime, second: Int = 0) -> String {
    let date = GregorianDate(reading.day)
    let day = "\(zeroPadded(date.year, 4))\(zeroPadded(date.month, 2))\(zeroPadded(date.day, 2))"
    let minute = reading.minuteOfDay
    return "\(day)T\(zeroPadded(minute / 60, 2))\(zeroPadded(minute % 60, 2))\(zeroPadded(second, 2))"
  }

  /// Properties of these names and instants, on a clock with its `TZID` if it can tell them all, else in UTC.
  ///
  /// A clock can't tell an instant whose reading it shows twice, around a jump back: a local time stands for the first,
  /// says RFC 5545, and readers that take it for the second are common.
  static func properties(
    _ instants: [(name: String, instant: Instant)], on clock: TimeZoneTable
  ) -> [ICalendarProperty] {
    let isLocal = clock.name != TimeZoneTable.utc.name && instants.allSatisfy { isToldOnce($0.instant, by: clock) }
    return instants.map { name, instant in
      guard isLocal else { return ICalendarProperty(name, utc(instant)) }
      return ICalendarProperty(
        name, local(clock.wallTime(at: instant)),
        parameters: [ICalendarProperty.Parameter(name: "TZID", values: [clock.name])])
    }
  }

  /// Whether a clock reads a full minute at an instant, and the same at no other minute.
  private static func isToldOnce(_ instant: Instant, by clock: TimeZoneTable) -> Bool {
    let minute = clock.wallTime(at: instant).minutes
    return clock.instants(ofMinutes: IntervalSet([minute..<minute + 1])).ranges
      == [instant.seconds..<instant.seconds + 60]
  }

  /// The instant that a property tells.
  static func instant(
    of property: ICalendarProperty, clocks: inout ICalendarClocks
  ) throws(ICalendarError) -> Instant {
    let zone = property.parameter("TZID")
    let expected = zone == nil ? "a time in UTC such as 20200607T050000Z" : "a time such as 20200607T093000"
    guard let (reading, second, isUTC) = parse(property.value), isUTC == (zone == nil) else {
      throw ICalendarError(
        .badValue(property.value, of: property.name, expected: expected), line: property.line ?? 1)
    }
    guard let zone else { return TimeZoneTable.utc.instant(of: reading) + second }
    guard let clock = clocks.clock(named: zone) else {
      throw ICalendarError(
        .badValue(zone, of: "TZID", expected: "a time zone of the tz database such as Asia/Tehran"),
        line: property.line ?? 1)
    }
    return clock.instant(of: reading) + second
  }

  private static func parse(_ value: String) -> (reading: WallTime, second: Int, isUTC: Bool)? {
    let octets = Array(value.utf8)
    let isUTC = octets.count == 16 && octets[15] == UInt8(ascii: "Z")
    guard octets.count == 15 || isUTC, octets[8] == UInt8(ascii: "T") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      octets[range].reduce(0 as Int?) { sum, octet in
        guard let sum, (0x30...0x39).contains(octet) else { return nil }
        return sum * 10 + Int(octet - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(4..<6), let dayOfMonth = number(6..<8),
      let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
      let date = GregorianDate(year: year, month: month, day: dayOfMonth), hour < 24, minute < 60, second < 60
    else { return nil }
    return (WallTime(date.dayNumber, minute: hour * 60 + minute), second, isUTC)
  }
}

/// The clocks that a file names, each read once.
struct ICalendarClocks {
  private var tables: [String: TimeZoneTable] = [:]

  /// The clock of a zone of the tz database, or nil if it has none of this name.
  mutating func clock(named name: String) -> TimeZoneTable? {
    if let known = tables[name] { return known }
    let table = TimeZoneTable(named: name)
    tables[name] = table
    return table
  }
}
