import QueueSimulation
import ScenarioComparison

extension ComparisonReport {
  /// Every scenario over the whole horizon and network, the best first.
  func summary() -> TextTable {
    let figure = comparison.ranking.figure
    var table = TextTable([
      .words("rank"), .words("scenario"), .numbers("through"), .numbers("difference"), .numbers(valueTitle),
      .numbers("difference"), .numbers("better"), .numbers("saved"),
    ])
    for place in comparison.ranking.places {
      let index = place.scenario
      let ranks = place.ranks
      let paired = difference(figure, index, nil, nil)
      table.append(
        [ranks.lowerBound == ranks.upperBound ? "\(ranks.lowerBound)" : "\(ranks.lowerBound)-\(ranks.upperBound)"]
          + [scenarios[index].name]
          + compared(.throughput, index, nil, nil) + compared(.value, index, nil, nil)
          + [better(figure, index, nil, nil), index == comparison.baseline ? "" : saved(paired)])
    }
    return table
  }

  /// All crossings together, by period.
  func networkTable() -> TextTable {
    table(
      [
        Column("through", .throughput), Column("kt", .tonnes, isCompared: false), Column(valueTitle, .value),
      ], betterBy: .value, crossing: nil)
  }

  /// One crossing by period.
  func table(crossing: Int) -> TextTable {
    table(
      [
        Column("through", .throughput), Column(valueTitle, .value, isCompared: false), Column("mean wait", .meanWait),
        Column("at end", .queueAtEnd, isCompared: false),
      ], betterBy: .throughput, crossing: crossing)
  }

  /// A figure in a table, with or without its difference.
  private struct Column {
    let title: String
    let figure: ComparedFigure
    let isCompared: Bool

    init(_ title: String, _ figure: ComparedFigure, isCompared: Bool = true) {
      self.title = title
      self.figure = figure
      self.isCompared = isCompared
    }
  }

  private func table(_ columns: [Column], betterBy figure: ComparedFigure, crossing: Int?) -> TextTable {
    var table = TextTable(
      [.words(periods[0].unit.rawValue), .words("scenario")]
        + columns.flatMap { [.numbers($0.title)] + ($0.isCompared ? [.numbers("difference")] : []) }
        + [.numbers("better")])
    for period in scopes {
      let differing = order.filter { $0 == comparison.baseline || differs($0, crossing) }
      for (row, index) in differing.enumerated() {
        table.append(
          [row > 0 ? "" : period.map { label(periods[$0]) } ?? "all", scenarios[index].name]
            + columns.flatMap { column in
              column.isCompared
                ? compared(column.figure, index, crossing, period)
                : [
                  text(column.figure, comparison.estimate(column.figure, of: index, crossing: crossing, period: period))
                ]
            } + [better(figure, index, crossing, period)])
      }
    }
    return table
  }

  /// The backlog of a crossing in every scenario: when it is gone, and how much earlier than in the baseline; or that
  /// nothing differs there.
  func backlog(crossing: Int) -> [String] {
    order.map { index in
      guard let result = comparison.result(of: index, crossing: crossing) else {
        return "\(scenarios[index].name): no such crossing"
      }
      guard index == comparison.baseline || differs(index, crossing) else {
        return "\(scenarios[index].name): all as in \(scenarios[comparison.baseline].name)"
      }
      guard result.total.largestQueue.mean > 0 || result.total.held.mean > 0 else {
        return "\(scenarios[index].name): no backlog"
      }
      let gone = BacklogText.gone(result.backlog, on: clock)
      let never = result.backlog.shareNever > 0 ? BacklogText.never(result.backlog) : nil
      let parts = [gone, never, earlier(index, crossing)].compactMap { $0 }
      return "\(scenarios[index].name): \(parts.joined(separator: "; "))"
    }
  }

