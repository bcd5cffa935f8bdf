import CrossingModel

/// What holds where a list of shipments says nothing: assumptions, shown by `gozar help plan`.
public enum ShipmentDefaults {
  /// Trucks of one shipment at most.
  public static let mostTrucks = 1_000_000
  /// Of 0, the highest, to 3.
  public static let priority = 2
  /// Cost of an hour of lateness of one truck, in cents: what a truck that stands costs.
  public static let latenessCentsPerHour = 2_500
  /// Haulage that is lost with a truck left out, in cents.
  public static let haulageCents = 260_000

  /// What leaving a truck out costs by its priority, in cents.
  static let priorityCents = [1_200_000, 450_000, 150_000, 75_000]

  /// The columns that may be missing or empty, with what holds then.
  public static let description = """
    shipper (none), goods, temp_c and adr_class (not used), origin and destination (places of travel.csv; none: no drive \
    counts), value_usd (the tonnes at the class's value), allowed_crossings (a|b; all), priority (0 the highest to 3; \
    \(priority)), decay_pct_per_day (the class's, else 0.6), shelf_life_h (no end), late_usd_per_hour \
    (\(latenessCentsPerHour / 100)), late_fixed_usd (0), unplaced_usd, the cost of a truck left out (a quarter of its \
    value, 12,000, 4,500, 1,500 or 750 by priority, and \(haulageCents / 100) for lost haulage), split (any, \
    same_crossing or same_slot; any), exclusive_slot and exclusive_day, names of groups (a|b; none): no two shipments of \
    a group are ever in one slot, or at one crossing on one day.
    """

  /// Value of some tonnes in cents, by the class.
  static func valueCents(tonnes: Double, of kind: TruckClass) -> Int {
    Int((tonnes * kind.valuePerTonne * 100).rounded())
  }

  /// The value lost a day, in millionths: the class's own, else 0.6 %.
  ///
  /// Source: D. Hummels, G. Schaur, "Time as a Trade Barrier", American Economic Review 103 (2013) 2935: a day costs 0.6
  /// to 2.1 % of the value of manufactured goods.
  static func decayPartsPerMillionPerDay(of kind: TruckClass) -> Int {
    kind.decayPerDay > 0 ? Int((kind.decayPerDay * 1e6).rounded()) : 6_000
  }

  /// Cost of a truck left out, in cents: a quarter of its value, a price by priority, and the haulage lost.
  static func unplacedCents(truckValueCents: Int, priority: Int) -> Int {
    truckValueCents / 4 + priorityCents[min(max(priority, 0), 3)] + haulageCents
  }
}
