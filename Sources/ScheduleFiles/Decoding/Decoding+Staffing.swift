import CivilTime
import CrossingModel
import Diagnostics

extension Decoding {
  /// `6`, or `{ usual: 4, shifts: { morning: { hours: "Su,We 08:00-12:00", servers: 6 } } }`.
  ///
  /// - Parameter exporter: the side whose clock and holidays shifts go by unless they say otherwise.
  func servers(_ field: Field, _ exporter: String?) -> (usual: Int, shifts: [Shift])? {
    guard let object = field.node.object, object["value"] == nil else {
      return wholeNumber(field, of: "servers", in: 0...10_000).map { ($0, []) }
    }
    guard let members = members(field, what: "the servers", keys: ["usual", "side", "shifts"]) else { return nil }
    let usual = required(members, "usual", "the number of servers outside all shifts")
      .flatMap { wholeNumber($0, of: "servers", in: 0...10_000) }
    let side = members["side"].flatMap { reference($0, to: "a side", among: names.sides) } ?? exporter ?? ""
    let shifts: [Shift] =
      members["shifts"].map { field in
        let entries = entries(field, what: "the shifts", each: "a shift")
        let siblings = entries.map(\.key)
        return entries.compactMap { shift($0, side: side, siblings: siblings) }
      } ?? []
    guard let usual else { return nil }
    return (usual, shifts)
  }

  private func shift(_ entry: Field, side: String, siblings: [String]) -> Shift? {
    let what = "the shift \(quoted(entry.key))"
    guard let members = members(entry, what: what, keys: ["hours", "servers"]) else { return nil }
    if isPatchOfNothing(members, required: ["hours", "servers"], siblings: siblings, what: "shift") { return nil }
    let hours = required(members, "hours", "an opening rule").flatMap(rule)
    let servers = required(members, "servers", "a whole number of servers")
      .flatMap { wholeNumber($0, of: "servers", in: 0...10_000) }
    if let hours { record(RuleSite(rule: hours.rule, node: hours.node, side: side, from: nil, until: nil)) }
    guard let hours, let servers else { return nil }
    return Shift(id: entry.key, hours: hours.rule, servers: servers, side: side)
  }

  /// Empty trucks of the other side: `{ phases: { all: { rate: "150 trucks/day" } }, quotas: { … } }`.
  func counterpart(
    _ field: Field, at crossing: String, stage: String, exporter: String?, weekStart: Weekday
  ) -> Counterpart? {
    let what = "the counterpart"
    let keys = ["arrivals", "profile", "phases", "quotas", "at_start"]
    guard let members = members(field, what: what, keys: keys) else { return nil }
    let arrivals = members["arrivals"].flatMap {
      word($0, "how trucks follow each other", among: ["poisson", "constant"])
    }
    let profile = weeklyProfile(members["profile"])
    let phases =
      required(members, "phases", "rates by name").map { field in
        demandPhases(field, of: what, Load(onlyTrucks: true)) {
          .counterpartRate(crossing: crossing, stage: stage, phase: $0)
        }
      } ?? []
    // They are of the other side, whose officers count them.
    let other = names.sides?.first { $0 != exporter } ?? exporter
    let quotas =
      members["quotas"].map { field in
        self.quotas(field, of: what, exporter: other, weekStart: weekStart) {
          .counterpartQuota(crossing: crossing, stage: stage, id: $0)
        }
      } ?? []
    let atStart = members["at_start"].flatMap { wholeNumber($0, of: "trucks", in: 0...1_000_000) }
    guard let profile else { return nil }
    return Counterpart(
      arrivals: arrivals == "constant" ? .constant : .poisson, phases: phases, weeklyProfile: profile, quotas: quotas,
      atStart: atStart ?? 0)
  }
}
