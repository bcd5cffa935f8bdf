public import CivilTime

/// A limit on the trucks admitted to the yard.
public struct Quota: Hashable, Sendable {
  /// What a limit counts over.
  public enum Period: String, CaseIterable, Sendable {
    /// A calendar day of the quota's side.
    case day
    /// A week of the quota's side, from ``Quota/weekStart``.
    case week
    /// A slot of ``Quota/slotMinutes``, counted from the joint opening by the rules.
    case slot
  }

  /// The key in the file: `daily`.
  public var id: String
  /// When it begins to hold; nil: always.
  public var from: WallTime?
  /// The first moment after it; nil: until further notice.
  public var until: WallTime?
  /// Trucks admitted per period: 0 or more.
  public var trucks: Int
  /// Whether ``trucks`` is the mean of an uncertain number.
  public var isMean: Bool
  /// What the limit counts over.
  public var period: Period
  /// The side whose calendar the period goes by.
  public var side: String
  /// The first day of a weekly period.
  public var weekStart: Weekday
  /// The length of a slot in minutes, 1 or more; of no meaning for other periods.
  public var slotMinutes: Int
  /// Where the number of trucks comes from.
  public var provenance: Provenance

  /// A quota.
  public init(
    id: String, from: WallTime?, until: WallTime?, trucks: Int, isMean: Bool = false, period: Period, side: String,
    weekStart: Weekday, slotMinutes: Int = 60, provenance: Provenance = Provenance()
  ) {
    self.id = id
    self.from = from
    self.until = until
    self.trucks = trucks
    self.isMean = isMean
    self.period = period
    self.side = side
    self.weekStart = weekStart
    self.slotMinutes = slotMinutes
    self.provenance = provenance
  }
}

extension Quota {
  /// A number of trucks as a quota counts them: rounded half up.
  public static func wholeTrucks(_ trucks: Double) -> Int { Int((trucks + 0.5).rounded(.down)) }
}
