import QueueSimulation
public import ScenarioComparison
import SpreadsheetText

/// What one more of everything is worth, for people and for programs.
public struct WorthReport {
  private let worth: WorthOfMore
  private let scope: ChangeScope
  private let run: ReportedRun

  /// A month of the Gregorian calendar on the mean, in days.
  private static let daysOfMonth = 30.4375

  /// A report on what was found in a scope.
  public init(_ worth: WorthOfMore, scope: ChangeScope, run: ReportedRun) {
    self.worth = worth
    self.scope = scope
    self.run = run
  }

  /// From a figure over the horizon to one a month.
  private var factor: Double { Self.daysOfMonth / Double(run.days.count) }

  // MARK: For people

  /// A table with the change that is worth most first, with bars; then what is worth nothing, and what can't be.
  public func text() -> String {
    var lines = run.heading + ["", "What one more is worth, each on its own"]
    let worthy = worth.entries.filter { !$0.value.interval.contains(0) }
    if !worthy.isEmpty { lines += table(worthy).lines(indent: 2) }
    if let first = worthy.first, first.isWorthSomething {
      lines += ["", "the true bottleneck: \(first.change.path), which is worth most"]
    }
    let idle = worth.entries.filter { $0.value.interval.contains(0) }
      .map { "\(place($0.change))\(scope.words($0.amount, of: $0.change))" }
    lines += list("worth nothing within the interval", idle)
    let impossible = worth.impossible.map { "\($0.path) (\(scope.obstacle($0) ?? ""))" }
    lines += list("not possible", impossible)
    let footnote = """
      Differences to the network as it is, paired by replication: the same trucks with the same needs. A month is \
      \(Self.daysOfMonth) days of the horizon. ±: half-width of the 95 % interval. In brackets: how many there are then.
      """
    return (lines + [""] + footnote.wrapped(to: 118)).joined(separator: "\n") + "\n"
  }

  /// `label: a; b; c` over several lines; none of nothing.
  private func list(_ label: String, _ entries: [String]) -> [String] {
    entries.isEmpty ? [] : "\(label): \(entries.joined(separator: "; "))".wrapped(to: 118, indent: 2)
  }

  private func table(_ entries: [WorthOfMore.Entry]) -> TextTable {
    let most = entries.map { abs($0.value.mean) }.max() ?? 1
    var table = TextTable([
      .words("change"), .numbers("\(run.network.currency) a month"), .words(""), .numbers("trucks a month"),
      .numbers("t a month"),
    ])
    for entry in entries {
      table.append([
        place(entry.change) + scope.words(entry.amount, of: entry.change),
        EstimateText.interval(entry.value, by: factor), BarText.bar(entry.value.mean / most, width: 16).padded(to: 16),
        EstimateText.interval(entry.trucks, by: factor, decimals: 1),
        EstimateText.interval(entry.tonnes, by: factor, decimals: 0),
      ])
    }
    return table
  }

  /// The crossing's name before a change; nothing where there is only one.
  private func place(_ change: NetworkChange) -> String {
    run.network.crossings.count > 1 ? "\(run.posts(change.crossing)): " : ""
  }

  // MARK: For programs

  private static var figures: [SimulationFigure<WorthOfMore.Entry>] {
    [.plain("value", \.value), .plain("trucks", \.trucks), .plain("tonnes", \.tonnes)]
  }

  /// A row a change, the most valuable first; then those of which there can be no more, with the reason.
  public func csv() -> String {
    var csv = CSVText(
      header: ["change", "crossing", "amount", "description"]
        + Self.figures.flatMap { ["\($0.name)_a_month", "\($0.name)_a_month_half_width"] }
        + ["currency", "replications", "obstacle"])
    for entry in worth.entries {
      csv.append(
        [entry.change.path, entry.change.crossing, "\(entry.amount)", scope.words(entry.amount, of: entry.change)]
          + Self.figures.flatMap { figure in
            let estimate = entry[keyPath: figure.path]
            return [estimate.mean, estimate.halfWidth].map { $0.isFinite ? "\($0 * factor)" : "" }
          } + [run.network.currency, "\(worth.replications)", ""])
    }
    for change in worth.impossible {
      csv.append(
        [change.path, change.crossing, "", ""] + Self.figures.flatMap { _ in ["", ""] }
          + [run.network.currency, "\(worth.replications)", scope.obstacle(change) ?? ""])
    }
    return csv.text
  }

  /// An object with the run, the changes and those that can't be.
  public func json() -> String {
    JSONText.snakeCaseText(
      Document(
        run: RunDocument(run),
        changes: worth.entries.map { entry in
          Document.Change(
            change: entry.change.path, crossing: entry.change.crossing, amount: entry.amount,
            description: scope.words(entry.amount, of: entry.change),
            valueAMonth: .init(entry.value, factor: factor), trucksAMonth: .init(entry.trucks, factor: factor),
            tonnesAMonth: .init(entry.tonnes, factor: factor))
        },
        impossible: worth.impossible.map {
          Document.Impossible(change: $0.path, crossing: $0.crossing, obstacle: scope.obstacle($0) ?? "")
        }))
  }

  private struct Document: Encodable {
    struct Change: Encodable {
      let change: String
      let crossing: String
      let amount: Int
      let description: String
      let valueAMonth: SimulationDocument.Interval
      let trucksAMonth: SimulationDocument.Interval
      let tonnesAMonth: SimulationDocument.Interval
    }

    struct Impossible: Encodable {
      let change: String
      let crossing: String
      let obstacle: String
    }

    let run: RunDocument
    let changes: [Change]
    let impossible: [Impossible]
  }
}

/// A run in JSON.
struct RunDocument: Encodable {
  let network: String
  let currency: String
  let from: String
  let until: String
  let scenarios: [String]
  let replications: Int
  let seed: UInt64

  init(_ run: ReportedRun) {
    network = run.network.id
    currency = run.network.currency
    from = run.days.lowerBound.description
    until = run.days.upperBound.description
    scenarios = run.scenarios
    replications = run.replications
    seed = run.seed
  }
}
