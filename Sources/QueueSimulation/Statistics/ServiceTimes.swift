/// Overtime of one stage, from the starts and the ends of its services.
struct ServiceTimes {
  private let stage: TruckCourse.StageCourse
  private let layout: TruckKey

  init(_ stage: TruckCourse.StageCourse, _ layout: TruckKey) {
    self.stage = stage
    self.layout = layout
  }

  private func tick(_ index: Int) -> Int {
    layout.tick(stage.ends[index])
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
    var begun = stage.starts.firstIndex(in: stage.starts.held, atLeast: start + 1)
    var done = stage.ends.firstIndex(in: stage.ends.held, atLeast: layout.key(tick: start + 1, number: 0))
    while moment < end {
      var next = end
      if step < staffed.count { next = min(next, staffed[step].tick) }
      if begun < stage.starts.count { next = min(next, stage.starts[begun]) }
      if done < stage.ends.count { next = min(next, tick(done)) }
      let servers = step > 0 ? staffed[step - 1].servers : 0
      total += max(0, begun - done - servers) * (next - moment)
      moment = next
      while step < staffed.count, staffed[step].tick <= moment { step += 1 }
      while begun < stage.starts.count, stage.starts[begun] <= moment { begun += 1 }
      while done < stage.ends.count, tick(done) <= moment { done += 1 }
    }
    return total
  }
}
