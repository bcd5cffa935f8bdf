import CommandLineKit
import Foundation
import Testing

/// Work in parts: the parts together have the bytes of one run, and what is no whole set of parts is refused.
struct PartRunTests {
  private static let simulation = "simulate --from 2020-06-01 --to 2020-06-05 --per day -n 13 --seed 7"
  private static let sweep =
    "sweep crossings.low.stages.gate.servers=1..4 crossings.low.yard.places=5,10,20 --crossing low "
    + "--from 2020-06-01 --to 2020-06-03 -n 3"

  /// Runs all parts of a command; the files, in the order of the parts.
  private static func parts(_ line: String, of count: Int, _ network: PassNetwork, name: String = "p") -> [String] {
    (1...count).map { index in
      let path = network.file("\(name)-\(index)-\(count).jsonl")
      let run = ProgramRun(
        ProgramRun.words(line) + ["--network", network.path, "--part", "\(index)/\(count)", "--output", path])
      #expect(run.status == .done && run.output == "", "\(run.errors)")
      return path
    }
  }

  /// A fixed shuffle.
  private static func shuffled(_ files: [String]) -> [String] {
    var state: UInt64 = 20_200_607
    var files = files
    for place in stride(from: files.count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      files.swapAt(place, Int((state >> 33) % UInt64(place + 1)))
    }
    return files
  }

  struct Work: CustomTestStringConvertible, Sendable {
    let line: String
    let formats: [[String]]
    var counts = [1, 2, 7, 64]
    var testDescription: String { line }
  }

  @Test(
    "1, 2, 7 and 64 parts in any order have the bytes of one run, in every format",
    arguments: [
      Work(line: simulation, formats: [["text"], ["csv"], ["json"]]),
      Work(line: sweep, formats: [["text"], ["csv"], ["jsonl"], ["svg"], ["svg", "--figure", "wait"]]),
      Work(
        line: "sweep crossings.high.quotas.daily.trucks=10..30/10 "
          + "streams.all.phases.all.rate='30 trucks/day','50 trucks/day' --sample 5 --per day --from 2020-06-01 --to 2020-06-04 -n 3",
        formats: [["text"], ["csv"], ["jsonl"]], counts: [1, 7]),
    ])
  func sameBytes(_ work: Work) throws {
    let network = try PassNetwork()
    let wholes = work.formats.map { format in
      ProgramRun(ProgramRun.words(work.line) + ["--network", network.path, "--format"] + format)
    }
    #expect(wholes.allSatisfy { $0.status == .done && !$0.output.isEmpty })
    for count in work.counts {
      let files = Self.shuffled(Self.parts(work.line, of: count, network))
      for (format, whole) in zip(work.formats, wholes) {
        let merged = ProgramRun(["merge"] + files + ["--format"] + format)
        #expect(merged.status == .done, "\(merged.errors)")
        #expect(merged.output == whole.output && merged.errors == whole.errors, "\(count) parts, \(format)")
      }
    }
  }

  @Test func partsOnOtherThreadsAndWithRequirementsAreMergedAlike() throws {
    let network = try PassNetwork()
    let line = Self.simulation + " --require 'throughput>=1000/day' --scenario \(network.file("more.json5"))"
    _ = try network.write(
      "{ title: { en: \"More\" }, patch: { streams: { all: { phases: { all: { rate: \"40 trucks/day\" } } } } } }",
      to: "more.json5")
    let whole = ProgramRun(ProgramRun.words(line) + ["--network", network.path])
    #expect(whole.status == .answerIsNo)
    let files = Self.parts(line + " --threads 1", of: 2, network)
    let merged = ProgramRun(["merge"] + files.reversed())
    #expect(merged.status == .answerIsNo)
    #expect(merged.output == whole.output && merged.errors == whole.errors)
    let output = network.file("out.txt")
    #expect(ProgramRun(["merge"] + files + ["--output", output]).status == .answerIsNo)
    #expect(try String(contentsOfFile: output, encoding: .utf8) == whole.output)
    // Words that depend on the day are settled when a part is run.
    let relative = Self.simulation.replacing("--from 2020-06-01 --to 2020-06-05", with: "--from today --to +4d")
    let part = try String(contentsOfFile: Self.parts(relative, of: 1, network)[0], encoding: .utf8)
    #expect(part.hasPrefix(#"{"arguments":["simulate","--from=2020-06-08","--to=2020-06-12","#))
  }

  @Test func standardOutputHasTheBytesOfTheFile() throws {
    let network = try PassNetwork()
    for line in [Self.simulation, Self.sweep] {
      let run = ProgramRun(ProgramRun.words(line) + ["--network", network.path, "--part", "2/3"])
      let file = Self.parts(line, of: 3, network)[1]
      #expect(run.output == (try String(contentsOfFile: file, encoding: .utf8)))
    }
  }

  @Test func aTaskOfAJobArrayHasThePartOfItsNumber() throws {
    let network = try PassNetwork()
    let words = ProgramRun.words(Self.sweep) + ["--network", network.path, "--part"]
    let stated = ProgramRun(words + ["3/8"])
    let task = ProgramRun(words + ["slurm/8"], slurmArrayTask: "3")
    #expect(task.status == .done && task.output == stated.output)
    for (number, found) in [("0", "found 0"), ("9", "found 9"), ("-1", "found -1"), ("x", "found x"), ("", "found ")] {
      let run = ProgramRun(words + ["slurm/8"], slurmArrayTask: number)
      #expect(run.status == .usage && run.output == "")
      #expect(run.errors.contains("\(found) as SLURM_ARRAY_TASK_ID, expected 1 to 8"))
    }
    let outside = ProgramRun(words + ["slurm/8"])
    #expect(outside.status == .usage && outside.errors.contains("found no SLURM_ARRAY_TASK_ID"))
  }

