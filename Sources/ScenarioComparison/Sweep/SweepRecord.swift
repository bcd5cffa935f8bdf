public import QueueSimulation

/// What a sweep found at one point: a line of JSON Lines.
public struct SweepRecord: Hashable, Codable, Sendable {
  /// The point's number, from 1.
  public let point: Int
  /// The digest of the sweep, so that no line is taken for another sweep's.
  public let sweep: String
  /// What each path was set to.
  public let values: [String: String]
  /// By crossing and period, each crossing's whole horizon last; then all crossings together.
  public let rows: [Row]

  /// A crossing, or all of them, in a period.
  public struct Row: Hashable, Codable, Sendable {
    /// The crossing's id, or ``SweepRecord/all``.
    public let crossing: String
    /// The period's id, or ``SweepRecord/all`` for the whole horizon.
    public let period: String
    /// By ``SweepFigure/name``.
    public let figures: [String: Figure]
    /// Of a crossing's whole horizon, if trucks ever wait.
    public let backlog: Backlog?

    /// The estimate of a figure; nil where there is none.
    public subscript(figure: SweepFigure) -> Figure? { figures[figure.name] }
  }

  /// An estimate; a number is left out where it does not exist.
  public struct Figure: Hashable, Codable, Sendable {
    /// The mean over the replications; nil if none has the figure.
    public let mean: Double?
    /// Half the width of its 95 % interval; nil for a single replication.
    public let halfWidth: Double?

    enum CodingKeys: String, CodingKey {
      case mean
      case halfWidth = "half_width"
    }

    init(_ estimate: Estimate, by factor: Double = 1) {
      mean = estimate.mean.isFinite ? estimate.mean * factor : nil
      halfWidth = estimate.halfWidth.isFinite ? estimate.halfWidth * factor : nil
    }
  }

  /// When a backlog is gone.
  public struct Backlog: Hashable, Codable, Sendable {
    /// The moment by which it is gone in half of the replications; nil: not within the horizon.
    public let goneP50: String?
    /// The moment by which it is gone in nine of ten.
    public let goneP90: String?
    /// Share of the replications in which it is not gone.
    public let shareNotGone: Double

    enum CodingKeys: String, CodingKey {
      case goneP50 = "gone_p50"
      case goneP90 = "gone_p90"
      case shareNotGone = "share_not_gone"
    }
  }

  /// What stands for all crossings together, and for all periods.
  public static let all = "all"
}

extension SweepRecord {
  /// What a simulation found.
  ///
  /// - Parameters:
  ///   - point: from 0.
  ///   - periods: the ids of the result's periods; empty: only the whole horizon is told.
  ///   - moment: a moment in seconds of UTC as text.
  public init(
    point: Int, of design: SweepDesign, sweep: String, _ result: SimulationResult, periods: [String],
    moment: (Int) -> String
  ) {
    self.point = point + 1
    self.sweep = sweep
    values = Dictionary(
      zip(design.axes.map(\.path), design.values(of: point)), uniquingKeysWith: { first, _ in first })
    rows =
      result.crossings.flatMap { crossing in
        zip(periods, crossing.periods).map { Row(crossing.id, $0, $1) }
          + [
            Row(
              crossing.id, Self.all, crossing.total,
              backlog: crossing.total.largestQueue.mean > 0 || crossing.total.held.mean > 0
                ? Backlog(
                  goneP50: crossing.backlog.p50.map(moment), goneP90: crossing.backlog.p90.map(moment),
                  shareNotGone: crossing.backlog.shareNever) : nil)
          ]
      } + zip(periods, result.network).map { Row(period: $0, $1) } + [Row(period: Self.all, result.networkTotal)]
  }
}

extension SweepRecord.Row {
  fileprivate init(
    _ crossing: String, _ period: String, _ estimates: PeriodEstimates, backlog: SweepRecord.Backlog? = nil
  ) {
    self.crossing = crossing
    self.period = period
    figures = Dictionary(
      uniqueKeysWithValues: SweepFigure.allCases.map { ($0.name, $0.estimate(of: estimates)) })
    self.backlog = backlog
  }

  fileprivate init(period: String, _ estimates: NetworkEstimates) {
    crossing = SweepRecord.all
    self.period = period
    figures = Dictionary(
      uniqueKeysWithValues: SweepFigure.allCases.compactMap { figure in
        figure.estimate(of: estimates).map { (figure.name, $0) }
      })
    backlog = nil
  }
}
