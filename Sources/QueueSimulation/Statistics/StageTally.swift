/// What is added up of one stage in one reporting period, while its course is read.
struct StageTally {
  /// Services that start in the period.
  var started = 0
  /// Services that end in it, or at its very end.
  var ended = 0
  /// Ticks from each start to the period's end.
  var sinceStarts = 0
  /// Ticks from each end to the period's end.
  var sinceEnds = 0
  /// As ``sinceStarts``, of the closed ticks alone.
  var closedSinceStarts = 0
  /// As ``sinceEnds``, of the closed ticks alone.
  var closedSinceEnds = 0
  /// Ticks that the trucks have waited whose services start in the period.
  var waited = 0
  /// Server ticks in service with more trucks in service than servers that should be there.
  var beyondStaff = 0
  /// Ticks that the empty trucks have waited which the services of the period take.
  var counterpartsWaited = 0
}

/// The tallies of one stage, by period.
struct StageTallies {
  private(set) var periods: [StageTally] = []
  private var boundaries: [Int] = []
  private var hours = OpenHours.always
  /// Whether services may last into a closing.
  private var mayOverrun = false
  private var layout = TruckKey(numbers: 1, lastTick: 1)

  init() {}

  /// - Parameter boundaries: ticks at which periods begin, and the end of the last one.
  init(boundaries: [Int], hours: OpenHours, mayOverrun: Bool, layout: TruckKey) {
    self.boundaries = boundaries
    self.hours = hours
    self.mayOverrun = mayOverrun
    self.layout = layout
    periods = [StageTally](repeating: StageTally(), count: boundaries.count - 1)
  }

  /// Adds starts with their waits.
  ///
  /// - Parameter counterparts: ticks at which empty trucks of the other side come, of which the k-th service takes the
  ///   k-th; nil: none are needed.
  mutating func add(starts range: Range<Int>, of stage: TruckCourse.StageCourse, counterparts: [Int]?) {
    var index = range.lowerBound
    while index < range.upperBound {
      let period = SortedSearch.count(of: boundaries, atMost: stage.starts[index]) - 1
      let end = boundaries[period + 1]
      let next = stage.starts.firstIndex(in: index..<range.upperBound, atLeast: end)
      periods[period].started += next - index
      periods[period].sinceStarts += stage.starts.sum(index..<next) { end - $0 }
      periods[period].waited += stage.waits.sum(index..<next) { $0 }
      if mayOverrun {
        periods[period].closedSinceStarts += closed(stage.starts, index..<next, shift: 0, until: end)
      }
      if let counterparts {
        periods[period].counterpartsWaited +=
          (index..<next).reduce(0) { $0 + stage.starts[$1] - counterparts[$1] }
      }
      index = next
    }
  }

  /// Adds ends; one at the end of a period is one of that period.
  mutating func add(ends range: Range<Int>, of stage: TruckCourse.StageCourse) {
    var index = range.lowerBound
    while index < range.upperBound {
      let (period, next) = Self.period(of: stage.ends, index..<range.upperBound, boundaries, layout)
      let end = boundaries[period + 1]
      let layout = layout
      periods[period].ended += next - index
      periods[period].sinceEnds += stage.ends.sum(index..<next) { end - layout.tick($0) }
      if mayOverrun {
        periods[period].closedSinceEnds += closed(stage.ends, index..<next, shift: layout.numberBits, until: end)
      }
      index = next
    }
  }

  /// The period of the first end in a range, and the first index of the next period.
  static func period(
    of ends: SlidingArray, _ range: Range<Int>, _ boundaries: [Int], _ layout: TruckKey
  ) -> (period: Int, next: Int) {
    let period = max(1, SortedSearch.count(of: boundaries, below: layout.tick(ends[range.lowerBound]))) - 1
    return (period, ends.firstIndex(in: range, atLeast: layout.key(tick: boundaries[period + 1] + 1, number: 0)))
  }

  /// Adds the time in service, between two moments, that is beyond the servers that should be there.
  mutating func addBeyondStaff(
    _ stage: TruckCourse.StageCourse, _ staffed: [CrossingPlan.StaffingStep], from start: Int, until end: Int
  ) {
    guard !staffed.isEmpty else { return }
    let times = ServiceTimes(stage, layout)
    for period in periods.indices {
      let from = max(start, boundaries[period])
      let until = min(end, boundaries[period + 1])
      if from < until {
        periods[period].beyondStaff += times.overtimeTicks(staffed, from: from, until: until)
      }
    }
  }

  /// Server ticks in service in a period.
  func busy(_ period: Int) -> Int { begun(period) - done(period) }

  /// The integral over a period of the services begun so far.
  func begun(_ period: Int) -> Int {
    periods[..<period].reduce(0) { $0 + $1.started } * length(period) + periods[period].sinceStarts
  }

  /// The integral over a period of the services that have ended so far.
  func done(_ period: Int) -> Int {
    periods[..<period].reduce(0) { $0 + $1.ended } * length(period) + periods[period].sinceEnds
  }

  /// Server ticks in service in a period while the crossing is closed.
  func closedBusy(_ period: Int) -> Int {
    guard mayOverrun else { return 0 }
    let before = periods[..<period].reduce(0) { $0 + $1.started - $1.ended }
    let closed = closedTicks(before: boundaries[period + 1]) - closedTicks(before: boundaries[period])
    return before * closed + periods[period].closedSinceStarts - periods[period].closedSinceEnds
  }

  private func length(_ period: Int) -> Int { boundaries[period + 1] - boundaries[period] }

  private func closedTicks(before tick: Int) -> Int { tick - hours.openTicks(before: tick) }

  /// The sum of the closed ticks from each moment until `end`.
  ///
  /// Moments within an opening have the same: they are counted together, and only those while it is closed one by one.
  private func closed(_ values: SlidingArray, _ range: Range<Int>, shift: Int, until end: Int) -> Int {
    guard !range.isEmpty else { return 0 }
    var total = range.count * closedTicks(before: end)
    var index = range.lowerBound
    var opening = hours.firstIndex(endingAfter: values[index] &>> shift)
    while index < range.upperBound {
      let tick = values[index] &>> shift
      while opening < hours.closes.count, hours.closes[opening] <= tick { opening += 1 }
      total -= tick - hours.openTicks(before: tick, openingEndingAfterIt: opening)
      guard opening < hours.opens.count, hours.opens[opening] <= tick else {
        index += 1
        continue
      }
      let next = values.firstIndex(in: index..<range.upperBound, atLeast: hours.closes[opening] &<< shift)
      total -= (next - index - 1) * (hours.opens[opening] - hours.openBefore[opening])
      index = next
    }
    return total
  }
}
