import Foundation

// Named timings with checked results; run it in a release build.
let benchmarks: [String: @Sendable () throws -> Void] = [
  "simulate": {
    try ModelsBenchmark.run()
    try SimulateBenchmark.run()
  },
  "coverage": CoverageBenchmark.run,
]

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  if arguments.count == 2, arguments[0] == "plan" {
    try PlanBenchmark.run(arguments[1])
  } else if arguments.count == 1, let benchmark = benchmarks[arguments[0]] {
    try benchmark()
  } else {
    let usage =
      "usage: gozar-bench \(benchmarks.keys.sorted().joined(separator: "|"))\n       gozar-bench plan DIR|TRUCKS\n"
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
  }
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}
