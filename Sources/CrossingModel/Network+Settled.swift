import CivilTime

extension Network {
  /// All that is uncertain: numbers in the order of the files, then dates by crossing.
  public var uncertainFigures: [UncertainFigure] {
    uncertainNumbers
      + crossings.flatMap { crossing in
        crossing.sides.flatMap { side in
          side.phases.compactMap { phase in
            guard let from = phase.from, from.isUncertain else { return nil }
            return UncertainFigure(
              path: "crossings.\(crossing.id).sides.\(side.side).phases.\(phase.id).from",
              place: .phaseBegin(crossing: crossing.id, side: side.side, phase: phase.id), law: .date(from),
              decision: phase.decision)
          }
        }
      }
  }

  /// The network with every uncertain figure settled: nothing is uncertain in it.
  ///
  /// - Parameter share: where in its distribution a figure lies: 0 for the least or earliest value, up to 1.
  public func settled(_ share: (UncertainFigure) -> Double) -> Network {
    var result = self
    result.uncertainNumbers = []
    for figure in uncertainFigures {
      switch figure.law {
      case .number(let number): result.settle(figure.place, number.quantile(share(figure)))
      case .date(let date): result.settle(figure.place, date.quantile(share(figure)))
      }
    }
    return result
  }

  private mutating func settle(_ place: UncertainFigure.Place, _ value: Double) {
    switch place {
    case .quota(let crossing, let id):
      edit(crossing) { $0.quotas.settle(id, value) }
    case .counterpartQuota(let crossing, let stage, let id):
      edit(crossing, stage) { $0.counterpart?.quotas.settle(id, value) }
    case .rate(let stream, let phase):
      edit(stream: stream) { $0.phases.settle(phase, value) }
    case .counterpartRate(let crossing, let stage, let phase):
      edit(crossing, stage) { $0.counterpart?.phases.settle(phase, value) }
    case .service(let crossing, let stage, let truckClass):
      edit(crossing, stage) { stage in
        if let truckClass {
          stage.serviceByClass[truckClass] = stage.serviceByClass[truckClass]?.with(meanMinutes: value)
        } else {
          stage.service = stage.service.with(meanMinutes: value)
        }
      }
    case .growth:
      for index in streams.indices where !streams[index].hasOwnGrowth { streams[index].growth = value }
    case .streamGrowth(let stream):
      edit(stream: stream) { $0.growth = value }
    case .phaseBegin:
      preconditionFailure("a number for the date of \(place)")
    }
  }

  private mutating func settle(_ place: UncertainFigure.Place, _ moment: WallTime) {
    guard case .phaseBegin(let crossing, let side, let phase) = place else {
      preconditionFailure("a date for the number of \(place)")
    }
    edit(crossing) { crossing in
      guard let sideIndex = crossing.sides.firstIndex(where: { $0.side == side }),
        let index = crossing.sides[sideIndex].phases.firstIndex(where: { $0.id == phase })
      else { return }
      crossing.sides[sideIndex].phases[index].from = .certain(moment)
    }
  }

  private mutating func edit(_ crossing: String, _ change: (inout Crossing) -> Void) {
    guard let index = crossings.firstIndex(where: { $0.id == crossing }) else { return }
    change(&crossings[index])
  }

  private mutating func edit(_ crossing: String, _ stage: String, _ change: (inout Stage) -> Void) {
    edit(crossing) { crossing in
      guard let index = crossing.stages.firstIndex(where: { $0.id == stage }) else { return }
      change(&crossing.stages[index])
    }
  }

  private mutating func edit(stream: String, _ change: (inout DemandStream) -> Void) {
    guard let index = streams.firstIndex(where: { $0.id == stream }) else { return }
    change(&streams[index])
  }
}

extension [Quota] {
  fileprivate mutating func settle(_ id: String, _ trucks: Double) {
    guard let index = firstIndex(where: { $0.id == id }) else { return }
    self[index].trucks = Quota.wholeTrucks(trucks)
    self[index].isMean = false
  }
}

extension [DemandPhase] {
  fileprivate mutating func settle(_ id: String, _ trucksPerWeek: Double) {
    guard let index = firstIndex(where: { $0.id == id }) else { return }
    self[index].trucksPerWeek = trucksPerWeek
  }
}
