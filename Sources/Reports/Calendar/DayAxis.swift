import CivilTime
import OpeningTimeline

/// The time of some days, one beside the other, down a grid: minutes since midnight as a clock reads them.
///
/// An hour that the clock reads twice on one of the days is there twice, so that the day is 25 hours long; the other days
/// have nothing in the second of the two, or pass through it.
struct DayAxis {
  /// An hour of the axis, or the part of it that is read in one go.
  struct Hour: Equatable {
    /// Minutes of the axis.
    let minutes: Range<Int>
    /// What the clock reads at its beginning, in minutes since midnight.
    let reading: Int
    /// Whether the clock reads it once.
    let order: TimeZoneTable.ReadingOrder
  }

  private let clock: TimeZoneTable
  /// The minutes since midnight that are read twice, on which day, and the second of UTC at which the clock is set back.
  private let repetition: (readings: Range<Int>, day: Day, jump: Int)?
  /// From midnight to midnight, in ascending order.
  let hours: [Hour]

  /// The axis of some days; where the clock is set back on more than one of them, the first counts.
  init(_ days: [CalendarDay], clock: TimeZoneTable) {
    self.clock = clock
    let repetition = days.lazy.compactMap { Self.repetition(on: $0, clock) }.first
    self.repetition = repetition
    var hours: [Hour] = []
    let again = repetition?.readings ?? 1_440..<1_440
    for start in stride(from: 0, to: 1_440, by: 60) {
      let hour = start..<start + 60
      let once = hour.clamped(to: 0..<again.upperBound)
      guard !once.isEmpty else { continue }
      hours.append(Hour(minutes: once, reading: start, order: once.overlaps(again) ? .first : .only))
    }
    for start in stride(from: again.lowerBound / 60 * 60, to: 1_440, by: 60) {
      for (part, order) in [(again, TimeZoneTable.ReadingOrder.second), (again.upperBound..<1_440, .only)] {
        let hour = (start..<start + 60).clamped(to: part)
        guard !hour.isEmpty, !again.isEmpty else { continue }
        let minutes = hour.lowerBound + again.count..<hour.upperBound + again.count
        hours.append(Hour(minutes: minutes, reading: hour.lowerBound, order: order))
      }
    }
    self.hours = hours
  }

  private static func repetition(
    on day: CalendarDay, _ clock: TimeZoneTable
  ) -> (readings: Range<Int>, day: Day, jump: Int)? {
    for (span, next) in zip(clock.spans, clock.spans.dropFirst())
    where day.range.contains(next.start) && next.offsetSeconds < span.offsetSeconds {
      let end = (next.start + span.offsetSeconds) / 60 - day.day.number * 1_440
      let start = max(0, end - (span.offsetSeconds - next.offsetSeconds) / 60)
      // What is read again after midnight is on the next day.
      if start < min(end, 1_440) { return (start..<min(end, 1_440), day.day, next.start) }
    }
    return nil
  }

  /// The hours of a day on which every one is read once.
  static let plainHours = (0..<24).map { Hour(minutes: 60 * $0..<60 * $0 + 60, reading: 60 * $0, order: .only) }

  /// How long the axis is, in minutes: 1,440, and more where a part of it is read twice.
  var length: Int { 1_440 + (repetition?.readings.count ?? 0) }

  /// Where an instant of a day is on the axis; the end of the day is its ``length``.
  func minute(_ seconds: Int, of day: Day) -> Int {
    let reading = clock.wallTime(at: Instant(seconds: seconds)).minutes - WallTime(day).minutes
    let minute = min(max(0, reading), 1_440)
    guard let repetition else { return minute }
    let isAfter = day == repetition.day ? seconds >= repetition.jump : minute >= repetition.readings.upperBound
    return isAfter ? minute + repetition.readings.count : minute
  }

  /// Where a part of a day is on the axis, at least one minute.
  func minutes(_ range: Range<Int>, of day: Day) -> Range<Int> {
    let first = min(minute(range.lowerBound, of: day), length - 1)
    return first..<min(max(first + 1, minute(range.upperBound, of: day)), length)
  }

  /// The seconds of UTC of a day that are in a part of the axis that is read in one go; of days without them, none.
  func instants(_ minutes: Range<Int>, of day: Day) -> IntervalSet {
    guard !minutes.isEmpty else { return IntervalSet() }
    var shift = day.number * 1_440
    var part = Int.min..<Int.max
    if let repetition {
      let isAfter = minutes.lowerBound >= repetition.readings.upperBound
      if isAfter { shift -= repetition.readings.count }
      if day == repetition.day {
        part = isAfter ? repetition.jump..<Int.max : Int.min..<repetition.jump
      } else if isAfter, minutes.lowerBound < repetition.readings.upperBound + repetition.readings.count {
        return IntervalSet()
      }
    }
    return clock.instants(ofMinutes: IntervalSet(minutes.lowerBound + shift..<minutes.upperBound + shift))
      .clipped(to: part)
  }
}
