import CommandLineKit
import Testing

/// Which texts are which values.
@Suite struct ValueReaderTests {
  @Test(arguments: [
    ("0", 0), ("+7", 7), ("-12", -12), ("100", 100), ("101", nil), ("-13", nil), ("", nil), ("1.0", nil), ("1e2", nil),
    ("0x10", nil), (" 1", nil), ("99999999999999999999", nil), ("--1", nil), ("۷", nil),
  ])
  func integers(_ text: String, _ expected: Int?) {
    #expect((try? ValueReader<Int>.integer(in: -12...100).read(text)) == expected)
  }

  @Test(arguments: [
    ("1%", 0.01), ("0.5%", 0.005), ("50%", 0.5), ("007%", 0.07), ("0%", nil), ("50.01%", nil), ("1", nil), ("%", nil),
    ("", nil), ("1%%", nil), (".5%", nil), ("1.%", nil), ("-1%", nil), ("nan%", nil), ("inf%", nil), ("0x1p3%", nil),
    ("1e1%", nil), ("1 %", nil), ("1.2.3%", nil),
  ])
  func percentages(_ text: String, _ expected: Double?) {
    #expect((try? ValueReader<Double>.percentage(in: 0.01...50).read(text)) == expected)
  }

  @Test(arguments: [
    ("6h", 21_600_000), ("90min", 5_400_000), ("2d", 172_800_000), ("1w", 604_800_000), ("10s", 10_000), ("5ms", 5),
    ("0s", 0), ("1.5h", 5_400_000), ("0.0625min", 3750), ("1d12h", 129_600_000), ("1 h 30 min", 5_400_000),
    ("0.001s", 1), ("1.50h", 5_400_000), ("0.0000000000w", 0), ("106751991167d", 9_223_372_036_828_800_000),
    ("0.00625min", 375), ("0.00015625w", 94_500),
  ])
  func durations(_ text: String, _ milliseconds: Int64) throws {
    #expect(try ValueReader<Duration>.duration().read(text) == .milliseconds(milliseconds))
  }

  @Test(arguments: [
    "", "6", "h", "6m", "6 hours", "6H", "-6h", "+6h", "6h6h", "6min1h", "1.h", ".5h", "1..5h", "0.0001s", "0.1ms",
    "1h,",
    "106751991168d", "99999999999999999999s", "9223372036854775807ms1", "۶h", "1h ago", "0.00000000001w",
    "15250284452w5d", "2min1.5",
  ])
  func notDurations(_ text: String) {
    #expect(throws: ValueFault.self) { try ValueReader<Duration>.duration().read(text) }
  }

  /// Counted by another road: every tenth, hundredth and thousandth of each unit, in whole milliseconds where it is one.
  @Test func decimalDurationsAreExact() {
    let units: [(String, Int64)] = [
      ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1),
    ]
    var wrong: [String] = []
    for (unit, milliseconds) in units {
      for thousandths in Int64(0)..<3000 {
        let fraction = String(String(1000 + thousandths % 1000).dropFirst())
        let text = "\(thousandths / 1000).\(fraction)\(unit)"
        let product = thousandths * milliseconds
        let expected: Duration? = product % 1000 == 0 ? .milliseconds(product / 1000) : nil
        if (try? ValueReader<Duration>.duration().read(text)) != expected { wrong.append(text) }
      }
    }
    #expect(wrong == [])
  }

  @Test func rangesOfDurations() {
    let reader = ValueReader<Duration>.duration(in: .seconds(60)...(.seconds(3600)))
    #expect((try? reader.read("60s")) == .seconds(60))
    #expect((try? reader.read("1h")) == .seconds(3600))
    #expect(throws: ValueFault(expected: "a duration in ms, s, min, h, d or w from 1min to 1h, such as 1min")) {
      try reader.read("2h")
    }
    #expect(throws: ValueFault(expected: "a duration in ms, s, min, h, d or w of at least 90s, such as 6h or 90min")) {
      try ValueReader<Duration>.duration(in: .seconds(90)...(.milliseconds(Int64.max))).read("1s")
    }
  }

  @Test func whatRangesAreCalled() {
    #expect(ValueReader<Int>.integer().noun == "a whole number")
    #expect(ValueReader<Int>.integer(in: 0...Int.max).noun == "a whole number of at least 0")
    #expect(ValueReader<Int>.integer(in: Int.min...9).noun == "a whole number of at most 9")
    #expect(ValueReader<UInt8>.integer(in: 1...9).noun == "a whole number from 1 to 9")
    #expect(ValueReader<Double>.percentage().noun == "a percentage from 0% to 100%")
  }

  @Test func aReaderOfOnesOwn() throws {
    let reader = ValueReader("a coin", examples: ["head", "tail"]) { ["head": true, "tail": false][$0] }
    #expect(try reader.read("tail") == false)
    #expect(throws: ValueFault(expected: "a coin, such as head or tail")) { try reader.read("edge") }
  }

  @Test func someOfAnEnumeration() throws {
    let reader = ValueReader<Port.Format>.choice(of: [.text, .csv])
    #expect(try reader.read("csv") == .csv)
    #expect(throws: ValueFault(expected: "text or csv")) { try reader.read("json") }
  }
}
