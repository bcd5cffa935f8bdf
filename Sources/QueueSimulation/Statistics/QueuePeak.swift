/// The largest number of trucks that wait at once: outside, in the yard and between stages.
///
/// Trucks join a queue at ascending moments (arrivals, ends of all stages but the last) and leave one at ascending moments
/// (starts of all stages). What waits at t is the joins up to t less the starts up to t, counted when everything at
/// instant t is done; so the peak is at a join. Time is cut at every 64th arrival; a stretch is only looked into if what
/// waits at its start and all that join in it are together more than the most at any cut.
struct QueuePeak {
  private var cuts: [Int] = []
  /// Moments joined and left before each cut, by cut (outer) and sequence (inner).
  private var positions: [Int] = []
  private var waiting: [Int] = []

  /// The largest queue in each period.
  ///
  /// - Parameters:
  ///   - queue: keys of arrivals in ascending order.
  ///   - boundaries: ticks at which periods begin, and the end of the last one.
  mutating func peaks(of course: TruckCourse, queue: [Double], boundaries: [Int]) -> [Int] {
    let layout = course.layout
    let stages = course.stages.count
    let horizon = boundaries[boundaries.count - 1]
    cutTime(queue, layout, boundaries)
    // Sequence 0: arrivals; 2k - 1: starts of stage k; 2k: ends of stage k.
    let width = 2 * stages
    positions.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
    positions.append(contentsOf: repeatElement(0, count: cuts.count * width))
    waiting.append(contentsOf: repeatElement(0, count: cuts.count))
    for sequence in 0..<width {
      let isJoin = sequence.isMultiple(of: 2)
      var position = 0
      for cut in cuts.indices {
        // At a cut: everything before it.
        position = Self.advance(sequence, from: position, to: cuts[cut], course, queue, layout)
        positions[cut * width + sequence] = position
        waiting[cut] += isJoin ? position : -position
      }
    }
    var result = [Int](repeating: 0, count: boundaries.count - 1)
    var period = 0
    for cut in cuts.indices where cuts[cut] < horizon {
      while cuts[cut] >= boundaries[period + 1] { period += 1 }
      result[period] = max(result[period], waiting[cut])
    }
    period = 0
    for cut in cuts.indices.dropLast() {
      while cuts[cut] >= boundaries[period + 1] { period += 1 }
      var joins = 0
      for sequence in stride(from: 0, to: width, by: 2) {
        joins += positions[(cut + 1) * width + sequence] - positions[cut * width + sequence]
      }
      guard waiting[cut] + joins > result[period] else { continue }
      result[period] = max(result[period], peak(after: cut, width, course, queue, layout))
    }
    return result
  }

  private mutating func cutTime(_ queue: [Double], _ layout: TruckKey, _ boundaries: [Int]) {
    cuts.removeAll(keepingCapacity: true)
    var boundary = 0
    for index in stride(from: 0, to: queue.count, by: 64) {
      let tick = layout.tick(queue[index])
      while boundary < boundaries.count, boundaries[boundary] <= tick {
        cuts.append(boundaries[boundary])
        boundary += 1
      }
      if cuts[cuts.count - 1] < tick { cuts.append(tick) }
    }
    cuts.append(contentsOf: boundaries[boundary...])
  }

  /// How many moments of a sequence lie before `cut`.
  @inline(__always)
  private static func advance(
    _ sequence: Int, from position: Int, to cut: Int, _ course: TruckCourse, _ queue: [Double], _ layout: TruckKey
  ) -> Int {
    var next = position
    if sequence == 0 {
      while next < queue.count, layout.tick(queue[next]) < cut { next += 1 }
    } else if sequence.isMultiple(of: 2) {
      let stage = course.stages[sequence / 2 - 1]
      while next < stage.count, layout.tick(stage.ends[stage.firstEnd + next]) < cut { next += 1 }
    } else {
      let stage = course.stages[sequence / 2]
      while next < stage.count, stage.starts[next] < cut { next += 1 }
    }
    return next
  }

  /// The most that wait at any join from a cut up to the next one.
  private func peak(
    after cut: Int, _ width: Int, _ course: TruckCourse, _ queue: [Double], _ layout: TruckKey
  ) -> Int {
    var heads = Array(positions[(cut * width)..<((cut + 1) * width)])
    var most = 0
    var now = waiting[cut]
    while true {
      var next = Int.max
      for sequence in stride(from: 0, to: width, by: 2) {
        guard heads[sequence] < positions[(cut + 1) * width + sequence] else { continue }
        next = min(next, Self.moment(sequence, heads[sequence], course, queue, layout))
      }
      guard next < cuts[cut + 1] else { return most }
      for sequence in 0..<width {
        let end = positions[(cut + 1) * width + sequence]
        while heads[sequence] < end, Self.moment(sequence, heads[sequence], course, queue, layout) <= next {
          heads[sequence] += 1
          now += sequence.isMultiple(of: 2) ? 1 : -1
        }
      }
      most = max(most, now)
    }
  }

  @inline(__always)
  private static func moment(
    _ sequence: Int, _ index: Int, _ course: TruckCourse, _ queue: [Double], _ layout: TruckKey
  ) -> Int {
    if sequence == 0 { return layout.tick(queue[index]) }
    if sequence.isMultiple(of: 2) {
      let stage = course.stages[sequence / 2 - 1]
      return layout.tick(stage.ends[stage.firstEnd + index])
    }
    return course.stages[sequence / 2].starts[index]
  }
}
