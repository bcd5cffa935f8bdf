@testable import QueueSimulation

/// Trucks that wait, in the order in which they came, and who of them is next.
struct ReferenceQueue {
  private let order: LaneOrder
  private let lanes: [UInt8]
  private var waiting: [Int] = []
  /// Trucks that each lane may still let through in this round.
  private var left: [Int]

  init(_ order: LaneOrder, _ lanes: [UInt8]) {
    self.order = order
    self.lanes = lanes
    left = order.shares
  }

  var count: Int { waiting.count }

  /// Nil: nobody waits.
  ///
  /// Of those whose lane has some of the round left, the first of the first lane; of all, if a new round begins.
  var next: Int? {
    if order.lanes == 1 { return waiting.first }
    return waiting.min { rank($0) < rank($1) }
  }

  private func rank(_ number: Int) -> Int {
    let isOutOfRound = !left.isEmpty && left[lane(number)] == 0
    return lane(number) + (isOutOfRound ? order.lanes : 0)
  }

  mutating func join(_ number: Int) { waiting.append(number) }

  /// Takes out the truck that is next.
  mutating func take(_ number: Int) {
    if !left.isEmpty {
      // Nobody who waits has any of the round left: a new one begins.
      if left[lane(number)] == 0 { left = order.shares }
      left[lane(number)] -= 1
    }
    remove(number)
  }

  mutating func remove(_ number: Int) {
    if let place = waiting.firstIndex(of: number) { waiting.remove(at: place) }
  }

  private func lane(_ number: Int) -> Int { lanes.isEmpty ? 0 : Int(lanes[number]) }
}
