import CivilTime
import CrossingModel
import Diagnostics

extension Decoding {
  /// The stages of a crossing, in the order of the file; at least one.
  func stages(
    _ field: Field, of what: String, at crossing: String, exporter: String?, weekStart: Weekday
  ) -> [Stage] {
    let entries = entries(field, what: "the stages of \(what)", each: "a stage")
    if entries.isEmpty, field.node.object != nil {
      report(field.finding("found no stage in \(what), expected at least one"))
    }
    return entries.enumerated().compactMap { index, entry in
      stage(entry, at: crossing, isFirst: index == 0, exporter: exporter, weekStart: weekStart)
    }
  }

  private func stage(
    _ entry: Field, at crossing: String, isFirst: Bool, exporter: String?, weekStart: Weekday
  ) -> Stage? {
    let what = "the stage \(quoted(entry.key))"
    let keys = ["servers", "service", "service_by_class", "room", "counterpart"]
    guard let members = members(entry, what: what, keys: keys) else { return nil }
    let servers = required(members, "servers", "a whole number of servers").flatMap { self.servers($0, exporter) }
    let room = members["room"].flatMap { wholeNumber($0, of: "trucks that may wait", in: 0...1_000_000) }
    if isFirst, let field = members["room"] {
      report(field.findingAtKey("found a room before the first stage, expected the places of the yard instead"))
    }
    let counterpart = members["counterpart"].flatMap {
      self.counterpart($0, at: crossing, stage: entry.key, exporter: exporter, weekStart: weekStart)
    }
    func place(_ truckClass: String?) -> UncertainFigure.Place {
      .service(crossing: crossing, stage: entry.key, truckClass: truckClass)
    }
    let service = required(members, "service", "a service time").flatMap { serviceTime($0, at: place(nil)) }
    var byClass: [String: ServiceTime] = [:]
    if let field = members["service_by_class"], let classes = self.members(field, what: "service_by_class", keys: nil) {
      for entry in classes.fields where isKnownKey(entry, as: "a truck class", among: names.classes) {
        byClass[entry.key] = serviceTime(entry, at: place(entry.key))
      }
    }
    guard let servers, let service else { return nil }
    return Stage(
      id: entry.key, servers: servers.usual, shifts: servers.shifts, service: service, serviceByClass: byClass,
      room: room, counterpart: counterpart)
  }

  /// Whether a key is the id of something; reports it with the nearest one if it is not.
  func isKnownKey(_ field: Field, as what: String, among known: [String]?) -> Bool {
    guard let known, !known.isEmpty, !known.contains(field.key) else { return true }
    report(
      field.findingAtKey(
        "found \(quoted(field.key)), expected the id of \(what)\(listed(known))",
        suggestion: nearest(to: field.key, among: known)))
    return false
  }

  // MARK: Service times

  private static let distributions: [(name: String, parameters: [String])] = [
    ("constant", []), ("exponential", ["mean"]), ("lognormal", ["mean", "cv"]), ("gamma", ["mean", "cv"]),
    ("erlang", ["mean", "shape"]), ("uniform", ["low", "high"]), ("triangular", ["low", "mode", "high"]),
    ("empirical", []),
  ]

  /// A service time: an object with one key, the name of the distribution.
  ///
  /// - Parameter place: what its mean is, where it is uncertain; nil: it must be certain.
  func serviceTime(_ field: Field, at place: UncertainFigure.Place? = nil) -> ServiceTime? {
    let names = Self.distributions.map(\.name)
    if let text = field.node.string {
      let suggestion =
        Quantity(text).flatMap { Quantity.minutes(of: $0.unit) } == nil ? nil : "{ constant: \"\(text)\" }"
      reportUnexpected(field, expected: "a service time as an object", suggestion: suggestion)
      return nil
    }
    guard let members = members(field, what: "the service time", keys: names) else { return nil }
    guard members.fields.count == 1, let law = members.fields.first else {
      // An unknown name was reported as such already.
      let isSettled = members.fields.isEmpty && (field.node.object?.members.isEmpty == false)
      if !isSettled {
        let found = members.fields.isEmpty ? "an empty service time" : "several distributions"
        report(field.finding("found \(found), expected one of: \(names.joined(separator: ", "))"))
      }
      return nil
    }
    guard let time = distribution(law, at: place) else { return nil }
    guard isLongEnough(time.meanMinutes, law) else { return nil }
    return time
  }

