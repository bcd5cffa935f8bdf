import Testing

@testable import ScenarioComparison

/// The texts of axes, and the values they stand for.
@Suite("Sweep axis")
struct SweepAxisTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let values: [String]
    var testDescription: String { text }

    init(_ text: String, _ values: [String]) {
      self.text = text
      self.values = values
    }
  }

  @Test(arguments: [
    Case("1,2,30", ["1", "2", "30"]),
    Case(" 4 min , 6 min", ["4 min", "6 min"]),
    Case("100..500/50", ["100", "150", "200", "250", "300", "350", "400", "450", "500"]),
    Case("1..4", ["1", "2", "3", "4"]),
    Case("3..3", ["3"]),
    Case("1..6/2", ["1", "3", "5"]),
    Case("0.1..0.5/0.1", ["0.1", "0.2", "0.3", "0.4", "0.5"]),
    Case("0..1/0.25", ["0.00", "0.25", "0.50", "0.75", "1.00"]),
    Case("-1..1", ["-1", "0", "1"]),
    Case("-0.5..0.5/0.5", ["-0.5", "0.0", "0.5"]),
    Case("1..2.75", ["1", "2"]),
    Case("4..5/0.5 min,2 h", ["4.0 min", "4.5 min", "5.0 min", "2 h"]),
    Case("100..200/50,800", ["100", "150", "200", "800"]),
    Case("Sa-Th 08:00-16:00", ["Sa-Th 08:00-16:00"]),
    Case("\"Su,We 08:00-16:00; PH off\",off", ["\"Su,We 08:00-16:00; PH off\"", "off"]),
    Case(
      "{ earliest: \"2020-05-30\", latest: \"2020-06-13\" },2020-07-01",
      [
        "{ earliest: \"2020-05-30\", latest: \"2020-06-13\" }", "2020-07-01",
      ]),
    Case("[1,2],null", ["[1,2]", "null"]),
    Case("a=b", ["a=b"]),
  ])
  func values(_ example: Case) throws {
    let axis = try SweepAxis(parsing: "a.path=\(example.text)")
    #expect(axis.path == "a.path")
    #expect(axis.values == example.values)
  }

  @Test func labelsHaveNoQuotes() throws {
    #expect(try SweepAxis(parsing: "p='a,b',\"c\",d,\"").labels == ["a,b", "c", "d", "\""])
  }

  @Test(arguments: [
    Case("path", ["found no = in it"]), Case("=1", ["found no path before the ="]),
    Case("p=", ["found an empty value"]), Case("p=1,,2", ["found an empty value"]),
    Case("p=1,2,1", ["the value 1 twice"]),
    Case("p=1..3,2", ["the value 2 twice"]),
    Case("p=5..1", ["a high end that is not below the low one"]), Case("p=1..5/0", ["a step above 0"]),
    Case("p=1..5/-1", ["a step above 0"]), Case("p=1..5/1/2", ["expected LOW..HIGH or LOW..HIGH/STEP"]),
    Case("p=1..", ["expected LOW..HIGH"]), Case("p=1..x", ["expected LOW..HIGH"]),
    Case("p=1...5", ["expected LOW..HIGH"]),
    Case("p=0..1000000", ["found 1000001 values in 0..1000000, expected at most 1000000"]),
    Case("p=0..1/0.0000000001", ["expected LOW..HIGH"]),
  ])
  func faults(_ example: Case) {
    let fault = #expect(throws: SweepAxisError.self) { _ = try SweepAxis(parsing: example.text) }
    #expect(fault?.message.contains(example.values[0]) == true, "\(fault?.message ?? "")")
  }
}
