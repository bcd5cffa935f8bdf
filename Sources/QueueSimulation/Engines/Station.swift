/// One stage in the course of a run of events: its servers and its queue.
struct Station {
  private var tree = ServerTree()
  /// Servers in service.
  private(set) var busy = 0
  /// Idle servers; the last one serves next.
  private var idle: [UInt16] = []
  /// Numbers of trucks in the order in which they came; those before `head` have started.
  private var queue: [Int32] = []
  private var head = 0
  private var tail = 0

  /// All servers idle, nobody in the queue.
  mutating func reset(servers: Int, trucks: Int) {
    tree.reset(idleServers: servers, trucks: trucks)
    busy = 0
    idle.removeAll(keepingCapacity: true)
    for server in stride(from: servers - 1, through: 0, by: -1) { idle.append(UInt16(truncatingIfNeeded: server)) }
    if queue.count < trucks { queue.append(contentsOf: repeatElement(0, count: trucks - queue.count)) }
    head = 0
    tail = 0
  }

  /// A truck joins the queue.
  @inline(__always)
  mutating func join(_ number: Int) {
    queue[tail] = Int32(truncatingIfNeeded: number)
    tail += 1
  }

  /// The truck that starts next, if there is one and a server is idle.
  var next: Int? {
    @inline(__always) get { head < tail && busy < idle.count ? Int(queue[head]) : nil }
  }

  /// Serves that truck until the tick of its key.
  @inline(__always)
  mutating func startNext(until key: Int) {
    head += 1
    busy += 1
    tree.set(idle[idle.count - busy], to: key, of: Int(queue[head - 1]))
  }

  /// The tick of the next end of a service; `Tick.never` or later if none is on.
  @inline(__always)
  func nextEnd(_ layout: TruckKey) -> Int {
    busy > 0 ? layout.tick(tree.least) : Tick.never
  }

  /// Ends the service that ends next; returns its key.
  @inline(__always)
  mutating func endNext(_ layout: TruckKey) -> Int {
    let key = tree.least
    idle[idle.count - busy] = tree.removeLeast(of: layout.number(key))
    busy -= 1
    return key
  }
}
