import Foundation

/// What a run took.
struct Measurement {
  /// Wall-clock time in seconds.
  let seconds: Double
  /// Processor time of all threads in seconds: what other programs do changes it less.
  let processorSeconds: Double

  /// Runs `work` once and times it.
  static func of<Result>(_ work: () throws -> Result) rethrows -> (result: Result, taken: Measurement) {
    let clock = ContinuousClock()
    let start = clock.now
    let before = processorSeconds
    let result = try work()
    let taken = start.duration(to: clock.now)
    let parts = taken.components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    return (result, Measurement(seconds: seconds, processorSeconds: processorSeconds - before))
  }

  /// Processor time that the process has used so far, in seconds.
  private static var processorSeconds: Double {
    var usage = rusage()
    _ = unsafe getrusage(0, &usage)
    let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) * 1e-6
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
