import CivilTime
import CrossingModel
import Diagnostics
import OpeningRules

extension Decoding {
  private static let crossingKeys = [
    "id", "name", "counterpart", "location", "sides", "closures", "quotas", "yard", "closing", "order", "stages",
    "queue_at_start", "slots",
  ]

  /// A crossing of the merged document; `siblings` are the crossings that a mistyped one may mean.
  func crossing(_ entry: Field, exporter: String?, weekStart: Weekday, siblings: [String]) -> Crossing? {
    let what = "the crossing \(quoted(entry.key))"
    guard let members = members(entry, what: what, keys: Self.crossingKeys) else { return nil }
    if isPatchOfNothing(members, required: ["name", "sides", "stages"], siblings: siblings, what: "crossing") {
      return nil
    }
    if let id = members["id"], let text = text(id, "the crossing's id"), text != entry.key {
      report(id.finding("found the id \(quoted(text)), expected \(quoted(entry.key)), as the crossing is named"))
    }
    let name = required(members, "name", "names by language").flatMap(localizedName)
    let counterpart = members["counterpart"].flatMap(localizedName)
    let location = members["location"].flatMap(location)
    hasPlace = members["location"] != nil
    defer { hasPlace = false }
    let sides = required(members, "sides", "the phases of each side").map { crossingSides($0, of: what) } ?? []
    let closures = members["closures"].map { self.closures($0, of: what) } ?? []
    let quotas =
      members["quotas"].map {
        self.quotas($0, of: what, exporter: exporter, weekStart: weekStart) { .quota(crossing: entry.key, id: $0) }
      } ?? []
    let yard = members["yard"].map { self.yard($0, of: what) }
    let closing: ClosingPolicy? = members["closing"].flatMap { choice($0, "what happens at closing") }
    let order = members["order"].flatMap(queueOrder)
    let stages =
      required(members, "stages", "at least one stage").map {
        self.stages($0, of: what, at: entry.key, exporter: exporter, weekStart: weekStart)
      } ?? []
    let queue = members["queue_at_start"].map(queueAtStart) ?? []
    let slots = members["slots"].map { slotPolicy($0, of: what) }
    guard let name else { return nil }
    return Crossing(
      id: entry.key, name: name, counterpart: counterpart, location: location, sides: sides, closures: closures,
      quotas: quotas, yard: yard ?? Yard(places: nil, admission: .whileOpen), closing: closing ?? .finish,
      order: order ?? .firstCome, stages: stages, queueAtStart: queue,
      slots: slots ?? SlotPolicy())
  }

  /// Whether a scenario added an entry that was meant for one with another name: it lacks all that an entry needs, or
  /// some of it while another entry has nearly that name.
  func isPatchOfNothing(_ members: Members, required keys: [String], siblings: [String], what: String) -> Bool {
    let field = members.field
    let missing = keys.count { members[$0] == nil }
    guard field.layer > 0, missing > 0 else { return false }
    if let deletion = removed[field.path], deletion.layer < field.layer {
      let remover = quoted(stem(deletion.name))
      report(
        field.findingAtKey(
          "found a patch of the \(what) \(quoted(field.key)), which the scenario \(remover) before it has removed, "
            + "expected a whole \(what), or scenarios that fit together"))
      return true
    }
    let others = siblings.filter { $0 != field.key }
    let meant = nearest(to: field.key, among: others)
    guard missing == keys.count || meant != nil else { return false }
    let known = others.isEmpty ? "" : ": one of \(others.joined(separator: ", "))"
    report(
      field.findingAtKey(
        "found a patch of the \(what) \(quoted(field.key)), which is not there, expected a \(what)\(known)",
        suggestion: meant))
    return true
  }

  private func location(_ field: Field) -> Location? {
    guard let members = members(field, what: "the location", keys: ["latitude", "longitude"]) else { return nil }
    let latitude = required(members, "latitude", "degrees north")
      .flatMap { number($0, "a latitude in degrees, -90 to 90") { abs($0) <= 90 } }
    let longitude = required(members, "longitude", "degrees east")
      .flatMap { number($0, "a longitude in degrees, -180 to 180") { abs($0) <= 180 } }
    guard let latitude, let longitude else { return nil }
    return Location(latitude: latitude, longitude: longitude)
  }

  // MARK: Sides and phases

  private func crossingSides(_ field: Field, of what: String) -> [CrossingSide] {
    guard let members = members(field, what: "the sides of \(what)", keys: nil) else { return [] }
    var sides: [CrossingSide] = []
    for entry in members.fields where isKnownKey(entry, as: "a side", among: names.sides) {
      let name = "the side \(quoted(entry.key)) of \(what)"
      guard let side = self.members(entry, what: name, keys: ["phases"]) else { continue }
      let phases = required(side, "phases", "phases by name").map { self.phases($0, of: name, entry.key) } ?? []
      sides.append(CrossingSide(side: entry.key, phases: phases))
    }
    for side in names.sides ?? [] where members[side] == nil {
      reportMissing(members, side, "the phases of every side of the network")
    }
    // In the network's order, whatever the crossing's.
    guard let order = names.sides else { return sides }
    return order.compactMap { id in sides.first { $0.side == id } }
  }

