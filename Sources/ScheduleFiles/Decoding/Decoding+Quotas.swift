import CivilTime
import CrossingModel
import Diagnostics

extension Decoding {
  /// Limits on trucks let in, in the order of the file.
  ///
  /// - Parameters:
  ///   - exporter: the side whose calendar they go by unless they say otherwise.
  ///   - place: what the trucks of a quota are, where they are uncertain, by its id.
  func quotas(
    _ field: Field, of what: String, exporter: String?, weekStart: Weekday, place: (String) -> UncertainFigure.Place
  ) -> [Quota] {
    let entries = entries(field, what: "the quotas of \(what)", each: "a quota")
    let siblings = entries.map(\.key)
    return entries.compactMap {
      quota($0, siblings: siblings, exporter: exporter, weekStart: weekStart, place: place($0.key))
    }
  }

  private func quota(
    _ entry: Field, siblings: [String], exporter: String?, weekStart: Weekday, place: UncertainFigure.Place
  ) -> Quota? {
    let what = "the quota \(quoted(entry.key))"
    let keys = ["from", "until", "trucks", "per", "side", "week_start", "slot"]
    guard let members = members(entry, what: what, keys: keys) else { return nil }
    if isPatchOfNothing(members, required: ["per"], siblings: siblings, what: "quota") { return nil }
    let from = members["from"].flatMap(date)
    let until = members["until"].flatMap(date)
    let trucks = required(members, "trucks", "a whole number of trucks")
      .flatMap { field in
        uncertainFigure(field, at: place) { plainWholeNumber($0, of: "trucks", in: 0...1_000_000).map(Double.init) }
      }
    let period: Quota.Period? = required(members, "per", "day, week or slot").flatMap {
      choice($0, "the quota's period")
    }
    let side = members["side"].flatMap { reference($0, to: "a side", among: names.sides) }
    let start = members["week_start"].flatMap(weekday)
    if let from, let until { checkOrder(members, from: from, until: until) }
    let slot = slotMinutes(members, period)
    guard let trucks, let period else { return nil }
    return Quota(
      id: entry.key, from: from, until: until, trucks: Quota.wholeTrucks(trucks.mean), isMean: trucks.isUncertain,
      period: period, side: side ?? exporter ?? "", weekStart: start ?? weekStart, slotMinutes: slot ?? 60,
      provenance: trucks.provenance)
  }

  /// The length of a slot, which a quota per slot must state, and no other one.
  private func slotMinutes(_ members: Members, _ period: Quota.Period?) -> Int? {
    guard period == .slot else {
      if let slot = members["slot"], period != nil {
        report(slot.findingAtKey("found a slot in a quota per \(period?.rawValue ?? ""), expected one per slot"))
      }
      return nil
    }
    return required(members, "slot", "the length of a slot, such as \"30 min\"")
      .flatMap { wholeMinutes($0, in: 1...1_440) }
  }
}
