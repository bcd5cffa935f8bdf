/// The largest number of trucks that wait at once: outside, in the yard and between stages.
///
/// Trucks join a queue at ascending moments (arrivals, ends of all stages but the last) and leave one at ascending moments
/// (starts of all stages; giving up, being turned away). What waits at t is the joins up to t less the leaves up to t, counted when everything at
/// instant t is done; so the peak is at a join.
///
/// Time is cut at every 16th arrival. Between two cuts, no more can wait than waited at the first one, and all that join
/// in between; nor than what was inside at the first one, and all that arrive in between. Only where both pass the
/// most at any cut are the moments in between put in order and counted.
struct QueuePeak {
  private var cuts: [Int] = []
  /// Moments before each cut (inner) of each sequence (outer): arrivals, starts and ends of each stage in turn, trucks that
  /// gave up, trucks turned away.
  private var positions: [Int32] = []
  /// Trucks waiting before each cut.
  private var waiting: [Int] = []
  /// Tick times 2, plus 1 where a truck leaves a queue.
  private var moments: [Int] = []

  /// The largest queue of each period, and when the queue is gone.
  struct Peaks {
    /// Most trucks that wait at once, by period.
    var largest: [Int]
    /// The first tick after the largest queue of all at which nobody waits; nil: none within the horizon.
    var goneAt: Int?
  }

  /// The largest queue in each period, and the first moment after the largest of all at which nobody waits.
  ///
  /// - Parameters:
  ///   - queue: keys of arrivals in ascending order.
  ///   - boundaries: ticks at which periods begin, and the end of the last one.
  mutating func peaks(of course: TruckCourse, queue: [Int], boundaries: [Int]) -> Peaks {
    let stages = course.stages.count
    cutTime(queue, course.layout, boundaries)
    positions.removeAll(keepingCapacity: true)
    positions.reserveCapacity(cuts.count * (2 * stages + 3))
    markKeys(queue, from: 0, count: queue.count, course.layout)
    for stage in course.stages {
      markTicks(stage.starts, count: stage.count)
      markKeys(stage.ends, from: stage.firstEnd, count: stage.count, course.layout)
    }
    markKeys(course.gaveUp, from: 0, count: course.gaveUp.count, course.layout)
    markKeys(course.turnedAway, from: 0, count: course.turnedAway.count, course.layout)
    waiting.removeAll(keepingCapacity: true)
    for cut in cuts.indices {
      var now = position(0, cut) - position(2 * stages + 1, cut) - position(2 * stages + 2, cut)
      for stage in 0..<stages {
        now -= position(2 * stage + 1, cut)
        if stage + 1 < stages { now += position(2 * stage + 2, cut) }
      }
      waiting.append(now)
    }
    var result = [Int](repeating: 0, count: boundaries.count - 1)
    var period = 0
    var peakCut = 0
    var peak = 0
    for cut in cuts.indices.dropLast() {
      while cuts[cut] >= boundaries[period + 1] { period += 1 }
      result[period] = max(result[period], waiting[cut])
      if waiting[cut] > peak {
        peak = waiting[cut]
        peakCut = cut
      }
    }
    period = 0
    for cut in cuts.indices.dropLast() {
      while cuts[cut] >= boundaries[period + 1] { period += 1 }
      let arriving = position(0, cut + 1) - position(0, cut)
      var joining = arriving
      var serving = position(2 * stages - 1, cut) - position(2 * stages, cut)
      for stage in 0..<(stages - 1) {
        joining += position(2 * stage + 2, cut + 1) - position(2 * stage + 2, cut)
        serving += position(2 * stage + 1, cut) - position(2 * stage + 2, cut)
      }
      guard waiting[cut] + min(joining, serving + arriving) > result[period] else { continue }
      let most = self.peak(after: cut, course, queue)
      result[period] = max(result[period], most)
      if most > peak {
        peak = most
        peakCut = cut
      }
    }
    return Peaks(largest: result, goneAt: peak > 0 ? goneAfter(peakCut, most: peak, course, queue) : boundaries[0])
  }

