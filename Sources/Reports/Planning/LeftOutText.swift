import CivilTime
import CrossingModel
import SlotPlanning

extension LeftOutReason {
  /// The reason in one word, for programs.
  var code: String {
    switch self {
    case .structural(let test): test.failureCode
    case .notWorth: "NOT_WORTH"
    case .pricedOut: "PRICED_OUT"
    }
  }
}

extension LeftOutRow {
  /// The reason in words.
  func words(currency: String, maximumLatenessMinutes: Int) -> String {
    switch reason {
    case .structural(let test): return Self.words(test, shipment, closures, maximumLatenessMinutes)
    case .notWorth(let cents):
      return "its cheapest slot costs \(MoneyText.grouped(cents)) \(currency) a truck, more than to leave it out, "
        + MoneyText.grouped(shipment.unplacedCents)
    case .pricedOut:
      let needed = neededCents.map {
        ": leaving it out would have to cost \(MoneyText.grouped($0)) \(currency) a truck, and costs "
          + MoneyText.grouped(shipment.unplacedCents)
      }
      return "its slots are full with trucks that it costs more to leave out\(needed ?? "")"
    }
  }

  private static func words(
    _ test: PairTest, _ shipment: Shipment, _ closures: [Closure], _ maximumLatenessMinutes: Int
  ) -> String {
    switch test {
    case .crossingAllowed: return "none of the crossings that it may use is in the plan"
    case .hasRoute: return "no crossing with slots is on a road from its origin to its destination"
    case .classHandled: return "no slot has a place for its class of trucks"
    case .convoyFits: return "no slot has \(shipment.trucks) places for it to stay together"
    case .reachable: return "no slot begins after it can be at a crossing"
    case .open:
      let names = closures.map { "\($0.id) (\($0.reason))" }.joined(separator: ", ")
      return "every slot that it could use is closed" + (names.isEmpty ? "" : ": \(names)")
    case .shelfLife:
      let hours = DecimalText.fixed(Double(shipment.shelfLifeMinutes ?? 0) / 60, decimals: 1)
      return "it could be delivered only after its shelf life of \(hours) h"
    case .notTooLate:
      return "it could be delivered only more than \(maximumLatenessMinutes / 60) h after its deadline"
    }
  }
}
