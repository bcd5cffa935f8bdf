import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import OpeningTimeline
import ScheduleFiles

/// One run of a command: what was asked, and the world it was asked in.
struct Session {
  let invocation: Invocation
  let surroundings: Surroundings

  /// A failure because of a word of the command line that only the command can judge.
  func usageFailure(_ message: String) -> CommandFailure {
    CommandFailure(invocation.usageError(.rejected(message)))
  }

  // MARK: The network

  /// A network as a command works on it.
  struct LoadedNetwork {
    let network: Network
    let clocks: Clocks
    let scenarios: [ScenarioHeader]
    /// The merged document, from which variants can be made without reading the files again.
    let document: NetworkDocument
  }

  /// The network's folder.
  func networkFolder() throws(CommandFailure) -> String {
    do throws(FileError) {
      return try NetworkLocator.locate(
        invocation[CommonOptions.network], workingFolder: surroundings.workingFolder,
        executable: surroundings.executable)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Reads the network, with the scenarios and all of its crossings.
  func loadWholeNetwork(scenarios: [String] = []) throws(CommandFailure) -> LoadedNetwork {
    let reading = readNetwork(folder: try networkFolder(), scenarios: scenarios)
    guard let network = reading.network else {
      throw CommandFailure(reading.diagnostics, (reading.failure ?? .badData).status)
    }
    return LoadedNetwork(
      network: network, clocks: Clocks(network), scenarios: reading.scenarios, document: reading.document)
  }

  /// Reads the network, with the scenarios and only the crossings asked for.
  func loadNetwork(scenarios: [String] = []) throws(CommandFailure) -> LoadedNetwork {
    try keeping(invocation[CommonOptions.crossings], of: try loadWholeNetwork(scenarios: scenarios))
  }

  /// A network with only some crossings, by their ids; with all if none is named.
  func keeping(_ wanted: [String], of loaded: LoadedNetwork) throws(CommandFailure) -> LoadedNetwork {
    guard !wanted.isEmpty else { return loaded }
    var network = loaded.network
    for id in wanted { _ = try known(id, among: network.crossings.map(\.id), "crossing") }
    network.crossings = network.crossings.filter { wanted.contains($0.id) }
    network.keepDemandOfCrossings()
    return LoadedNetwork(
      network: network, clocks: loaded.clocks, scenarios: loaded.scenarios, document: loaded.document)
  }

  /// An id of the command line, if there is such a thing.
  func known(_ id: String, among ids: [String], _ what: String) throws(CommandFailure) -> String {
    if ids.contains(id) { return id }
    let guess = nearest(to: id, among: ids).map { "; did you mean \($0)?" } ?? ""
    throw usageFailure("\(id): there is no such \(what), expected one of \(ids.joined(separator: ", "))\(guess)")
  }

  /// A warning for each side whose list of holidays does not reach over days on which a rule asks for them.
  func holidayDoubts(_ loaded: LoadedNetwork, in days: Range<Day>) -> [Diagnostic] {
    loaded.network.sides.compactMap { side in
      guard loaded.network.asksForHolidays(of: side.id), let first = side.holidays.map(\.day).min(),
        let last = side.holidays.map(\.day).max(), days.lowerBound < first || days.upperBound - 1 > last
      else { return nil }
      return Diagnostic(
        .warning,
        "the holidays of \(side.id) are listed from \(first) to \(last): PH means no day before or after them")
    }
  }

  // MARK: Dates

  /// The session at the moment that --now says, else SOURCE_DATE_EPOCH, else the clock.
  func atStatedMoment(on clock: TimeZoneTable) throws(CommandFailure) -> Session {
    var surroundings = surroundings
    if let text = invocation[CommonOptions.now] {
      surroundings.now = clock.instant(of: try time(text, of: CommonOptions.now, on: clock).time)
    } else if let text = surroundings.sourceDateEpoch {
      // The year 9999 is the last that a calendar file can tell.
      guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
        throw usageFailure("SOURCE_DATE_EPOCH: found \"\(text)\", expected seconds since 1970")
      }
      surroundings.now = Instant(seconds: seconds)
    }
    return Session(invocation: invocation, surroundings: surroundings)
  }

  /// A date or a moment of an option, on a clock.
  ///
  /// - Parameter start: what `+2w` and `-3d` count from; nil: now.
  func time(
    _ text: String, of option: any CommandParameter, on clock: TimeZoneTable, from start: WallTime? = nil
  ) throws(CommandFailure) -> DateExpression {
    let isOffset = text.hasPrefix("+") || text.hasPrefix("-")
    let now = clock.wallTime(at: surroundings.now)
    do throws(DateExpressionError) {
      return try DateExpression(parsing: text, now: isOffset ? start ?? now : now)
    } catch {
      throw failure(error, option)
    }
  }

  /// A day of an option, on a clock; a time of day is refused.
  ///
  /// - Parameter start: what `+2w` and `-3d` count from; nil: today.
  func day(
    _ text: String, of option: any CommandParameter, on clock: TimeZoneTable, from start: Day? = nil
  ) throws(CommandFailure) -> Day {
    let expression = try time(text, of: option, on: clock, from: start.map { WallTime($0) })
    guard !expression.statesTimeOfDay else {
      throw usageFailure("\(option.declaration.spelling): found \(text), expected a day without a time of day")
    }
    return expression.time.day
  }

  /// The days from one option up to and without another one, at which an offset counts from the first.
  func days(
    _ from: String, _ to: String, of fromOption: any CommandParameter, _ toOption: any CommandParameter,
    on clock: TimeZoneTable
  ) throws(CommandFailure) -> Range<Day> {
    let first = try day(from, of: fromOption, on: clock)
    let end = try day(to, of: toOption, on: clock, from: first)
    guard first < end else {
      throw usageFailure("\(toOption.declaration.spelling): found \(end), expected a day after --from, \(first)")
    }
    return first..<end
  }

  /// The failure of an option's date.
  func failure(_ error: DateExpressionError, _ option: any CommandParameter) -> CommandFailure {
    let guess = error.suggestion.map { "; did you mean \($0)?" } ?? ""
    return usageFailure("\(option.declaration.spelling): \(error.message)\(guess)")
  }
}

extension ValueReader where Value == String {
  /// A date expression, read once the clock is known that it is about.
  static var date: Self {
    Self("a date", examples: ["2020-06-07", "1399-03-18", "+2w"]) { $0.isEmpty ? nil : $0 }
  }
}
