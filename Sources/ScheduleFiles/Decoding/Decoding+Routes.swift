import CivilTime
import CrossingModel
import Diagnostics

extension Decoding {
  /// `crossing: "mehran"`, or `crossings: { mehran: {}, chazabeh: { driving: "5 h" } }`; nil if neither is right.
  func routes(_ members: Members, origin: String?, _ context: StreamContext) -> [Route]? {
    guard let field = members["crossings"] else {
      return required(members, "crossing", "the id of a crossing")
        .flatMap { reference($0, to: "a crossing", among: names.crossings) }.map { [Route(crossing: $0)] }
    }
    if let other = members["crossing"] {
      report(other.findingAtKey("found \"crossing\" beside \"crossings\", expected one or the other"))
    }
    guard let crossings = self.members(field, what: "the crossings", keys: nil) else { return nil }
    if crossings.fields.isEmpty { report(field.finding("found no crossing, expected one or more, by their ids")) }
    let routes = crossings.fields.compactMap { entry -> Route? in
      guard isKnownKey(entry, as: "a crossing", among: names.crossings),
        let inner = self.members(entry, what: "the way to \(quoted(entry.key))", keys: ["driving"])
      else { return nil }
      return driving(inner["driving"], to: entry.key, origin: origin, at: entry, context)
        .map { Route(crossing: entry.key, drivingMinutes: $0) }
    }
    return routes.isEmpty ? nil : routes
  }

  /// A driving time as stated, or else from the table of travel.
  private func driving(
    _ field: Field?, to crossing: String, origin: String?, at entry: Field, _ context: StreamContext
  ) -> Double? {
    if let field { return duration(field) }
    guard let origin else {
      report(entry.finding("found no \"driving\" and no origin of the stream, expected one of them"))
      return nil
    }
    guard let leg = context.tables.travel.first(where: { $0.place == origin && $0.crossing == crossing }) else {
      let places = Array(Set(context.tables.travel.map(\.place))).sorted()
      report(
        entry.finding(
          "found no \"driving\", and no leg from \(quoted(origin)) to \(quoted(crossing)) in travel.csv",
          suggestion: nearest(to: origin, among: places)))
      return nil
    }
    return Double(leg.minutes)
  }

  /// `{ time: { constant: "6 h" }, then: "leave" }`, or `then: { divert: "chazabeh", driving: "4 h" }`.
  func patience(_ field: Field, origin: String?, _ context: StreamContext) -> Patience? {
    guard let members = members(field, what: "the patience", keys: ["time", "then"]) else { return nil }
    let time = required(members, "time", "how long a truck waits, as a service time is written")
      .flatMap { serviceTime($0) }
    var divertTo: Route?
    if let then = members["then"] {
      if then.node.object != nil {
        let what = "what follows"
        if let inner = self.members(then, what: what, keys: ["divert", "driving"]),
          let crossing = required(inner, "divert", "the id of a crossing")
            .flatMap({ reference($0, to: "a crossing", among: names.crossings) })
        {
          divertTo = driving(inner["driving"], to: crossing, origin: origin, at: then, context)
            .map { Route(crossing: crossing, drivingMinutes: $0) }
        }
      } else {
        _ = word(then, "what a truck does then", among: ["leave", "{ divert: … }"])
      }
    }
    return time.map { Patience(time: $0, divertTo: divertTo) }
  }

  /// The trucks of a list, as one stream for each class.
  func listedTrucks(_ stream: DemandStream, _ members: Members, _ context: StreamContext) -> [DemandStream] {
    for key in ["phases", "arrivals", "profile", "appointments", "convoy", "growth"] {
      guard let other = members[key] else { continue }
      report(other.findingAtKey("found \(quoted(key)) beside a list of trucks, expected one or the other"))
    }
    guard let field = members["trucks"], let name = text(field, "the path of a list of trucks"),
      let table = context.tables.trucks[name], let exporter = context.sides.first,
      let clock = TimeZoneTable(named: exporter.timeZone)
    else { return [] }
    var byClass: [String: [Int]] = [:]
    for truck in table.trucks {
      let truckClass = truck.truckClass ?? stream.truckClass
      guard names.classes?.contains(truckClass) ?? true else {
        report(
          truckClass.isEmpty
            ? table.finding(at: truck.offset, "found a truck without a class, expected one here or in the stream")
            : table.finding(
              at: truck.offset,
              "found \(quoted(truckClass)), expected the id of a truck class\(listed(names.classes ?? []))",
              suggestion: nearest(to: truckClass, among: names.classes ?? [])))
        continue
      }
      let seconds =
        truck.offsetSeconds.map { truck.arrival.minutes * 60 - $0 } ?? clock.instant(of: truck.arrival).seconds
      byClass[truckClass, default: []] += [Int](repeating: seconds, count: truck.count)
    }
    record(field, as: "\(table.trucks.reduce(0) { $0 + $1.count }) trucks")
    return byClass.keys.sorted().map { truckClass in
      var own = stream
      own.id = byClass.count == 1 ? stream.id : "\(stream.id).\(truckClass)"
      own.truckClass = truckClass
      own.listed = byClass[truckClass]?.sorted()
      return own
    }
  }
}
