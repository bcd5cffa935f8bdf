/// What happened at a crossing in one replication, as ascending arrays: all statistics are read from it, so that they
/// don't depend on the engine that wrote it.
///
/// The statistics may read a course while it is written, and let go what they have read: then only some thousand
/// services of each stage are held at a time.
struct TruckCourse {
  /// One stage's services that started before the horizon's end.
  struct StageCourse {
    /// Ticks at which services start, in ascending order.
    var starts = SlidingArray()
    /// Ticks that the truck of each start has waited since its service before, or its arrival.
    var waits = SlidingArray()
    /// Keys of end and truck in ascending order; ends beyond the horizon are among them.
    var ends = SlidingArray()
    /// Ticks at which a truck begins to wait with its server for room at the next stage, in ascending order.
    var blocks: [Int] = []
    /// Ticks at which such a wait is over, in ascending order.
    var unblocks: [Int] = []
    /// The first end that the engine itself has to read again.
    var firstNeededEnd = Int.max

    /// Forgets all services.
    mutating func clear() {
      starts.removeAll()
      waits.removeAll()
      ends.removeAll()
      firstNeededEnd = .max
      blocks.removeAll(keepingCapacity: true)
      unblocks.removeAll(keepingCapacity: true)
    }

    /// Makes room for so many more services at once.
    mutating func makeRoom(for services: Int) {
      starts.makeRoom(for: services)
      waits.makeRoom(for: services)
      ends.makeRoom(for: services)
    }

    /// Adds a start that is not before the last one.
    @inline(__always)
    mutating func add(start tick: Int, after wait: Int) {
      starts.append(tick)
      waits.append(wait)
    }

    /// Adds an end that is not before the last one.
    @inline(__always)
    mutating func add(end key: Int) {
      ends.append(key)
    }

    /// Lets go starts and ends that have been read.
    mutating func release(starts start: Int, ends end: Int) {
      starts.removeValues(before: start)
      waits.removeValues(before: start)
      ends.removeValues(before: min(end, firstNeededEnd))
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

  /// Services that have started.
  var services: Int { stages.reduce(0) { $0 + $1.starts.count } }

  /// Makes room for a replication.
  ///
  /// - Parameter mayOverrun: whether services may last into a closing.
  mutating func prepare(stages count: Int, trucks: Int, layout: TruckKey, mayOverrun: Bool) {
    if stages.count != count { stages = (0..<count).map { _ in StageCourse() } }
    for stage in stages.indices { stages[stage].clear() }
    overtime.removeAll(keepingCapacity: true)
    if mayOverrun { overtime.append(contentsOf: repeatElement(0, count: trucks)) }
    self.layout = layout
    admissions = []
    gaveUp.removeAll(keepingCapacity: true)
    turnedAway.removeAll(keepingCapacity: true)
    if log != nil { log = [] }
  }
}
