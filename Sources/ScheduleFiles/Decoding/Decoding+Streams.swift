import CivilTime
import CrossingModel
import Diagnostics

/// What a stream is read against.
struct StreamContext {
  let classes: [TruckClass]
  let currency: String?
  /// The first one is the exporter's.
  let sides: [Side]
  let tables: Tables
  /// The factor on the rates of streams that state none.
  let growth: Double
}

extension Decoding {
  private static let streamKeys = [
    "crossing", "crossings", "class", "origin", "destination", "arrivals", "appointments", "convoy", "limit", "trucks",
    "patience", "without_opening", "profile", "payload_tonnes", "value_per_tonne", "phases", "growth",
  ]

  /// The demand streams, in the order of the file; a list of trucks of several classes gives a stream for each.
  func streams(_ field: Field, _ context: StreamContext) -> [DemandStream] {
    let entries = entries(field, what: "the streams", each: "a stream")
    let siblings = entries.map(\.key)
    return entries.flatMap { stream($0, siblings: siblings, context) }
  }

  private func stream(_ entry: Field, siblings: [String], _ context: StreamContext) -> [DemandStream] {
    let what = "the stream \(quoted(entry.key))"
    guard let members = members(entry, what: what, keys: Self.streamKeys) else { return [] }
    let isListed = members["trucks"] != nil
    let needed = isListed ? ["crossing"] : ["crossing", "class", "phases"]
    if members["crossings"] == nil,
      isPatchOfNothing(members, required: needed, siblings: siblings, what: "stream")
    {
      return []
    }
    let origin = members["origin"].flatMap { text($0, "a place") }
    let routes = self.routes(members, origin: origin, context)
    let truckClass = (isListed ? members["class"] : required(members, "class", "the id of a truck class"))
      .flatMap { reference($0, to: "a truck class", among: names.classes) }
    let payload = members["payload_tonnes"].flatMap(payload)
    let value = members["value_per_tonne"].flatMap(valuePerTonne)
    let withoutOpening: DemandStream.WithoutOpening? = members["without_opening"]
      .flatMap { choice($0, "what trucks do while no opening is announced") }
    var stream = DemandStream(
      id: entry.key, routes: routes ?? [], truckClass: truckClass ?? "", origin: origin,
      destination: members["destination"].flatMap { text($0, "a place") },
      truckLimit: members["limit"].flatMap { wholeNumber($0, of: "trucks", in: 1...1_000_000_000) },
      patience: members["patience"].flatMap { patience($0, origin: origin, context) },
      withoutOpening: withoutOpening ?? .notSent, phases: [], weeklyProfile: [], payloadTonnes: payload,
      valuePerTonne: value)
    guard let profile = weeklyProfile(members["profile"]) else { return [] }
    stream.weeklyProfile = profile
    if isListed { return listedTrucks(stream, members, context) }
    readArrivals(into: &stream, members)
    let common = context.classes.first { $0.id == truckClass }
    let load = Load(
      payloadTonnes: payload ?? common?.payloadTonnes, valuePerTonne: value ?? common?.valuePerTonne,
      currency: context.currency)
    stream.phases =
      required(members, "phases", "rates by name").map { field in
        demandPhases(field, of: what, load) { .rate(stream: entry.key, phase: $0) }
      } ?? []
    stream.hasOwnGrowth = members["growth"] != nil
    stream.growth = members["growth"].map { growth($0, at: .streamGrowth(stream: entry.key)) } ?? context.growth
    return routes == nil || truckClass == nil ? [] : [stream]
  }

  private func readArrivals(into stream: inout DemandStream, _ members: Members) {
    let arrivals: DemandStream.Arrivals? = members["arrivals"].flatMap { choice($0, "how trucks follow each other") }
    stream.arrivals = arrivals ?? .poisson
    stream.convoy = members["convoy"].flatMap { wholeNumber($0, of: "trucks that come at once", in: 1...10_000) } ?? 1
    guard let field = members["appointments"] else { return }
    if stream.arrivals != .scheduled, members["arrivals"] == nil || arrivals != nil {
      report(
        field.findingAtKey(
          "found appointments of arrivals that are \(stream.arrivals.rawValue), expected arrivals: \"scheduled\""))
    }
    let keys = ["deviation", "mean_deviation", "no_shows"]
    guard let inner = self.members(field, what: "the appointments", keys: keys) else { return }
    stream.appointments = Appointments(
      meanDeviationMinutes: inner["mean_deviation"].flatMap(signedDuration) ?? 0,
      deviationMinutes: inner["deviation"].flatMap(duration) ?? 0,
      noShowProbability: inner["no_shows"].flatMap {
        number($0, "the share of trucks that don't come, 0 to 1") { (0...1).contains($0) }
      } ?? 0)
  }

  /// What turns tonnes and money into trucks.
  struct Load {
    var payloadTonnes: Double?
    var valuePerTonne: Double?
    var currency: String?
    /// Whether rates count trucks, and nothing else.
    var onlyTrucks = false
  }

  /// A factor on rates; 1 where it is wrong.
  func growth(_ field: Field, at place: UncertainFigure.Place) -> Double {
    let figure = uncertainFigure(field, at: place) {
      plainNumber($0, "a factor on rates, 0 to 1,000") { (0...1_000).contains($0) }
    }
    return figure?.mean ?? 1
  }

  /// Rates by dates.
  ///
  /// - Parameter place: what the rate of a phase is, where it is uncertain, by its id.
  func demandPhases(
    _ field: Field, of what: String, _ load: Load, place: (String) -> UncertainFigure.Place
  ) -> [DemandPhase] {
    let entries = entries(field, what: "the phases of \(what)", each: "a phase")
    let siblings = entries.map(\.key)
    return entries.compactMap { entry -> DemandPhase? in
      let what = "the phase \(quoted(entry.key))"
      guard let members = members(entry, what: what, keys: ["from", "until", "rate"]) else { return nil }
      if isPatchOfNothing(members, required: ["rate"], siblings: siblings, what: "phase") { return nil }
      let from = members["from"].flatMap(date)
      let until = members["until"].flatMap(date)
      let rate = required(members, "rate", "a rate such as \"307 trucks/day\"").flatMap { field in
        uncertainFigure(field, at: place(entry.key)) { plainRate($0, load) }
      }
      if let from, let until { checkOrder(members, from: from, until: until) }
      return rate.map { DemandPhase(id: entry.key, from: from, until: until, trucksPerWeek: $0.mean) }
    }
  }

  /// A text such as `307 trucks/day`, in trucks per week.
  private func plainRate(_ field: Field, _ load: Load) -> Double? {
    let currency = load.currency ?? "USD"
    let expected =
      load.onlyTrucks
      ? "a rate such as \"150 trucks/day\""
      : "a rate such as \"307 trucks/day\", \"5000 t/week\" or \"1000000 \(currency)/month\""
    guard let text = field.node.string, let quantity = Quantity(text), quantity.value >= 0 else {
      reportUnexpected(field, expected: expected)
      return nil
    }
    let parts = quantity.unit.split(separator: "/", omittingEmptySubsequences: false).map {
      String($0.filter { $0 != " " })
    }
    let things = load.onlyTrucks ? ["trucks"] : ["trucks", "t", currency]
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
    return trucksPerWeek
  }
}
