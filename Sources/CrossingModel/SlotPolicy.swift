/// How the open time of a crossing is cut into slots that trucks book, and who may book when.
///
/// Limits per day and week are the crossing's quotas.
public struct SlotPolicy: Hashable, Sendable {
  /// The length of a slot in minutes: 5 to 1,440.
  public var lengthMinutes: Int
  /// Trucks a slot takes; nil: as many as the stages serve at the ``targetUtilisation``.
  public var places: Int?
  /// Most trucks of a class within a slot; classes that are not named may take all places.
  public var classPlaces: [ClassCount]
  /// Share of the stages' time that derived places are to use: above 0, at most 1.
  public var targetUtilisation: Double
  /// Minutes from the slot's end until a truck is through on the other side; nil: the stages' mean service times.
  public var clearanceMinutes: Int?
  /// What a booking costs, in cents of the network's currency.
  public var feeCents: Int
  /// Bookings are taken until so many minutes before the slot.
  public var cutOffMinutes: Int
  /// Bookings are taken for so many days from today.
  public var horizonDays: Int
  /// The most of a day's places that one shipper may hold: above 0, at most 1; nil: all.
  public var shipperShare: Double?

  /// Hourly slots whose places follow from the stages, unless stated.
  public init(
    lengthMinutes: Int = 60, places: Int? = nil, classPlaces: [ClassCount] = [], targetUtilisation: Double = 0.85,
    clearanceMinutes: Int? = nil, feeCents: Int = 0, cutOffMinutes: Int = 60, horizonDays: Int = 30,
    shipperShare: Double? = nil
  ) {
    self.lengthMinutes = lengthMinutes
    self.places = places
    self.classPlaces = classPlaces
    self.targetUtilisation = targetUtilisation
    self.clearanceMinutes = clearanceMinutes
    self.feeCents = feeCents
    self.cutOffMinutes = cutOffMinutes
    self.horizonDays = horizonDays
    self.shipperShare = shipperShare
  }
}