  /// The first tick after the moment in a cut at which most wait, at which nobody does.
  ///
  /// A stretch between cuts is looked at only if as many leave a queue in it as wait at its beginning.
  private mutating func goneAfter(_ peakCut: Int, most: Int, _ course: TruckCourse, _ queue: [Int]) -> Int? {
    let stages = course.stages.count
    var isPeakOver = waiting[peakCut] == most
    for cut in peakCut..<(cuts.count - 1) {
      if isPeakOver, waiting[cut] == 0 { return cuts[cut] }
      var leaving = position(2 * stages + 1, cut + 1) - position(2 * stages + 1, cut)
      leaving += position(2 * stages + 2, cut + 1) - position(2 * stages + 2, cut)
      for stage in 0..<stages { leaving += position(2 * stage + 1, cut + 1) - position(2 * stage + 1, cut) }
      guard !isPeakOver || leaving >= waiting[cut] else { continue }
      gatherMoments(after: cut, course, queue)
      var now = waiting[cut]
      for index in moments.indices {
        now += moments[index] & 1 == 0 ? 1 : -1
        let isInstantOver = index + 1 == moments.count || moments[index] >> 1 != moments[index + 1] >> 1
        guard isInstantOver else { continue }
        if isPeakOver, now == 0 { return moments[index] >> 1 }
        if now == most { isPeakOver = true }
      }
    }
    return isPeakOver && waiting[cuts.count - 1] == 0 ? cuts[cuts.count - 1] : nil
  }

  @inline(__always)
  private func position(_ sequence: Int, _ cut: Int) -> Int {
    Int(positions[sequence * cuts.count + cut])
  }

  private mutating func cutTime(_ queue: [Int], _ layout: TruckKey, _ boundaries: [Int]) {
    cuts.removeAll(keepingCapacity: true)
    var boundary = 0
    var index = 0
    while index < queue.count {
      let tick = layout.tick(queue[index])
      while boundary < boundaries.count, boundaries[boundary] <= tick {
        cuts.append(boundaries[boundary])
        boundary += 1
      }
      if cuts[cuts.count - 1] < tick { cuts.append(tick) }
      index += 16
    }
    cuts.append(contentsOf: boundaries[boundary...])
  }

  /// Notes how many keys are before each cut.
  private mutating func markKeys(_ keys: [Int], from first: Int, count: Int, _ layout: TruckKey) {
    var next = first
    let end = first + count
    for cut in cuts {
      let bound = layout.key(tick: cut, number: 0)
      while next < end, keys[next] < bound { next += 1 }
      positions.append(Int32(truncatingIfNeeded: next - first))
    }
  }

  /// Notes how many ticks are before each cut.
  private mutating func markTicks(_ ticks: [Int], count: Int) {
    var next = 0
    for cut in cuts {
      while next < count, ticks[next] < cut { next += 1 }
      positions.append(Int32(truncatingIfNeeded: next))
    }
  }

  /// Puts the moments from a cut up to the next one in order.
  private mutating func gatherMoments(after cut: Int, _ course: TruckCourse, _ queue: [Int]) {
    moments.removeAll(keepingCapacity: true)
    for index in position(0, cut)..<position(0, cut + 1) { moments.append(course.layout.tick(queue[index]) << 1) }
    for stage in course.stages.indices {
      for index in position(2 * stage + 1, cut)..<position(2 * stage + 1, cut + 1) {
        moments.append(course.stages[stage].starts[index] << 1 | 1)
      }
      guard stage + 1 < course.stages.count else { continue }
      let first = course.stages[stage].firstEnd
      for index in position(2 * stage + 2, cut)..<position(2 * stage + 2, cut + 1) {
        moments.append(course.layout.tick(course.stages[stage].ends[first + index]) << 1)
      }
    }
    for (place, gone) in [course.gaveUp, course.turnedAway].enumerated() {
      let sequence = 2 * course.stages.count + 1 + place
      for index in position(sequence, cut)..<position(sequence, cut + 1) {
        moments.append(course.layout.tick(gone[index]) << 1 | 1)
      }
    }
    moments.sort()
  }

  /// The most that wait at any instant from a cut up to the next one.
  private mutating func peak(after cut: Int, _ course: TruckCourse, _ queue: [Int]) -> Int {
    gatherMoments(after: cut, course, queue)
    var now = waiting[cut]
    var most = now
    for index in moments.indices {
      now += moments[index] & 1 == 0 ? 1 : -1
      let isInstantOver = index + 1 == moments.count || moments[index] >> 1 != moments[index + 1] >> 1
      if isInstantOver { most = max(most, now) }
    }
    return most
  }
}
