import Foundation

/// What a run took.
struct Measurement {
  /// Wall-clock time in seconds.
  let seconds: Double
  /// Processor time of all threads in seconds: what other programs do changes it less.
  let processorSeconds: Double

  /// Runs `work` once and times it.
  static func of<Result>(_ work: () throws -> Result) rethrows -> (result: Result, taken: Measurement) {
    resetPeakMemory()
    let clock = ContinuousClock()
    let start = clock.now
    let before = processorSeconds
    let result = try work()
    let taken = start.duration(to: clock.now)
    let parts = taken.components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    let used = processorSeconds - before
    return (result, Measurement(seconds: seconds, processorSeconds: used, peakMemoryMiB: highWaterMiB))
  }

  /// Processor time that the process has used so far, in seconds.
  private static var processorSeconds: Double {
    var usage = rusage()
    _ = unsafe getrusage(0, &usage)
    let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) * 1e-6
  }

  /// Peak memory of the process while the work went on, in units of 2^20 bytes.
  let peakMemoryMiB: Double

  /// Lets the peak of the process's memory begin anew (Linux: `clear_refs` of proc(5)).
  private static func resetPeakMemory() {
    let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs")
    try? file?.write(contentsOf: Data("5".utf8))
    try? file?.close()
  }

  /// The most memory held since the peak began anew: VmHWM of proc(5), which does not carry over from a parent.
  private static var highWaterMiB: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double(String($0)) } ?? .nan
    return kibibytes / 1_024
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
