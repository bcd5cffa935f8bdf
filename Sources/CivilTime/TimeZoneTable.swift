import Foundation

/// A time zone as a table of offsets, read once from the tz database through Foundation.
///
/// Between 1900 and 2100 the table is exact; before and after, the first and the last offset hold for ever.
/// Wall time and absolute time do not map one to one, and this is what the functions here do about it:
/// - **gap** (clocks jump forward): no instant reads these minutes; they stand for the moment of the jump;
/// - **overlap** (clocks jump back): two instants read these minutes; a single reading stands for the earlier one,
///   and a set of readings for both.
public struct TimeZoneTable: Hashable, Sendable {
  /// The name in the tz database: `Asia/Tehran`.
  public let name: String
  /// Seconds of UTC from which the offsets hold; the first is `Int.min`.
  let starts: [Int]
  /// Seconds to add to UTC, as many as `starts`.
  let offsets: [Int]

  /// The zone of this name in the tz database, or nil if there is none.
  ///
  /// Abbreviations such as `EST` are not names.
  public init?(named name: String) {
    guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
    self.init(name: name, reading: zone)
  }

  /// A clock that always shows UTC.
  public static let utc = TimeZoneTable(name: "UTC", starts: [.min], offsets: [0])

  init(name: String, starts: [Int], offsets: [Int]) {
    self.name = name
    self.starts = starts
    self.offsets = offsets
  }

  private init(name: String, reading zone: TimeZone) {
    // The tz database says little of the time before 1900, and nobody knows the laws after 2100.
    var moment = Date(timeIntervalSince1970: -2_208_988_800)
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    var starts = [Int.min]
    var offsets = [zone.secondsFromGMT(for: moment)]
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end, next > moment {
      moment = next
      let offset = zone.secondsFromGMT(for: next)
      // Some transitions change only the name of the time.
      if offset != offsets[offsets.count - 1] {
        starts.append(Int(next.timeIntervalSince1970))
        offsets.append(offset)
      }
    }
    self.init(name: name, starts: starts, offsets: offsets)
  }

  /// Seconds to add to UTC at an instant.
  ///
  /// Complexity: O(log n) in the number of transitions.
  public func offsetSeconds(at instant: Instant) -> Int {
    offsets[segment(at: instant.seconds)]
  }

  /// What the wall clock reads at an instant; seconds are dropped.
  public func wallTime(at instant: Instant) -> WallTime {
    WallTime(minutes: floorDivide(instant.seconds + offsetSeconds(at: instant), 60))
  }

  /// The first instant at which the wall clock reads `reading` or, in a gap, the moment of the jump.
  ///
  /// Complexity: O(log n) in the number of transitions.
  public func instant(of reading: WallTime) -> Instant {
    let local = reading.minutes * 60
    // Offsets are less than a day, so that the answer's segment is this one or one of the next.
    var index = segment(at: local - 86_400)
    while index + 1 < starts.count, local - offsets[index] >= starts[index + 1] { index += 1 }
    // Before the segment's start only in a gap.
    return Instant(seconds: max(local - offsets[index], starts[index]))
  }

  /// Every instant, in seconds of UTC, at which the wall clock reads one of the minutes of `readings`.
  ///
  /// A minute that a transition cuts counts with the seconds at which the clock reads it.
  ///
  /// Complexity: O(n + m) for n ranges and m transitions between them.
  public func instants(ofMinutes readings: IntervalSet) -> IntervalSet {
    guard let first = readings.ranges.first, let last = readings.ranges.last else { return IntervalSet() }
    var result = IntervalSet()
    var index = segment(at: first.lowerBound * 60 - 86_400)
    let final = segment(at: last.upperBound * 60 + 86_400)
    var begin = 0
    while index <= final {
      let start = starts[index]
      let end = index + 1 < starts.count ? starts[index + 1] : Int.max
      let offset = offsets[index]
      var range = begin
      while range < readings.ranges.count {
        let lower = readings.ranges[range].lowerBound * 60 - offset
        let upper = readings.ranges[range].upperBound * 60 - offset
        guard lower < end else { break }
        if max(lower, start) < min(upper, end) { result.append(max(lower, start)..<min(upper, end)) }
        range += 1
      }
      // Ranges that ended more than two days before the transition can't come back after it.
      while begin < range, readings.ranges[begin].upperBound * 60 < end - 172_800 { begin += 1 }
      index += 1
    }
    return result
  }

  func segment(at seconds: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle } else { high = middle }
    }
    return low
  }
}
