import CivilTime
import CrossingModel
import OpeningRules
import SlotPlanning

extension LeftOutReason {
  /// The reason in one word, for programs.
  var code: String {
    switch self {
    case .structural(let test): test.failureCode
    case .notWorth: "NOT_WORTH"
    case .pricedOut: "PRICED_OUT"
    case .excluded: "EXCLUDED"
    case .shareReached: "SHARE_REACHED"
    }
  }
}

extension PlanReport {
  /// Why trucks stay, in words.
  func words(_ row: LeftOutRow) -> String {
    let currency = context.network.currency
    let unplaced = MoneyText.grouped(row.shipment.unplacedCents)
    switch row.reason {
    case .structural(let test):
      return row.words(test, maximumLatenessMinutes: task.problem.parameters.maximumLatenessMinutes)
    case .notWorth(let cents):
      return
        "its cheapest slot costs \(MoneyText.grouped(cents)) \(currency) a truck; to leave it out costs \(unplaced)"
    case .excluded(let other):
      let groups = Set(row.shipment.exclusions).intersection(task.problem.shipments[other].exclusions)
      return
        "it excludes \(task.problem.shipments[other].id) (\(groups.map(\.group).sorted().joined(separator: ", "))), "
        + "which has trucks where there is room"
    case .shareReached:
      return "\(row.shipment.shipper) has its share of the days on which there is room"
    case .pricedOut:
      guard !isByPriority else {
        return "its slots are full, with bookings or trucks of its priority, \(row.shipment.priority), or a higher one"
      }
      guard let force = row.force, let needed = row.neededCents else { return "its slots are full" }
      let chain = force.displaced.map { truck in
        "\(truck.shipment) \(truck.to.map { "to \($0.crossing) \(moment($0.start))" } ?? "left out") "
          + "(\(Self.signed(truck.extraCents)))"
      }
      let way = chain.isEmpty ? "" : ": \(chain.joined(separator: ", "))"
      return
        "its slots are full: to leave it out would have to cost \(MoneyText.grouped(needed)) \(currency) and costs "
        + "\(unplaced); it would go \(force.crossing) \(moment(force.start))\(way)"
    }
  }

  /// `+12.50`, `-3.00`, `0.00`.
  static func signed(_ cents: Int) -> String { (cents > 0 ? "+" : "") + MoneyText.grouped(cents) }
}

extension LeftOutRow {
  /// What no slot passes, in words.
  fileprivate func words(_ test: PairTest, maximumLatenessMinutes: Int) -> String {
    switch test {
    case .crossingAllowed: return "none of the crossings that it may use is in the plan"
    case .hasRoute:
      guard crossingsWithoutSlots.isEmpty else {
        return "it is not certain that \(EnglishWords.list(crossingsWithoutSlots, "or")) opens in these days"
      }
      return "travel.csv has no road from \(shipment.origin) over a crossing to \(shipment.destination)"
    case .classHandled:
      return isFullOfOthers
        ? "every slot that it could use is full with bookings of others" : "no slot has a place for its class of trucks"
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
