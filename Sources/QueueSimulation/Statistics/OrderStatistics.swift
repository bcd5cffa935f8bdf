/// Exact quantiles of many whole numbers without sorting them.
///
/// One pass counts the values in up to 2,048 bins of equal width; the next one gathers the bins that hold a wanted rank,
/// and only those are sorted.
struct OrderStatistics {
  private var bins: [Int32] = []
  /// The place of each bin among those gathered; -1: not wanted.
  private var places: [Int8] = []
  private var gathered: [[Int]] = []
  private static let binBits = 11

  /// A bin that holds wanted ranks.
  private struct WantedBin {
    let bin: Int
    /// Values in the bins below it.
    let below: Int
  }

  /// Quantiles by linear interpolation between order statistics.
  ///
  /// Type 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361;
  /// the default of R and NumPy.
  ///
  /// - Parameters:
  ///   - range: at least one value.
  ///   - bounds: between which all of them are, 0 or more.
  ///   - probabilities: ascending, 0 to 1, at most 60.
  /// - Returns: as many quantiles as probabilities.
  ///
  /// Complexity: O(n + m log m) for m values in the wanted bins.
  mutating func quantiles<Value: FixedWidthInteger>(
    of values: [Value], in range: Range<Int>, within bounds: ClosedRange<Int>, at probabilities: [Double]
  ) -> [Double] {
    precondition(!range.isEmpty, "no quantile of no values")
    precondition(probabilities.count <= 60, "\(probabilities.count) quantiles at once")
    precondition(bounds.lowerBound >= 0, "a value of \(bounds.lowerBound) is below 0")
    let least = bounds.lowerBound
    let spreadBits = Int.bitWidth - (bounds.upperBound - least).leadingZeroBitCount
    let shift = max(0, spreadBits - Self.binBits)
    count(values, in: range, least: least, shift: shift)
    let targets = probabilities.map { probability in
      let place = Double(range.count - 1) * probability
      let rank = min(Int(place), range.count - 1)
      return (rank: rank, share: place - Double(rank))
    }
    let ranks = targets.flatMap { [$0.rank, min($0.rank + 1, range.count - 1)] }
    let wanted = bins(holding: ranks)
    gather(wanted, of: values, in: range, least: least, shift: shift)
    func value(_ rank: Int) -> Int {
      // Bins are in ascending order: the last one that begins at the rank or before it holds it.
      let place = wanted.partitionIndex { $0.below <= rank } - 1
      return gathered[place][rank - wanted[place].below]
    }
    return targets.map { target in
      let lower = value(target.rank)
      guard target.share > 0 else { return Double(lower) }
      return Double(lower) + target.share * Double(value(min(target.rank + 1, range.count - 1)) - lower)
    }
  }

  private mutating func count<Value: FixedWidthInteger>(
    _ values: [Value], in range: Range<Int>, least: Int, shift: Int
  ) {
    bins.removeAll(keepingCapacity: true)
    bins.append(contentsOf: repeatElement(0, count: 1 << Self.binBits))
    for index in range { bins[(Int(values[index]) - least) >> shift] += 1 }
  }

  /// The bins that hold ascending ranks, each once.
  private func bins(holding ranks: [Int]) -> [WantedBin] {
    var result: [WantedBin] = []
    var bin = 0
    var below = 0
    for rank in ranks.sorted() {
      while below + Int(bins[bin]) <= rank {
        below += Int(bins[bin])
        bin += 1
      }
      if result.last?.bin != bin { result.append(WantedBin(bin: bin, below: below)) }
    }
    return result
  }

  /// Gathers and sorts the values of the wanted bins in one pass.
  private mutating func gather<Value: FixedWidthInteger>(
    _ wanted: [WantedBin], of values: [Value], in range: Range<Int>, least: Int, shift: Int
  ) {
    if places.isEmpty { places = [Int8](repeating: -1, count: 1 << Self.binBits) }
    while gathered.count < wanted.count { gathered.append([]) }
    for (place, entry) in wanted.enumerated() {
      places[entry.bin] = Int8(truncatingIfNeeded: place)
      gathered[place].removeAll(keepingCapacity: true)
    }
    for index in range {
      let place = places[(Int(values[index]) - least) >> shift]
      if place >= 0 { gathered[Int(place)].append(Int(values[index])) }
    }
    for (place, entry) in wanted.enumerated() {
      places[entry.bin] = -1
      gathered[place].sort()
    }
  }
}
