import CivilTime
import CrossingModel
import OpeningTimeline
import QueueSimulation
import QueueTheory

/// A crossing in the words of queueing theory, per minute, with everything that no closed form takes in.
struct CrossingDescription {
  /// nil: nobody comes, or a stage has no server at all.
  let queue: QueueDescription?
  /// When it is certainly open, and the rates of all who come, over the horizon; minutes from its start.
  let fluid: GatedFluidQueue?
  /// Why there is no fluid course.
  let fluidObstacles: [String]

  init(_ crossing: Crossing, network: Network, clocks: Clocks, horizon: Range<Int>) {
    let streams = network.streams.filter { $0.mayUse(crossing.id) }
    let timeline = CrossingTimeline(crossing, network: network, clocks: clocks, window: horizon)
    let demand = streams.map { $0.demandPieces(clock: clocks.exporter, horizon: horizon) }
    queue = Self.queue(crossing, network, streams, demand, timeline)
    fluidObstacles = Self.fluidObstacles(crossing, network, streams)
    fluid = fluidObstacles.isEmpty ? Self.fluid(crossing, streams, demand, timeline) : nil
  }

  // MARK: The queue

  private static func queue(
    _ crossing: Crossing, _ network: Network, _ streams: [DemandStream], _ demand: [[DemandPiece]],
    _ timeline: CrossingTimeline
  ) -> QueueDescription? {
    guard crossing.stages.allSatisfy({ $0.servers > 0 }) else { return nil }
    var obstacles = obstacles(crossing, streams)
    if isUncertain(crossing, network) { obstacles.insert(.uncertainFigures) }
    if timeline.open.ranges != [timeline.window] { obstacles.insert(.openingHours) }
    var classes: [(rank: Int, entry: QueueDescription.ArrivalClass)] = []
    for (stream, pieces) in zip(streams, demand) {
      let trucks = pieces.reduce(0) { $0 + Double($1.range.count) * $1.trucksPerSecond }
      guard trucks > 0 else { continue }
      let ends = stream.truckLimit.map { trucks > Double($0) - 5 * Double($0).squareRoot() } ?? false
      if ends || pieces.count != 1 || pieces[0].range != timeline.window { obstacles.insert(.changingArrivals) }
      let rank = network.classes.first { $0.id == stream.truckClass }?.priority ?? 0
      classes.append(
        (
          rank,
          QueueDescription.ArrivalClass(
            arrivalRate: trucks * 60 / Double(timeline.window.count),
            services: crossing.stages.map { ServiceLaw($0.service(of: stream.truckClass)) })
        ))
    }
    guard !classes.isEmpty else { return nil }
    let isRegular = streams.count == 1 && streams[0].arrivals == .constant
    if !isRegular, streams.contains(where: { $0.arrivals != .poisson }) { obstacles.insert(.arrivalsByList) }
    // Streams of one rank are one class with all their laws.
    let ranks = Set(classes.map(\.rank)).sorted()
    let merged = ranks.map { rank in
      merge(classes.filter { $0.rank == rank }.map(\.entry), stages: crossing.stages.count)
    }
    let isRanked = crossing.order == .priority && ranks.count > 1
    return QueueDescription(
      arrivals: isRegular ? .renewal(squaredVariation: 0) : .poisson, classes: isRanked ? merged : classes.map(\.entry),
      servers: crossing.stages.map(\.servers), order: isRanked ? .priority : .firstCome,
      places: crossing.yard.whenFull == .turnAway ? crossing.yard.places : nil, obstacles: obstacles)
  }

  private static func merge(
    _ entries: [QueueDescription.ArrivalClass], stages: Int
  ) -> QueueDescription.ArrivalClass {
    QueueDescription.ArrivalClass(
      arrivalRate: entries.reduce(0) { $0 + $1.arrivalRate },
      services: (0..<stages).map { stage in
        ServiceLaw.mixture(of: entries.map { (weight: $0.arrivalRate, law: $0.services[stage]) })
      })
  }

  private static func obstacles(_ crossing: Crossing, _ streams: [DemandStream]) -> Set<Obstacle> {
    var obstacles: Set<Obstacle> = []
    if !crossing.quotas.isEmpty { obstacles.insert(.quota) }
    if crossing.stages.contains(where: { !$0.shifts.isEmpty }) { obstacles.insert(.changingServers) }
    if crossing.stages.contains(where: { $0.room != nil }) { obstacles.insert(.limitedRoomWithin) }
    if crossing.stages.contains(where: { $0.counterpart != nil }) { obstacles.insert(.counterpart) }
    if case .interleave = crossing.order { obstacles.insert(.interleaving) }
    if crossing.queueAtStart.contains(where: { $0.trucks > 0 }) { obstacles.insert(.queueAtStart) }
    if streams.contains(where: { $0.routes.count > 1 }) { obstacles.insert(.choiceOfCrossing) }
    if streams.contains(where: { $0.patience != nil }) { obstacles.insert(.patience) }
    if streams.contains(where: { $0.convoy > 1 }) { obstacles.insert(.convoys) }
    if streams.contains(where: { $0.listed != nil || $0.arrivals == .scheduled }) { obstacles.insert(.arrivalsByList) }
    // Where trucks wait is no matter for one stage, as long as all its servers are inside.
    let places = crossing.yard.whenFull == .wait ? crossing.yard.places : nil
    if let places, crossing.stages.count > 1 || places < crossing.stages[0].servers {
      obstacles.insert(.limitedRoomWithin)
    }
    return obstacles
  }

