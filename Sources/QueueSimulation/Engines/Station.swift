/// One stage in the course of a run of events: its servers and its queue.
struct Station {
  private var tree = ServerTree()
  /// Servers in service.
  private(set) var busy = 0
  /// Servers that are there now; when they become fewer than are occupied, nobody is interrupted.
  var staffed = 0
  /// Servers that nobody occupies; the last one serves next.
  private var idle = Slab<UInt16>(repeating: 0, count: 0)
  private var idleCount = 0
  /// Trucks whose service is over and that wait for room at the next stage, in the order of their ends, with their servers.
  private var blocked: [(number: Int32, server: UInt16)] = []
  private var firstBlocked = 0
  /// Trucks that wait for room at the next stage.
  private(set) var blockedCount = 0
  /// Trucks that wait.
  var queue = LaneQueue()

  /// What has happened at the stage.
  var course = TruckCourse.StageCourse()

  /// All servers idle, nobody in the queue; the course is taken over.
  mutating func reset(
    course: inout TruckCourse.StageCourse, servers: Int, staffed: Int, trucks: Int, keyBits: Int,
    order: LaneOrder, mayLeaveOutOfTurn: Bool
  ) {
    swap(&self.course, &course)
    self.course.clear()
    tree.reset(idleServers: servers, trucks: trucks, keyBits: keyBits)
    busy = 0
    self.staffed = staffed
    if idle.count < servers { idle = Slab(repeating: 0, count: servers) }
    for place in 0..<servers { idle[place] = UInt16(truncatingIfNeeded: servers - 1 - place) }
    idleCount = servers
    blocked.removeAll(keepingCapacity: true)
    firstBlocked = 0
    blockedCount = 0
    queue.reset(trucks: trucks, order: order, mayLeaveOutOfTurn: mayLeaveOutOfTurn)
  }

  /// Whether a server is free to serve.
  var isFree: Bool {
    @inline(__always) get { busy + blockedCount < staffed }
  }

  /// Whether a truck waits, and a server is free to serve it.
  var mayStart: Bool {
    @inline(__always) get { queue.count > 0 && isFree }
  }

  /// Serves the truck that is next, after a wait, until the tick of its key; returns the server.
  @inline(__always)
  mutating func startNext(at now: Int, after wait: Int, until key: Int) -> UInt16 {
    course.add(start: now, after: wait)
    let number = queue.takeNext()
    idleCount -= 1
    let server = idle[idleCount]
    busy += 1
    tree.set(server, to: key, of: number)
    return server
  }

  /// The tick of the next end of a service; `Tick.never` or later if none is on.
  @inline(__always)
  func nextEnd(_ layout: TruckKey) -> Int {
    busy > 0 ? layout.tick(tree.least) : Tick.never
  }

  /// Ends the service that ends next, of at least one, and its server is free; returns the truck.
  @inline(__always)
  @discardableResult
  mutating func endNext(_ layout: TruckKey) -> Int {
    let number = layout.number(tree.least)
    course.add(end: tree.least)
    release(tree.removeLeast(of: number))
    busy -= 1
    return number
  }

  /// Ends the service that ends next, of at least one, and its truck stays with its server; returns the truck.
  mutating func blockNext(_ layout: TruckKey) -> Int {
    let number = layout.number(tree.least)
    course.add(end: tree.least)
    course.blocks.append(layout.tick(tree.least))
    blocked.append((Int32(truncatingIfNeeded: number), tree.removeLeast(of: number)))
    blockedCount += 1
    busy -= 1
    return number
  }

  /// The truck that has been blocked longest, of at least one.
  var longestBlocked: Int { Int(blocked[firstBlocked].number) }

  /// Lets the truck go that has been blocked longest, of at least one.
  mutating func unblock(at now: Int) -> Int {
    course.unblocks.append(now)
    let (number, server) = blocked[firstBlocked]
    firstBlocked += 1
    blockedCount -= 1
    if firstBlocked == blocked.count {
      blocked.removeAll(keepingCapacity: true)
      firstBlocked = 0
    }
    release(server)
    return Int(number)
  }

  @inline(__always)
  private mutating func release(_ server: UInt16) {
    idle[idleCount] = server
    idleCount += 1
  }
}
