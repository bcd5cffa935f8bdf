import CivilTime
import CrossingModel
import Diagnostics

extension Decoding {
  private static let streamKeys = [
    "crossing", "class", "origin", "destination", "arrivals", "without_opening", "profile", "payload_tonnes",
    "value_per_tonne", "phases",
  ]

  /// The demand streams, in the order of the file.
  func streams(_ field: Field, classes: [TruckClass], currency: String?) -> [DemandStream] {
    let entries = entries(field, what: "the streams", each: "a stream")
    let siblings = entries.map(\.key)
    return entries.compactMap { stream($0, siblings: siblings, classes: classes, currency: currency) }
  }

  private func stream(
    _ entry: Field, siblings: [String], classes: [TruckClass], currency: String?
  ) -> DemandStream? {
    let what = "the stream \(quoted(entry.key))"
    guard let members = members(entry, what: what, keys: Self.streamKeys) else { return nil }
    if isPatchOfNothing(members, required: ["crossing", "class", "phases"], siblings: siblings, what: "stream") {
      return nil
    }
    let crossing = required(members, "crossing", "the id of a crossing")
      .flatMap { reference($0, to: "a crossing", among: names.crossings) }
    let truckClass = required(members, "class", "the id of a truck class")
      .flatMap { reference($0, to: "a truck class", among: names.classes) }
    let origin = members["origin"].flatMap { text($0, "a place") }
    let destination = members["destination"].flatMap { text($0, "a place") }
    let arrivals: DemandStream.Arrivals? = members["arrivals"].flatMap { choice($0, "how trucks follow each other") }
    let withoutOpening: DemandStream.WithoutOpening? = members["without_opening"]
      .flatMap { choice($0, "what trucks do while no opening is announced") }
    let profile = weeklyProfile(members["profile"])
    let payload = members["payload_tonnes"].flatMap(payload)
    let value = members["value_per_tonne"].flatMap(valuePerTonne)
    let common = classes.first { $0.id == truckClass }
    let load = Load(
      payloadTonnes: payload ?? common?.payloadTonnes, valuePerTonne: value ?? common?.valuePerTonne,
      currency: currency)
    let phases = required(members, "phases", "rates by name").map { self.demandPhases($0, of: what, load) } ?? []
    guard let crossing, let truckClass, let profile else { return nil }
    return DemandStream(
      id: entry.key, routes: [Route(crossing: crossing)], truckClass: truckClass, origin: origin,
      destination: destination,
      arrivals: arrivals ?? .poisson, withoutOpening: withoutOpening ?? .notSent, phases: phases,
      weeklyProfile: profile, payloadTonnes: payload, valuePerTonne: value)
  }

  /// What turns tonnes and money into trucks.
  private struct Load {
    let payloadTonnes: Double?
    let valuePerTonne: Double?
    let currency: String?
  }

  private func demandPhases(_ field: Field, of what: String, _ load: Load) -> [DemandPhase] {
    let entries = entries(field, what: "the phases of \(what)", each: "a phase")
    let siblings = entries.map(\.key)
    return entries.compactMap { entry -> DemandPhase? in
      let what = "the phase \(quoted(entry.key))"
      guard let members = members(entry, what: what, keys: ["from", "until", "rate"]) else { return nil }
      if isPatchOfNothing(members, required: ["rate"], siblings: siblings, what: "phase") { return nil }
      let from = members["from"].flatMap(date)
      let until = members["until"].flatMap(date)
      let rate = required(members, "rate", "a rate such as \"307 trucks/day\"").flatMap { self.rate($0, load) }
      if let from, let until { checkOrder(members, from: from, until: until) }
      return rate.map { DemandPhase(id: entry.key, from: from, until: until, trucksPerWeek: $0) }
    }
  }

  /// A figure such as `307 trucks/day`, in trucks per week.
  private func rate(_ field: Field, _ load: Load) -> Double? {
    guard let field = figure(field) else { return nil }
    let currency = load.currency ?? "USD"
    let expected = "a rate such as \"307 trucks/day\", \"5000 t/week\" or \"1000000 \(currency)/month\""
    guard let text = field.node.string, let quantity = Quantity(text), quantity.value >= 0 else {
      reportUnexpected(field, expected: expected)
      return nil
    }
    let parts = quantity.unit.split(separator: "/", omittingEmptySubsequences: false).map {
      String($0.filter { $0 != " " })
    }
    let things = ["trucks", "t", currency]
    let periods = ["day", "week", "month", "year"]
    guard parts.count == 2, things.contains(parts[0]), let days = Quantity.days(inPeriod: parts[1]) else {
      let thing = things.contains(parts[0]) ? parts[0] : nearest(to: parts[0], among: things)
      let period = parts.count == 2 ? nearest(to: parts[1], among: periods) : nil
      let suggestion = thing.flatMap { thing in period.map { "\(quantity.number) \(thing)/\($0)" } }
      report(
        field.finding(
          "found the unit \(quoted(quantity.unit)), expected \(things.joined(separator: ", ")) "
            + "per \(periods.joined(separator: ", "))", suggestion: suggestion))
      return nil
    }
    // Where the payload or the value is wrong, that was reported, and the rate can't be told.
    let perTruck: Double? =
      switch parts[0] {
      case "trucks": 1
      case "t": load.payloadTonnes
      default: load.payloadTonnes.flatMap { payload in load.valuePerTonne.map { payload * $0 } }
      }
    guard let perTruck else { return nil }
    let trucksPerWeek = quantity.value / perTruck * 7 / days
    guard trucksPerWeek <= 10_000_000 else {
      report(field.finding("found \(quoted(text)), expected at most 10,000,000 trucks a week"))
      return nil
    }
    record(field)
    return trucksPerWeek
  }
}
