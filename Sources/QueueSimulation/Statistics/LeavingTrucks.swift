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

  /// Sum and bounds of the values in a range that is not empty.
  func summary(of range: Range<Int>) -> (total: Int, bounds: ClosedRange<Int>) {
    var total = 0
    var least = Int.max
    var greatest = Int.min
    for index in range {
      let value = values[index]
      total += value
      least = min(least, value)
      greatest = max(greatest, value)
    }
    return (total, least...greatest)
  }
}
