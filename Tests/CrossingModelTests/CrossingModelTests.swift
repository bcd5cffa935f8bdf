import CrossingModel
import Testing

@Suite struct LocalizedNameTests {
  @Test func fallsBackToEnglishThenToTheFirst() {
    let name = LocalizedName([("fa", "مهران"), ("en", "Mehran")])
    #expect(name.text("fa") == "مهران")
    #expect(name.text() == "Mehran")
    #expect(name.text("ar") == "Mehran")
    #expect(LocalizedName([("fa", "مهران"), ("ar", "زرباطية")]).text("en") == "مهران")
    #expect(LocalizedName([]).text() == "")
  }

  @Test func keepsTheOrderAndTheFirstOfTwins() {
    let name = LocalizedName([("fa", "a"), ("en", "b"), ("fa", "c")])
    #expect(name.texts.map(\.language) == ["fa", "en", "fa"])
    #expect(name.text("fa") == "a")
  }
}

@Suite struct StageTests {
  struct Mean: CustomTestStringConvertible, Sendable {
    let time: ServiceTime
    let minutes: Double
    var testDescription: String { "\(time)" }
  }

  @Test(arguments: [
    Mean(time: .constant(minutes: 4), minutes: 4), Mean(time: .exponential(meanMinutes: 3), minutes: 3),
    Mean(time: .lognormal(meanMinutes: 4, coefficientOfVariation: 2), minutes: 4),
    Mean(time: .gamma(meanMinutes: 90, coefficientOfVariation: 0.4), minutes: 90),
    Mean(time: .erlang(meanMinutes: 6, shape: 3), minutes: 6),
    Mean(time: .uniform(lowMinutes: 1, highMinutes: 4), minutes: 2.5),
    Mean(time: .triangular(lowMinutes: 1, modeMinutes: 2, highMinutes: 6), minutes: 3),
    Mean(time: .empirical(minutes: [1, 2, 6]), minutes: 3),
  ])
  func knowsItsMean(_ example: Mean) {
    #expect(example.time.meanMinutes == example.minutes)
  }

  @Test func servesEachClassInItsOwnTime() {
    let stage = Stage(
      id: "s", servers: 2, service: .constant(minutes: 4), serviceByClass: ["reefer": .constant(minutes: 5)])
    #expect(stage.service(of: "reefer") == .constant(minutes: 5))
    #expect(stage.service(of: "general") == .constant(minutes: 4))
  }
}