  // MARK: Refusals

  struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    /// Changes the files of three parts of a sweep.
    let change: @Sendable (inout [String], PassNetwork) throws -> Void
    let errors: [String]
    var testDescription: String { name }

    init(_ name: String, _ errors: String..., change: @escaping @Sendable (inout [String], PassNetwork) throws -> Void)
    {
      self.name = name
      self.change = change
      self.errors = errors
    }
  }

  private static func edit(_ file: String, _ change: (String) -> String) throws {
    try change(try String(contentsOfFile: file, encoding: .utf8)).write(toFile: file, atomically: true, encoding: .utf8)
  }

  @Test(arguments: [
    Refusal("missing", "error: found no part 2 of 3, expected all of them\n  try: --part 2/3\n") { files, _ in
      files.remove(at: 1)
    },
    Refusal("doubled", "p-2-3.jsonl is part 2 again, expected it once: ") { files, _ in files.append(files[1]) },
    Refusal("another seed", "x-1-3.jsonl is of seed 2, not of seed 1, as ") { files, network in
      files[0] = parts(sweep + " --seed 2", of: 3, network, name: "x")[0]
      files.swapAt(0, 1)
    },
    Refusal("another number of replications", "is of other arguments: --replications=3, not --replications=4") {
      files, network in files[0] = parts(sweep.replacing("-n 3", with: "-n 4"), of: 3, network, name: "x")[0]
    },
    Refusal("another command", "is of gozar simulate, not of gozar sweep, as ") { files, network in
      files.append(parts(simulation, of: 3, network, name: "x")[0])
    },
    Refusal("another number of parts", "is one of 4 parts, not of 3, as ") { files, network in
      files[2] = parts(sweep, of: 4, network, name: "x")[2]
    },
    Refusal("another network", "is of another network, or of other scenarios, as ") { files, network in
      try edit(network.path + "/crossings/low.json5") { $0.replacing("30 min", with: "31 min") }
      files[1] = parts(sweep, of: 3, network, name: "x")[1]
    },
    Refusal("a network that has changed since", "error: the network is not the one that the parts are of") {
      _, network in try edit(network.path + "/crossings/low.json5") { $0.replacing("30 min", with: "31 min") }
    },
    Refusal(
      "cut off in a line", "p-2-3.jsonl:4:1: error: found no end of part 2/3, expected 4 records", "run part 2/3 again"
    ) {
      files, _ in try edit(files[1]) { String($0.dropLast(30)) }
    },
    Refusal("cut off after a line", "found no end of part 1/3") { files, _ in
      try edit(files[0]) { $0.split(separator: "\n").dropLast().map { $0 + "\n" }.joined() }
    },
    Refusal("a record lost in the middle", "found no end of part 1/3, expected 4 records") { files, _ in
      try edit(files[0]) { $0.split(separator: "\n").enumerated().filter { $0.0 != 2 }.map { $1 + "\n" }.joined() }
    },
    Refusal("a record spoiled", "p-1-3.jsonl:3:1: error: expected the record of point 2") { files, _ in
      try edit(files[0]) { $0.replacing("\"point\":2", with: "\"point\":3") }
    },
    Refusal("no part at all", "README.md:1:1: error: found no header of a part") { files, _ in files.append("README.md")
    },
    Refusal("an empty file", "empty.jsonl:1:1: error: found no header of a part") { files, network in
      files.append(try network.write("", to: "empty.jsonl"))
    },
    Refusal("a later format", "found a part of format 2, expected format 1") { files, _ in
      try edit(files[0]) { $0.replacing("\"gozar_part\":1", with: "\"gozar_part\":2") }
    },
    Refusal("two faults at once", "p-1-3.jsonl:", "is part 2 again") { files, _ in
      try edit(files[0]) { String($0.dropLast(3)) }
      files.append(files[1])
    },
  ])
  func refuses(_ refusal: Refusal) throws {
    let network = try PassNetwork()
    var files = Self.parts(Self.sweep, of: 3, network)
    try refusal.change(&files, network)
    let run = ProgramRun(["merge"] + files)
    #expect(run.status == .badData && run.output == "")
    for error in refusal.errors { #expect(run.errors.contains(error), "\(run.errors)") }
  }

  @Test func aPartThatIsNotThereIsNotFound() throws {
    let network = try PassNetwork()
    let run = ProgramRun(["merge", network.file("gone.jsonl")] + Self.parts(Self.sweep, of: 2, network))
    #expect(run.status == .inputNotFound && run.errors.contains("gone.jsonl"))
    let elsewhere = ProgramRun(
      ["merge"] + Self.parts(Self.sweep, of: 2, network) + ["--network", network.file("gone")])
    #expect(elsewhere.status == .inputNotFound)
  }

  @Test func theNetworkMayLieElsewhere() throws {
    let network = try PassNetwork()
    let other = try PassNetwork()
    let files = Self.parts(Self.simulation, of: 2, network)
    let merged = ProgramRun(["merge"] + files)
    try FileManager.default.removeItem(atPath: network.path)
    #expect(ProgramRun(["merge"] + files).status == .inputNotFound)
    // Comments and layout make no other network.
    try Self.edit(other.path + "/network.json5") { "// The same.\n" + $0.replacing("  ", with: " ") }
    #expect(ProgramRun(["merge"] + files + ["--network", other.path]).output == merged.output)
  }
}
