import SeededRandom
import Testing

@testable import CivilTime

@Suite struct IntervalSetTests {
  /// The same set as one flag an integer, from -8 to 71.
  struct NaiveSet: Equatable {
    var flags = [Bool](repeating: false, count: 80)

    init(_ ranges: [Range<Int>]) {
      for range in ranges {
        for member in range { flags[member + 8] = true }
      }
    }

    func combined(_ other: NaiveSet, _ rule: (Bool, Bool) -> Bool) -> NaiveSet {
      var result = self
      result.flags = zip(flags, other.flags).map(rule)
      return result
    }
  }

  static func randomRanges(_ generator: inout SeededGenerator) -> [Range<Int>] {
    (0..<Int.random(in: 0...7, using: &generator)).map { _ in
      let start = Int.random(in: -8...60, using: &generator)
      return start..<(start + Int.random(in: 0...11, using: &generator))
    }
  }

  /// What the type promises of its ranges: ascending, none empty, none touching.
  static func isNormal(_ set: IntervalSet) -> Bool {
    set.ranges.allSatisfy { !$0.isEmpty }
      && zip(set.ranges, set.ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
  }

  @Test(arguments: [UInt64(1), 20_200_607]) func agreesWithFlags(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var faults: [String] = []
    for round in 0..<3_000 {
      let (mine, theirs) = (Self.randomRanges(&generator), Self.randomRanges(&generator))
      let (left, right) = (IntervalSet(mine), IntervalSet(theirs))
      let (leftFlags, rightFlags) = (NaiveSet(mine), NaiveSet(theirs))
      let start = Int.random(in: -8...60, using: &generator)
      let window = start..<(start + Int.random(in: 0...11, using: &generator))
      let answers: [(String, IntervalSet, NaiveSet)] = [
        ("init", left, leftFlags),
        ("union", left.union(right), leftFlags.combined(rightFlags) { $0 || $1 }),
        ("intersection", left.intersection(right), leftFlags.combined(rightFlags) { $0 && $1 }),
        ("subtracting", left.subtracting(right), leftFlags.combined(rightFlags) { $0 && !$1 }),
        ("clipped", left.clipped(to: window), leftFlags.combined(NaiveSet([window])) { $0 && $1 }),
      ]
      for (name, found, expected) in answers where NaiveSet(found.ranges) != expected || !Self.isNormal(found) {
        faults.append("seed \(seed) round \(round) \(name) of \(mine), \(theirs), \(window): \(found.ranges)")
      }
      if left.length != leftFlags.flags.count(where: \.self) { faults.append("length of \(mine)") }
      if left.isEmpty != !leftFlags.flags.contains(true) { faults.append("isEmpty of \(mine)") }
      for member in -8..<72 where left.contains(member) != leftFlags.flags[member + 8] {
        faults.append("\(member) in \(mine)")
      }
      for point in -8..<72 {
        let index = left.ranges.firstIndex { $0.upperBound > point } ?? left.ranges.count
        if left.firstIndex(endingAfter: point) != index { faults.append("index after \(point) in \(mine)") }
      }
    }
    #expect(faults.prefix(5).isEmpty)
  }

  @Test func equalSetsAreEqualHoweverBuilt() {
    var appended = IntervalSet()
    for range in [1..<3, 3..<3, 3..<5, 4..<5, 9..<10] { appended.append(range) }
    #expect(appended.ranges == [1..<5, 9..<10])
    #expect(appended == IntervalSet([9..<10, 2..<5, 1..<3]))
    #expect(IntervalSet(4..<4) == IntervalSet())
    #expect(IntervalSet(4..<6).ranges == [4..<6])
    #expect(appended.length == 5)
  }
}
