public import Crosscheck
import QueueTheory
import SpreadsheetText

/// The textbook cases beside their simulation.
public struct SuiteReport: Sendable {
  private let rows: [SuiteRow]

  /// - Parameter rows: case by case.
  public init(_ rows: [SuiteRow]) {
    self.rows = rows
  }

  /// Whether every figure agrees.
  public var agrees: Bool { rows.allSatisfy(\.agrees) }

  /// The random figures' distances in standard errors.
  private var standardErrors: [Double] {
    rows.compactMap { row in
      if case .standardErrors(let z) = row.distance { z } else { nil }
    }
  }

  /// A row a figure; times in minutes.
  public func text() -> String {
    var table = TextTable([
      .words("case"), .words("figure"), .numbers("exact"), .numbers("simulated"), .numbers("z"), .words("source"),
    ])
    var last = ""
    for row in rows {
      table.append([
        row.name == last ? "" : row.name, row.measure.title, Self.number(row.exact), simulated(row), distance(row),
        row.name == last ? "" : row.source,
      ])
      last = row.name
    }
    return (table.lines() + [""] + summary()).joined(separator: "\n") + "\n"
  }

  private func simulated(_ row: SuiteRow) -> String {
    row.halfWidth > 0 ? "\(Self.number(row.simulated)) ±\(Self.number(row.halfWidth))" : Self.number(row.simulated)
  }

  private func distance(_ row: SuiteRow) -> String {
    switch row.distance {
    case .standardErrors(let z): DecimalText.fixed(z, decimals: 2) + (row.agrees ? "" : " !")
    case .difference(let difference, _): abs(difference) < 5e-7 ? "=" : row.agrees ? "≈" : "!"
    }
  }

  private func summary() -> [String] {
    let errors = standardErrors
    let within = errors.count { abs($0) <= 1.96 }
    let square = errors.reduce(0) { $0 + $1 * $1 }
    let count = rows.count { !$0.agrees }
    return [
      "\(within) of \(errors.count) random figures within 1.96 standard errors "
        + "(\(DecimalText.percent(Double(within) / Double(max(1, errors.count)))); 95 % expected); "
        + "sum of squares \(DecimalText.fixed(square, decimals: 1)) of \(errors.count) expected.",
      "times in minutes; simulated ± half-width of the 95 % interval; z: standard errors from the exact value, 4 at most;",
      "=: equal; ≈: as far from a fluid as single trucks are.",
      count == 0 ? "all agree" : "\(count) of \(rows.count) figures do not agree",
    ]
  }

  private static func number(_ value: Double) -> String {
    let magnitude = abs(value)
    return DecimalText.fixed(value, decimals: magnitude >= 100 ? 1 : magnitude >= 10 ? 2 : magnitude >= 1 ? 3 : 4)
  }

  /// A row a figure.
  public func csv() -> String {
    var csv = CSVText(header: [
      "case", "figure", "exact", "simulated", "half_width", "standard_errors", "difference", "agrees", "source",
    ])
    for row in rows {
      var errors = ""
      var difference = ""
      switch row.distance {
      case .standardErrors(let z): errors = "\(z)"
      case .difference(let value, _): difference = "\(value)"
      }
      csv.append([
        row.name, row.measure.title, "\(row.exact)", "\(row.simulated)", "\(row.halfWidth)", errors, difference,
        "\(row.agrees)", row.source,
      ])
    }
    return csv.text
  }

  /// An object with a list of figures.
  public func json() -> String {
    JSONText.text(
      Document(
        agrees: agrees,
        figures: rows.map { row in
          var figure = Document.Figure(
            name: row.name, figure: row.measure.title, exact: row.exact, simulated: row.simulated,
            halfWidth: row.halfWidth, agrees: row.agrees, source: row.source)
          switch row.distance {
          case .standardErrors(let z): figure.standardErrors = z
          case .difference(let difference, _): figure.difference = difference
          }
          return figure
        }))
  }

  private struct Document: Encodable {
    struct Figure: Encodable {
      let name: String
      let figure: String
      let exact: Double
      let simulated: Double
      let halfWidth: Double
      var standardErrors: Double?
      var difference: Double?
      let agrees: Bool
      let source: String

      enum CodingKeys: String, CodingKey {
        case figure, exact, simulated, difference, agrees, source
        case name = "case"
        case halfWidth = "half_width"
        case standardErrors = "standard_errors"
      }
    }

    let agrees: Bool
    let figures: [Figure]
  }
}

extension TextbookMeasure {
  /// The figure in a few words; classes, stages and trucks count from 1.
  var title: String {
    switch self {
    case .meanWait: "mean wait"
    case .meanWaitOfClass(let index): "mean wait of class \(index + 1)"
    case .meanWaitAtStage(let index): "mean wait at stage \(index + 1)"
    case .meanQueueLength: "mean queue"
    case .probabilityOfWaiting: "share that waits"
    case .probabilityOfWaitOver(let minutes): "share over \(DecimalText.fixed(minutes)) min"
    case .waitQuantile(let share): "wait P\(DecimalText.fixed(share * 100))"
    case .probabilityOfBlocking: "share turned away"
    case .utilisation: "utilisation"
    case .largestQueue: "largest queue"
    case .totalDelay: "total delay"
    case .longestWait: "longest wait"
    case .goneAt: "queue gone at"
    case .serviceStart(let truck): "truck \(truck + 1) starts"
    case .serviceEnd(let truck): "truck \(truck + 1) ends"
    case .overtime(let truck): "truck \(truck + 1), overtime"
    }
  }
}
