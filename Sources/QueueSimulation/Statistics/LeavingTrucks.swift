/// Times of trucks in the order in which they leave the last stage.
///
/// Four bytes a truck, until one of them has a time above 2^32 - 1 ticks (48 days).
struct LeavingTrucks {
  private var narrow: [UInt32] = []
  private var wide: [Int] = []
  /// Trucks that left in each reporting period.
  private var counts: [Int] = []
  /// Sums of times by period, in ticks.
  private var totals: [Int] = []
  /// The least and the greatest time by period, in ticks.
  private var bounds: [(least: Int, greatest: Int)] = []

  /// Forgets all trucks.
  ///
  /// - Parameter capacity: trucks to make room for.
  mutating func reset(periods: Int, capacity: Int) {
    narrow.removeAll(keepingCapacity: true)
    narrow.reserveCapacity(capacity)
    wide = []
    counts = [Int](repeating: 0, count: periods)
    totals = counts
    bounds = [(least: Int, greatest: Int)](repeating: (.max, .min), count: periods)
  }

  /// Adds the times of the next trucks that leave, all in one period, in ticks.
  mutating func add(_ times: [Int], period: Int) {
    var total = 0
    var (least, greatest) = bounds[period]
    for time in times {
      total &+= time
      least = min(least, time)
      greatest = max(greatest, time)
    }
    counts[period] += times.count
    totals[period] += total
    bounds[period] = (least, greatest)
    if wide.isEmpty, greatest <= Int(UInt32.max) {
      // Shortened at once and then copied: to append one by one takes four times as long.
      narrow.append(contentsOf: times.map { UInt32(truncatingIfNeeded: $0) })
    } else {
      if wide.isEmpty { wide = narrow.map { Int($0) } }
      wide.append(contentsOf: times)
    }
  }

  /// Trucks that left in some periods in a row.
  func count(_ periods: Range<Int>) -> Int { counts[periods].reduce(0, +) }

  /// The sum of their times, in ticks.
  func total(_ periods: Range<Int>) -> Int { totals[periods].reduce(0, +) }

  /// How many of them have a time above a bound in ticks.
  func count(_ periods: Range<Int>, above bound: Int) -> Int {
    guard bounds[periods].contains(where: { $0.greatest > bound }) else { return 0 }
    let range = range(periods)
    return wide.isEmpty
      ? narrow[range].reduce(0) { $0 + (Int($1) > bound ? 1 : 0) }
      : wide[range].reduce(0) { $0 + ($1 > bound ? 1 : 0) }
  }

  /// Quantiles of their times in ticks; of at least one truck.
  func quantiles(_ periods: Range<Int>, at probabilities: [Double], _ orders: inout OrderStatistics) -> [Double] {
    let some = bounds[periods].filter { $0.least <= $0.greatest }
    let within = some.reduce(Int.max) { min($0, $1.least) }...some.reduce(Int.min) { max($0, $1.greatest) }
    return wide.isEmpty
      ? orders.quantiles(of: narrow, in: range(periods), within: within, at: probabilities)
      : orders.quantiles(of: wide, in: range(periods), within: within, at: probabilities)
  }

  private func range(_ periods: Range<Int>) -> Range<Int> {
    let start = count(0..<periods.lowerBound)
    return start..<(start + count(periods))
  }
}
