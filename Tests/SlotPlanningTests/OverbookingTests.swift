import Foundation
import SlotPlanning
import Testing

/// How many trucks a slot may be promised to, against the binomial distribution summed term by term.
struct OverbookingTests {
  /// The probability that of some bookings no more come than there are places.
  private static func enough(_ bookings: Int, places: Int, noShows: Double) -> Double {
    (0...min(places, bookings)).reduce(0) { sum, come in
      let ways = lgamma(Double(bookings + 1)) - lgamma(Double(come + 1)) - lgamma(Double(bookings - come + 1))
      return sum + exp(ways + Double(come) * log(1 - noShows) + Double(bookings - come) * log(noShows))
    }
  }

  @Test(arguments: [0, 1, 2, 10, 57, 400, 3_000], [0.01, 0.05, 0.1, 0.3, 0.5])
  func isTheMostThatIsSafe(places: Int, noShows: Double) {
    let most = Overbooking.mostBookings(places: places, noShowProbability: noShows)
    #expect(most >= places)
    #expect(most == places || Self.enough(most, places: places, noShows: noShows) >= 0.95)
    #expect(Self.enough(most + 1, places: places, noShows: noShows) < 0.95)
  }

  /// Of 11 bookings of 10 places all come with 0.7^11 = 2.0 %, of 12 at least 11 with 0.7^12 + 12 · 0.3 · 0.7^11 = 8.5 %.
  @Test func byHand() {
    #expect(Overbooking.mostBookings(places: 10, noShowProbability: 0.3) == 11)
    #expect(Overbooking.mostBookings(places: 10, noShowProbability: 0) == 10)
  }
}
