/// What keeps more trucks from getting through a crossing in a reporting period.
public enum Bottleneck: Hashable, Sendable {
  /// Trucks that want to cross: more could.
  case demand
  /// The hours: no opening, or none announced while trucks were wanted.
  case hours
  /// The quota with this id.
  case quota(String)
  /// The servers of the stage with this id, in the hours as they are.
  case stage(String)
  /// The empty trucks of the other side that the stage with this id needs.
  case emptyTrucks(String)
  /// The places of the yard.
  case yard
}

extension Bottleneck: CustomStringConvertible {
  /// `demand`, `hours`, `quota daily`, `stage transshipment`, `empty trucks for transshipment`, `yard`.
  public var description: String {
    switch self {
    case .demand: "demand"
    case .hours: "hours"
    case .quota(let id): "quota \(id)"
    case .stage(let id): "stage \(id)"
    case .emptyTrucks(let id): "empty trucks for \(id)"
    case .yard: "yard"
    }
  }
}

extension Bottleneck {
  /// The means from which the bottleneck is told.
  struct Evidence {
    var demanded: Double
    /// Trucks not sent, or held back at the end.
    var unsent: Double
    /// Trucks that came and went away unserved: turned away, or out of patience.
    var turnedAway = 0.0
    var gaveUp = 0.0
    /// Trucks that waited at the beginning or the end, whichever are more.
    var queued: Double
    var throughput: Double
    /// Not a number: unknown.
    var capacity: Double
    var openTime: Double
    /// By stage: id and utilisation.
    var stages: [(id: String, utilisation: Double)]
    /// By quota: id, trucks admitted and places offered.
    var quotas: [(id: String, used: Double, places: Double)]
    /// Stages that need empty trucks of the other side: id, those that came in, and those used.
    var emptyTrucks: [(id: String, come: Double, used: Double)] = []
    var hasYardLimit: Bool
  }

  /// The bottleneck that the evidence points to.
  ///
  /// In this order:
  /// 1. nobody wants to cross, and nobody waits from before: `demand`;
  /// 2. the crossing never opens: `hours`;
  /// 3. throughput is below 97 % of capacity, and no more than 3 % of the demand went away unserved, so that more trucks
  ///    would have got through, had they come: `hours` if more than 3 % of the demand was not sent because no opening was
  ///    announced, else `demand`;
  /// 4. the crossing is saturated, and a quota has used 97 % of its places: the quota, the fullest one first;
  /// 5. a stage has used 97 % of the empty trucks of the other side that came: `emptyTrucks`;
  /// 6. the yard is limited, and no stage is busy 90 % of the open time, or trucks are turned away: `yard`;
  /// 7. else the stage with the highest utilisation.
  ///
  /// Where capacity was not simulated, the crossing counts as saturated if trucks are left waiting.
  init(_ evidence: Evidence) {
    guard evidence.demanded > 0 || evidence.queued > 0 else {
      self = .demand
      return
    }
    guard evidence.openTime > 0 else {
      self = .hours
      return
    }
    let isSaturated =
      evidence.capacity.isNaN
      ? evidence.queued > 0.03 * evidence.demanded : evidence.throughput >= 0.97 * evidence.capacity
    let isLosing = evidence.turnedAway + evidence.gaveUp > 0.03 * evidence.demanded
    guard isSaturated || isLosing else {
      self = evidence.unsent > 0.03 * evidence.demanded ? .hours : .demand
      return
    }
    let fullest = evidence.quotas.filter { $0.places > 0 && $0.used >= 0.97 * $0.places }
      .max { $0.used / $0.places < $1.used / $1.places }
    let busiest = evidence.stages.filter { !$0.utilisation.isNaN }.max { $0.utilisation < $1.utilisation }
    if let fullest {
      self = .quota(fullest.id)
    } else if evidence.quotas.contains(where: { $0.places == 0 }) && evidence.throughput == 0 {
      self = .quota(evidence.quotas.first { $0.places == 0 }?.id ?? "")
    } else if let scarce = evidence.emptyTrucks.first(where: { $0.used >= 0.97 * $0.come }) {
      self = .emptyTrucks(scarce.id)
    } else if evidence.hasYardLimit, (busiest?.utilisation ?? 0) < 0.9 || evidence.turnedAway > evidence.gaveUp {
      self = .yard
    } else {
      self = busiest.map { .stage($0.id) } ?? .stage(evidence.stages.first?.id ?? "")
    }
  }
}
