public import CivilTime

/// A kind of truck.
public struct TruckClass: Hashable, Sendable {
  /// The key in the file: `general`.
  public var id: String
  /// The name for people.
  public var name: LocalizedName
  /// Tonnes a truck carries.
  public var payloadTonnes: Double
  /// Value of a tonne in the network's currency.
  public var valuePerTonne: Double

  /// A class.
  public init(id: String, name: LocalizedName, payloadTonnes: Double, valuePerTonne: Double) {
    self.id = id
    self.name = name
    self.payloadTonnes = payloadTonnes
    self.valuePerTonne = valuePerTonne
  }
}

/// Trucks of a class.
public struct ClassCount: Hashable, Sendable {
  /// The class's id.
  public var truckClass: String
  /// 0 or more.
  public var trucks: Int

  /// Trucks of a class.
  public init(truckClass: String, trucks: Int) {
    self.truckClass = truckClass
    self.trucks = trucks
  }
}

/// Trucks of one class that set out for a crossing, at a rate that changes by dates and by the hour of the week.
public struct DemandStream: Hashable, Sendable {
  /// How trucks follow each other.
  public enum Arrivals: String, CaseIterable, Sendable {
    /// A Poisson process.
    case poisson
    /// Constant intervals of cumulated rate.
    case constant
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
  /// The crossing's id.
  public var crossing: String
  /// The class's id.
  public var truckClass: String
  /// The place that trucks come from, as in `travel.csv`.
  public var origin: String?
  /// The place that trucks go to.
  public var destination: String?
  /// How trucks follow each other.
  public var arrivals: Arrivals
  /// What trucks do while no opening is announced.
  public var withoutOpening: WithoutOpening
  /// Rates by dates, in the order of the file; the newest one in force replaces the one before it.
  public var phases: [DemandPhase]
  /// Relative rate by hour of the week from Monday 00:00, on the exporter's clock; 168 values with mean 1.
  public var weeklyProfile: [Double]
  /// Tonnes a truck carries, where they differ from its class's.
  public var payloadTonnes: Double?
  /// Value of a tonne in the network's currency, where it differs from the class's.
  public var valuePerTonne: Double?

  /// A stream.
  public init(
    id: String, crossing: String, truckClass: String, origin: String?, destination: String?, arrivals: Arrivals,
    withoutOpening: WithoutOpening, phases: [DemandPhase], weeklyProfile: [Double],
    payloadTonnes: Double? = nil, valuePerTonne: Double? = nil
  ) {
    self.id = id
    self.crossing = crossing
    self.truckClass = truckClass
    self.origin = origin
    self.destination = destination
    self.arrivals = arrivals
    self.withoutOpening = withoutOpening
    self.phases = phases
    self.weeklyProfile = weeklyProfile
    self.payloadTonnes = payloadTonnes
    self.valuePerTonne = valuePerTonne
  }
}

/// A stream's rate from a date on.
public struct DemandPhase: Hashable, Sendable {
  /// The key in the file.
  public var id: String
  /// When it begins, on the exporter's clock; nil: the beginning of time.
  public var from: WallTime?
  /// The first moment after it; nil: until the next phase.
  public var until: WallTime?
  /// Trucks per week of 168 hours: 0 or more.
  public var trucksPerWeek: Double

  /// A rate from a date on.
  public init(id: String, from: WallTime?, until: WallTime?, trucksPerWeek: Double) {
    self.id = id
    self.from = from
    self.until = until
    self.trucksPerWeek = trucksPerWeek
  }
}
