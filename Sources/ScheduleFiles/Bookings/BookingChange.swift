public import CrossingModel

/// One difference between two states of a ledger.
public struct BookingChange: Hashable, Sendable {
  /// What was done, in one word.
  public enum Action: String, CaseIterable, Sendable {
    /// A booking that was not there.
    case book
    /// Another crossing or slot.
    case move
    /// It was given up.
    case cancel
    /// Something else about it.
    case change
    /// Its row is gone.
    case remove
  }

  /// What was done.
  public let action: Action
  /// The booking before; nil if it was not there.
  public let before: TruckBooking?
  /// The booking after; nil if it is gone.
  public let after: TruckBooking?

  /// The booking as it is, or was last.
  public var booking: TruckBooking {
    guard let booking = after ?? before else { preconditionFailure("a change of no booking") }
    return booking
  }

  /// What leads from one state to another: rows that stay or are new in their new order, then rows that are gone.
  ///
  /// Complexity: O(n) in the number of bookings.
  public static func changes(from old: [TruckBooking], to new: [TruckBooking]) -> [BookingChange] {
    let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    let kept = Set(new.map(\.id))
    return new.compactMap { booking in
      let previous = before[booking.id]
      return previous == booking ? nil : BookingChange(previous, booking)
    } + old.filter { !kept.contains($0.id) }.map { BookingChange($0, nil) }
  }

  private init(_ before: TruckBooking?, _ after: TruckBooking?) {
    self.before = before
    self.after = after
    action =
      switch (before, after) {
      case (nil, _): .book
      case (_, nil): .remove
      case (let before?, let after?):
        if before.holds, !after.holds {
          .cancel
        } else if before.crossing != after.crossing || before.slotStart != after.slotStart {
          .move
        } else {
          .change
        }
      }
  }
}
