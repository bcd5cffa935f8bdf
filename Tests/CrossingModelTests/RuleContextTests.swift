import CivilTime
import CrossingModel
import OpeningRules
import Testing

/// What a side's list of holidays says to its rules.
struct RuleContextTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let isKnown: Bool
    let isEstimated: Bool
    let named: NamedDay?
    var testDescription: String { name }

    init(_ name: String, known: Bool, estimated: Bool, _ named: NamedDay?) {
      self.name = name
      isKnown = known
      isEstimated = estimated
      self.named = named
    }
  }

  static let cases = [
    Case("Ashura", known: true, estimated: false, .ashura),
    Case("Ashura (estimated)", known: false, estimated: true, .ashura),
    Case("15 Khordad Uprising; Ashura (estimated)", known: true, estimated: true, .ashura),
    Case("Eid al-Fitr; Nowruz Holiday", known: true, estimated: false, .eidFitr),
    Case("Eid al-Fitr Holiday", known: true, estimated: false, nil),
    Case("Birthday of Mahdi (estimated)", known: false, estimated: true, nil),
  ]

  @Test(arguments: cases) func aHolidayOf(_ test: Case) {
    let day = Day(number: 20_000)
    let side = Side(
      id: "s", name: LocalizedName([]), timeZone: "UTC", holidays: [Holiday(day: day, name: test.name)])
    let context = side.ruleContext(sun: nil)
    #expect(context.holidays.contains(EstimatedDay(day)) == test.isKnown)
    #expect(context.holidays.contains(EstimatedDay(estimate: day)) == test.isEstimated)
    let isNamedEstimated = test.isEstimated
    let named = isNamedEstimated ? EstimatedDay(estimate: day) : EstimatedDay(day)
    #expect(context.namedDays == (test.named.map { [$0: [named]] } ?? [:]))
  }
}
