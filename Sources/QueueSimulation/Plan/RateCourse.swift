import CivilTime
import CrossingModel

/// A stream's rate over the horizon: pieces of constant rate above 0, with the cumulated number of trucks.
struct RateCourse: Sendable {
  /// One piece.
  struct Piece: Hashable, Sendable {
    /// Ticks.
    let range: Range<Int>
    /// Expected trucks before the piece.
    let cumulatedBefore: Double
    /// Expected trucks before its end.
    let cumulatedAfter: Double
    /// The reciprocal of the rate.
    let ticksPerTruck: Double
  }

  /// Pieces in ascending order, disjoint.
  private(set) var pieces: [Piece] = []

  /// Expected trucks before a tick.
  ///
  /// Complexity: O(log n).
  func cumulated(before tick: Int) -> Double {
    let index = pieces.partitionIndex { $0.range.lowerBound < tick } - 1
    guard index >= 0 else { return 0 }
    let piece = pieces[index]
    let inside = min(tick, piece.range.upperBound) - piece.range.lowerBound
    return piece.cumulatedBefore + Double(inside) / piece.ticksPerTruck
  }

  /// Expected trucks in all.
  var total: Double { pieces.last?.cumulatedAfter ?? 0 }

  /// No trucks.
  init() {}

  /// Adds a piece after the last one; merges it where it goes on at the same rate.
  mutating func append(_ range: Range<Int>, trucksPerTick: Double) {
    guard !range.isEmpty, trucksPerTick > 0 else { return }
    let ticksPerTruck = 1 / trucksPerTick
    var start = range.lowerBound
    var before = total
    if let last = pieces.last {
      precondition(start >= last.range.upperBound, "a piece from \(start) on is added after \(last.range)")
      if last.range.upperBound == start, last.ticksPerTruck == ticksPerTruck {
        start = last.range.lowerBound
        before = last.cumulatedBefore
        pieces.removeLast()
      }
    }
    pieces.append(
      Piece(
        range: start..<range.upperBound, cumulatedBefore: before,
        cumulatedAfter: before + Double(range.upperBound - start) * trucksPerTick, ticksPerTruck: ticksPerTruck))
  }

  /// The course of rates by dates over a horizon in seconds of UTC.
  ///
  /// In force is, of the phases that have begun and not ended, the one that began last; of two that begin together, the
  /// later one in the file; where there is none, the rate is 0. The weekly profile goes by the hours of the wall clock:
  /// an hour that the clock skips is skipped, an hour that it reads twice counts twice.
  ///
  /// Complexity: O(hours of the horizon), or O(phases²) for a flat profile.
  ///
  /// - Parameter growth: a factor on all rates.
  init(
    phases: [DemandPhase], growth: Double = 1, profile: [Double], clock: TimeZoneTable, horizon: Range<Int>
  ) {
    let phases = phases.map { phase in
      (
        begin: phase.from.map { clock.instant(of: $0).seconds } ?? Int.min,
        end: phase.until.map { clock.instant(of: $0).seconds } ?? Int.max, rate: phase.trucksPerWeek * growth
      )
    }
    let cuts = Set([horizon.lowerBound, horizon.upperBound] + phases.flatMap { [$0.begin, $0.end] })
      .filter { $0 == horizon.upperBound || horizon.contains($0) }.sorted()
    precondition(profile.count == 168, "a profile of \(profile.count) hours, not 168")
    let isFlat = profile.allSatisfy { $0 == profile[0] }
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      let inForce = phases.indices.filter { phases[$0].begin <= start && start < phases[$0].end }
        .max { (phases[$0].begin, $0) < (phases[$1].begin, $1) }
      guard let inForce, phases[inForce].rate > 0 else { continue }
      let perTick = phases[inForce].rate / Double(168 * 3_600 * Tick.perSecond)
      var moment = start
      while moment < end {
        let next = isFlat ? end : min(end, Self.endOfWallHour(moment, clock))
        append(
          ((moment - horizon.lowerBound) * Tick.perSecond)..<((next - horizon.lowerBound) * Tick.perSecond),
          trucksPerTick: perTick * (isFlat ? profile[0] : profile[Self.hourOfWeek(moment, clock)]))
        moment = next
      }
    }
  }

  /// The hour of the week from Monday 00:00, 0 to 167, that the wall clock reads.
  private static func hourOfWeek(_ seconds: Int, _ clock: TimeZoneTable) -> Int {
    let local = seconds + clock.offsetSeconds(at: Instant(seconds: seconds))
    let day = Day(number: floorDivide(local, 86_400))
    return (day.weekday.rawValue - 1) * 24 + floorModulo(local, 86_400) / 3_600
  }

  /// The first second after `seconds` at which the wall clock reads another hour.
  private static func endOfWallHour(_ seconds: Int, _ clock: TimeZoneTable) -> Int {
    let offset = clock.offsetSeconds(at: Instant(seconds: seconds))
    let end = seconds + 3_600 - floorModulo(seconds + offset, 3_600)
    guard clock.offsetSeconds(at: Instant(seconds: end - 1)) != offset else { return end }
    // The clock jumps within the hour: go to the jump.
    var low = seconds
    var high = end - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if clock.offsetSeconds(at: Instant(seconds: middle)) == offset { low = middle } else { high = middle }
    }
    return high
  }

  /// Replaces `times` by the ticks at which trucks set out, in ascending order, up to `limit` of them.
  ///
  /// Poisson: the cumulated rate grows by an exponential number of mean 1 from truck to truck (inversion; E. Çinlar,
  /// "Introduction to Stochastic Processes", 1975, p. 96). Constant: by 1, the first truck after the first 1, so that a
  /// rate of one in 3 minutes gives trucks at 3, 6, 9 minutes.
  ///
  /// - Parameters:
  ///   - convoy: trucks that come at once, 1 or more: intervals are so many times as long.
  ///   - horizon: trucks that would come at this tick or later are left out.
  func sample(
    _ times: inout [Int], isPoisson: Bool, convoy: Int = 1, limit: Int, before horizon: Int,
    from source: inout RandomSource
  ) {
    times.removeAll(keepingCapacity: true)
    guard let last = pieces.last, limit > 0 else { return }
    let total = last.cumulatedAfter
    var random = source
    defer { source = random }
    let table = Ziggurat.exponential
    let size = Double(convoy)
    times.reserveCapacity(min(limit, Int(total + 8 * total.squareRoot()) + 16))
    var cumulated = 0.0
    var index = 0
    var piece = pieces[0]
    while times.count < limit {
      cumulated += (isPoisson ? random.exponential(table) : 1) * size
      // Rounding may leave a whole number of constant arrivals a hair above the total.
      if cumulated >= total + 1e-9 { break }
      // A truck due when a piece ends comes then, and not at the start of the next piece.
      while piece.cumulatedAfter + 1e-9 < cumulated, index + 1 < pieces.count {
        index += 1
        piece = pieces[index]
      }
      let inside = (cumulated - piece.cumulatedBefore) * piece.ticksPerTruck
      let tick = piece.range.lowerBound + Int(inside + 0.5)
      if tick >= horizon { break }
      times.append(tick)
      if convoy > 1 { times.append(contentsOf: repeatElement(tick, count: min(convoy - 1, limit - times.count))) }
    }
  }
}
