/// Trucks of one class that set out, at a rate that changes by dates and by the hour of the week, or at listed moments.
public struct DemandStream: Hashable, Sendable {
  /// How trucks follow each other.
  public enum Arrivals: String, CaseIterable, Sendable {
    /// A Poisson process.
    case poisson
    /// Constant intervals of cumulated rate.
    case constant
    /// Appointments at constant intervals of cumulated rate, or listed, kept as ``DemandStream/appointments`` says.
    case scheduled
  }

  /// What trucks do while no opening is announced.
  public enum WithoutOpening: String, CaseIterable, Sendable {
    /// They are not sent, and counted as unmet demand.
    case notSent = "not-sent"
    /// They are held back, and set out once an opening is announced.
    case deferred
    /// They come and wait.
    case wait
  }

  /// The key in the file.
  public var id: String
  /// Crossings that the trucks may use: one, or several among which each truck chooses when it sets out.
  public var routes: [Route]
  /// The class's id.
  public var truckClass: String
  /// The place that trucks come from, as in `travel.csv`.
  public var origin: String?
  /// The place that trucks go to.
  public var destination: String?
  /// How trucks follow each other.
  public var arrivals: Arrivals
  /// How appointments are kept.
  public var appointments: Appointments
  /// Trucks that come at once: 1, or more for convoys; the rate counts trucks.
  public var convoy: Int
  /// Moments in seconds of UTC, in ascending order, at which trucks come instead of at rates, or have their appointments
  /// where arrivals are scheduled; nil: at rates.
  public var listed: [Int]?
  /// The stream ends after so many trucks; nil: never.
  public var truckLimit: Int?
  /// How long a truck waits for its first service before it gives up; nil: for ever.
  public var patience: Patience?
  /// What trucks do while no opening is announced.
  public var withoutOpening: WithoutOpening
  /// Rates by dates, in the order of the file; the newest one in force replaces the one before it.
  public var phases: [DemandPhase]
  /// The factor on the rates of all phases: 0 or more; the mean where it is uncertain.
  public var growth: Double
  /// Whether ``growth`` is the stream's own, and not the network's.
  public var hasOwnGrowth: Bool
  /// Relative rate by hour of the week from Monday 00:00, on the exporter's clock; 168 values with mean 1.
  public var weeklyProfile: [Double]
  /// Tonnes a truck carries, where they differ from its class's.
  public var payloadTonnes: Double?
  /// Value of a tonne in the network's currency, where it differs from the class's.
  public var valuePerTonne: Double?

  /// A stream.
  public init(
    id: String, routes: [Route], truckClass: String, origin: String? = nil, destination: String? = nil,
    arrivals: Arrivals = .poisson, appointments: Appointments = Appointments(), convoy: Int = 1, listed: [Int]? = nil,
    truckLimit: Int? = nil, patience: Patience? = nil, withoutOpening: WithoutOpening = .notSent,
    phases: [DemandPhase], growth: Double = 1, hasOwnGrowth: Bool = false, weeklyProfile: [Double],
    payloadTonnes: Double? = nil, valuePerTonne: Double? = nil
  ) {
    self.id = id
    self.routes = routes
    self.truckClass = truckClass
    self.origin = origin
    self.destination = destination
    self.arrivals = arrivals
    self.appointments = appointments
    self.convoy = convoy
    self.listed = listed
    self.truckLimit = truckLimit
    self.patience = patience
    self.withoutOpening = withoutOpening
    self.phases = phases
    self.growth = growth
    self.hasOwnGrowth = hasOwnGrowth
    self.weeklyProfile = weeklyProfile
    self.payloadTonnes = payloadTonnes
    self.valuePerTonne = valuePerTonne
  }

  /// Whether some of its trucks may come to a crossing.
  public func mayUse(_ crossing: String) -> Bool {
    routes.contains { $0.crossing == crossing } || patience?.divertTo?.crossing == crossing
  }
}

/// A way to a crossing.
public struct Route: Hashable, Sendable {
  /// The crossing's id.
  public var crossing: String
  /// Driving time in minutes from setting out to the crossing; 0 where demand is stated at the crossing.
  public var drivingMinutes: Double

  /// A way to a crossing.
  public init(crossing: String, drivingMinutes: Double = 0) {
    self.crossing = crossing
    self.drivingMinutes = drivingMinutes
  }
}

/// How appointments are kept: a normal deviation from the appointed moment, and trucks that don't come at all.
public struct Appointments: Hashable, Sendable {
  /// Mean deviation in minutes: below 0 is early.
  public var meanDeviationMinutes: Double
  /// Standard deviation in minutes: 0 or more.
  public var deviationMinutes: Double
  /// Probability that a truck does not come: 0 to 1.
  public var noShowProbability: Double

  /// How appointments are kept; to the minute unless stated.
  public init(meanDeviationMinutes: Double = 0, deviationMinutes: Double = 0, noShowProbability: Double = 0) {
    self.meanDeviationMinutes = meanDeviationMinutes
    self.deviationMinutes = deviationMinutes
    self.noShowProbability = noShowProbability
  }
}

/// How long a truck waits for its first service, and what it does then.
///
/// Where it goes instead it waits as long again, and leaves for good if that was in vain.
public struct Patience: Hashable, Sendable {
  /// From its arrival at the crossing until it gives up.
  public var time: ServiceTime
  /// The way to the crossing to which it goes then; nil: it leaves for good.
  public var divertTo: Route?

  /// How long a truck waits.
  public init(time: ServiceTime, divertTo: Route?) {
    self.time = time
    self.divertTo = divertTo
  }
}
