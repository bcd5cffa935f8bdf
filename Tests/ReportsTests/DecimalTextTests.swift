import Testing

@testable import Reports

struct DecimalTextTests {
  struct Case: CustomTestStringConvertible {
    let value: Double
    let decimals: Int
    let text: String
    var testDescription: String { "\(value) to \(decimals) decimals" }

    init(_ value: Double, _ decimals: Int, _ text: String) {
      self.value = value
      self.decimals = decimals
      self.text = text
    }
  }

  @Test(arguments: [
    Case(0, 0, "0"), Case(0, 2, "0.00"), Case(999, 0, "999"), Case(1_000, 0, "1,000"),
    Case(1_234_567.891, 1, "1,234,567.9"), Case(0.05, 1, "0.1"), Case(0.04, 1, "0.0"), Case(-0.04, 1, "0.0"),
    Case(-1_234.5, 0, "-1,235"), Case(2.5, 0, "3"), Case(99.95, 1, "100.0"), Case(7e-9, 3, "0.000"),
    Case(123_456, 2, "123,456.00"), Case(.infinity, 1, "∞"), Case(-.infinity, 1, "-∞"), Case(.nan, 1, "-"),
  ])
  func rounds(_ example: Case) {
    #expect(DecimalText.fixed(example.value, decimals: example.decimals) == example.text)
  }

  @Test(arguments: [(0, "0"), (12, "12"), (-1_000, "-1,000"), (94_000, "94,000"), (1_234_567, "1,234,567")])
  func groups(_ value: Int, _ text: String) {
    #expect(DecimalText.whole(value) == text)
  }

  @Test func percentages() {
    #expect(DecimalText.percent(0.233) == "23%")
    #expect(DecimalText.percent(0.2335, decimals: 1) == "23.4%")
    #expect(DecimalText.percent(.nan) == "-")
  }
}
