/// Empty trucks of the other side in the course of a run of events.
struct CounterpartState {
  /// Ticks at which they come, by stage; empty if no stage needs them.
  private let ticks: [[Int]]
  private let isNeeded: Bool
  /// How many have come, by stage.
  private var come: [Int]
  /// How many have been used, by stage.
  private var used: [Int]
  /// The next tick at which one comes.
  private(set) var nextTick = Tick.never
  private let needs: [Bool]

  /// - Parameter ticks: by stage; nil: the stage needs none.
  init(_ ticks: [[Int]?]) {
    self.ticks = ticks.map { $0 ?? [] }
    needs = ticks.map { $0 != nil }
    isNeeded = needs.contains(true)
    come = ticks.map { _ in 0 }
    used = come
    setNextTick()
  }

  /// Whether one is there, or the stage needs none.
  @inline(__always)
  func isThere(at stage: Int) -> Bool {
    !isNeeded || !needs[stage] || come[stage] > used[stage]
  }

  /// Uses one if the stage needs it.
  @inline(__always)
  mutating func use(at stage: Int) {
    if isNeeded, needs[stage] { countUse(at: stage) }
  }

  /// Not inlined, as most crossings need no empty trucks, and their empty array is not made unique for nothing.
  @inline(never)
  private mutating func countUse(at stage: Int) {
    used[stage] += 1
  }

  /// Takes in those that come up to a tick; returns the stages to which some came, by bit.
  mutating func arrive(by tick: Int) -> Int {
    guard nextTick <= tick else { return 0 }
    var stages = 0
    for stage in ticks.indices {
      while come[stage] < ticks[stage].count, ticks[stage][come[stage]] <= tick {
        come[stage] += 1
        stages |= 1 << stage
      }
    }
    setNextTick()
    return stages
  }

  private mutating func setNextTick() {
    nextTick = Tick.never
    for stage in ticks.indices where come[stage] < ticks[stage].count {
      nextTick = min(nextTick, ticks[stage][come[stage]])
    }
  }
}
