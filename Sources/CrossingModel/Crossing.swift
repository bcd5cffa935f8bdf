public import CivilTime
public import OpeningRules

/// A border crossing: when it is open, and how trucks go through it.
public struct Crossing: Hashable, Sendable {
  /// The key in the files: `mehran`.
  public var id: String
  /// The name on the exporter's side.
  public var name: LocalizedName
  /// The name of the post on the other side.
  public var counterpart: LocalizedName?
  /// Rough coordinates, if known.
  public var location: Location?
  /// One entry for each side, in the order of the network's sides.
  public var sides: [CrossingSide]
  /// Closures on top of the rules, in the order of the file.
  public var closures: [Closure]
  /// Limits on the trucks admitted, in the order of the file.
  public var quotas: [Quota]
  /// The yard between the road and the first stage.
  public var yard: Yard
  /// What happens to the trucks inside when the crossing closes.
  public var closing: ClosingPolicy
  /// Who is next when several wait.
  public var order: QueueOrder
  /// Stages in the order in which trucks visit them; at least one.
  public var stages: [Stage]
  /// Trucks by class that wait outside at the start of the horizon.
  public var queueAtStart: [ClassCount]
  /// How its open time is cut into slots.
  public var slots: SlotPolicy

  /// A crossing.
  public init(
    id: String, name: LocalizedName, counterpart: LocalizedName?, location: Location?, sides: [CrossingSide],
    closures: [Closure], quotas: [Quota], yard: Yard, closing: ClosingPolicy, order: QueueOrder = .firstCome,
    stages: [Stage], queueAtStart: [ClassCount], slots: SlotPolicy = SlotPolicy()
  ) {
    self.id = id
    self.name = name
    self.counterpart = counterpart
    self.location = location
    self.sides = sides
    self.closures = closures
    self.quotas = quotas
    self.yard = yard
    self.closing = closing
    self.order = order
    self.stages = stages
    self.queueAtStart = queueAtStart
    self.slots = slots
  }
}

/// Coordinates in degrees, WGS 84.
public struct Location: Hashable, Sendable {
  /// North is positive: -90 to 90.
  public var latitude: Double
  /// East is positive: -180 to 180.
  public var longitude: Double

  /// A place on the map.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// The opening phases of one side of a crossing.
public struct CrossingSide: Hashable, Sendable {
  /// The id of the network's side.
  public var side: String
  /// Phases in the order of the file; the newest one in force replaces the one before it.
  public var phases: [Phase]

  /// The phases of one side.
  public init(side: String, phases: [Phase]) {
    self.side = side
    self.phases = phases
  }
}

/// An opening rule with the date from which it holds.
public struct Phase: Hashable, Sendable {
  /// The key in the file: `two_days`.
  public var id: String
  /// When it begins to hold; nil holds from the beginning of time.
  public var from: UncertainDate?
  /// The decision that settles an uncertain ``from``, as in ``UncertainFigure/decision``.
  public var decision: String?
  /// When it ends without a successor (half-open); the side is closed after it unless another phase holds.
  public var until: WallTime?
  /// The rule, in the wall time of the side.
  public var hours: OpeningRule
  /// The day on which it was announced; nil: on the day it begins.
  public var announced: Day?
  /// What had been published about its date before, in ascending order of day, no two on one.
  public var outlooks: [Outlook]
  /// Where rule and dates come from.
  public var provenance: Provenance

  /// A phase.
  public init(
    id: String, from: UncertainDate?, decision: String? = nil, until: WallTime?, hours: OpeningRule, announced: Day?,
    outlooks: [Outlook] = [], provenance: Provenance
  ) {
    self.id = id
    self.from = from
    self.decision = decision
    self.until = until
    self.hours = hours
    self.announced = announced
    self.outlooks = outlooks
    self.provenance = provenance
  }
}

/// A closure on top of the rules, half-open, in the wall time of a side.
public struct Closure: Hashable, Sendable {
  /// The key in the file: `strike`.
  public var id: String
  /// The side that closes, whose clock its times are on; nil: both, on the exporter's clock.
  public var side: String?
  /// The first moment closed.
  public var from: WallTime
  /// The first moment after it; nil: until further notice.
  public var until: WallTime?
  /// Why, for people.
  public var reason: String
  /// The day on which it was announced; nil: on the day it begins.
  public var announced: Day?
  /// Where it comes from.
  public var provenance: Provenance

  /// A closure.
  public init(
    id: String, side: String?, from: WallTime, until: WallTime?, reason: String, announced: Day?,
    provenance: Provenance
  ) {
    self.id = id
    self.side = side
    self.from = from
    self.until = until
    self.reason = reason
    self.announced = announced
    self.provenance = provenance
  }
}
