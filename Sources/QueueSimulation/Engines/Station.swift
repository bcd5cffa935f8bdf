/// One stage in the course of a run of events: its servers and its queue.
struct Station {
  private var tree = ServerTree()
  /// Servers in service.
  private(set) var busy = 0
  /// Servers that are there now; when they become fewer than are occupied, nobody is interrupted.
  var staffed = 0
  /// Servers that nobody occupies; the last one serves next.
  private var idle: [UInt16] = []
  /// Trucks whose service is over and that wait for room at the next stage, in the order of their ends, with their servers.
  private var blocked: [(number: Int32, server: UInt16)] = []
  private var firstBlocked = 0
  /// Trucks that wait.
  var queue = LaneQueue()

  /// All servers idle, nobody in the queue.
  mutating func reset(
    servers: Int, staffed: Int, trucks: Int, order: LaneOrder, mayLeaveOutOfTurn: Bool
  ) {
    tree.reset(idleServers: servers, trucks: trucks)
    busy = 0
    self.staffed = staffed
    idle.removeAll(keepingCapacity: true)
    for server in stride(from: servers - 1, through: 0, by: -1) { idle.append(UInt16(truncatingIfNeeded: server)) }
    blocked.removeAll(keepingCapacity: true)
    firstBlocked = 0
    queue.reset(trucks: trucks, order: order, mayLeaveOutOfTurn: mayLeaveOutOfTurn)
  }

  /// Trucks that wait for room at the next stage.
  var blockedCount: Int {
    @inline(__always) get { blocked.count - firstBlocked }
  }

  /// Whether a server is free to serve.
  var isFree: Bool {
    @inline(__always) get { busy + blockedCount < staffed }
  }

  /// Serves the truck that is next until the tick of its key; returns the server.
  @inline(__always)
  mutating func startNext(until key: Int) -> UInt16 {
    let number = queue.takeNext()
    let server = idle.removeLast()
    busy += 1
    tree.set(server, to: key, of: number)
    return server
  }

  /// The tick of the next end of a service; `Tick.never` or later if none is on.
  @inline(__always)
  func nextEnd(_ layout: TruckKey) -> Int {
    busy > 0 ? layout.tick(tree.least) : Tick.never
  }

  /// The key of the service that ends next, of at least one.
  var endingKey: Int {
    @inline(__always) get { tree.least }
  }

  /// Ends the service that ends next, and its server is free.
  @inline(__always)
  mutating func endNext(of number: Int) {
    idle.append(tree.removeLeast(of: number))
    busy -= 1
  }

  /// Ends the service that ends next, and its truck stays with its server.
  mutating func blockNext(_ number: Int) {
    blocked.append((Int32(truncatingIfNeeded: number), tree.removeLeast(of: number)))
    busy -= 1
  }

  /// The truck that has been blocked longest, of at least one.
  var longestBlocked: Int { Int(blocked[firstBlocked].number) }

  /// Lets the truck go that has been blocked longest, of at least one.
  mutating func unblock() -> Int {
    let (number, server) = blocked[firstBlocked]
    firstBlocked += 1
    if firstBlocked == blocked.count {
      blocked.removeAll(keepingCapacity: true)
      firstBlocked = 0
    }
    idle.append(server)
    return Int(number)
  }
}
