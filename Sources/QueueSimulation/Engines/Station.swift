/// One stage in the course of a run of events: its servers and its queue.
///
/// The servers are the vector of Kiefer and Wolfowitz: the keys at which they get free, in ascending order. The first
/// `idle` of them are past, the next one is the next end; so the end of a service moves nothing, and a start replaces
/// the least key in one pass without branches.
struct Station {
  private let servers: Int
  private var idle: Int
  /// Ascending, with a greatest number after the last server.
  private var free: [Double]
  /// Numbers of trucks in the order in which they came; those before `head` have started.
  private var queue: [Int32]
  private var head = 0
  private var tail = 0
  /// Keys of all ends so far.
  private var ends: [Double]
  private var ended = 0

  init(servers: Int, trucks: Int) {
    self.servers = servers
    idle = servers
    free = [Double](repeating: 0, count: servers)
    free.append(.greatestFiniteMagnitude)
    queue = [Int32](repeating: 0, count: trucks)
    ends = [Double](repeating: 0, count: trucks)
  }

  /// A truck joins the queue.
  @inline(__always)
  mutating func join(_ number: Int) {
    queue[tail] = Int32(truncatingIfNeeded: number)
    tail += 1
  }

  /// Takes the next truck from the queue, if there is one and a server is idle.
  @inline(__always)
  mutating func startNext() -> Int? {
    guard idle > 0, head < tail else { return nil }
    head += 1
    return Int(queue[head - 1])
  }

  /// Serves the truck just taken until its key.
  @inline(__always)
  mutating func serve(_ key: Double) {
    idle -= 1
    for index in 0..<servers {
      let here = free[index]
      let next = free[index + 1]
      let least = next < key ? next : key
      free[index] = here > least ? here : least
    }
  }

  /// The tick of the next end of a service; `Tick.never` if none is on.
  @inline(__always)
  func nextEnd(_ layout: TruckKey) -> Int {
    idle < servers ? layout.tick(free[idle]) : Tick.never
  }

  /// Ends the service that ends next; returns its key.
  @inline(__always)
  mutating func endNext() -> Double {
    let key = free[idle]
    idle += 1
    ends[ended] = key
    ended += 1
    return key
  }

  /// Hands over all ends, those of services still on among them.
  mutating func flush(into stage: inout TruckCourse.StageCourse) {
    while idle < servers { _ = endNext() }
    swap(&stage.ends, &ends)
  }
}
