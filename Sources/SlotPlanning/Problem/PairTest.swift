/// What a shipment must pass to use a slot, in the order of the tests.
public enum PairTest: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// The crossing is known and the shipment may use it.
  case crossingAllowed
  /// Both legs are in the travel table, and the crossing has some slot.
  case hasRoute
  /// Some slot of the crossing has places for the class, and this one has.
  case classHandled
  /// A shipment that must go in one slot fits into an empty one.
  case convoyFits
  /// The truck arrives before the slot starts.
  case reachable
  /// No closure overlaps the slot.
  case open
  /// It is delivered within its shelf life.
  case shelfLife
  /// It is not later than a plan may be.
  case notTooLate

  /// The code of failing it, as in reports.
  public var failureCode: String {
    switch self {
    case .crossingAllowed: "UNKNOWN_CROSSING"
    case .hasRoute: "NO_ROUTE"
    case .classHandled: "CLASS_NOT_HANDLED"
    case .convoyFits: "CONVOY_TOO_BIG"
    case .reachable: "AFTER_LAST_SLOT"
    case .open: "CLOSED"
    case .shelfLife: "SHELF_LIFE"
    case .notTooLate: "TOO_LATE"
    }
  }

  /// In the order of the tests.
  public static func < (left: PairTest, right: PairTest) -> Bool { left.rawValue < right.rawValue }
}
