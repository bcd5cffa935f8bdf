/// One stage in the course of ``FirstComeEngine``: its servers, and how far it has come.
struct StagePass {
  private var tree = ServerTree()
  private var servers = 0
  private var horizon = 0
  /// The opening in which the last service started.
  private var opening = 0
  private var started = 0
  /// Whether all departures are known: no more services start.
  private(set) var isSettled = false

  /// Departures that are known so far.
  ///
  /// The first `servers` keys that come out of the tree are those of servers free from the start.
  var departures: Int { isSettled ? started : max(0, started - servers) }

  /// All servers free, nothing started.
  mutating func reset(servers: Int, trucks: Int, horizon: Int) {
    self.servers = servers
    self.horizon = horizon
    opening = 0
    started = 0
    isSettled = false
    if servers > 0 { tree.reset(servers: servers, trucks: trucks) }
  }

  /// Serves trucks in the order in which they come to the stage, from where the last call stopped.
  ///
  /// - Parameter arrivals: keys in the order of the stage's queue, ascending in time; `count` of them from index `first`
  ///   on.
  mutating func serve(
    _ arrivals: [Int], from first: Int, count: Int, service: [UInt32], hours: OpenHours, layout: TruckKey,
    into stage: inout TruckCourse.StageCourse, overtime: inout [Int]
  ) {
    guard !isSettled else { return }
    stage.firstEnd = servers
    Self.grow(&stage.starts, to: count)
    Self.grow(&stage.ends, to: count + servers)
    guard servers > 0, opening < hours.opens.count else {
      settle(&stage)
      return
    }
    var opening = opening
    var started = started
    var open = hours.opens[opening]
    var close = hours.closes[opening]
    var isOver = false
    while started < count {
      let key = arrivals[first + started]
      let earliest = tree.least
      var start = max(layout.tick(key), layout.tick(earliest))
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
      stage.starts[started] = start
      stage.ends[started] = earliest
      tree.replaceLeast(from: layout.number(earliest), with: layout.key(tick: end, number: number), of: number)
      started += 1
    }
    self.opening = opening
    self.started = started
    if isOver { settle(&stage) }
  }

  /// Ends what is in service: no more trucks come, or none starts before the horizon's end.
  mutating func settle(_ stage: inout TruckCourse.StageCourse) {
    guard !isSettled else { return }
    isSettled = true
    stage.firstEnd = servers
    stage.count = started
    guard servers > 0 else { return }
    for (index, key) in tree.sorted.enumerated() { stage.ends[started + index] = key }
  }

  private static func grow(_ array: inout [Int], to count: Int) {
    if array.count < count { array.append(contentsOf: repeatElement(0, count: count - array.count)) }
  }
}
