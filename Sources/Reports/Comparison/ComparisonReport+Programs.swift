import CivilTime
import QueueSimulation
import ScenarioComparison
import SpreadsheetText

extension ComparisonReport {
  /// A row a crossing (`all` for all of them together), period (`all` for the horizon), scenario and figure.
  ///
  /// Times are in hours, when the backlog is gone in days; an empty cell has no value, as the differences of the baseline.
  public func csv() -> String {
    var csv = CSVText(
      header: ["crossing", periods[0].unit.rawValue, "first_day", "last_day", "scenario", "baseline", "figure", "unit"]
        + ["mean", "half_width", "difference", "difference_half_width", "better", "better_low", "better_high"]
        + ["replications", "variance_ratio"])
    for row in rows() {
      let paired = row.paired
      csv.append(
        [row.crossing, row.period, row.firstDay, row.lastDay, row.scenario, scenarios[comparison.baseline].name]
          + [row.figure, row.unit] + [row.mean, row.halfWidth].map(cell)
          + [
            paired?.difference, paired?.halfWidth, paired?.better, paired?.betterLow, paired?.betterHigh,
          ].map(cell) + ["\(paired?.replications ?? row.replications)", cell(paired?.varianceRatio)])
    }
    return csv.text
  }

  private func cell(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }

  /// An object with the run, the ranking, the backlogs and the figures, one a row as in CSV.
  public func json() -> String {
    JSONText.snakeCaseText(
      Document(
        network: network.id, currency: network.currency, from: horizon.lowerBound.description,
        until: horizon.upperBound.description, calendar: calendar.rawValue, per: periods[0].unit.rawValue,
        replications: replications, seed: comparison.results[0].options.seed,
        baseline: scenarios[comparison.baseline].name,
        scenarios: scenarios.map { Document.Scenario(name: $0.name, title: $0.title) },
        ranking: Document.Ranking(
          figure: comparison.ranking.figure.rawValue, pairConfidence: comparison.ranking.pairConfidence,
          places: comparison.ranking.places.map {
            Document.Place(
              scenario: scenarios[$0.scenario].name, mean: $0.mean, bestRank: $0.ranks.lowerBound,
              worstRank: $0.ranks.upperBound)
          }),
        backlogs: backlogs(), figures: rows()))
  }

  private func backlogs() -> [Document.Backlog] {
    comparison.crossings.indices.flatMap { crossing in
      scenarios.indices.compactMap { index in
        comparison.result(of: index, crossing: crossing).map { result in
          Document.Backlog(
            crossing: result.id, scenario: scenarios[index].name,
            goneP50: result.backlog.p50.map(moment), goneP90: result.backlog.p90.map(moment),
            shareNotGone: result.backlog.shareNever)
        }
      }
    }
  }

  private func moment(_ seconds: Int) -> String { clock.text(of: .init(seconds: seconds)) }

  /// The shape of the JSON.
  private struct Document: Encodable {
    let network: String
    let currency: String
    let from: String
    let until: String
    let calendar: String
    let per: String
    let replications: Int
    let seed: UInt64
    let baseline: String
    let scenarios: [Scenario]
    let ranking: Ranking
    let backlogs: [Backlog]
    let figures: [Row]

    struct Scenario: Encodable {
      let name: String
      let title: String
    }

    struct Ranking: Encodable {
      let figure: String
      let pairConfidence: Double
      let places: [Place]
    }

    struct Place: Encodable {
      let scenario: String
      let mean: Double
      let bestRank: Int
      let worstRank: Int
    }

    struct Backlog: Encodable {
      let crossing: String
      let scenario: String
      let goneP50: String?
      let goneP90: String?
      let shareNotGone: Double
    }
  }

  /// One figure of one scenario.
  private struct Row: Encodable {
    let crossing: String
    let period: String
    let firstDay: String
    let lastDay: String
    let scenario: String
    let figure: String
    let unit: String
    /// Of the scenario by itself; nil where it does not exist.
    let mean: Double?
    let halfWidth: Double?
    let replications: Int
    /// nil for the baseline, and where the figure does not exist.
    let paired: Paired?
  }

  /// A row's difference from the baseline.
  private struct Paired: Encodable {
    let difference: Double?
    let halfWidth: Double?
    let better: Double
    let betterLow: Double
    let betterHigh: Double
    let replications: Int
    let varianceRatio: Double?

    init?(_ estimate: PairedEstimate, _ figure: ComparedFigure, factor: Double) {
      guard estimate.replications > 0 else { return nil }
      let share = estimate.better(isBetterLess: figure.isBetterLess)
      difference = (estimate.difference.mean * factor).ifFinite
      halfWidth = (estimate.difference.halfWidth * factor).ifFinite
      better = share.value
      betterLow = share.low
      betterHigh = share.high
      replications = estimate.replications
      varianceRatio = estimate.varianceRatio.ifFinite
    }
  }

  private func rows() -> [Row] {
    var rows: [Row] = []
    for crossing in [nil] + comparison.crossings.indices.map({ $0 }) {
      for period in scopes {
        let days: Range<Day> = period.map { periods[$0].days } ?? horizon
        let last = days.upperBound - 1
        for index in scenarios.indices {
          for figure in ComparedFigure.allCases {
            let own = comparison.estimate(figure, of: index, crossing: crossing, period: period)
            let paired =
              index == comparison.baseline
              ? nil : comparison.difference(figure, of: index, crossing: crossing, period: period)
            guard own.replications > 0 || paired?.replications ?? 0 > 0 else { continue }
            let factor = factor(of: figure)
            // The moment itself is among the backlogs.
            let isMoment = figure == .backlogGone
            if isMoment, paired == nil { continue }
            rows.append(
              Row(
                crossing: crossing.map { comparison.crossings[$0] } ?? "all",
                period: period.map { periods[$0].id } ?? "all", firstDay: days.lowerBound.description,
                lastDay: last.description, scenario: scenarios[index].name, figure: figure.rawValue,
                unit: unit(of: figure), mean: isMoment ? nil : (own.mean * factor).ifFinite,
                halfWidth: isMoment ? nil : (own.halfWidth * factor).ifFinite, replications: own.replications,
                paired: paired.flatMap { Paired($0, figure, factor: factor) }))
          }
        }
      }
    }
    return rows
  }
}
