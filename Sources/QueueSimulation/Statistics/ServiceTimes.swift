/// Overtime of one stage, from the starts and the ends of its services.
struct ServiceTimes {
  private let stage: TruckCourse.StageCourse
  private let layout: TruckKey

  init(_ stage: TruckCourse.StageCourse, _ layout: TruckKey) {
    self.stage = stage
    self.layout = layout
  }

  /// Server ticks in service in [`start`, `end`) in which the crossing is closed.
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

  /// Server ticks in service in [`start`, `end`) with more trucks in service than servers that should be there.
  ///
  /// - Parameter staffed: servers from ticks on, in ascending order; before the first one there is none.
  ///
  /// Complexity: O(n + m) for n services and m steps.
  func overtimeTicks(_ staffed: [CrossingPlan.StaffingStep], from start: Int, until end: Int) -> Int {
    var total = 0
    var moment = start
    var step = staffed.partitionIndex { $0.tick <= start }
    var begun = SortedSearch.count(of: stage.starts, stage.count, atMost: start)
    var done = ended(by: start)
    while moment < end {
      var next = end
      if step < staffed.count { next = min(next, staffed[step].tick) }
      if begun < stage.count { next = min(next, stage.starts[begun]) }
      if done < stage.count { next = min(next, tick(done)) }
      let servers = step > 0 ? staffed[step - 1].servers : 0
      total += max(0, begun - done - servers) * (next - moment)
      moment = next
      while step < staffed.count, staffed[step].tick <= moment { step += 1 }
      while begun < stage.count, stage.starts[begun] <= moment { begun += 1 }
      while done < stage.count, tick(done) <= moment { done += 1 }
    }
    return total
  }
}