  /// `earlier in 100% of the runs, by 12.3 ±0.4 days where both are gone`.
  private func earlier(_ index: Int, _ crossing: Int) -> String? {
    guard index != comparison.baseline, let base = comparison.result(of: comparison.baseline, crossing: crossing),
      base.total.largestQueue.mean > 0 || base.total.held.mean > 0
    else { return nil }
    let paired = difference(.backlogGone, index, crossing, nil)
    guard paired.above + paired.below > 0 else { return nil }
    let isEarlier = paired.below >= paired.above
    let share = paired.better(isBetterLess: isEarlier).value
    let words = "\(isEarlier ? "earlier" : "later") in \(DecimalText.percent(share)) of the runs"
    guard paired.difference.replications > 0, paired.difference.mean != 0 else { return words }
    let days = EstimateText.interval(paired.difference, by: (isEarlier ? -1 : 1) / 86_400, decimals: 1)
    return words + ", by \(days) days where it is gone in both"
  }

  // MARK: Cells

  private var valueTitle: String { "\(network.currency) M" }

  /// The baseline first, then the others in the order given.
  private var order: [Int] { [comparison.baseline] + others }

  /// Whether a scenario differs from the baseline at a crossing; at all of them together, whether or not.
  private func differs(_ index: Int, _ crossing: Int?) -> Bool {
    crossing.map { !comparison.isSame(index, crossing: $0) } ?? true
  }

  private func label(_ period: ReportingPeriod) -> String {
    period.label(showsOffset: false) + (period.isWhole ? "" : " *")
  }

  private func difference(
    _ figure: ComparedFigure, _ index: Int, _ crossing: Int?, _ period: Int?
  ) -> PairedEstimate {
    comparison.difference(figure, of: index, crossing: crossing, period: period)
  }

  /// A figure and its difference from the baseline, which has none.
  private func compared(_ figure: ComparedFigure, _ index: Int, _ crossing: Int?, _ period: Int?) -> [String] {
    let own = text(figure, comparison.estimate(figure, of: index, crossing: crossing, period: period))
    guard index != comparison.baseline else { return [own, ""] }
    return [own, signed(figure, difference(figure, index, crossing, period).difference)]
  }

  private func text(_ figure: ComparedFigure, _ estimate: Estimate) -> String {
    switch figure {
    case .meanWait, .waitP95: EstimateText.wait(estimate, alone: figure == .waitP95)
    case .tonnes: EstimateText.interval(estimate, by: 1e-3, decimals: 1)
    case .value: EstimateText.interval(estimate, by: 1e-6, decimals: 1)
    case .throughput, .capacity, .notSent, .queueAtEnd, .backlogGone: EstimateText.interval(estimate)
    }
  }

  /// With its sign, `+540 ±3`; waits in hours or days by their size.
  private func signed(_ figure: ComparedFigure, _ estimate: Estimate) -> String {
    guard estimate.replications > 0 else { return "-" }
    let text =
      switch figure {
      case .meanWait, .waitP95: EstimateText.waitDifference(estimate)
      default: text(figure, estimate)
      }
    return estimate.mean > 0 ? "+\(text)" : text
  }

  /// `100%`; empty for the baseline, and where nothing differs.
  private func better(_ figure: ComparedFigure, _ index: Int, _ crossing: Int?, _ period: Int?) -> String {
    let paired = difference(figure, index, crossing, period)
    guard index != comparison.baseline, paired.above + paired.below > 0 else { return "" }
    let share = paired.better(isBetterLess: figure.isBetterLess)
    return
      "\(DecimalText.percent(share.value)) (\(DecimalText.fixed(share.low * 100))-\(DecimalText.percent(share.high)))"
  }

  /// The replications that common random numbers saved; 0 where they did not help, as where only one scenario varies.
  private func saved(_ paired: PairedEstimate) -> String {
    paired.varianceRatio.isNaN ? "-" : DecimalText.fixed(Double(replications) * max(0, paired.varianceRatio - 1))
  }
}
