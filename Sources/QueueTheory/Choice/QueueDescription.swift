/// A stage of a line of services, with one law for all who come.
public struct ServiceStage: Hashable, Sendable {
  /// Servers, 1 or more.
  public var servers: Int
  /// The law of a service.
  public var service: ServiceLaw

  /// A stage.
  public init(servers: Int, service: ServiceLaw) {
    self.servers = servers
    self.service = service
  }
}

/// A queue in plain words, from which ``ClosedFormChoice`` finds what theory knows about it.
public struct QueueDescription: Hashable, Sendable {
  /// The law of the times between arrivals.
  public enum Arrivals: Hashable, Sendable {
    /// Exponential: independent of each other at a constant rate.
    case poisson
    /// Independent and alike, with this variance over squared mean; 0: at constant intervals.
    case renewal(squaredVariation: Double)
  }

  /// Who goes first.
  public enum Order: Hashable, Sendable {
    /// Whoever came first.
    case firstCome
    /// Whoever is of an earlier class in the list, and among those whoever came first; nobody's service is interrupted.
    case priority
  }

  /// One kind of arrivals.
  public struct ArrivalClass: Hashable, Sendable {
    /// Arrivals per time unit, above 0.
    public var arrivalRate: Double
    /// The law of its service at each stage.
    public var services: [ServiceLaw]

    /// A class.
    public init(arrivalRate: Double, services: [ServiceLaw]) {
      self.arrivalRate = arrivalRate
      self.services = services
    }
  }

  /// The law of the times between arrivals.
  public var arrivals: Arrivals
  /// The kinds of arrivals: one or more; with priorities the first goes first.
  public var classes: [ArrivalClass]
  /// Servers of each stage: one stage or more.
  public var servers: [Int]
  /// Who goes first.
  public var order: Order
  /// Places in service and in the queue together, beyond which arrivals are turned away; nil: room for all.
  public var places: Int?
  /// What else there is that no closed form takes in.
  public var obstacles: Set<Obstacle>

  /// A queue.
  public init(
    arrivals: Arrivals = .poisson, classes: [ArrivalClass], servers: [Int], order: Order = .firstCome,
    places: Int? = nil, obstacles: Set<Obstacle> = []
  ) {
    self.arrivals = arrivals
    self.classes = classes
    self.servers = servers
    self.order = order
    self.places = places
    self.obstacles = obstacles
  }

  /// A queue of one class.
  public init(
    arrivals: Arrivals = .poisson, arrivalRate: Double, stages: [ServiceStage], places: Int? = nil,
    obstacles: Set<Obstacle> = []
  ) {
    self.init(
      arrivals: arrivals, classes: [ArrivalClass(arrivalRate: arrivalRate, services: stages.map(\.service))],
      servers: stages.map(\.servers), places: places, obstacles: obstacles)
  }

  /// All arrivals per time unit.
  public var arrivalRate: Double { classes.reduce(0) { $0 + $1.arrivalRate } }

  /// The stages with the law of a service of which it is not known whose it is.
  public var stages: [ServiceStage] {
    servers.indices.map { stage in
      let parts = classes.map { (weight: $0.arrivalRate, law: $0.services[stage]) }
      return ServiceStage(servers: servers[stage], service: .mixture(of: parts))
    }
  }

  /// Refuses numbers that make no sense, and lists that do not match.
  func check() throws(QueueTheoryError) {
    guard !classes.isEmpty else { throw .nothingGiven(.arrivalRate) }
    guard !servers.isEmpty else { throw .nothingGiven(.serviceTime) }
    if case .renewal(let variation) = arrivals { try Argument.notNegative(variation, .coefficientOfVariation) }
    for count in servers { try Argument.atLeastOne(servers: count) }
    if let places, places < servers[0] { throw .fewerPlacesThanServers(places: places, servers: servers[0]) }
    for entry in classes {
      try Argument.positive(entry.arrivalRate, .arrivalRate)
      guard entry.services.count == servers.count else {
        throw .lawsDoNotMatchStages(laws: entry.services.count, stages: servers.count)
      }
      for law in entry.services { try law.check() }
    }
  }
}

/// Something that crossings have and closed forms have not.
public enum Obstacle: String, CaseIterable, Hashable, Sendable {
  case uncertainFigures = "demand or services are uncertain"
  case openingHours = "it is not always open"
  case changingArrivals = "the rate of arrivals changes over time"
  case arrivalsByList = "arrivals follow a list or bookings"
  case convoys = "arrivals come in convoys"
  case changingServers = "the number of servers changes over time"
  case quota = "a quota limits who is let in"
  case patience = "some leave before they are served"
  case limitedRoomWithin = "room between or for the stages is limited"
  case counterpart = "a service needs a truck of the other side"
  case interleaving = "classes take turns by a ratio"
  case choiceOfCrossing = "arrivals choose between crossings"
  case queueAtStart = "a queue is there at the start"
}
