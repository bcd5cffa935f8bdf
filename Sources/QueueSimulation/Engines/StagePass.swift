/// One stage in the course of ``FirstComeEngine``: its servers, and how far it has come.
struct StagePass {
  private var tree = ServerTree()
  private var servers = 0
  private var horizon = 0
  /// The opening in which the last service started.
  private var opening = 0
  /// Services that have started.
  private(set) var started = 0
  /// Whether all departures are known: no more services start.
  private(set) var isSettled = false

  /// All servers free, nothing started.
  mutating func reset(servers: Int, trucks: Int, horizon: Int, keyBits: Int) {
    self.servers = servers
    self.horizon = horizon
    opening = 0
    started = 0
    isSettled = false
    if servers > 0 { tree.reset(servers: servers, trucks: trucks, keyBits: keyBits) }
  }

  /// Serves trucks in the order in which they come to the stage, from where the last call stopped.
  ///
  /// An end is known when its server takes the next truck: the first keys that come out of the tree are those of servers
  /// free from the start, and no ends.
  ///
  /// - Parameters:
  ///   - arrivals: keys in the order of the stage's queue, ascending in time.
  ///   - outside: keys of the same trucks as they came to the crossing, if they waited outside; else empty.
  mutating func serve(
    _ arrivals: SlidingArray, outside: [Int], service: [UInt32], hours: OpenHours, layout: TruckKey,
    into stage: inout TruckCourse.StageCourse, overtime: inout [Int]
  ) {
    guard !isSettled else { return }
    guard servers > 0, opening < hours.opens.count else {
      settle(&stage)
      return
    }
    let count = arrivals.count
    stage.makeRoom(for: count - started)
    // Copies share their numbers; what they hold themselves stays in registers.
    var tree = tree
    var starts = stage.starts
    var waits = stage.waits
    var ends = stage.ends
    var opening = opening
    var started = started
    var open = hours.opens[opening]
    var close = hours.closes[opening]
    var isOver = false
    while started < count {
      let key = arrivals[started]
      let earliest = tree.least
      let arrival = layout.tick(key)
      var start = max(arrival, layout.tick(earliest))
      if start >= close {
        repeat { opening += 1 } while opening < hours.closes.count && start >= hours.closes[opening]
        if opening == hours.closes.count {
          isOver = true
          break
        }
        open = hours.opens[opening]
        close = hours.closes[opening]
      }
      start = max(start, open)
      if start >= horizon {
        isOver = true
        break
      }
      let number = layout.number(key)
      let end = start + Int(service[number])
      if end > close { overtime[number] += hours.closedTicks(from: start, to: end, startingIn: opening) }
      starts.appendInRoom(start)
      waits.appendInRoom(start - (outside.isEmpty ? arrival : layout.tick(outside[started])))
      if started >= servers { ends.appendInRoom(earliest) }
      tree.replaceLeast(from: layout.number(earliest), with: layout.key(tick: end, number: number), of: number)
      started &+= 1
    }
    self.opening = opening
    self.started = started
    stage.starts = starts
    stage.waits = waits
    stage.ends = ends
    if isOver { settle(&stage) }
  }

  /// Ends what is in service: no more trucks come, or none starts before the horizon's end.
  mutating func settle(_ stage: inout TruckCourse.StageCourse) {
    guard !isSettled else { return }
    isSettled = true
    guard servers > 0 else { return }
    for (index, key) in tree.sorted.enumerated() where started + index >= servers { stage.add(end: key) }
  }

  /// The tick before which everything at the stage is known.
  func known(_ stage: TruckCourse.StageCourse, _ layout: TruckKey) -> Int {
    guard !isSettled else { return Tick.never }
    guard let start = stage.starts.last, let end = stage.ends.last else { return 0 }
    return min(start, layout.tick(end))
  }
}
