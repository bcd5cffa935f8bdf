/// A figure of the network that is uncertain: each replication draws its own value.
///
/// The network itself holds the mean of an uncertain number, and the law of an uncertain date.
public struct UncertainFigure: Hashable, Sendable {
  /// What the figure is.
  public enum Place: Hashable, Sendable {
    /// The trucks of a crossing's quota.
    case quota(crossing: String, id: String)
    /// The trucks of a quota on the empty trucks that a stage needs.
    case counterpartQuota(crossing: String, stage: String, id: String)
    /// The trucks per week of a phase of a stream.
    case rate(stream: String, phase: String)
    /// The trucks per week of a phase of the empty trucks that a stage needs.
    case counterpartRate(crossing: String, stage: String, phase: String)
    /// The mean, in minutes, of a stage's service time; of a class if it states one of its own, else of all others.
    case service(crossing: String, stage: String, truckClass: String?)
    /// The factor on the rates of the streams that state none of their own.
    case growth
    /// The factor on the rates of a stream.
    case streamGrowth(stream: String)
    /// The first day of a phase of a side.
    case phaseBegin(crossing: String, side: String, phase: String)
  }

  /// What it may be.
  public enum Law: Hashable, Sendable {
    /// A number in the unit of its place.
    case number(UncertainNumber)
    /// A date.
    case date(UncertainDate)
  }

  /// The path of keys in the files: `crossings.mehran.quotas.daily.trucks`.
  public var path: String
  /// What it is.
  public var place: Place
  /// What it may be.
  public var law: Law
  /// The decision that settles it: all figures of one decision lie at the same place of their distributions; nil: it is
  /// independent of all others.
  public var decision: String?

  /// An uncertain figure.
  public init(path: String, place: Place, law: Law, decision: String? = nil) {
    self.path = path
    self.place = place
    self.law = law
    self.decision = decision
  }
}

extension UncertainFigure {
  /// Whether it is about a crossing or a stream that a network has.
  func concerns(_ network: Network) -> Bool {
    switch place {
    case .growth: true
    case .rate(let stream, _), .streamGrowth(let stream): network.streams.contains { $0.id == stream }
    case .quota(let crossing, _), .counterpartQuota(let crossing, _, _), .counterpartRate(let crossing, _, _),
      .service(let crossing, _, _), .phaseBegin(let crossing, _, _):
      network.crossings.contains { $0.id == crossing }
    }
  }

  /// Whether the trucks, or the times that they need, at a crossing depend on it; what its calendar alone depends on is
  /// another matter.
  public func concernsTrucks(at crossing: String, of network: Network) -> Bool {
    switch place {
    case .quota, .counterpartQuota, .phaseBegin: false
    case .counterpartRate(let other, _, _), .service(let other, _, _): other == crossing
    case .rate(let stream, _), .streamGrowth(let stream):
      network.streams.contains { $0.id == stream && $0.mayUse(crossing) }
    case .growth: network.streams.contains { $0.mayUse(crossing) }
    }
  }
}
