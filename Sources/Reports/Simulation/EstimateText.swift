import CivilTime
import QueueSimulation

/// Estimates as text for people: `mean ±half-width`; what does not vary between runs stands alone.
enum EstimateText {
  /// A number with its half-width: `2,143 ±12`.
  ///
  /// - Parameter decimals: 0 or 1.
  static func interval(_ estimate: Estimate, by factor: Double = 1, decimals: Int = 0) -> String {
    interval(estimate.mean * factor, estimate.halfWidth * factor, decimals: decimals)
  }

  /// A mean with its half-width, both in the unit in which they are shown.
  static func interval(_ mean: Double, _ halfWidth: Double, decimals: Int) -> String {
    // Sums that never vary may differ in their last digits.
    let half = halfWidth > 1e-9 * abs(mean) ? halfWidth : 0
    return DecimalText.fixed(mean, decimals: decimals) + self.halfWidth(half, decimals: decimals)
  }

  /// A time in hours, or in days from two days on: `47.7 ±<0.1 d`.
  ///
  /// - Parameter alone: leaves the half-width out.
  static func wait(_ estimate: Estimate, alone: Bool = false) -> String {
    wait(seconds: estimate.mean, alone ? 0 : estimate.halfWidth)
  }

  /// A mean time with its half-width, both in seconds.
  static func wait(seconds mean: Double, _ halfWidth: Double) -> String {
    guard mean.isFinite else { return "-" }
    let isLong = mean >= 172_800
    let unit = isLong ? 86_400.0 : 3_600
    return "\(interval(mean / unit, halfWidth / unit, decimals: 1)) \(isLong ? "d" : "h")"
  }

  /// A difference of times, in hours, or in days from two days on either way.
  static func waitDifference(_ estimate: Estimate) -> String {
    let isLong = abs(estimate.mean) >= 172_800
    return interval(estimate, by: isLong ? 1.0 / 86_400 : 1.0 / 3_600, decimals: 1) + (isLong ? " d" : " h")
  }

  /// A length of time in whole minutes, or in hours or days where it is whole ones: `24 h`, `3 d`, `90 min`.
  static func duration(seconds: Int) -> String {
    if seconds >= 172_800, seconds % 86_400 == 0 { return "\(seconds / 86_400) d" }
    return seconds % 3_600 == 0 ? "\(seconds / 3_600) h" : "\(seconds / 60) min"
  }

  /// A share as a percentage with its half-width in points: `35.1 ±0.4%`.
  static func percent(_ estimate: Estimate) -> String {
    interval(estimate, by: 100, decimals: 1) + "%"
  }

  /// ` ±13`, or ` ±<1` where that would round to nothing; empty where nothing varies.
  private static func halfWidth(_ half: Double, decimals: Int) -> String {
    guard half > 0 else { return "" }
    let least = decimals == 0 ? 1 : 0.1
    return half < least / 2
      ? " ±<\(DecimalText.fixed(least, decimals: decimals))"
      : " ±\(DecimalText.fixed(half, decimals: decimals))"
  }
}

/// The end of a backlog as text for people.
enum BacklogText {
  /// `gone 2020-10-03, 12 Mehr 1399 (P50), 2020-10-11, 20 Mehr 1399 (P90)`, as far as it is; nil if it is not.
  static func gone(_ backlog: BacklogEstimate, on clock: TimeZoneTable) -> String? {
    let known = [(backlog.p50, "P50"), (backlog.p90, "P90")].compactMap { seconds, name in
      seconds.map { "\(date($0, clock)) (\(name))" }
    }
    return known.isEmpty ? nil : "gone \(known.joined(separator: ", "))"
  }

  /// `not gone in 33% of the runs`.
  static func never(_ backlog: BacklogEstimate) -> String {
    "not gone in \(DecimalText.percent(backlog.shareNever)) of the runs"
  }

  private static func date(_ seconds: Int, _ clock: TimeZoneTable) -> String {
    let day = clock.wallTime(at: Instant(seconds: seconds)).day
    return TimeText.solarHijri(day).map { "\(day), \($0)" } ?? "\(day)"
  }
}
