import CrossingModel
import OpeningTimeline

extension CrossingPlan {
  /// The plan of a crossing of the network.
  ///
  /// - Parameters:
  ///   - horizon: seconds of UTC.
  ///   - clocks: of the network's sides.
  ///   - base: a plan of the same crossing with the same servers, which are not looked up again; nil: there is none.
  init(
    _ crossing: Crossing, network: Network, clocks: Clocks, horizon: Range<Int>, servedAsIn base: CrossingPlan? = nil
  ) {
    precondition(!crossing.stages.isEmpty, "crossing \(crossing.id) has no stage")
    let classes = Dictionary(network.classes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let lanes = LaneMap(crossing.order, classes: network.classes)
    func laws(_ truckClass: String) -> [ServiceTime] { crossing.stages.map { $0.service(of: truckClass) } }
    func load(_ truckClass: String, payload: Double? = nil, value: Double? = nil) -> TruckLoad {
      let tonnes = payload ?? classes[truckClass]?.payloadTonnes ?? 0
      return TruckLoad(
        tonnes: tonnes, value: tonnes * (value ?? classes[truckClass]?.valuePerTonne ?? 0),
        decayPerDay: classes[truckClass]?.decayPerDay ?? 0)
    }
    let streams = network.streams.filter { $0.mayUse(crossing.id) }
    let coming = streams.map(\.truckClass) + crossing.queueAtStart.filter { $0.trucks > 0 }.map(\.truckClass)
    let ids = network.classes.map(\.id).filter(coming.contains)
    func index(_ truckClass: String) -> Int { ids.firstIndex(of: truckClass) ?? 0 }
    self.init(
      id: crossing.id,
      stages: crossing.stages.enumerated().map { index, stage in
        let known = base?.stages[index]
        let servers = known.map { ($0.servers, $0.staffing) }
        return StagePlan(
          stage, servers ?? StagePlan.servers(stage, at: crossing.location, network, clocks, horizon), clocks, horizon)
      },
      streams: streams.map { stream in
        StreamPlan(
          id: stream.id, arrivals: ArrivalPlan(stream, clock: clocks.exporter, horizon: horizon),
          withoutOpening: stream.withoutOpening,
          load: load(stream.truckClass, payload: stream.payloadTonnes, value: stream.valuePerTonne),
          service: laws(stream.truckClass).map { ServiceSampler($0) },
          classIndex: index(stream.truckClass), lane: lanes.lane(of: stream.truckClass),
          patience: stream.patience.map { ServiceSampler($0.time) }, isChosen: stream.isChosen(at: crossing.id))
      },
      initial: crossing.queueAtStart.map { group in
        InitialGroup(
          truckClass: group.truckClass, trucks: group.trucks, load: load(group.truckClass),
          service: laws(group.truckClass).map { ServiceSampler($0) }, classIndex: index(group.truckClass),
          lane: lanes.lane(of: group.truckClass))
      },
      classes: ids,
      rules: CrossingRules(
        yardPlaces: crossing.yard.places, turnsAway: crossing.yard.whenFull == .turnAway, closing: crossing.closing,
        order: lanes.order),
      lawsByStream: streams.map { laws($0.truckClass) },
      defaultLaws: laws(crossing.queueAtStart.first?.truckClass ?? network.classes.first?.id ?? ""))
  }
}

extension CrossingPlan.StagePlan {
  fileprivate typealias Servers = (most: Int, staffing: [CrossingPlan.StaffingStep])

  /// The most servers of a stage, and their course if they are not always as many.
  fileprivate static func servers(
    _ stage: Stage, at location: Location?, _ network: Network, _ clocks: Clocks, _ horizon: Range<Int>
  ) -> Servers {
    let course = StaffingCourse(stage, at: location, network: network, clocks: clocks, window: horizon)
    let steps = course.steps.map {
      CrossingPlan.StaffingStep(tick: ($0.start - horizon.lowerBound) * Tick.perSecond, servers: $0.servers)
    }
    return (steps.reduce(0) { max($0, $1.servers) }, steps.count > 1 ? steps : [])
  }

  fileprivate init(_ stage: Stage, _ servers: Servers, _ clocks: Clocks, _ horizon: Range<Int>) {
    self.init(
      id: stage.id, servers: servers.most, staffing: servers.staffing, room: stage.room ?? .max,
      counterpart: stage.counterpart.map { counterpart in
        CrossingPlan.CounterpartPlan(
          arrivals: ArrivalPlan(
            kind: counterpart.arrivals,
            rate: RateCourse(
              phases: counterpart.phases, profile: counterpart.weeklyProfile, clock: clocks.exporter, horizon: horizon)),
          atStart: counterpart.atStart)
      })
  }
}

extension DemandStream {
  /// Whether its trucks come to a crossing only if a choice sends them: one of several routes, or a diversion.
  func isChosen(at crossing: String) -> Bool {
    isChoosing || routes.first?.crossing != crossing
  }

  /// Whether its trucks set out before they come.
  var isChoosing: Bool { routes.count > 1 || routes.contains { $0.drivingMinutes > 0 } }
}

/// The lanes of a crossing's queues by truck class.
private struct LaneMap {
  let order: LaneOrder
  private let laneByClass: [String: Int]

  init(_ order: QueueOrder, classes: [TruckClass]) {
    switch order {
    case .firstCome:
      self.order = .firstCome
      laneByClass = [:]
    case .priority:
      let ranks = Set(classes.map(\.priority)).sorted()
      self.order = LaneOrder(lanes: max(1, ranks.count), shares: [])
      laneByClass = Dictionary(
        classes.map { ($0.id, ranks.firstIndex(of: $0.priority) ?? 0) }, uniquingKeysWith: { first, _ in first })
    case .interleave(let shares):
      let others = classes.map(\.id).filter { id in !shares.contains { $0.truckClass == id } }
      let ids = shares.map(\.truckClass) + others
      self.order = LaneOrder(lanes: max(1, ids.count), shares: shares.map(\.trucks) + others.map { _ in 1 })
      laneByClass = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }
  }

  func lane(of truckClass: String) -> Int { laneByClass[truckClass] ?? 0 }
}
