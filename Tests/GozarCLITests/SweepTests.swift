import CommandLineKit
import Foundation
import Testing

/// `gozar sweep`: its points, its formats, and how it goes on after an interruption.
struct SweepTests {
  private static let line =
    "sweep crossings.high.quotas.daily.trucks=10..20/10 crossings.low.stages.gate.servers=1,2 --from 2020-06-01 "
    + "--to 2020-06-04 -n 3"

  private static func run(_ network: PassNetwork, _ options: String...) -> ProgramRun {
    ProgramRun(ProgramRun.words(line) + ["--network", network.path] + options)
  }

  @Test(arguments: ["text", "csv", "jsonl", "svg"]) func threadsAreNotSeen(_ format: String) throws {
    let network = try PassNetwork()
    let runs = ["1", "2", "7"].map { Self.run(network, "--threads", $0, "--format", format) }
    #expect(runs.allSatisfy { $0.status == .done && $0.errors == "" && !$0.output.isEmpty })
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(Self.run(network, "--seed", "2", "--format", format).output != runs[0].output)
  }

  /// A point is what `gozar simulate` finds in a network that has its values in the file.
  @Test func aPointIsASimulation() throws {
    let network = try PassNetwork()
    let rows = Self.run(network, "--format", "csv", "--per", "day").output.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    try #require(rows.count == 1 + 4 * 3 * 4)
    #expect(rows[1].prefix(5) == ["1", "10", "1", "high", "2020-06-01"])
    #expect(rows[48].prefix(5) == ["4", "20", "2", "all", "all"])
    let scenario = try network.write(
      """
      { title: { en: "Point 4" }, patch: { crossings: { high: { quotas: { daily: { trucks: 20 } } },
        low: { stages: { gate: { servers: 2 } } } } } }
      """, to: "point.json5")
    let simulated = ProgramRun([
      "simulate", "--network", network.path, "--from", "2020-06-01", "--to", "2020-06-04", "-n", "3", "--per", "day",
      "--scenario", scenario, "--format", "csv",
    ]).output.split(separator: "\r\n").map { line in
      line.replacing(/"[^"]*"/, with: "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var compared = 0
    let figures = [
      "throughput", "capacity", "tonnes", "value", "mean_wait_hours", "wait_p95_hours_half_width", "queue_at_end",
    ]
    for figure in figures {
      let column = try #require(rows[0].firstIndex(of: figure))
      let other = try #require(simulated[0].firstIndex(of: figure))
      for row in simulated.dropFirst() {
        let point = try #require(rows.first { $0[0] == "4" && $0[3] == row[0] && $0[4] == row[1] })
        #expect(point[column] == row[other], "\(figure) of \(row[0]) in \(row[1])")
        compared += 1
      }
    }
    #expect(compared == 7 * 8)
  }

  /// Names and values are text in a picture, whatever is in them.
  @Test func namesAreNoMarkup() throws {
    let network = try PassNetwork()
    let hours =
      "crossings.high.sides.here.phases.open.hours="
      + "'08:00-16:00 open \"<i>a</i>\"','08:00-12:00 open \"&amp;\"'"
    let run = ProgramRun([
      "sweep", hours, "crossings.high.quotas.daily.trucks=10,20", "--crossing", "high", "--network", network.path,
      "--from", "2020-06-01", "--to", "2020-06-04", "-n", "2", "--format", "svg",
    ])
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains("Trucks through at High &lt;b&gt;&amp;&quot;pass&quot;&lt;/b&gt;"))
    #expect(
      run.output.contains("08:00-16:00 open &quot;&lt;i&gt;a&lt;/i&gt;&quot;") && run.output.contains("&amp;amp;"))
    #expect(!run.output.contains("<b>") && !run.output.contains("<i>"))
  }

  @Test func crossingsThatAreNotAskedForAreLeftOut() throws {
    let network = try PassNetwork()
    let csv = Self.run(network, "--format", "csv", "--crossing", "low").output
    #expect(csv.contains(",low,") && !csv.contains(",high,"))
    #expect(Self.run(network, "--crossing", "lowe").errors.contains("did you mean low?"))
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let line: String
    let status: CommandLineKit.ExitStatus
    let error: String
    var testDescription: String { line }

    init(_ line: String, _ status: CommandLineKit.ExitStatus, _ error: String) {
      self.line = line
      self.status = status
      self.error = error
    }
  }

  private static let path = "crossings.high.quotas.daily.trucks"

  @Test(arguments: [
    Fault("", .usage, "PATH=VALUES is missing"),
    Fault("\(path)", .usage, "found no = in it"),
    Fault("\(path)=5..1", .usage, "a high end that is not below the low one"),
    Fault("\(path)=1 \(path)=2", .usage, "found crossings.high.quotas.daily.trucks twice"),
    Fault("\(path)=0..9999 crossings.low.stages.gate.servers=1..101", .usage, "a grid of more than 1000000 points"),
    Fault("crossings.high.quotas.dayly.trucks=1", .usage, "  try: crossings.high.quotas.daily.trucks\n"),
    Fault("crossings.hihg.quotas.daily.trucks=1", .usage, "  try: crossings.high.quotas.daily.trucks\n"),
    Fault(
      "crossings.high.quotas.daily.truks=1", .badData,
      "crossings.high.quotas.daily.truks:1:1: error: point 1 (crossings.high.quotas.daily.truks=1): found the key"),
    Fault(
      "crossings.low.stages.gate.servers=1,2 \(path)=5,-5,many", .badData,
      "point 2 (crossings.low.stages.gate.servers=1, crossings.high.quotas.daily.trucks=-5): found the number -5"),
    Fault(
      "crossings.low.stages.gate.servers=1,2 \(path)=5,-5,many", .badData,
      "point 3 (crossings.low.stages.gate.servers=1, crossings.high.quotas.daily.trucks=many): found the text"),
    Fault(
      "'streams.all.phases.all.rate=1 trucks/day,1e12 trucks/day'", .badData,
      "point 2 (streams.all.phases.all.rate=1e12 trucks/day): "),
    Fault("\(path)=1 --scenario gone", .inputNotFound, "scenarios/gone.json5"),
    Fault("\(path)=1 --part 9/8", .usage, "--part: found \"9/8\", expected a part from 1/N to N/N"),
    Fault("\(path)=1 --part 0/8", .usage, "--part: found \"0/8\""),
    Fault("\(path)=1 --part 1/0", .usage, "--part: found \"1/0\""),
    Fault("\(path)=1 --part slurm/0", .usage, "--part: found \"slurm/0\""),
    Fault("\(path)=1 --part slurm", .usage, "--part: found \"slurm\""),
    Fault("\(path)=1 --part 1/2 --format csv", .usage, "--part and --format exclude each other"),
    Fault("\(path)=1 --sample 0", .usage, "--sample: found \"0\""),
    Fault("\(path)=1 --resume", .usage, "--resume needs --output too"),
    Fault("\(path)=1 --resume --output a.csv --format csv", .usage, "--resume is for --format jsonl, and for parts"),
    Fault("\(path)=1 --figure wait", .usage, "--figure is for --format svg"),
    Fault("\(path)=1 --format svg --figure wait", .usage, "--figure wait: found 2 crossings, expected one"),
    Fault("\(path)=1..9 --sample 4 --format svg", .usage, "found a sample, expected a grid"),
    Fault(
      "\(path)=1 crossings.low.stages.gate.servers=1 crossings.high.stages.gate.servers=1 --format svg", .usage,
      "found 3 axes"),
    Fault("\(path)=0..40000 --format svg", .usage, "40001 points are more than the 40000 of a picture"),
    Fault("\(path)=1 --format jsonl --output /dev/full", .inputOutput, "can't write /dev/full: No space left"),
    Fault("\(path)=1 --format csv --output /dev/full", .inputOutput, "can't write /dev/full: No space left"),
    Fault("\(path)=1 --part 1/1 --output /dev/full", .inputOutput, "can't write /dev/full: No space left"),
    Fault("\(path)=1 --format jsonl --output gone/a.jsonl", .cannotCreate, "can't create gone/a.jsonl"),
  ])
  func refuses(_ fault: Fault) throws {
    let network = try PassNetwork()
    let run = ProgramRun(
      ["sweep"] + ProgramRun.words(fault.line)
        + ["--network", network.path, "--from", "2020-06-01", "--to", "2020-06-03", "-n", "1"])
    #expect(run.status == fault.status && run.output == "")
    #expect(run.errors.contains(fault.error), "\(run.errors)")
  }

  @Test(arguments: ["--precision 5%", "--trace a.csv", "--format csv"]) func partsOfASimulationAreOfAllItsRuns(
    _ option: String
  ) {
    let run = ProgramRun(line: "simulate --from 2020-06-01 --to 2020-06-02 --part 1/2 \(option)")
    #expect(run.status == .usage && run.output == "")
    #expect(run.errors.contains("exclude each other"))
  }

  // MARK: Going on

  /// Few points, each found in no time.
  private static let short =
    "sweep crossings.low.stages.gate.servers=1..4 --crossing low --from 2020-06-01 --to 2020-06-02 -n 2"

  /// Every place at which a file of lines may have been cut off: around each line's end, and within lines.
  private static func cuts(_ text: [UInt8]) -> [Int] {
    let ends = text.indices.filter { text[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    return [0, 1] + ends.flatMap { [$0 - 100, $0 - 1, $0, min($0 + 1, text.count)] }
  }

  @Test(arguments: [["--format", "jsonl"], ["--part", "1/1"], ["--part", "2/3"]])
  func goesOnWhereItWasCutOff(_ form: [String]) throws {
    let network = try PassNetwork()
    let path = network.file("out.jsonl")
    let words = ProgramRun.words(Self.short) + ["--network", network.path, "--output", path] + form
    #expect(ProgramRun(words).status == .done)
    let whole = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    for cut in Self.cuts(whole) {
      try Data(whole[..<cut]).write(to: URL(filePath: path))
      let run = ProgramRun(words + ["--resume"])
      #expect(run.status == .done && run.output == "")
      #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) == whole } == true, "cut at \(cut)")
      let torn = cut - ((whole[..<cut].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
      let told = "warning: \(path): the last line was cut off after \(torn) bytes, and is taken away\n"
      #expect(run.errors == (torn > 0 ? told : ""))
    }
    // Without --resume a part begins anew, and records that may be the work of a night are left alone.
    let again = ProgramRun(words)
    #expect(again.status == (form[0] == "--part" ? .done : .usage))
    if form[0] == "--format" {
      #expect(again.errors.contains("found records in \(path), expected a new file, or --resume"))
    }
    #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) == whole } == true)
    try FileManager.default.removeItem(atPath: path)
    #expect(ProgramRun(words + ["--resume"]).status == .done)
    #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) == whole } == true)
  }

  /// Records that nobody could compute stay as they are: they were not computed again.
  @Test func finishedPointsAreNotComputedAgain() throws {
    let network = try PassNetwork()
    let path = network.file("out.jsonl")
    let words = ProgramRun.words(Self.short) + ["--network", network.path, "--output", path, "--format", "jsonl"]
    #expect(ProgramRun(words).status == .done)
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    let marked = whole.split(separator: "\n").prefix(2).map {
      $0.replacing("\"half_width\":", with: "\"half_width\":1234") + "\n"
    }.joined()
    try (marked + "{\"point\":3,").write(toFile: path, atomically: true, encoding: .utf8)
    #expect(ProgramRun(words + ["--resume"]).status == .done)
    let resumed = try String(contentsOfFile: path, encoding: .utf8)
    #expect(resumed.hasPrefix(marked))
    #expect(resumed.dropFirst(marked.count) == whole.split(separator: "\n").dropFirst(2).map { $0 + "\n" }.joined())
  }

  @Test func aFileOfOtherWorkIsRefusedAndLeftAsItWas() throws {
    let network = try PassNetwork()
    let path = network.file("out.jsonl")
    func words(_ line: String, _ form: String...) -> [String] {
      ProgramRun.words(line) + ["--network", network.path, "--output", path] + form
    }
    let other = "found a record of another sweep ("
    let jsonl = ["--format", "jsonl"]
    let cases: [(before: [String], after: [String], error: String)] = [
      (words(Self.short) + jsonl, words(Self.short, "--seed", "2") + jsonl, other),
      (words(Self.short) + jsonl, words(Self.short, "--sample", "3") + jsonl, other),
      (words(Self.short) + jsonl, words(Self.short.replacing("1..4", with: "1..5")) + jsonl, other),
      (words(Self.short) + jsonl, words(Self.short, "--part", "1/1"), "found no header of a part"),
      (words(Self.short, "--part", "1/1"), words(Self.short) + jsonl, "found no record of a sweep"),
      (words(Self.short, "--part", "1/2"), words(Self.short, "--part", "2/2"), "the file is part 1, not part 2"),
      (
        words(Self.short, "--part", "1/2"), words(Self.short, "--part", "1/2", "--seed", "3"),
        "the file is of seed 1, not of seed 3"
      ),
    ]
    for (before, after, error) in cases {
      try? FileManager.default.removeItem(atPath: path)
      #expect(ProgramRun(before).status == .done)
      // What was cut off stays too.
      let old = try String(contentsOfFile: path, encoding: .utf8).dropLast(5)
      try String(old).write(toFile: path, atomically: true, encoding: .utf8)
      let run = ProgramRun(after + ["--resume"])
      #expect(run.status == .badData)
      #expect(run.errors.contains("\(path):1:1: error: \(error)"), "\(run.errors)")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == old)
    }
    // A network that changed in between.
    try FileManager.default.removeItem(atPath: path)
    #expect(ProgramRun(words(Self.short) + jsonl).status == .done)
    let crossing = network.path + "/crossings/low.json5"
    try String(contentsOfFile: crossing, encoding: .utf8).replacing("30 min", with: "31 min")
      .write(toFile: crossing, atomically: true, encoding: .utf8)
    #expect(ProgramRun(words(Self.short) + jsonl + ["--resume"]).errors.contains(other))
  }

  @Test func aFaultOfTheCommandLineLeavesTheFileAsItWas() throws {
    let network = try PassNetwork()
    let path = try network.write("keep", to: "out.jsonl")
    let run = ProgramRun(
      ["sweep", "\(Self.path)=1,-1", "--network", network.path, "--from", "2020-06-01", "--to", "2020-06-03"]
        + ["--format", "jsonl", "--output", path])
    #expect(run.status == .badData)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "keep")
  }
}