  /// Whether a mean is a second or more: endless demand would put an endless number of trucks through a stage that takes
  /// no time.
  private func isLongEnough(_ meanMinutes: Double, _ field: Field) -> Bool {
    if meanMinutes >= 1.0 / 60 { return true }
    report(field.finding("found a mean service time of less than 1 s, expected 1 s or more"))
    return false
  }

  /// The mean of a law, in minutes; uncertain where it has a place.
  private func mean(_ field: Field, at place: UncertainFigure.Place?) -> Double? {
    guard let place else { return duration(field) }
    return uncertainFigure(field, at: place) { part in
      // A certain mean is looked at with its law.
      plainDuration(part).flatMap { part.path == field.path || isLongEnough($0, part) ? $0 : nil }
    }?.mean
  }

  private func distribution(_ law: Field, at place: UncertainFigure.Place?) -> ServiceTime? {
    if law.key == "constant" { return mean(law, at: place).map { .constant(minutes: $0) } }
    if law.key == "empirical" { return observedTimes(law) }
    let parameters = Self.distributions.first { $0.name == law.key }?.parameters ?? []
    guard let members = members(law, what: "the \(law.key) service time", keys: parameters) else { return nil }
    func time(_ key: String) -> Double? {
      required(members, key, "a duration").flatMap(duration)
    }
    func statedMean() -> Double? {
      required(members, "mean", "a duration").flatMap { self.mean($0, at: place) }
    }
    switch law.key {
    case "exponential":
      return statedMean().map { .exponential(meanMinutes: $0) }
    case "lognormal", "gamma":
      let mean = statedMean()
      let variation = required(members, "cv", "a coefficient of variation")
        .flatMap { number($0, "a coefficient of variation, above 0 and at most 100") { $0 > 0 && $0 <= 100 } }
      guard let mean, let variation else { return nil }
      return law.key == "gamma"
        ? .gamma(meanMinutes: mean, coefficientOfVariation: variation)
        : .lognormal(meanMinutes: mean, coefficientOfVariation: variation)
    case "erlang":
      let mean = statedMean()
      let shape = required(members, "shape", "a whole number of phases")
        .flatMap { wholeNumber($0, of: "phases", in: 1...1_000) }
      guard let mean, let shape else { return nil }
      return .erlang(meanMinutes: mean, shape: shape)
    case "uniform":
      guard let (low, high) = bothInOrder(time("low"), time("high"), members) else { return nil }
      return .uniform(lowMinutes: low, highMinutes: high)
    default:
      let mode = time("mode")
      guard let (low, high) = bothInOrder(time("low"), time("high"), members), let mode else { return nil }
      guard (low...high).contains(mode) else {
        report(members.field.finding("found a mode outside low and high, expected low ≤ mode ≤ high"))
        return nil
      }
      return .triangular(lowMinutes: low, modeMinutes: mode, highMinutes: high)
    }
  }

  private func bothInOrder(_ low: Double?, _ high: Double?, _ members: Members) -> (Double, Double)? {
    guard let low, let high else { return nil }
    guard low <= high else {
      report(members.field.finding("found low above high, expected low ≤ high"))
      return nil
    }
    return (low, high)
  }

  private func observedTimes(_ law: Field) -> ServiceTime? {
    guard let field = figure(law) else { return nil }
    guard case .array(let elements) = field.node.value, !elements.isEmpty else {
      reportUnexpected(field, expected: "a list of observed durations such as [\"3 min\", \"5 min\"]")
      return nil
    }
    let minutes = elements.enumerated().compactMap { index, element in
      plainDuration(elementField(of: field, element, index: index))
    }
    guard minutes.count == elements.count else { return nil }
    record(field, as: elements.count == 1 ? "1 observed time" : "\(elements.count) observed times")
    return .empirical(minutes: minutes)
  }
}
