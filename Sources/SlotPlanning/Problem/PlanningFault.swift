/// Why a problem can't be planned.
public enum PlanningFault: Error, Hashable, Sendable {
  /// A truck's cost, in cents, is beyond what is summed up exactly: 10.7 million USD.
  case costTooLarge(shipment: String, cents: Int)
  /// More trucks than can be counted.
  case tooManyTrucks
  /// More pairs of shipments and slots than can be numbered: some 10^9.
  case tooManyPairs
  /// A booking is of a shipment that is not there.
  case unknownShipment(booking: Int)
  /// Two quotas of a crossing overlap, and none is within the other.
  case overlappingQuotas(crossing: String, String, String)
}

extension PlanningFault: CustomStringConvertible {
  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .costTooLarge(let shipment, let cents):
      "found a truck of shipment \(shipment) that costs \(cents / 100) USD, expected less than 10,737,418 USD"
    case .tooManyTrucks: "found 2^30 trucks or more, expected fewer"
    case .tooManyPairs: "found 2^30 pairs of shipments and slots or more, expected fewer"
    case .unknownShipment(let booking): "found no shipment for booking \(booking + 1), expected one of the shipments"
    case .overlappingQuotas(let crossing, let first, let second):
      "found the quotas \(first) and \(second) of \(crossing) overlapping, expected one within the other"
    }
  }
}
