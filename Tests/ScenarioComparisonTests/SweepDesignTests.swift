import Testing

@testable import ScenarioComparison

/// The points of grids and samples.
@Suite("Sweep design")
struct SweepDesignTests {
  private static func axis(_ path: String, _ count: Int) -> SweepAxis {
    SweepAxis(path: path, values: (0..<count).map { "\($0)" })
  }

  @Test func theLastAxisOfAGridGoesRoundFirst() throws {
    let design = try #require(SweepDesign(gridOf: [Self.axis("a", 2), Self.axis("b", 3)]))
    #expect(design.count == 6)
    #expect(
      (0..<6).map(design.values) == [["0", "0"], ["0", "1"], ["0", "2"], ["1", "0"], ["1", "1"], ["1", "2"]])
    #expect(SweepDesign(gridOf: [Self.axis("a", 1_000), Self.axis("b", 1_000)])?.count == 1_000_000)
    #expect(SweepDesign(gridOf: [Self.axis("a", 1_000), Self.axis("b", 1_001)]) == nil)
  }

  @Test(
    "every stratum of every axis has one point of a sample, whatever the seed", arguments: [1, 7, 100],
    [1, 2, 20_200_607])
  func latinHypercube(count: Int, seed: UInt64) {
    // As many values as points, and a multiple of them: each stratum is one value, or as many.
    let axes = [Self.axis("a", count), Self.axis("b", count), Self.axis("c", 5 * count)]
    let design = SweepDesign(sampling: count, of: axes, seed: seed)
    let points = (0..<count).map(design.choice)
    #expect(points.map { $0[0] }.sorted() == Array(0..<count))
    #expect(points.map { $0[1] }.sorted() == Array(0..<count))
    #expect(points.map { $0[2] / 5 }.sorted() == Array(0..<count))
    if count == 100 {
      #expect(points.map { $0[0] } != points.map { $0[1] })
      #expect(Set(points.map { $0[2] % 5 }).count == 5)
      let other = SweepDesign(sampling: count, of: axes, seed: seed + 1)
      #expect((0..<count).map(other.choice) != points)
    }
    let alone = SweepDesign(sampling: count, of: [axes[1]], seed: seed)
    #expect((0..<count).map { alone.choice(of: $0)[0] } == points.map { $0[1] })
  }

  /// Orders are independent: of two axes the correlation over the points is near none.
  @Test func axesOfASampleAreIndependent() {
    let count = 10_000
    let design = SweepDesign(sampling: count, of: [Self.axis("a", count), Self.axis("b", count)], seed: 3)
    let middle = Double(count - 1) / 2
    let products = (0..<count).map { point in
      let choice = design.choice(of: point)
      return (Double(choice[0]) - middle) * (Double(choice[1]) - middle)
    }
    let variance = (Double(count) * Double(count) - 1) / 12
    let correlation = products.reduce(0, +) / Double(count) / variance
    // Four standard deviations of a correlation without any.
    #expect(abs(correlation) < 0.04)
  }
}
