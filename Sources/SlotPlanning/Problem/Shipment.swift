/// Some trucks that are alike: same load, same way, same wishes.
public struct Shipment: Hashable, Sendable {
  /// Which of its trucks must stay together.
  public enum Together: String, CaseIterable, Hashable, Sendable {
    /// Each truck may go by itself.
    case any
    /// All that go use one crossing; those that find no place there stay.
    case sameCrossing = "same_crossing"
    /// All go in one slot, or none goes.
    case sameSlot = "same_slot"
  }

  /// The id: `F00012`.
  public var id: String
  /// Who sends it.
  public var shipper: String
  /// The truck class by its place in the problem's list.
  public var truckClass: Int
  /// Number of trucks: 1 or more.
  public var trucks: Int
  /// Value of the whole shipment in cents: 0 or more.
  public var valueCents: Int
  /// Where it starts, a place of the travel table.
  public var origin: String
  /// Where it goes, a place of the travel table.
  public var destination: String
  /// When it can start at the origin, in minutes of UTC.
  public var readyMinute: Int
  /// When it is due at the destination, in minutes of UTC; lateness starts a minute later.
  public var deadlineMinute: Int
  /// The ids of the crossings that it may use; nil: any.
  public var allowedCrossings: [String]?
  /// 0 is the highest, 3 the lowest; it counts only in ``SlotPlanner/planByPriority()``.
  public var priority: Int
  /// The value lost a day, in millionths of the value: 0 or more.
  public var decayPartsPerMillionPerDay: Int
  /// How long after it is ready it may be delivered, in minutes; nil: it keeps.
  public var shelfLifeMinutes: Int?
  /// Cost of an hour of lateness of one truck, in cents: 0 or more.
  public var latenessCentsPerHour: Int
  /// Cost of being late at all, of one truck, in cents: 0 or more.
  public var latenessFixedCents: Int
  /// Cost of a truck that is left out, in cents: 0 or more.
  public var unplacedCents: Int
  /// Which trucks must stay together.
  public var together: Together
  /// The groups of shipments that exclude each other to which it belongs.
  public var exclusions: [Exclusion]

  /// A shipment.
  public init(
    id: String, shipper: String, truckClass: Int, trucks: Int, valueCents: Int, origin: String, destination: String,
    readyMinute: Int, deadlineMinute: Int, allowedCrossings: [String]? = nil, priority: Int = 2,
    decayPartsPerMillionPerDay: Int = 0, shelfLifeMinutes: Int? = nil, latenessCentsPerHour: Int = 0,
    latenessFixedCents: Int = 0, unplacedCents: Int, together: Together = .any, exclusions: [Exclusion] = []
  ) {
    self.id = id
    self.shipper = shipper
    self.truckClass = truckClass
    self.trucks = trucks
    self.valueCents = valueCents
    self.origin = origin
    self.destination = destination
    self.readyMinute = readyMinute
    self.deadlineMinute = deadlineMinute
    self.allowedCrossings = allowedCrossings
    self.priority = priority
    self.decayPartsPerMillionPerDay = decayPartsPerMillionPerDay
    self.shelfLifeMinutes = shelfLifeMinutes
    self.latenessCentsPerHour = latenessCentsPerHour
    self.latenessFixedCents = latenessFixedCents
    self.unplacedCents = unplacedCents
    self.together = together
    self.exclusions = exclusions
  }

  /// Value of one truck's load in cents, rounded down.
  public var valueCentsPerTruck: Int { valueCents / trucks }
}