  private func phases(_ field: Field, of what: String, _ side: String) -> [Phase] {
    let entries = entries(field, what: "the phases of \(what)", each: "a phase")
    let siblings = entries.map(\.key)
    return entries.compactMap { phase($0, of: side, siblings: siblings) }
  }

  private func phase(_ entry: Field, of side: String, siblings: [String]) -> Phase? {
    let what = "the phase \(quoted(entry.key))"
    guard let members = members(entry, what: what, keys: ["from", "until", "hours", "announced", "outlook"]) else {
      return nil
    }
    if isPatchOfNothing(members, required: ["hours"], siblings: siblings, what: "phase") { return nil }
    let from = members["from"].flatMap(uncertainDate)
    let until = members["until"].flatMap(date)
    let hours = required(members, "hours", "an opening rule").flatMap(rule)
    let announced = members["announced"].flatMap(day)
    let outlooks = members["outlook"].map(outlooks) ?? []
    if let until, let start = from?.date.earliestTime { checkOrder(members, from: start, until: until) }
    guard let hours else { return nil }
    record(RuleSite(rule: hours.rule, node: hours.node, side: side, from: from?.date.earliestTime, until: until))
    return Phase(
      id: entry.key, from: from?.date, decision: from?.decision, until: until, hours: hours.rule, announced: announced,
      outlooks: outlooks, provenance: hours.provenance)
  }

  /// Reports an end that is not after its beginning.
  func checkOrder(_ members: Members, from: WallTime, until: WallTime) {
    guard until <= from, let field = members["until"] else { return }
    report(field.finding("found until \(shown(until)), expected a time after from, \(shown(from))"))
  }

  private func shown(_ time: WallTime) -> String {
    time.minuteOfDay == 0 ? time.day.description : time.description
  }

  // MARK: Closures

  private func closures(_ field: Field, of what: String) -> [Closure] {
    let entries = entries(field, what: "the closures of \(what)", each: "a closure")
    let siblings = entries.map(\.key)
    return entries.compactMap { closure($0, siblings: siblings) }
  }

  private func closure(_ entry: Field, siblings: [String]) -> Closure? {
    let what = "the closure \(quoted(entry.key))"
    let keys = ["from", "until", "side", "reason", "announced"]
    guard let members = members(entry, what: what, keys: keys) else { return nil }
    if isPatchOfNothing(members, required: ["from", "reason"], siblings: siblings, what: "closure") { return nil }
    let from = required(members, "from", "the first moment closed").flatMap(datedFigure)
    let until = members["until"].flatMap(date)
    let side = members["side"].flatMap { reference($0, to: "a side", among: names.sides) }
    let reason = required(members, "reason", "why it is closed").flatMap { text($0, "why it is closed") }
    let announced = members["announced"].flatMap(day)
    if let from, let until { checkOrder(members, from: from.time, until: until) }
    guard let from, let reason else { return nil }
    return Closure(
      id: entry.key, side: side, from: from.time, until: until, reason: reason, announced: announced,
      provenance: from.provenance)
  }

  // MARK: Yard and queue

  private func yard(_ field: Field, of what: String) -> Yard {
    let members = members(field, what: "the yard of \(what)", keys: ["places", "admission", "when_full"])
    let places = members?["places"].flatMap { wholeNumber($0, of: "places", in: 1...1_000_000) }
    let admission: Yard.Admission? = members?["admission"].flatMap { choice($0, "when the yard admits trucks") }
    let whenFull: Yard.WhenFull? = members?["when_full"].flatMap { choice($0, "what a truck does that finds no place") }
    return Yard(places: places, admission: admission ?? .whileOpen, whenFull: whenFull ?? .wait)
  }

  /// `"first-come"`, `"priority"` or `{ interleave: { general: 5, reefer: 1 } }`.
  private func queueOrder(_ field: Field) -> QueueOrder? {
    guard field.node.object != nil else {
      switch word(field, "who is next", among: ["first-come", "priority", "{ interleave: … }"]) {
      case "first-come": return .firstCome
      case "priority": return .priority
      default: return nil
      }
    }
    guard let members = members(field, what: "the order", keys: ["interleave"]),
      let shares = required(members, "interleave", "trucks a round by class"),
      let classes = self.members(shares, what: "the rounds", keys: nil)
    else { return nil }
    let counts = classes.fields.compactMap { entry -> ClassCount? in
      guard isKnownKey(entry, as: "a truck class", among: names.classes) else { return nil }
      return wholeNumber(entry, of: "trucks a round", in: 1...1_000).map {
        ClassCount(truckClass: entry.key, trucks: $0)
      }
    }
    if classes.fields.isEmpty {
      report(shares.finding("found no class in the rounds, expected trucks a round by class"))
    }
    return .interleave(counts)
  }

  private func queueAtStart(_ field: Field) -> [ClassCount] {
    guard let members = members(field, what: "the queue at the start", keys: nil) else { return [] }
    return members.fields.compactMap { entry in
      guard isKnownKey(entry, as: "a truck class", among: names.classes) else { return nil }
      return wholeNumber(entry, of: "trucks", in: 0...1_000_000).map { ClassCount(truckClass: entry.key, trucks: $0) }
    }
  }
}
