/// Busy time of one stage, from the starts and the ends of its services.
///
/// The number in service at t is the starts up to t less the ends up to t, so that its integral needs no pairing.
struct ServiceTimes {
  private let stage: TruckCourse.StageCourse
  private let layout: TruckKey

  init(_ stage: TruckCourse.StageCourse, _ layout: TruckKey) {
    self.stage = stage
    self.layout = layout
  }

  /// Server ticks in service in [`start`, `end`).
  ///
  /// Complexity: O(log n + m) for m services that start or end in it.
  func busyTicks(from start: Int, until end: Int) -> Int {
    let firstStart = SortedSearch.count(of: stage.starts, stage.count, below: start)
    let lastStart = SortedSearch.count(of: stage.starts, stage.count, below: end)
    var begun = firstStart * (end - start)
    let starts = stage.starts
    for index in firstStart..<lastStart { begun += end - starts[index] }
    let firstEnd = ended(by: start)
    let lastEnd = ended(by: end)
    var done = firstEnd * (end - start)
    let ends = stage.ends
    let shift = stage.firstEnd
    for index in firstEnd..<lastEnd { done += end - layout.tick(ends[shift + index]) }
    return begun - done
  }

  /// The part of ``busyTicks(from:until:)`` in which the crossing is closed.
  ///
  /// Nothing starts while it is closed: who is in service then was so at closing.
  func overtimeTicks(_ hours: OpenHours, from start: Int, until end: Int) -> Int {
    var total = 0
    var opening = max(0, hours.firstIndex(endingAfter: start) - 1)
    while opening < hours.closes.count, hours.closes[opening] < end {
      let close = hours.closes[opening]
      let next = opening + 1 < hours.opens.count ? hours.opens[opening + 1] : Int.max
      let from = max(close, start)
      let until = min(next, end)
      if from < until {
        let inService = ended(by: close)..<SortedSearch.count(of: stage.starts, stage.count, below: close)
        for index in inService { total += max(0, min(tick(index), until) - from) }
      }
      opening += 1
    }
    return total
  }

  private func tick(_ index: Int) -> Int {
    layout.tick(stage.ends[stage.firstEnd + index])
  }

  /// How many services have ended by a tick.
  private func ended(by bound: Int) -> Int {
    var low = 0
    var high = stage.count
    while low < high {
      let middle = (low + high) / 2
      if tick(middle) <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
