import Foundation

/// How many trucks a slot may be promised to, as some of them don't come.
public enum Overbooking {
  /// The share of days on which no more trucks are to come than there are places.
  public static let confidence = 0.95

  /// The most bookings of which no more come than there are places, with a probability of ``confidence`` or more.
  ///
  /// Trucks come or don't, independently of each other, so that those that come are binomial: of n + 1 bookings more
  /// than the places c come if that is so of n, or if of n exactly c come and one more does.
  ///
  /// - Parameters:
  ///   - places: 0 or more.
  ///   - noShowProbability: 0 to 0.5.
  ///
  /// Complexity: O(places).
  public static func mostBookings(places: Int, noShowProbability: Double) -> Int {
    precondition((0...0.5).contains(noShowProbability), "\(noShowProbability) of the trucks don't come")
    guard noShowProbability > 0 else { return places }
    let comes = 1 - noShowProbability
    var bookings = places
    var enough = 1.0
    // The logarithm of the probability that exactly as many come as there are places.
    var exactly = Double(places) * log(comes)
    while true {
      enough -= comes * exp(exactly)
      guard enough >= confidence else { return bookings }
      bookings += 1
      exactly += log(Double(bookings) / Double(bookings - places) * noShowProbability)
    }
  }
}
