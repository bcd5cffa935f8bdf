import Crosscheck
import Foundation

/// How often the 95 % intervals contain an answer that is known exactly.
enum CoverageBenchmark {
  /// With 10,000 repeats the share has a standard deviation of 0.22 %.
  private static let repeats = 10_000
  private static let band = 0.944...0.956

  @Sendable static func run() throws {
    let threads = ProcessInfo.processInfo.activeProcessorCount
    try check("mean wait") { try CoverageCheck.run(repeats: repeats, seed: 1, threads: threads) }
    try check("difference of two mean waits") { try CoverageCheck.runPair(repeats: repeats, seed: 1, threads: threads) }
  }

  private static func check(_ what: String, _ run: () throws -> CoverageCheck.Outcome) throws {
    let (outcome, taken) = try Measurement.of(run)
    printFigure("exact \(what)", String(format: "%.6f minutes", outcome.exact))
    printFigure("repeats", "\(outcome.repeats)")
    printFigure("95 % intervals that contain it", String(format: "%.2f %%", outcome.share * 100))
    printFigure("time", String(format: "%.1f s", taken.seconds))
    guard band.contains(outcome.share) else {
      throw BenchmarkFailure(description: "\(what): expected 94.4 to 95.6 %")
    }
  }
}
