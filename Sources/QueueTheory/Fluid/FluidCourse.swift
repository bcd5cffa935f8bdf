/// The cumulative curves of a fluid queue, straight between points.
public struct FluidCourse: Hashable, Sendable {
  /// A time at which a rate changes, or the queue becomes empty.
  public struct Point: Hashable, Sendable {
    /// When, in the caller's time unit.
    public let time: Double
    /// How many have come since the start, those that waited then among them.
    public let arrived: Double
    /// How many have been served since the start.
    public let served: Double

    /// How many wait.
    public var queue: Double { arrived - served }
  }

  /// The points in ascending order of time: one or more.
  public let points: [Point]

  /// How many wait at a time; before the first point as then, and after the last as then.
  ///
  /// Complexity: O(log points).
  public func queue(at time: Double) -> Double {
    let next = points.splitIndex { $0.time > time }
    guard next > 0 else { return points[0].queue }
    guard next < points.count else { return points[next - 1].queue }
    let (before, after) = (points[next - 1], points[next])
    return before.queue + (after.queue - before.queue) * (time - before.time) / (after.time - before.time)
  }

  /// The largest queue, and the first time at which it is reached.
  public var largestQueue: (queue: Double, time: Double) {
    points.reduce((points[0].queue, points[0].time)) { $1.queue > $0.0 ? ($1.queue, $1.time) : $0 }
  }

  /// The time from which nobody waits any more until the end; nil if somebody waits at the end.
  public var goneAt: Double? {
    guard let last = points.last, last.queue == 0 else { return nil }
    let waiting = points.lastIndex { $0.queue > 0 }
    return waiting.map { points[$0 + 1].time } ?? points[0].time
  }

  /// The time that all wait together: the area between the curves.
  public var totalDelay: Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.0.queue + pair.1.queue) / 2 * (pair.1.time - pair.0.time)
    }
  }

  /// The longest wait of those that are served by the end; those who wait at the start wait from then.
  ///
  /// The wait is straight between the counts at which either curve bends, and may jump where one is flat: it is longest
  /// just before or just after one of them.
  ///
  /// Complexity: O(n log n) in the points.
  public var longestWait: Double {
    let served = points[points.count - 1].served
    var longest = 0.0
    for count in points.flatMap({ [$0.arrived, $0.served] }) where count <= served {
      if count > 0 {
        longest = max(longest, firstTime(\.served, reaches: count) - firstTime(\.arrived, reaches: count))
      }
      if count < served { longest = max(longest, lastTime(\.served, at: count) - lastTime(\.arrived, at: count)) }
    }
    return longest
  }

  /// The first time at which a curve is at a count or above.
  private func firstTime(_ curve: KeyPath<Point, Double>, reaches count: Double) -> Double {
    crossing(curve, of: count, before: points.splitIndex { $0[keyPath: curve] >= count })
  }

  /// The last time at which a curve is at a count or below.
  private func lastTime(_ curve: KeyPath<Point, Double>, at count: Double) -> Double {
    crossing(curve, of: count, before: points.splitIndex { $0[keyPath: curve] > count })
  }

  private func crossing(_ curve: KeyPath<Point, Double>, of count: Double, before index: Int) -> Double {
    guard index > 0 else { return points[0].time }
    guard index < points.count else { return points[points.count - 1].time }
    let (before, after) = (points[index - 1], points[index])
    let (low, high) = (before[keyPath: curve], after[keyPath: curve])
    return before.time + (after.time - before.time) * (count - low) / (high - low)
  }
}
