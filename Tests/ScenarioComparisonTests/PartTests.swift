import FoundationEssentials
import Testing

@testable import ScenarioComparison

/// Parts of work, and what is wrong with sets of them.
@Suite("Parts")
struct PartTests {
  @Test(
    "parts hold every item once, in order, and differ by one item at most", arguments: [0, 1, 6, 7, 100, 1_000_000])
  func ranges(items: Int) throws {
    for count in [1, 2, 3, 7, 64, 1_000_000] {
      var next = 0
      var sizes: Set<Int> = []
      for index in count > 64 ? [1, 2, 500_000, count] : Array(1...count) {
        let range = try #require(RunPart(index, of: count)).range(of: items)
        if count <= 64 { #expect(range.lowerBound == next) }
        next = range.upperBound
        sizes.insert(range.count)
      }
      #expect(next == items)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }
  }

  @Test func partsOutOfRangeAreNone() {
    for (index, count) in [(0, 8), (9, 8), (-1, 8), (1, 0), (1, -1), (1, 1_000_001)] {
      #expect(RunPart(index, of: count) == nil)
    }
  }

  private static func header(
    _ part: Int, of parts: Int = 3, _ arguments: [String] = ["sweep", "--seed=1"], digest: String = "aa",
    seed: UInt64 = 1, items: Int = 10
  ) throws -> PartHeader {
    PartHeader(
      arguments: arguments, network: "n", digest: digest, seed: seed, items: items,
      part: try #require(RunPart(part, of: parts)))
  }

  @Test func setsAreWholeAndOfOneKind() throws {
    let whole = try [3, 1, 2].map { ("p\($0)", try Self.header($0)) }
    #expect(PartSetFault.all(in: whole) == [])
    #expect(PartSetFault.all(in: [whole[0]]) == [.missing([1, 2], of: 3)])
    #expect(
      PartSetFault.all(in: whole + [("again", try Self.header(2))]) == [
        .doubled(file: "again", part: 2, first: "p2")
      ])
    for (other, difference) in [
      (try Self.header(2, seed: 2), "is of seed 2, not of seed 1"),
      (try Self.header(2, digest: "bb"), "is of another network, or of other scenarios"),
      (try Self.header(2, of: 4), "is one of 4 parts, not of 3"),
      (try Self.header(2, items: 11), "is of 11 replications or points, not of 10"),
      (try Self.header(2, ["simulate", "--seed=1"]), "is of gozar simulate, not of gozar sweep"),
      (
        try Self.header(2, ["sweep", "--seed=1", "--", "x=1"]), "is of other arguments: -- x=1, not none"
      ),
    ] {
      #expect(
        PartSetFault.all(in: [whole[0], whole[1], ("other", other)]) == [
          .foreign(file: "other", difference: difference, first: "p3"), .missing([2], of: 3),
        ])
    }
  }

  @Test func recordsAreReadAsTheyWereWritten() throws {
    struct Numbers: Codable, Equatable {
      var numbers: [Double]
    }
    var state: UInt64 = 20_200_607
    var numbers: [Double] = [
      0, 1, -1, 0.1, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity,
    ]
    while numbers.count < 20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state ^ (state >> 29))
      if number.isFinite { numbers.append(number) }
    }
    let line = RecordLine.text(Numbers(numbers: numbers))
    #expect(line.last == "\n" && !line.dropLast().contains("\n"))
    let read = try #require(RecordLine.value(Numbers.self, of: Array(line.utf8)))
    #expect(read.numbers.map(\.bitPattern) == numbers.map(\.bitPattern))
    let none = RecordLine.value(Numbers.self, of: Array(RecordLine.text(Numbers(numbers: [.nan])).utf8))
    #expect(none?.numbers[0].isNaN == true)
    #expect(RecordLine.value(Numbers.self, of: Array(line.utf8.dropLast(5))) == nil)
  }
}
