/// What waiting, moving, crowding and unfairness cost.
public struct PlanParameters: Hashable, Sendable {
  /// How long before its slot a truck arrives at the crossing, in minutes: 0 or more.
  public var arrivalBufferMinutes: Int
  /// Cost of a truck that waits for its slot, in cents an hour: 0 or more.
  public var waitingCentsPerHour: Int
  /// How much later than its deadline a truck may deliver, in minutes: 0 or more.
  public var maximumLatenessMinutes: Int
  /// Price of taking a booked truck out of its slot, in cents: 0 or more.
  public var movePenaltyCents: Int
  /// The share of a slot's places that is filled without a surcharge, in percent: 0 to 100.
  public var levelFreePercent: Int
  /// Surcharge in cents for each truck above that share: 0 or more.
  public var levelSurchargeCents: Int
  /// The share of a shipper's trucks that may be left out without a surcharge, in percent: 0 to 100.
  public var fairFreePercent: Int
  /// Surcharge in cents for each truck left out above that share: 0 or more.
  public var fairSurchargeCents: Int

  /// Parameters; what is not given costs nothing.
  public init(
    arrivalBufferMinutes: Int = 30, waitingCentsPerHour: Int = 2_500, maximumLatenessMinutes: Int = 48 * 60,
    movePenaltyCents: Int = 0, levelFreePercent: Int = 100, levelSurchargeCents: Int = 0, fairFreePercent: Int = 100,
    fairSurchargeCents: Int = 0
  ) {
    self.arrivalBufferMinutes = arrivalBufferMinutes
    self.waitingCentsPerHour = waitingCentsPerHour
    self.maximumLatenessMinutes = maximumLatenessMinutes
    self.movePenaltyCents = movePenaltyCents
    self.levelFreePercent = levelFreePercent
    self.levelSurchargeCents = levelSurchargeCents
    self.fairFreePercent = fairFreePercent
    self.fairSurchargeCents = fairSurchargeCents
  }
}
