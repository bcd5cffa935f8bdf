import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import Dispatch
import OpeningTimeline
import QueueSimulation
import Reports
import ScenarioComparison
import ScheduleFiles
import Synchronization

/// What `gozar sweep` is asked to simulate, wherever its points are run.
struct SweepTask {
  let session: Session
  /// The network before anything is varied.
  let base: Session.LoadedNetwork
  let design: SweepDesign
  let days: Range<Day>
  let options: SimulationOptions
  /// The command line without what makes no difference.
  let arguments: [String]
  /// The digest of network and arguments.
  let digest: String

  /// The task of a session, if its words are right.
  init(_ session: Session) throws(CommandFailure) {
    let invocation = session.invocation
    self.session = session
    let whole = try session.loadWholeNetwork(scenarios: invocation[CommonOptions.scenarios])
    base = try session.only(invocation[SweepCommand.crossings], of: whole)
    days = try session.days(
      invocation[SweepCommand.from], invocation[SweepCommand.to], of: SweepCommand.from, SweepCommand.to,
      on: base.clocks.exporter)
    options = SimulationOptions(
      replications: invocation[SweepCommand.replications], seed: invocation[SimulationParameters.seed],
      threads: invocation[SimulationParameters.threads] ?? session.surroundings.cores)
    design = try Self.design(session, seed: options.seed)
    arguments = session.partArguments(days, of: SweepCommand.from, SweepCommand.to)
    digest = ContentDigest(texts: ["\(PartHeader.format)", base.document.digest] + arguments).text
    _ = try periods(of: base)
  }

  private static func design(_ session: Session, seed: UInt64) throws(CommandFailure) -> SweepDesign {
    let axes = session.invocation[SweepCommand.axes]
    for (index, axis) in axes.enumerated() where axes[..<index].contains(where: { $0.path == axis.path }) {
      throw session.usageFailure("found \(axis.path) twice, expected it once, with all of its values")
    }
    if let count = session.invocation[SweepCommand.sample] {
      return SweepDesign(sampling: count, of: axes, seed: seed)
    }
    guard let grid = SweepDesign(gridOf: axes) else {
      throw session.usageFailure(
        "found a grid of more than \(SweepAxis.mostValues) points, expected fewer values, or --sample")
    }
    return grid
  }

  // MARK: A point

  /// The network of a point, from 0.
  private func network(of point: Int) throws(CommandFailure) -> Session.LoadedNetwork {
    var document = base.document
    for (axis, value) in zip(design.axes, design.values(of: point)) {
      do throws(Diagnostic) {
        document = try document.setting(axis.path, to: value)
      } catch {
        throw CommandFailure([error], .usage)
      }
    }
    let reading = document.decoded()
    guard let network = reading.network else {
      let faults = reading.diagnostics.filter { $0.severity == .error }.map { named($0, point) }
      throw CommandFailure(faults, .badData)
    }
    return try session.only(
      session.invocation[SweepCommand.crossings],
      of: Session.LoadedNetwork(
        network: network, clocks: Clocks(network), scenarios: base.scenarios, document: document))
  }

  /// A fault with the point that has it.
  private func named(_ fault: Diagnostic, _ point: Int) -> Diagnostic {
    let values = zip(design.axes, design.values(of: point)).map { "\($0.path)=\($1)" }.joined(separator: ", ")
    var fault = fault
    fault.message = "point \(point + 1) (\(values)): \(fault.message)"
    return fault
  }

  /// The periods that are reported; none: only the whole horizon is.
  private func periods(of loaded: Session.LoadedNetwork) throws(CommandFailure) -> [ReportingPeriod] {
    let unit = session.invocation[SweepCommand.cut].unit
    // Weeks, which every calendar has, are only to tell whether the horizon is too long.
    let horizon = SimulationHorizon(
      first: days.lowerBound, end: days.upperBound, unit: unit ?? .week,
      calendar: session.invocation[SimulationParameters.calendar] ?? loaded.network.reportingCalendar)
    let periods = try horizon.periods(
      loaded, replications: unit == nil ? 1 : options.replications, isForJSON: false, session)
    return unit == nil ? [] : periods
  }

  /// A point's simulation, made ready.
  private func simulation(
    of point: Int
  ) throws(CommandFailure) -> (simulation: Simulation, periods: [ReportingPeriod], clock: TimeZoneTable) {
    let loaded = try network(of: point)
    let periods = try periods(of: loaded)
    let clock = loaded.clocks.exporter
    let ends = [days.lowerBound, days.upperBound].map { clock.instant(of: WallTime($0)).seconds }
    let boundaries =
      periods.isEmpty ? ends : periods.map(\.seconds.lowerBound) + periods.suffix(1).map(\.seconds.upperBound)
    do throws(CommandFailure) {
      let simulation = try SimulateCommand.simulation(of: loaded.network, loaded.clocks, boundaries: boundaries)
      return (simulation, periods, clock)
    } catch {
      throw CommandFailure(error.diagnostics.map { named($0, point) }, error.status)
    }
  }

