import QueueSimulation

/// Which points a sweep has, in a fixed order: all of a grid, or a sample of it.
public struct SweepDesign: Sendable {
  /// The figures that vary.
  public let axes: [SweepAxis]
  /// Points in all.
  public let count: Int
  /// By axis and point: the index of the value; nil: the whole grid, whose last axis goes round first.
  private let sampled: [[Int32]]?

  /// Every combination of the values; nil if there are more than ``SweepAxis/mostValues``.
  public init?(gridOf axes: [SweepAxis]) {
    var count = 1
    for axis in axes {
      guard axis.values.count <= SweepAxis.mostValues / count else { return nil }
      count *= axis.values.count
    }
    self.axes = axes
    self.count = count
    sampled = nil
  }

  /// A Latin hypercube: each axis is cut into as many strata as there are points, and has one point in each, at a place
  /// drawn within it, in an order drawn by itself; the place picks the value.
  ///
  /// Memory: 4 bytes a point and axis. Source: M. D. McKay, R. J. Beckman, W. J. Conover, "A comparison of three methods
  /// for selecting values of input variables in the analysis of output from a computer code", Technometrics 21 (1979)
  /// 239.
  ///
  /// - Parameters:
  ///   - count: points, from 1 to ``SweepAxis/mostValues``.
  ///   - seed: the same seed gives the same points; axes are drawn by their paths, whatever the others are.
  public init(sampling count: Int, of axes: [SweepAxis], seed: UInt64) {
    precondition((1...SweepAxis.mostValues).contains(count), "a sample of \(count) points")
    self.axes = axes
    self.count = count
    sampled = axes.map { axis in
      var source = RandomSource(RandomKey(seed: seed).adding("sweep").adding(axis.path))
      var strata = [Int32](0..<Int32(count))
      // Source: R. Durstenfeld, "Algorithm 235: Random permutation", Comm. ACM 7 (1964) 420.
      for place in stride(from: count - 1, to: 0, by: -1) { strata.swapAt(place, source.index(below: place + 1)) }
      return strata.map { stratum in
        let place = (Double(stratum) + source.uniform()) / Double(count) * Double(axis.values.count)
        return Int32(min(Int(place), axis.values.count - 1))
      }
    }
  }

  /// Whether the points are a sample.
  public var isSample: Bool { sampled != nil }

  /// The index of each axis's value at a point, from 0.
  public func choice(of point: Int) -> [Int] {
    precondition((0..<count).contains(point), "point \(point) of \(count)")
    if let sampled { return sampled.map { Int($0[point]) } }
    var rest = point
    var choice = [Int](repeating: 0, count: axes.count)
    for axis in axes.indices.reversed() {
      choice[axis] = rest % axes[axis].values.count
      rest /= axes[axis].values.count
    }
    return choice
  }

  /// The value of each axis at a point, from 0.
  public func values(of point: Int) -> [String] {
    zip(axes, choice(of: point)).map { $0.values[$1] }
  }
}
