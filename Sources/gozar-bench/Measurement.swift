import Foundation

/// What a run took.
struct Measurement {
  /// Wall-clock time in seconds.
  let seconds: Double

  /// Runs `work` once and times it.
  static func of<Result>(_ work: () throws -> Result) rethrows -> (result: Result, taken: Measurement) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try work()
    let taken = start.duration(to: clock.now)
    let parts = taken.components
    return (result, Measurement(seconds: Double(parts.seconds) + Double(parts.attoseconds) * 1e-18))
  }

  /// The most memory that the process has held so far, in MiB.
  static var peakMemoryMiB: Double {
    var usage = rusage()
    _ = unsafe getrusage(0, &usage)
    // 0 is the process itself; Linux counts in KiB.
    return Double(usage.ru_maxrss) / 1_024
  }
}

/// What a benchmark's result was checked against and missed.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String
}

/// Prints `name: value` with the names aligned.
func printFigure(_ name: String, _ value: String) {
  print("\(name):\(String(repeating: " ", count: max(1, 42 - name.count)))\(value)")
}
