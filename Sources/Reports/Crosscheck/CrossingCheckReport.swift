public import Crosscheck
public import CrossingModel
import QueueSimulation
import QueueTheory
import SpreadsheetText

/// The user's own crossings three ways: as a fluid, in closed form, simulated.
public struct CrossingCheckReport: Sendable {
  private let checks: [CrossingCheck]
  private let network: Network

  /// - Parameter checks: in the order of the network.
  public init(_ checks: [CrossingCheck], network: Network) {
    self.checks = checks
    self.network = network
  }

  /// Whether nothing disagrees.
  public var agrees: Bool { checks.allSatisfy { $0.disagreements.isEmpty } }

  /// A paragraph a crossing; waits in hours.
  public func text() -> String {
    var lines: [String] = []
    for check in checks {
      let title = network.crossings.first { $0.id == check.id }?.posts ?? check.id
      lines += (lines.isEmpty ? [] : [""]) + [title]
      lines += boundLines(check) + fluidLines(check) + formLines(check)
      lines.append(
        check.disagreements.isEmpty ? "  they agree" : "  DISAGREE: " + check.disagreements.joined(separator: "; "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func boundLines(_ check: CrossingCheck) -> [String] {
    let total = check.simulated.total
    return [
      "  trucks through: fluid bound \(DecimalText.fixed(total.fluidBound.mean.rounded(.down))), simulated under endless "
        + "demand \(interval(total.capacity, 1, 0)), under the demand as given \(interval(total.throughput, 1, 0))"
    ]
  }

  private func fluidLines(_ check: CrossingCheck) -> [String] {
    let total = check.simulated.total
    guard let fluid = check.fluid else {
      let reasons = check.fluidObstacles.isEmpty ? ["nobody comes"] : check.fluidObstacles
      return ["  fluid course: none, as " + reasons.joined(separator: "; ")]
    }
    return [
      "  fluid course: largest queue \(DecimalText.fixed(fluid.largestQueue)), mean wait "
        + "\(DecimalText.fixed(fluid.meanWait / 3_600, decimals: 2)) h, at the end \(DecimalText.fixed(fluid.queueAtEnd)); "
        + "simulated \(interval(total.largestQueue, 1, 0)), \(interval(total.meanWait, 1.0 / 3_600, 2)) h, "
        + "\(interval(total.queueAtEnd, 1, 0))",
      "    a fluid waits for opening hours and in rush hours, and not by chance: what the simulation has more is chance, and",
      "    the stages that are not the tightest",
    ]
  }

  private func formLines(_ check: CrossingCheck) -> [String] {
    guard let choice = check.choice else {
      return ["  closed form: none, as nobody comes or a stage has no server"]
    }
    switch choice {
    case .noForm(let reasons):
      return ["  closed form: none, as " + reasons.map(\.message).joined(separator: "; ")]
    case .growsWithoutBound(let stage, let utilisation, let growth):
      return [
        "  closed form: none, as the queue grows without bound: utilisation "
          + "\(DecimalText.percent(utilisation)) at stage \(stage + 1), \(DecimalText.fixed(growth * 1_440)) trucks more a day"
      ]
    case .exact(let form):
      return ["  closed form: \(form.name) (\(form.source)), exact"] + comparisonLines(check, isExact: true)
    case .approximate(let form, let reasons):
      return ["  closed form: \(form.name) (\(form.source))"] + comparisonLines(check, isExact: false) + [
        "    no exact form, as " + reasons.map(\.message).joined(separator: "; ")
      ]
    }
  }

  /// The form's figures beside those of the second half of the horizon; times in minutes.
  private func comparisonLines(_ check: CrossingCheck, isExact: Bool) -> [String] {
    var lines = check.comparisons.map { comparison in
      var line =
        "    \(comparison.measure.title) \(number(comparison.value)), simulated \(number(comparison.simulated))"
      if comparison.halfWidth.isFinite, comparison.halfWidth > 0 { line += " ±\(number(comparison.halfWidth))" }
      if isExact, check.isLongEnough, let z = comparison.standardErrors {
        line += ": \(DecimalText.fixed(z, decimals: 2)) standard errors apart"
      }
      return line
    }
    if !check.isLongEnough {
      let days = DecimalText.fixed(check.warmUpDays.map { 2 * $0 } ?? 0, decimals: 1)
      lines.append("    not held against each other: an empty start is forgotten in a horizon of \(days) days or more")
    }
    return lines
  }

  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    return DecimalText.fixed(value, decimals: abs(value) >= 100 ? 1 : abs(value) >= 1 ? 3 : 4)
  }

  private func interval(_ estimate: Estimate, _ factor: Double, _ decimals: Int) -> String {
    guard estimate.mean.isFinite else { return "-" }
    let mean = DecimalText.fixed(estimate.mean * factor, decimals: decimals)
    guard estimate.halfWidth.isFinite, estimate.halfWidth > 0 else { return mean }
    return "\(mean) ±\(DecimalText.fixed(estimate.halfWidth * factor, decimals: max(decimals, 1)))"
  }

  /// An object with an entry a crossing.
  public func json() -> String {
    JSONText.text(Document(agrees: agrees, crossings: checks.map(Document.Entry.init)))
  }

  /// A row a crossing.
  public func csv() -> String {
    var csv = CSVText(header: [
      "crossing", "fluid_bound", "capacity", "throughput", "closed_form", "is_exact", "exact_mean_wait_minutes",
      "simulated_mean_wait_minutes", "simulated_half_width", "standard_errors", "agrees",
    ])
    for entry in checks.map(Document.Entry.init) {
      func cell(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
      csv.append([
        entry.crossing, cell(entry.fluidBound), cell(entry.capacity), cell(entry.throughput), entry.closedForm ?? "",
        entry.isExact.map { "\($0)" } ?? "", cell(entry.formMeanWait), cell(entry.meanWait), cell(entry.halfWidth),
        cell(entry.standardErrors), "\(entry.disagreements.isEmpty)",
      ])
    }
    return csv.text
  }

  private struct Document: Encodable {
    struct Entry: Encodable {
      let crossing: String
      let fluidBound: Double?
      let capacity: Double?
      let throughput: Double?
      let fluidLargestQueue: Double?
      let fluidMeanWait: Double?
      let closedForm: String?
      let isExact: Bool?
      let formMeanWait: Double?
      let meanWait: Double?
      let halfWidth: Double?
      let standardErrors: Double?
      let disagreements: [String]

      init(_ check: CrossingCheck) {
        func finite(_ number: Double?) -> Double? { number.flatMap { $0.isFinite ? $0 : nil } }
        crossing = check.id
        fluidBound = finite(check.simulated.total.fluidBound.mean)
        capacity = finite(check.simulated.total.capacity.mean)
        throughput = finite(check.simulated.total.throughput.mean)
        fluidLargestQueue = check.fluid?.largestQueue
        fluidMeanWait = check.fluid.map { $0.meanWait / 60 }
        closedForm = check.choice?.form?.name
        isExact = check.choice?.form?.isExact
        formMeanWait = finite(check.choice?.form?.steadyState.meanWait)
        meanWait = finite(check.simulated.periods.last.map { $0.meanWait.mean / 60 })
        halfWidth = finite(check.simulated.periods.last.map { $0.meanWait.halfWidth / 60 })
        standardErrors = check.isLongEnough ? finite(check.comparisons.first?.standardErrors) : nil
        disagreements = check.disagreements
      }

      enum CodingKeys: String, CodingKey {
        case crossing, capacity, throughput, disagreements
        case fluidBound = "fluid_bound"
        case fluidLargestQueue = "fluid_largest_queue"
        case fluidMeanWait = "fluid_mean_wait_minutes"
        case closedForm = "closed_form"
        case isExact = "is_exact"
        case formMeanWait = "form_mean_wait_minutes"
        case meanWait = "mean_wait_minutes"
        case halfWidth = "mean_wait_half_width"
        case standardErrors = "standard_errors"
      }
    }

    let agrees: Bool
    let crossings: [Entry]
  }
}
