import Foundation

// Named timings with checked results; run it in a release build.
let benchmarks: [String: @Sendable () throws -> Void] = [
  "simulate": SimulateBenchmark.run,
  "coverage": CoverageBenchmark.run,
  "rules": RulesBenchmark.run,
]

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  if arguments.count == 3, arguments[0] == "model", let threads = Int(arguments[2]), threads > 0,
    let model = BenchmarkModel.all.first(where: { $0.name == arguments[1] })
  {
    // What `simulate` starts for each model.
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(ModelRun(model, threads: threads)))
  } else if arguments.count == 2, arguments[0] == "plan" {
    try PlanBenchmark.run(arguments[1])
  } else if arguments.count == 3, arguments[0] == "plan", arguments[1] == "--replan" {
    try PlanBenchmark.replan(arguments[2])
  } else if arguments.count == 1, let benchmark = benchmarks[arguments[0]] {
    try benchmark()
  } else {
    let usage =
      "usage: gozar-bench \(benchmarks.keys.sorted().joined(separator: "|"))\n       gozar-bench plan [--replan] DIR|TRUCKS\n"
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
  }
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}
