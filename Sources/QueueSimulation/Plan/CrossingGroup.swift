import CrossingModel

/// Crossings that must be run together, as trucks choose between them or are sent on from one to another; most are alone.
struct CrossingGroup: Sendable {
  /// A way to a crossing.
  struct RoutePlan: Sendable {
    /// The place of the crossing in ``CrossingGroup/crossings``.
    let place: Int
    /// The index of the stream in the crossing's plan.
    let stream: Int
    /// Driving time in ticks.
    let driving: Int
  }

  /// Whether its crossings need nothing of each other.
  var isAlone: Bool { choosers.isEmpty && diversions.isEmpty }

  /// A stream whose trucks choose when they set out, or drive for a while.
  struct Chooser: Sendable {
    let id: String
    let withoutOpening: DemandStream.WithoutOpening
    /// In the order of the file.
    let routes: [RoutePlan]
  }

  /// Where the trucks of a stream go that give up at a crossing.
  struct Diversion: Sendable {
    let place: Int
    let stream: Int
    let target: RoutePlan
  }

  /// Indices of the crossings in ascending order.
  let crossings: [Int]
  let choosers: [Chooser]
  let diversions: [Diversion]

  /// The groups of a network, in the order of their first crossings.
  static func all(_ network: Network, _ plans: [CrossingPlan]) -> [CrossingGroup] {
    network.crossingGroups.map { CrossingGroup($0, network, plans) }
  }

  private init(_ crossings: [Int], _ network: Network, _ plans: [CrossingPlan]) {
    func route(_ route: Route, of stream: DemandStream) -> RoutePlan? {
      guard let place = crossings.firstIndex(where: { plans[$0].id == route.crossing }),
        let index = plans[crossings[place]].streams.firstIndex(where: { $0.id == stream.id })
      else { return nil }
      return RoutePlan(
        place: place, stream: index, driving: Int((route.drivingMinutes * Double(Tick.perMinute)).rounded()))
    }
    self.crossings = crossings
    let streams = network.streams.filter { stream in crossings.contains { stream.mayUse(plans[$0].id) } }
    choosers = streams.filter(\.isChoosing).map { stream in
      Chooser(
        id: stream.id, withoutOpening: stream.withoutOpening, routes: stream.routes.compactMap { route($0, of: stream) }
      )
    }
    diversions = streams.flatMap { stream -> [Diversion] in
      guard let target = stream.patience?.divertTo.flatMap({ route($0, of: stream) }) else { return [] }
      return stream.routes.compactMap { route($0, of: stream) }.filter { $0.place != target.place }
        .map { Diversion(place: $0.place, stream: $0.stream, target: target) }
    }
  }
}
