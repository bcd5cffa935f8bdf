/// Exact quantiles of many whole numbers without sorting them.
///
/// One pass counts the values in up to 2,048 bins of equal width; the next one gathers the bins that hold a wanted rank,
/// and only those are sorted.
struct OrderStatistics {
  private var bins: [Int32] = []
  private var gathered: [Int] = []
  private static let binBits = 11

  /// Quantiles by linear interpolation between order statistics.
  ///
  /// Type 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361;
  /// the default of R and NumPy.
  ///
  /// - Parameters:
  ///   - range: at least one value, all of them 0 or more.
  ///   - probabilities: ascending, 0 to 1.
  /// - Returns: as many quantiles as probabilities.
  ///
  /// Complexity: O(n + m log m) for m values in the wanted bins.
  mutating func quantiles(of values: [Int], in range: Range<Int>, at probabilities: [Double]) -> [Double] {
    precondition(!range.isEmpty, "no quantile of no values")
    var least = Int.max
    var greatest = 0
    for index in range {
      least = min(least, values[index])
      greatest = max(greatest, values[index])
    }
    precondition(least >= 0, "a value of \(least) is below 0")
    let spreadBits = Int.bitWidth - (greatest - least).leadingZeroBitCount
    let shift = max(0, spreadBits - Self.binBits)
    bins.removeAll(keepingCapacity: true)
    bins.append(contentsOf: repeatElement(0, count: 1 << Self.binBits))
    for index in range { bins[(values[index] - least) >> shift] += 1 }
    var result: [Double] = []
    var bin = 0
    var below = 0
    var gatheredBin = -1
    for probability in probabilities {
      let place = Double(range.count - 1) * probability
      let rank = min(Int(place), range.count - 1)
      while below + Int(bins[bin]) <= rank {
        below += Int(bins[bin])
        bin += 1
      }
      if gatheredBin != bin {
        gather(bin, of: values, in: range, least: least, shift: shift)
        gatheredBin = bin
      }
      let lower = gathered[rank - below]
      var upper = lower
      if place > Double(rank), rank + 1 < range.count {
        upper =
          rank + 1 - below < gathered.count
          ? gathered[rank + 1 - below]
          : leastValue(above: bin, of: values, in: range, least: least, shift: shift)
      }
      result.append(Double(lower) + (place - Double(rank)) * Double(upper - lower))
    }
    return result
  }

  private mutating func gather(_ bin: Int, of values: [Int], in range: Range<Int>, least: Int, shift: Int) {
    gathered.removeAll(keepingCapacity: true)
    for index in range where (values[index] - least) >> shift == bin { gathered.append(values[index]) }
    gathered.sort()
  }

  private func leastValue(above bin: Int, of values: [Int], in range: Range<Int>, least: Int, shift: Int) -> Int {
    var result = Int.max
    for index in range where (values[index] - least) >> shift > bin { result = min(result, values[index]) }
    return result
  }
}
