/// What happened at a crossing in one replication, as ascending arrays: all statistics are read from it, so that they
/// don't depend on the engine that wrote it.
struct TruckCourse {
  /// One stage's services that started before the horizon's end.
  struct StageCourse {
    /// How many.
    var count = 0
    /// Ticks at which services start, in ascending order; `count` of them are valid.
    var starts: [Int] = []
    /// Keys of end and truck in ascending order, from index ``firstEnd`` on; ends beyond the horizon are among them.
    var ends: [Int] = []
    /// Where the ends begin.
    var firstEnd = 0
    /// Ticks at which a truck begins to wait with its server for room at the next stage, in ascending order.
    var blocks: [Int] = []
    /// Ticks at which such a wait is over, in ascending order.
    var unblocks: [Int] = []

    private var ended = 0

    /// Makes room for the services of so many trucks.
    mutating func clear(trucks: Int) {
      count = 0
      ended = 0
      firstEnd = 0
      blocks.removeAll(keepingCapacity: true)
      unblocks.removeAll(keepingCapacity: true)
      if starts.count < trucks { starts.append(contentsOf: repeatElement(0, count: trucks - starts.count)) }
      if ends.count < trucks { ends.append(contentsOf: repeatElement(0, count: trucks - ends.count)) }
    }

    /// Adds a start that is not before the last one.
    @inline(__always)
    mutating func add(start tick: Int) {
      starts[count] = tick
      count += 1
    }

    /// Adds an end that is not before the last one.
    @inline(__always)
    mutating func add(end key: Int) {
      ends[ended] = key
      ended += 1
    }
  }

  /// Stages in the order of the crossing.
  var stages: [StageCourse] = []
  /// Closed ticks within a truck's services, by truck number; empty where the crossing is never closed.
  var overtime: [Int] = []
  /// Trucks admitted under each quota (outer) by reporting period (inner).
  var admissions: [[Int]] = []
  /// Trucks that gave up, as keys in ascending order of time.
  var gaveUp: [Int] = []
  /// Trucks turned away at a full yard, as keys in ascending order of time.
  var turnedAway: [Int] = []
  /// The services as they started, if asked for.
  var log: [ServiceStart]?

  /// The start of a service.
  struct ServiceStart: Hashable {
    let number: Int
    let stage: Int
    let server: Int
    let tick: Int
    let end: Int
  }

  /// The layout of the keys.
  var layout = TruckKey(numbers: 1, lastTick: 1)

  /// Makes room for a replication.
  ///
  /// - Parameter mayOverrun: whether services may last into a closing.
  mutating func prepare(stages count: Int, trucks: Int, layout: TruckKey, mayOverrun: Bool) {
    if stages.count != count { stages = [StageCourse](repeating: StageCourse(), count: count) }
    overtime.removeAll(keepingCapacity: true)
    if mayOverrun { overtime.append(contentsOf: repeatElement(0, count: trucks)) }
    self.layout = layout
    admissions = []
    gaveUp.removeAll(keepingCapacity: true)
    turnedAway.removeAll(keepingCapacity: true)
    if log != nil { log = [] }
  }
}
