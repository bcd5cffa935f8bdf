/// The largest number of trucks that wait at once: outside, in the yard and between stages.
///
/// Trucks join a queue at ascending moments (arrivals, ends of all stages but the last) and leave one at ascending moments
/// (starts of all stages; giving up, being turned away). What waits at t is the joins up to t less the leaves up to t,
/// counted when everything at instant t is done; so the peak is at a join.
///
/// Time is cut at every 16th arrival. Between two cuts, no more can wait than waited at the first one, and all that join
/// in between; nor than what was inside at the first one, and all that arrive in between. Only where both pass the most
/// before, and reach the most at any cut that is known, are the moments in between put in order and counted. So the result
/// is that of looking at every moment in turn, however the course is read.
struct QueuePeak {
  /// Moments of a sequence that have been read: arrivals, starts and ends of each stage in turn, trucks that gave up, trucks
  /// turned away.
  private var read: [Range<Int>] = []
  /// The cut up to which the course has been read, and those known to follow.
  private var cuts: [Int] = []
  /// Moments before each cut (inner) of each sequence (outer).
  private var positions: [Int] = []
  /// Trucks waiting before each cut.
  private var waiting: [Int] = []
  /// Tick times 2, plus 1 where a truck leaves a queue.
  private var moments: [Int] = []
  private var boundaries: [Int] = []
  private var nextBoundary = 0
  private var nextArrival = 0
  private var stages = 0

  /// Most trucks that wait at once, by reporting period, as far as the course has been read.
  private(set) var largest: [Int] = []
  private var most = 0
  private var nobodyAt: Int?

  /// The first tick after the first moment at which most wait, at which nobody does; nil: none so far.
  var goneAt: Int? { most > 0 ? nobodyAt : boundaries.first }

  /// Begins with a course of which nothing has been read.
  ///
  /// - Parameter boundaries: ticks at which periods begin, and the end of the last one.
  mutating func reset(stages: Int, boundaries: [Int]) {
    self.stages = stages
    self.boundaries = boundaries
    read = [Range<Int>](repeating: 0..<0, count: 2 * stages + 3)
    cuts = [boundaries[0]]
    nextBoundary = 1
    nextArrival = 0
    largest = [Int](repeating: 0, count: boundaries.count - 1)
    most = 0
    nobodyAt = nil
  }

  /// The tick before which the course has been read.
  var until: Int { cuts[cuts.count - 1] }

  /// The starts of a stage that the last call of ``read(_:queue:before:)`` has read.
  func starts(of stage: Int) -> Range<Int> { read[2 * stage + 1] }

  /// The ends of a stage that it has read.
  func ends(of stage: Int) -> Range<Int> { read[2 * stage + 2] }

  /// Reads a course up to the last cut at which everything before is known; false if there is no further one.
  ///
  /// - Parameters:
  ///   - queue: keys of arrivals in ascending order.
  ///   - known: the tick before which everything is known.
  mutating func read(_ course: TruckCourse, queue: [Int], before known: Int) -> Bool {
    cuts.removeFirst(cuts.count - 1)
    cutTime(queue, course.layout, before: known)
    guard cuts.count > 1 else { return false }
    markAll(course, queue)
    for cut in cuts.indices.dropLast() { look(after: cut, course, queue) }
    for sequence in read.indices {
      read[sequence] = read[sequence].upperBound..<position(sequence, cuts.count - 1)
    }
    if cuts.last == boundaries.last, most > 0, nobodyAt == nil, waiting.last == 0 { nobodyAt = cuts.last }
    return true
  }

  private mutating func cutTime(_ queue: [Int], _ layout: TruckKey, before known: Int) {
    let limit = min(known, boundaries[boundaries.count - 1])
    while true {
      let arrival = nextArrival < queue.count ? layout.tick(queue[nextArrival]) : Tick.never
      let boundary = nextBoundary < boundaries.count ? boundaries[nextBoundary] : Tick.never
      let cut = min(arrival, boundary)
      guard cut <= limit else { return }
      if arrival == cut { nextArrival += 16 }
      if boundary == cut { nextBoundary += 1 }
      if cuts[cuts.count - 1] < cut { cuts.append(cut) }
    }
  }

