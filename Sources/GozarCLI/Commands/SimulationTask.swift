import CivilTime
import CrossingModel
import Diagnostics
import OpeningTimeline
import QueueSimulation
import Reports
import ScenarioComparison

/// What `gozar simulate` is asked to simulate, wherever its replications are run.
struct SimulationTask {
  let session: Session
  let loaded: Session.LoadedNetwork
  let days: Range<Day>
  let calendar: CalendarKind
  let periods: [ReportingPeriod]
  let requirements: [Requirement]
  let options: SimulationOptions
  let simulation: Simulation

  /// The exporter's clock.
  var clock: TimeZoneTable { loaded.clocks.exporter }

  /// The task of a session, if its words are right and it is not too large.
  init(_ session: Session) throws(CommandFailure) {
    let invocation = session.invocation
    self.session = session
    (loaded, days) = try Self.horizon(session)
    calendar = invocation[SimulationParameters.calendar] ?? loaded.network.reportingCalendar
    options = SimulateCommand.options(session)
    let horizon = SimulationHorizon(
      first: days.lowerBound, end: days.upperBound, unit: invocation[SimulationParameters.per], calendar: calendar)
    periods = try horizon.periods(
      loaded, replications: options.replications, isForJSON: invocation[SimulateCommand.format] == .json, session)
    requirements = try Self.requirements(loaded, periods, calendar, session)
    let boundaries = periods.map(\.seconds.lowerBound) + periods.suffix(1).map(\.seconds.upperBound)
    simulation = try SimulateCommand.simulation(of: loaded.network, loaded.clocks, boundaries: boundaries)
    let most = SimulateCommand.mostTraced
    guard invocation[SimulateCommand.trace] == nil || simulation.expectedTrucks <= most else {
      throw session.usageFailure(
        "--trace: \(Int(simulation.expectedTrucks)) trucks are more than the \(Int(most)) of a trace, expected "
          + "fewer crossings or days")
    }
  }

  /// The report on what was found.
  func report(_ result: SimulationResult) -> SimulationReport {
    let checks = Requirement.Horizon(
      days: days.count, months: periods.months(in: calendar), clock: clock, currency: loaded.network.currency)
    return SimulationReport(
      result, network: loaded.network, periods: periods, calendar: calendar, clock: clock,
      scenarios: loaded.titles,
      requirements: requirements.flatMap { $0.outcomes(in: result, over: checks) })
  }

  /// What to tell beside the report.
  var doubts: [Diagnostic] { session.holidayDoubts(loaded, in: days) }

  // MARK: Parts

  /// Runs the replications of a part, and writes what each leaves behind.
  func run(_ part: RunPart) throws(CommandFailure) -> CommandOutcome {
    let header = PartHeader(
      arguments: session.partArguments(days, of: SimulateCommand.from, SimulateCommand.to),
      network: try session.networkFolder(), digest: loaded.document.digest, seed: options.seed,
      items: options.replications, part: part)
    let output = try RecordOutput(session, header: header)
    let progress = ProgressBar(total: output.rest.count, session.surroundings)
    defer { progress?.clear() }
    let run = SimulationRun(simulation, options)
    var done = 0
    for start in stride(from: output.rest.lowerBound, to: output.rest.upperBound, by: run.waveLength) {
      let wave = start..<min(start + run.waveLength, output.rest.upperBound)
      let outcomes: [ReplicationOutcome]
      do throws(SimulationError) {
        outcomes = try run.outcomes(of: wave)
      } catch {
        throw SimulateCommand.failure(error)
      }
      for outcome in outcomes { try output.write(RecordLine.text(outcome)) }
      done += wave.count
      progress?.show(done)
    }
    try output.finish()
    return CommandOutcome(text: nil, diagnostics: doubts)
  }

  /// What was found in the replications of parts.
  func result(of parts: PartLines) throws(CommandFailure) -> SimulationResult {
    try parts.check(digest: loaded.document.digest, seed: options.seed, items: options.replications)
    var run = SimulationRun(simulation, options)
    while let wave = run.nextWave {
      var outcomes: [ReplicationOutcome] = []
      for replication in wave {
        let line = try parts.next()
        guard let outcome = RecordLine.value(ReplicationOutcome.self, of: line), outcome.replication == replication,
          simulation.fits(outcome)
        else { throw parts.fault("expected replication \(replication + 1)") }
        outcomes.append(outcome)
      }
      run.add(outcomes)
    }
    return run.result
  }

  // MARK: Words of the command line

  /// The network and the days that a session asks for.
  static func horizon(_ session: Session) throws(CommandFailure) -> (Session.LoadedNetwork, Range<Day>) {
    let invocation = session.invocation
    guard let from = invocation[SimulateCommand.from], let to = invocation[SimulateCommand.to] else {
      throw missingDays(session)
    }
    var loaded = try session.loadNetwork(scenarios: invocation[CommonOptions.scenarios])
    let clock = loaded.clocks.exporter
    if let text = invocation[SimulateCommand.knownOn] {
      loaded = loaded.known(on: try session.day(text, of: SimulateCommand.knownOn, on: clock))
    }
    return (loaded, try session.days(from, to, of: SimulateCommand.from, SimulateCommand.to, on: clock))
  }

  private static func missingDays(_ session: Session) -> CommandFailure {
    let missing = [SimulateCommand.from, SimulateCommand.to].filter { session.invocation[$0] == nil }
      .map(\.declaration.synopsis)
    return CommandFailure(
      missing.count == 1
        ? session.invocation.usageError(.missingParameter(missing[0]))
        : session.invocation.usageError(.missingParameter(missing[0]), .missingParameter(missing[1])))
  }

  private static func requirements(
    _ loaded: Session.LoadedNetwork, _ periods: [ReportingPeriod], _ kind: CalendarKind, _ session: Session
  ) throws(CommandFailure) -> [Requirement] {
    let clock = loaded.clocks.exporter
    let parser = RequirementParser(
      crossings: loaded.network.crossings.map(\.id), now: clock.wallTime(at: session.surroundings.now), clock: clock)
    var requirements: [Requirement] = []
    var faults: [Diagnostic] = []
    for text in session.invocation[SimulateCommand.require] {
      do throws(RequirementParser.Fault) {
        requirements.append(try parser.parse(text))
      } catch {
        faults.append(error.diagnostic(of: text))
      }
    }
    guard faults.isEmpty else { throw CommandFailure(faults, .usage) }
    let countsMonths = requirements.contains { $0.rate == .month || $0.rate == .year }
    if countsMonths, periods.months(in: kind) == nil { throw SimulationHorizon.failure(beyond: kind, session) }
    return requirements
  }
}
