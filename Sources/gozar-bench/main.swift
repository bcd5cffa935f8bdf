import Foundation

// Named timings with checked results; run it in a release build.
let benchmarks: [String: @Sendable () throws -> Void] = [
  "simulate": {
    try ModelsBenchmark.run()
    try SimulateBenchmark.run()
  },
  "coverage": CoverageBenchmark.run,
  "rules": RulesBenchmark.run,
]

let arguments = CommandLine.arguments.dropFirst()
guard let name = arguments.first, arguments.count == 1, let benchmark = benchmarks[name] else {
  FileHandle.standardError.write(Data("usage: gozar-bench \(benchmarks.keys.sorted().joined(separator: "|"))\n".utf8))
  exit(64)
}
do {
  try benchmark()
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}
