import CivilTime
import CommandLineKit
import CrossingModel
import Reports
import ScenarioComparison

/// `gozar sweep`.
enum SweepCommand {
  static let entry = CommandEntry(command: command, run: run)

  enum Format: String, CaseIterable, Sendable {
    case text
    case csv
    case jsonl
    case svg
  }

  /// What the horizon is cut into.
  enum Cut: String, CaseIterable, Sendable {
    case all
    case month
    case week
    case day

    var unit: ReportingPeriod.Unit? { ReportingPeriod.Unit(rawValue: rawValue) }
  }

  static let axes = Parameter<[SweepAxis]>.repeatedArgument(
    "PATH=VALUES", .axis, help: "A figure of the network by its path, and what it is set to, one after the other",
    isRequired: true)
  static let from = Parameter<String>.requiredOption("from", "D", .date, help: "The first day")
  static let to = Parameter<String>.requiredOption(
    "to", "D", .date, help: "The first day after the horizon; +2w counts from --from")
  static let crossings = Parameter<[String]>.repeatedOption(
    "crossing", "ID", .text, help: "Simulate only this crossing; repeat for more (default: all)")
  static let sample = Parameter<Int?>.option(
    "sample", "N", .integer(in: 1...SweepAxis.mostValues),
    help: "N points of a Latin hypercube over the values, in place of the whole grid")
  static let cut = Parameter<Cut>.option(
    "per", "P", .choice(of: Cut.self), help: "What the horizon is cut into", default: "all")
  static let replications = Parameter<Int>.option(
    "replications", short: "n", "N", .integer(in: 1...1_000_000), help: "Independent runs of each point",
    default: "100")
  static let figure = Parameter<SweepFigure>.option(
    "figure", "F", .choice(of: SweepFigure.self), help: "What an svg shows", default: "throughput")
  static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "sweep", "Simulate many values of some figures, as a grid or a sample",
    discussion: """
      Simulates every combination of the values: 100,200,300 or a range of numbers 100..300/100, whose step is 1 unless \
      stated, with a unit after it (4..6/0.5 min), or texts, as rules; commas in quotes, brackets or braces are part of a \
      value. The last axis goes round first. All points have the same random numbers, so that what differs between them \
      is what the values do. With --sample N each axis has one point in each of N strata of its values, drawn from the \
      seed (a Latin hypercube: McKay, Beckman and Conover 1979).

      Every point is checked before the first one is simulated. csv has a row a point, crossing and period, and one for \
      all crossings; jsonl a line a point, written as it is found; svg a heat map of two axes, or a line with its band of \
      one.

      With --resume, a jsonl or a part that was interrupted is gone on with where it ended.
      """,
    parameters: [
      axes, from, to, crossings, CommonOptions.scenarios, sample, cut, SimulationParameters.calendar, replications,
      SimulationParameters.seed,
      SimulationParameters.threads, PartOptions.part, PartOptions.resume, figure, format, CommonOptions.network,
      CommonOptions.output,
    ],
    constraints: [
      .atMostOne(of: PartOptions.part, format), .atMostOne(of: PartOptions.part, figure),
      .use(of: PartOptions.resume, needs: CommonOptions.output),
    ],
    examples: [
      CommandExample(
        "gozar sweep crossings.mehran.quotas.daily.trucks=100..500/50 --crossing mehran --from 1399-03-01 --to 1399-07-01",
        "What a larger quota gives"),
      CommandExample(
        "gozar sweep crossings.mehran.quotas.daily.trucks=250..500/50 'crossings.mehran.stages.transshipment.servers=60..120/20' "
          + "--crossing mehran --from 1399-05-01 --to 1399-07-01 --format svg --output map.svg",
        "Two figures as a heat map"),
      CommandExample(
        "gozar sweep crossings.mehran.yard.places=100..1000/10 --from 1399-05-01 --to +30d --format jsonl --output yard.jsonl "
          + "--resume",
        "A long one that may be interrupted"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let part = try session.part()
    guard !invocation[PartOptions.resume] || part != nil || invocation[format] == .jsonl else {
      throw session.usageFailure("--resume is for --format jsonl, and for parts")
    }
    let task = try SweepTask(session)
    let picture = try task.picture()
    try task.check(part?.range(of: task.design.count) ?? 0..<task.design.count)
    if let part { return try task.run(part) }
    if invocation[format] == .jsonl { return try task.runToLines() }
    return try task.run(picture: picture)
  }

  /// What was found at the points of parts.
  static func merged(_ parts: PartLines, _ session: Session) throws(CommandFailure) -> CommandOutcome {
    let task = try SweepTask(session)
    let picture = try task.picture()
    try parts.check(digest: task.base.document.digest, seed: task.options.seed, items: task.design.count)
    return try task.write(picture: picture) { take throws(CommandFailure) in
      parts.rewind()
      for point in 0..<task.design.count {
        let line = try parts.next()
        guard let record = task.record(of: line, point: point) else {
          throw parts.fault("expected the record of point \(point + 1)")
        }
        try take(record, line)
      }
    }
  }
}

extension ValueReader where Value == SweepAxis {
  /// `PATH=VALUES`.
  static var axis: Self {
    Self(
      "PATH=VALUES",
      examples: ["crossings.mehran.quotas.daily.trucks=100..500/50", "crossings.mehran.yard.places=100,300"]
    ) { text throws(ValueFault) in
      do throws(SweepAxisError) {
        return try SweepAxis(parsing: text)
      } catch {
        throw ValueFault(expected: "PATH=VALUES: \(error.message)")
      }
    }
  }
}
