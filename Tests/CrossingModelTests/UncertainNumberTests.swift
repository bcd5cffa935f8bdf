import CivilTime
import CrossingModel
import Testing

/// Laws of numbers and dates.
@Suite("Uncertain numbers")
struct UncertainNumberTests {
  static let laws: [UncertainNumber] = [
    .uniform(low: 200, high: 300), .uniform(low: 5, high: 5), .triangular(low: 0, likeliest: 3, high: 10),
    .triangular(low: 1, likeliest: 1, high: 2), .triangular(low: 1, likeliest: 2, high: 2),
    .triangular(low: 7, likeliest: 7, high: 7),
    .choices([
      NumberChoice(value: -1, probability: 0.2), NumberChoice(value: 4, probability: 0.3),
      NumberChoice(value: 9, probability: 0.5),
    ]),
  ]

  @Test("the quantile rises from the least to the greatest value, and its mean is the mean", arguments: laws)
  func quantiles(_ law: UncertainNumber) {
    let count = 20_000
    let values = (0..<count).map { law.quantile((Double($0) + 0.5) / Double(count)) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(law.quantile(0) == law.range.lowerBound && law.quantile(1) == law.range.upperBound)
    let mean = values.reduce(0, +) / Double(count)
    #expect(abs(mean - law.mean) < 1e-3 * max(1, abs(law.mean)), "\(mean) for \(law.mean)")
  }

  @Test("the triangular law has its median and its likeliest value where they belong")
  func triangular() {
    // F(3) = 3 / 10 for 0, 3, 10; the median is 10 - √(0.5 · 10 · 7).
    let law = UncertainNumber.triangular(low: 0, likeliest: 3, high: 10)
    #expect(abs(law.quantile(0.3) - 3) < 1e-12)
    #expect(abs(law.quantile(0.5) - (10 - 35.0.squareRoot())) < 1e-12)
    #expect(abs(law.quantile(0.075) - 1.5) < 1e-12)
  }

  @Test("choices and dates change exactly where the probabilities add up to the share")
  func steps() {
    let law = Self.laws[6]
    for (share, value) in [(0.0, -1.0), (0.19, -1), (0.2, 4), (0.49, 4), (0.51, 9), (0.999, 9), (1, 9)] {
      #expect(law.quantile(share) == value, "\(share)")
    }
    let day = Day(number: 18_400)
    let date = UncertainDate.uniform(earliest: day, latest: day + 3)
    for (share, days) in [(0.0, 0), (0.24, 0), (0.25, 1), (0.74, 2), (0.76, 3), (1, 3)] {
      #expect(date.quantile(share) == WallTime(day + days), "\(share)")
    }
  }

  @Test("quotas are rounded half up")
  func rounding() {
    for (trucks, whole) in [(250.0, 250), (250.49, 250), (250.5, 251), (251.5, 252), (0, 0), (0.5, 1)] {
      #expect(Quota.wholeTrucks(trucks) == whole, "\(trucks)")
    }
  }
}