  /// Notes how many moments of each sequence, and so how many trucks that wait, are before each cut.
  private mutating func markAll(_ course: TruckCourse, _ queue: [Int]) {
    positions.removeAll(keepingCapacity: true)
    let bits = course.layout.numberBits
    mark(queue, 0, shift: bits)
    for (stage, own) in course.stages.enumerated() {
      mark(own.starts, 2 * stage + 1, shift: 0)
      mark(own.ends, 2 * stage + 2, shift: bits)
    }
    mark(course.gaveUp, 2 * stages + 1, shift: bits)
    mark(course.turnedAway, 2 * stages + 2, shift: bits)
    waiting.removeAll(keepingCapacity: true)
    for cut in cuts.indices {
      var now = position(0, cut) - position(2 * stages + 1, cut) - position(2 * stages + 2, cut)
      for stage in 0..<stages {
        now -= position(2 * stage + 1, cut)
        if stage + 1 < stages { now += position(2 * stage + 2, cut) }
      }
      waiting.append(now)
    }
    mostAtCut.removeAll(keepingCapacity: true)
    var period = self.period(of: cuts[0])
    mostAtCut.append((period, 0))
    for cut in cuts.indices.dropLast() {
      if cuts[cut] >= boundaries[period + 1] {
        period = self.period(of: cuts[cut])
        mostAtCut.append((period, 0))
      }
      mostAtCut[mostAtCut.count - 1].most = max(mostAtCut[mostAtCut.count - 1].most, waiting[cut])
    }
  }

  /// The most that wait at any of the cuts of a period.
  private var mostAtCut: [(period: Int, most: Int)] = []

  private func period(of tick: Int) -> Int { SortedSearch.count(of: boundaries, atMost: tick) - 1 }

  private mutating func mark(_ values: [Int], _ sequence: Int, shift: Int) {
    var next = read[sequence].upperBound
    for cut in cuts {
      let bound = cut &<< shift
      while next < values.count, values[next] < bound { next += 1 }
      positions.append(next)
    }
  }

  private mutating func mark(_ values: SlidingArray, _ sequence: Int, shift: Int) {
    var next = read[sequence].upperBound
    for cut in cuts {
      next = values.nextIndex(from: next, atLeast: cut &<< shift)
      positions.append(next)
    }
  }

  @inline(__always)
  private func position(_ sequence: Int, _ cut: Int) -> Int { positions[sequence * cuts.count + cut] }

  private func count(_ sequence: Int, after cut: Int) -> Int { position(sequence, cut + 1) - position(sequence, cut) }

  /// Looks at a cut, and at what is between it and the next one as far as it may matter.
  private mutating func look(after cut: Int, _ course: TruckCourse, _ queue: [Int]) {
    if mostAtCut.count > 1, cuts[cut] >= boundaries[mostAtCut[0].period + 1] { mostAtCut.removeFirst() }
    let (period, highest) = mostAtCut[0]
    note(waiting[cut], at: cuts[cut], in: period)
    let arriving = count(0, after: cut)
    var joining = arriving
    var serving = 0
    var leaving = count(2 * stages + 1, after: cut) + count(2 * stages + 2, after: cut)
    for stage in 0..<stages {
      serving += position(2 * stage + 1, cut) - position(2 * stage + 2, cut)
      leaving += count(2 * stage + 1, after: cut)
      if stage + 1 < stages { joining += count(2 * stage + 2, after: cut) }
    }
    let bound = waiting[cut] + min(joining, serving + arriving)
    let mayPass = bound > largest[period] && bound >= highest
    let mayEmpty = most > 0 && nobodyAt == nil && leaving >= waiting[cut]
    guard mayPass || mayEmpty else { return }
    gatherMoments(after: cut, course, queue)
    var now = waiting[cut]
    for index in moments.indices {
      now += moments[index] & 1 == 0 ? 1 : -1
      let isInstantOver = index + 1 == moments.count || moments[index] >> 1 != moments[index + 1] >> 1
      if isInstantOver { note(now, at: moments[index] >> 1, in: period) }
    }
  }

  /// Notes how many wait at a moment.
  @inline(__always)
  private mutating func note(_ waiting: Int, at tick: Int, in period: Int) {
    largest[period] = max(largest[period], waiting)
    if waiting > most {
      most = waiting
      nobodyAt = nil
    } else if waiting == 0, most > 0, nobodyAt == nil {
      nobodyAt = tick
    }
  }

  /// Puts the moments from a cut up to the next one in order.
  private mutating func gatherMoments(after cut: Int, _ course: TruckCourse, _ queue: [Int]) {
    moments.removeAll(keepingCapacity: true)
    let layout = course.layout
    for index in position(0, cut)..<position(0, cut + 1) { moments.append(layout.tick(queue[index]) << 1) }
    for (stage, own) in course.stages.enumerated() {
      for index in position(2 * stage + 1, cut)..<position(2 * stage + 1, cut + 1) {
        moments.append(own.starts[index] << 1 | 1)
      }
      guard stage + 1 < stages else { continue }
      for index in position(2 * stage + 2, cut)..<position(2 * stage + 2, cut + 1) {
        moments.append(layout.tick(own.ends[index]) << 1)
      }
    }
    for (place, gone) in [course.gaveUp, course.turnedAway].enumerated() {
      let sequence = 2 * stages + 1 + place
      for index in position(sequence, cut)..<position(sequence, cut + 1) {
        moments.append(layout.tick(gone[index]) << 1 | 1)
      }
    }
    moments.sort()
  }
}
