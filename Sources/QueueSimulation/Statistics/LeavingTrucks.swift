/// Times of trucks in the order in which they leave the last stage.
struct LeavingTrucks {
  /// Ticks.
  var values: [Int] = []
  /// How many have left by each boundary of the reporting periods.
  var leftBy: [Int] = []

  /// Those of some periods in a row.
  func range(_ periods: Range<Int>) -> Range<Int> {
    leftBy[periods.lowerBound]..<leftBy[periods.upperBound]
  }

  /// The mean in ticks; not a number if there is none.
  func mean(in range: Range<Int>) -> Double {
    var total = 0
    for index in range { total += values[index] }
    return range.isEmpty ? .nan : Double(total) / Double(range.count)
  }
}