  // MARK: The fluid

  /// Whether each replication has trucks, or services, of its own rates.
  private static func isUncertain(_ crossing: Crossing, _ network: Network) -> Bool {
    network.uncertainNumbers.contains { $0.concernsTrucks(at: crossing.id, of: network) }
  }

  private static func fluidObstacles(
    _ crossing: Crossing, _ network: Network, _ streams: [DemandStream]
  ) -> [String] {
    var reasons: [String] = []
    if isUncertain(crossing, network) { reasons.append(Obstacle.uncertainFigures.rawValue) }
    if !crossing.quotas.isEmpty { reasons.append(Obstacle.quota.rawValue) }
    if crossing.stages.contains(where: { !$0.shifts.isEmpty }) { reasons.append(Obstacle.changingServers.rawValue) }
    if crossing.stages.contains(where: { $0.counterpart != nil }) { reasons.append(Obstacle.counterpart.rawValue) }
    if streams.contains(where: { $0.routes.count > 1 }) { reasons.append(Obstacle.choiceOfCrossing.rawValue) }
    if streams.contains(where: { $0.patience != nil }) || crossing.yard.whenFull == .turnAway {
      reasons.append(Obstacle.patience.rawValue)
    }
    if streams.contains(where: { $0.listed != nil }) {
      reasons.append(Obstacle.arrivalsByList.rawValue)
    }
    if streams.contains(where: { $0.withoutOpening != .wait }) {
      reasons.append("trucks are sent only while an opening is announced")
    }
    return reasons
  }

  private static func fluid(
    _ crossing: Crossing, _ streams: [DemandStream], _ demand: [[DemandPiece]], _ timeline: CrossingTimeline
  ) -> GatedFluidQueue? {
    let start = timeline.window.lowerBound
    func minute(_ seconds: Int) -> Double { Double(seconds - start) / 60 }
    let cuts = Set(demand.joined().flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [start]).sorted()
    var places = demand.map { _ in 0 }
    let arrivals = cuts.map { cut in
      var rate = 0.0
      for stream in demand.indices {
        while places[stream] < demand[stream].count, demand[stream][places[stream]].range.upperBound <= cut {
          places[stream] += 1
        }
        guard places[stream] < demand[stream].count else { continue }
        let piece = demand[stream][places[stream]]
        if piece.range.lowerBound <= cut { rate += piece.trucksPerSecond * 60 }
      }
      return PiecewiseRate.Piece(from: minute(cut), rate: rate)
    }
    let total = zip(streams, demand).map { stream, pieces in
      (stream, pieces.reduce(0) { $0 + Double($1.range.count) * $1.trucksPerSecond })
    }
    let trucks = total.reduce(0) { $0 + $1.1 }
    guard trucks > 0 else { return nil }
    // The tightest stage, its classes mixed as they come.
    let pace =
      crossing.stages.map { stage in
        let mean = total.reduce(0) { $0 + $1.1 / trucks * stage.service(of: $1.0.truckClass).meanMinutes }
        return mean > 0 ? Double(stage.servers) / mean : .infinity
      }.min() ?? 0
    guard pace.isFinite else { return nil }
    let service = timeline.open.ranges.flatMap { range in
      [
        PiecewiseRate.Piece(from: minute(range.lowerBound), rate: pace),
        PiecewiseRate.Piece(from: minute(range.upperBound), rate: 0),
      ]
    }
    guard let arrivals = try? PiecewiseRate(arrivals), let service = try? PiecewiseRate(service) else { return nil }
    return try? GatedFluidQueue(
      arrivals: arrivals, service: service, start: 0,
      queueAtStart: Double(crossing.queueAtStart.reduce(0) { $0 + $1.trucks }))
  }
}

extension ServiceLaw {
  /// The law of a service time; minutes.
  init(_ time: ServiceTime) {
    switch time {
    case .constant(let minutes): self = .constant(minutes)
    case .exponential(let mean): self = .exponential(mean: mean)
    case .lognormal(let mean, let variation): self = .lognormal(mean: mean, coefficientOfVariation: variation)
    case .gamma(let mean, let variation): self = .gamma(mean: mean, coefficientOfVariation: variation)
    case .erlang(let mean, let shape): self = .erlang(mean: mean, shape: shape)
    case .uniform(let low, let high): self = .uniform(low: low, high: high)
    case .triangular(let low, let mode, let high): self = .triangular(low: low, mode: mode, high: high)
    case .empirical(let minutes): self = .empirical(minutes)
    }
  }
}
