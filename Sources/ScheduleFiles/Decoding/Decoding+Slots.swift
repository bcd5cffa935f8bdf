import CrossingModel
import Diagnostics

extension Decoding {
  private static let slotKeys = [
    "length", "places", "classes", "utilisation", "clearance", "fee", "cut_off", "horizon_days", "shipper_share",
  ]

  /// How a crossing's open time is cut into slots.
  func slotPolicy(_ field: Field, of what: String) -> SlotPolicy {
    var policy = SlotPolicy()
    guard let members = members(field, what: "the slots of \(what)", keys: Self.slotKeys) else { return policy }
    if let minutes = members["length"].flatMap({ wholeMinutes($0, in: 5...1_440) }) { policy.lengthMinutes = minutes }
    policy.places = members["places"].flatMap { wholeNumber($0, of: "trucks a slot", in: 0...100_000) }
    if let classes = members["classes"] { policy.classPlaces = classPlaces(classes) }
    if let utilisation = members["utilisation"] {
      if let places = members["places"] {
        report(
          places.findingAtKey("found places beside a utilisation, from which they would follow, expected one of both"))
      }
      if let share = share(utilisation, "the share of the stages' time to use") { policy.targetUtilisation = share }
    }
    policy.clearanceMinutes = members["clearance"].flatMap { wholeMinutes($0, in: 0...100_000) }
    if let fee = members["fee"].flatMap({ number($0, "a fee, 0 to 1,000,000", where: (0...1e6).contains) }) {
      policy.feeCents = Int((fee * 100).rounded())
    }
    if let minutes = members["cut_off"].flatMap({ wholeMinutes($0, in: 0...100_000) }) {
      policy.cutOffMinutes = minutes
    }
    if let days = members["horizon_days"].flatMap({ wholeNumber($0, of: "days", in: 1...1_000) }) {
      policy.horizonDays = days
    }
    policy.shipperShare = members["shipper_share"].flatMap { share($0, "the most of a day's places for one shipper") }
    return policy
  }

  private func classPlaces(_ field: Field) -> [ClassCount] {
    guard let members = members(field, what: "the places by class", keys: nil) else { return [] }
    return members.fields.compactMap { entry in
      guard isKnownKey(entry, as: "a truck class", among: names.classes) else { return nil }
      return wholeNumber(entry, of: "trucks a slot", in: 0...100_000).map {
        ClassCount(truckClass: entry.key, trucks: $0)
      }
    }
  }

  private func share(_ field: Field, _ what: String) -> Double? {
    number(field, "\(what), above 0 and at most 1") { $0 > 0 && $0 <= 1 }
  }

  /// A figure that is a duration of whole minutes.
  func wholeMinutes(_ field: Field, in range: ClosedRange<Int>) -> Int? {
    guard let minutes = duration(field) else { return nil }
    guard let whole = Int(exactly: minutes), range.contains(whole) else {
      reportUnexpected(
        field, expected: "whole minutes, \(grouped(range.lowerBound)) to \(grouped(range.upperBound))")
      return nil
    }
    return whole
  }
}
