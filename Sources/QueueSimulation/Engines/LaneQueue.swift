/// One queue of a crossing with its rule of who is next: lanes in order of rank, each first come, first served.
///
/// - One lane: first come, first served.
/// - Several without shares: strict priority; the first lane with a truck in it.
/// - Several with shares: rounds in which each lane lets through up to its share; of the lanes with a truck and some share
///   left the first one is next, and when there is none a new round begins.
///
/// Complexity: O(1) for all but ``reset(trucks:order:)``.
struct LaneQueue {
  /// The truck behind each truck, by number; -1 for the last one of a lane.
  private var behind = Slab<Int32>(repeating: -1, count: 0)
  /// The truck ahead of each truck, by number, if trucks may leave out of turn.
  private var ahead = Slab<Int32>(repeating: -1, count: 0)
  private var mayLeaveOutOfTurn = false
  /// The first and the last truck of each lane with a truck in it; -1 for the first of an empty one.
  private let heads = Slab<Int32>(repeating: -1, count: mostLanes)
  private let tails = Slab<Int32>(repeating: -1, count: mostLanes)
  /// Lanes with a truck in them, by bit.
  private var occupied: UInt64 = 0
  /// Lanes with some of their share left in this round, by bit.
  private var inRound: UInt64 = .max
  private var shares: [Int] = []
  private var hasShares = false
  private var left: [Int] = []
  /// Trucks in all lanes.
  private(set) var count = 0

  /// The most lanes.
  static let mostLanes = 64

  /// Empties the queue.
  ///
  /// - Parameter trucks: one more than the greatest truck number.
  mutating func reset(trucks: Int, order: LaneOrder, mayLeaveOutOfTurn: Bool) {
    precondition((1...Self.mostLanes).contains(order.lanes), "\(order.lanes) lanes")
    if behind.count < trucks { behind = Slab(repeating: -1, count: trucks) }
    self.mayLeaveOutOfTurn = mayLeaveOutOfTurn
    if mayLeaveOutOfTurn, ahead.count < trucks { ahead = Slab(repeating: -1, count: trucks) }
    heads.fill(-1, count: order.lanes)
    occupied = 0
    inRound = .max
    shares = order.shares
    hasShares = !shares.isEmpty
    left = shares
    count = 0
  }

  /// A truck joins the end of its lane.
  @inline(__always)
  mutating func join(_ number: Int, lane: Int) {
    let truck = Int32(truncatingIfNeeded: number)
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: lane)
    behind[number] = -1
    if occupied & bit != 0 {
      behind[Int(tails[lane])] = truck
    } else {
      heads[lane] = truck
      occupied |= bit
    }
    if mayLeaveOutOfTurn { ahead[number] = heads[lane] == truck ? -1 : tails[lane] }
    tails[lane] = truck
    count += 1
  }

  /// The truck that is next, of at least one.
  var next: Int {
    @inline(__always) get { Int(heads[nextLane]) }
  }

  /// Takes out the truck that is next, of at least one.
  @inline(__always)
  mutating func takeNext() -> Int {
    let lane = nextLane
    if hasShares { takeShare(of: lane) }
    let number = Int(heads[lane])
    heads[lane] = behind[number]
    if heads[lane] < 0 {
      occupied &= ~(1 << UInt64(truncatingIfNeeded: lane))
    } else if mayLeaveOutOfTurn {
      ahead[Int(heads[lane])] = -1
    }
    count -= 1
    return number
  }

  /// Takes out a truck that is in the queue, whoever is before it.
  mutating func remove(_ number: Int, lane: Int) {
    let before = ahead[number]
    let after = behind[number]
    if before < 0 { heads[lane] = after } else { behind[Int(before)] = after }
    if after < 0 { tails[lane] = before } else { ahead[Int(after)] = before }
    if heads[lane] < 0 { occupied &= ~(1 << UInt64(truncatingIfNeeded: lane)) }
    count -= 1
  }

  private var nextLane: Int {
    @inline(__always) get {
      let eligible = occupied & inRound
      return (eligible != 0 ? eligible : occupied).trailingZeroBitCount
    }
  }

  private mutating func takeShare(of lane: Int) {
    if occupied & inRound == 0 {
      left = shares
      inRound = .max
    }
    left[lane] -= 1
    if left[lane] == 0 { inRound &= ~(1 << UInt64(truncatingIfNeeded: lane)) }
  }
}

/// The rule by which the queues of a crossing go.
struct LaneOrder: Hashable, Sendable {
  /// Lanes in order of rank: 1 to ``LaneQueue/mostLanes``.
  var lanes: Int
  /// Trucks a round by lane, each 1 or more; empty: no rounds.
  var shares: [Int]

  static let firstCome = LaneOrder(lanes: 1, shares: [])
}
