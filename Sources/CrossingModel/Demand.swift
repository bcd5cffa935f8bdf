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
  /// Its rank where queues go by priority: less is served first.
  public var priority: Int
  /// Share of the value that is lost per day of waiting: 0 to 1.
  public var decayPerDay: Double

  /// A class.
  public init(
    id: String, name: LocalizedName, payloadTonnes: Double, valuePerTonne: Double, priority: Int = 0,
    decayPerDay: Double = 0
  ) {
    self.priority = priority
    self.decayPerDay = decayPerDay
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