  /// Checks that every point can be simulated, so that a fault is told before anything has begun.
  func check(_ points: Range<Int>) throws(CommandFailure) {
    let progress = ProgressBar(total: points.count, session.surroundings)
    defer { progress?.clear() }
    // Faults are those of the first block that has any, whatever the threads.
    for start in stride(from: points.lowerBound, to: points.upperBound, by: 64) {
      let block = Array(start..<min(start + 64, points.upperBound))
      let next = Atomic(0)
      let failures = Mutex<[Int: CommandFailure]>([:])
      DispatchQueue.concurrentPerform(iterations: min(options.threads, block.count)) { _ in
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < block.count else { return }
          do throws(CommandFailure) {
            _ = try simulation(of: block[index])
          } catch {
            failures.withLock { $0[block[index]] = error }
          }
        }
      }
      let found = failures.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
      if let first = found.first { throw CommandFailure(Self.withoutRepetition(found), first.status) }
      progress?.show(start + block.count - points.lowerBound)
    }
  }

  /// The faults of several points; a value that is wrong is told at the first point that has it.
  private static func withoutRepetition(_ failures: [CommandFailure]) -> [Diagnostic] {
    var seen: Set<String> = []
    return failures.flatMap(\.diagnostics).filter { fault in
      let told = fault.message.firstRange(of: "): ").map { String(fault.message[$0.upperBound...]) } ?? fault.message
      return seen.insert("\(fault.location.map { "\($0)" } ?? "") \(told)").inserted
    }
  }

  /// Simulates a point.
  private func record(of point: Int) throws(CommandFailure) -> SweepRecord {
    let (simulation, periods, clock) = try simulation(of: point)
    do throws(SimulationError) {
      return SweepRecord(
        point: point, of: design, sweep: digest, try simulation.run(options), periods: periods.map(\.id),
        moment: { clock.text(of: Instant(seconds: $0)) })
    } catch {
      throw SimulateCommand.failure(error)
    }
  }

  /// The record in a line, if it is one of this sweep's point.
  func record(of line: [UInt8], point: Int) -> SweepRecord? {
    guard let record = RecordLine.value(SweepRecord.self, of: line), record.point == point + 1,
      record.sweep == digest
    else { return nil }
    return record
  }

  /// Why a line is not the record of a point; nil: it is.
  private func fault(of line: [UInt8], point: Int) -> String? {
    guard let record = RecordLine.value(SweepRecord.self, of: line) else {
      return "found no record of a sweep, expected that of point \(point + 1)"
    }
    guard record.sweep == digest else {
      return "found a record of another sweep (\(record.sweep)), expected one of this network, these arguments and "
        + "this seed (\(digest))"
    }
    return record.point == point + 1 ? nil : "found point \(record.point), expected point \(point + 1)"
  }

  // MARK: Running

  /// Simulates points, one after the other.
  private func run(
    _ points: Range<Int>, take: (SweepRecord) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let progress = ProgressBar(total: points.count, session.surroundings)
    defer { progress?.clear() }
    for point in points {
      try take(try record(of: point))
      progress?.show(point + 1 - points.lowerBound)
    }
  }

  /// Runs a part, and writes its records.
  func run(_ part: RunPart) throws(CommandFailure) -> CommandOutcome {
    let header = PartHeader(
      arguments: arguments, network: try session.networkFolder(), digest: base.document.digest, seed: options.seed,
      items: design.count, part: part)
    return try run(
      to: try RecordOutput(session, header: header, resumes: session.invocation[PartOptions.resume], record: fault))
  }

  /// Runs everything, and writes a line a point as it is found.
  func runToLines() throws(CommandFailure) -> CommandOutcome {
    try run(
      to: try RecordOutput(
        session, 0..<design.count, resumes: session.invocation[PartOptions.resume], record: fault))
  }

  private func run(to output: RecordOutput) throws(CommandFailure) -> CommandOutcome {
    try run(output.rest) { record throws(CommandFailure) in try output.write(RecordLine.text(record)) }
    try output.finish()
    return CommandOutcome(text: nil, diagnostics: session.holidayDoubts(base, in: days))
  }

  /// Runs everything, and then writes the report; until then records wait in a file without a name.
  func run(picture: SweepPicture?) throws(CommandFailure) -> CommandOutcome {
    let spool: LineFile
    do throws(FileError) { spool = try LineFile() } catch { throw CommandFailure(error) }
    try run(0..<design.count) { record throws(CommandFailure) in
      do throws(FileError) {
        try spool.append(RecordLine.text(record))
      } catch {
        throw CommandFailure(error)
      }
    }
    return try write(picture: picture) { take throws(CommandFailure) in
      let reader = LineReader(spool)
      for point in 0..<design.count {
        let line: [UInt8]?
        do throws(FileError) { line = try reader.next() } catch { throw CommandFailure(error) }
        guard let line, let record = record(of: line, point: point) else {
          preconditionFailure("point \(point + 1) is not in \(spool.path)")
        }
        try take(record, line)
      }
    }
  }
}
