import Testing

@testable import Diagnostics

@Suite struct NearMissTests {
  /// A mistyped word, what there is, and what it meant.
  struct Case: CustomTestStringConvertible {
    let word: String
    let candidates: [String]
    let meant: String?
    var testDescription: String { "\(word) meant \(meant ?? "nothing")" }
  }

  static let keys = ["id", "name", "sides", "time_zone", "holidays", "phases", "hours", "source", "confidence"]

  static let cases = [
    Case(word: "holydays", candidates: keys, meant: "holidays"),
    Case(word: "hoildays", candidates: keys, meant: "holidays"),
    Case(word: "holiday", candidates: keys, meant: "holidays"),
    Case(word: "timezone", candidates: keys, meant: "time_zone"),
    Case(word: "Time_Zone", candidates: keys, meant: "time_zone"),
    Case(word: "side", candidates: keys, meant: "sides"),
    Case(word: "nmae", candidates: keys, meant: "name"),
    Case(word: "di", candidates: keys, meant: "id"),
    Case(word: "ID", candidates: keys, meant: "id"),
    Case(word: "servers", candidates: keys, meant: nil),
    Case(word: "", candidates: keys, meant: nil),
    Case(word: "", candidates: ["a"], meant: nil),
    Case(word: "x", candidates: ["y", "z"], meant: nil),
    Case(word: "phase", candidates: [], meant: nil),
    Case(word: "plam", candidates: ["play", "plan"], meant: "play"),
    Case(word: "plna", candidates: ["play", "plan"], meant: "plan"),
    Case(word: "مهرن", candidates: ["مهران", "چذابه"], meant: "مهران"),
  ]

  @Test(arguments: cases) func findsWhatWasMeant(_ known: Case) {
    #expect(nearest(to: known.word, among: known.candidates) == known.meant)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ca", "abc", 3),
    ("kitten", "sitting", 3), ("abcd", "badc", 2), ("mehran", "mehrna", 1),
  ])
  func distances(left: String, right: String, distance: Int) {
    #expect(alignmentDistance(Array(left), Array(right)) == distance)
    #expect(alignmentDistance(Array(right), Array(left)) == distance)
  }

  @Test func longWordsCostNothing() {
    #expect(nearest(to: String(repeating: "x", count: 1_000_000), among: Self.keys) == nil)
  }
}
