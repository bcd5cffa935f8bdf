/// Trucks that will give up, in the course of a run of events.
struct PatienceState {
  /// Ticks that each truck waits, by number; 0: for ever.
  private let patience: [UInt32]
  /// Where a truck is that has not started: 0 not there or done, 1 outside, 2 in the yard.
  private var place: [UInt8]
  private var deadlines = DeadlineHeap()
  /// Whether any truck may give up.
  let isNeeded: Bool

  init(_ needs: TruckNeeds) {
    patience = needs.patience
    isNeeded = !needs.patience.isEmpty
    place = [UInt8](repeating: 0, count: needs.patience.count)
  }

  /// A truck comes.
  mutating func begin(_ number: Int, at tick: Int, _ layout: TruckKey) {
    place[number] = 1
    if patience[number] > 0 { deadlines.insert(layout.key(tick: tick + Int(patience[number]), number: number)) }
  }

  /// A truck is let into the yard.
  @inline(__always)
  mutating func enter(_ number: Int) {
    if isNeeded { setPlace(of: number, 2) }
  }

  /// A truck has started or is gone.
  @inline(__always)
  mutating func settle(_ number: Int) {
    if isNeeded { setPlace(of: number, 0) }
  }

  /// Not inlined, as most crossings need no patience, and their empty array is not made unique for nothing.
  @inline(never)
  private mutating func setPlace(of number: Int, _ value: UInt8) {
    place[number] = value
  }

  func isInYard(_ number: Int) -> Bool { place[number] == 2 }

  /// The next tick after `now` at which the patience of a truck is over.
  func nextTick(after now: Int, _ layout: TruckKey) -> Int {
    guard isNeeded, let least = deadlines.least else { return Tick.never }
    let tick = layout.tick(least)
    return tick > now ? tick : Tick.never
  }

  /// Takes out the next truck that gives up at a tick, by number.
  mutating func nextToGiveUp(at now: Int, _ layout: TruckKey) -> Int? {
    while let key = deadlines.least, layout.tick(key) <= now {
      let number = layout.number(deadlines.removeLeast())
      if place[number] != 0 { return number }
    }
    return nil
  }
}
