import CivilTime
import CrossingModel
import Diagnostics

/// What the CSV files beside the document hold.
struct Tables {
  /// Holidays by the side that names the file.
  var holidays: [String: [Holiday]] = [:]
  /// Observed Hijri months by the side that names the file.
  var months: [String: ObservedMonths] = [:]
  /// Driving legs.
  var travel: [TravelLeg] = []
  /// Lists of trucks by the file's name as a stream writes it.
  var trucks: [String: TruckTable] = [:]
}

extension Decoding {
  private static let networkKeys = [
    "id", "name", "currency", "reporting_calendar", "week_start", "sides", "classes", "growth", "streams", "crossings",
  ]

  /// The network of a merged document, or nil if something that it can't do without is missing or wrong.
  ///
  /// Even a network that comes out may have faults among the ``findings``.
  func network(_ root: JSONNode, tables: Tables) -> Network? {
    let field = Field(key: "", path: "", keyNode: root, node: root)
    guard let members = members(field, what: "the network", keys: Self.networkKeys) else { return nil }
    names.sides = members["sides"]?.node.object?.members.map(\.key)
    names.classes = members["classes"]?.node.object?.members.map(\.key)
    let id = required(members, "id", "the network's id").flatMap { text($0, "the network's id") }
    let name = required(members, "name", "names by language").flatMap(localizedName)
    let currency = required(members, "currency", "a currency such as \"USD\"").flatMap(currency)
    let calendar: CalendarKind? = members["reporting_calendar"].flatMap { choice($0, "the reporting calendar") }
    let weekStart = members["week_start"].flatMap(weekday) ?? .monday
    let sides = required(members, "sides", "one side or more").map { self.sides($0, tables) } ?? []
    let classes = required(members, "classes", "one truck class or more").map(self.classes) ?? []
    let crossings =
      members["crossings"].map {
        self.crossings($0, exporter: sides.first?.id, weekStart: weekStart)
      } ?? []
    let growth = members["growth"].map { self.growth($0, at: .growth) } ?? 1
    let streams =
      members["streams"].map {
        self.streams(
          $0, StreamContext(classes: classes, currency: currency, sides: sides, tables: tables, growth: growth))
      } ?? []
    guard let id, let name, let currency, !sides.isEmpty else { return nil }
    return Network(
      id: id, name: name, sides: sides, currency: currency, reportingCalendar: calendar ?? .gregorian,
      weekStart: weekStart, classes: classes, crossings: crossings, streams: streams, travel: tables.travel,
      uncertainNumbers: uncertainNumbers)
  }

  private func currency(_ field: Field) -> String? {
    guard let code = text(field, "a currency such as \"USD\"") else { return nil }
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      reportUnexpected(field, expected: "three capital letters (ISO 4217), such as \"USD\"")
      return nil
    }
    return code
  }

  /// Names by language: `{ en: "Mehran", fa: "مهران" }`.
  func localizedName(_ field: Field) -> LocalizedName? {
    if let text = field.node.string {
      reportUnexpected(field, expected: "names by language", suggestion: "{ en: \"\(text)\" }")
      return nil
    }
    guard let members = members(field, what: "the names by language", keys: nil) else { return nil }
    var texts: [(language: String, text: String)] = []
    for entry in members.fields {
      let letters = entry.key.prefix { $0 != "-" }
      if (2...3).contains(letters.count), letters.allSatisfy({ ("a"..."z").contains($0) }) {
        if let text = text(entry, "a name") { texts.append((entry.key, text)) }
      } else {
        report(entry.findingAtKey("found the language \(quoted(entry.key)), expected a code such as en, fa or ar"))
      }
    }
    if members.fields.isEmpty { report(field.finding("found no name, expected one by language at least")) }
    return texts.isEmpty ? nil : LocalizedName(texts)
  }

  // MARK: Sides and classes

  private func sides(_ field: Field, _ tables: Tables) -> [Side] {
    let entries = entries(field, what: "the sides", each: "a side")
    if entries.isEmpty, field.node.object != nil {
      report(field.finding("found no side, expected the exporter's at least"))
    }
    return entries.compactMap { entry in
      let what = "the side \(quoted(entry.key))"
      let keys = ["name", "time_zone", "holidays", "hijri_months", "days_after_umm_al_qura"]
      guard let members = members(entry, what: what, keys: keys) else { return nil }
      let name = required(members, "name", "names by language").flatMap(localizedName)
      let zone = required(members, "time_zone", "a time zone such as \"Asia/Tehran\"").flatMap(timeZone)
      // The files behind them were read before; here only the type is looked at.
      _ = members["holidays"].flatMap { text($0, "the path of a holiday file") }
      _ = members["hijri_months"].flatMap { text($0, "the path of a file of Hijri months") }
      let lateness = members["days_after_umm_al_qura"].flatMap {
        wholeNumber($0, of: "days by which months begin after those of Umm al-Qura", in: -2...2)
      }
      guard let name, let zone else { return nil }
      let moon = HijriMonths(observed: tables.months[entry.key] ?? .none, daysAfterUmmAlQura: lateness ?? 0)
      return Side(
        id: entry.key, name: name, timeZone: zone, holidays: tables.holidays[entry.key] ?? [], moon: moon)
    }
  }

  private func timeZone(_ field: Field) -> String? {
    guard let name = text(field, "a time zone such as \"Asia/Tehran\"") else { return nil }
    guard TimeZoneTable(named: name) != nil else {
      reportUnexpected(
        field, expected: "a time zone of the tz database, such as \"Asia/Tehran\"",
        suggestion: nearest(to: name, among: Self.nearbyZones))
      return nil
    }
    return name
  }

  /// Zones of the region, to suggest one for a typing error.
  private static let nearbyZones = [
    "Asia/Tehran", "Asia/Baghdad", "Europe/Istanbul", "Asia/Kabul", "Asia/Karachi", "Asia/Ashgabat", "Asia/Baku",
    "Asia/Yerevan", "Asia/Damascus", "Asia/Riyadh", "Asia/Kuwait", "Asia/Dubai", "Asia/Amman", "UTC",
  ]

  private func classes(_ field: Field) -> [TruckClass] {
    let entries = entries(field, what: "the truck classes", each: "a truck class")
    if entries.isEmpty, field.node.object != nil {
      report(field.finding("found no truck class, expected one at least"))
    }
    return entries.compactMap { entry in
      let what = "the truck class \(quoted(entry.key))"
      let keys = ["name", "payload_tonnes", "value_per_tonne", "priority", "decay_per_day"]
      guard let members = members(entry, what: what, keys: keys) else { return nil }
      let name = required(members, "name", "names by language").flatMap(localizedName)
      let payload = required(members, "payload_tonnes", "tonnes a truck carries").flatMap(payload)
      let value = required(members, "value_per_tonne", "the value of a tonne").flatMap(valuePerTonne)
      let priority = members["priority"].flatMap { wholeNumber($0, of: "rank, less is served first", in: 0...1_000) }
      let decay = members["decay_per_day"].flatMap {
        number($0, "the share of the value lost per day, 0 to 1") { (0...1).contains($0) }
      }
      guard let name, let payload, let value else { return nil }
      return TruckClass(
        id: entry.key, name: name, payloadTonnes: payload, valuePerTonne: value, priority: priority ?? 0,
        decayPerDay: decay ?? 0)
    }
  }

  /// Tonnes a truck carries.
  func payload(_ field: Field) -> Double? {
    number(field, "tonnes a truck carries, above 0 and at most 1,000") { $0 > 0 && $0 <= 1_000 }
  }

  /// Value of a tonne.
  func valuePerTonne(_ field: Field) -> Double? {
    number(field, "the value of a tonne, 0 to 1,000,000,000") { $0 >= 0 && $0 <= 1e9 }
  }

  // MARK: Crossings

  /// Looks at the crossings where the file of the network could not be read: nothing is said about references.
  func crossingsAlone(_ node: JSONNode) {
    let field = Field(key: "crossings", path: "crossings", keyNode: node, node: node)
    _ = crossings(field, exporter: nil, weekStart: .monday)
  }

  private func crossings(_ field: Field, exporter: String?, weekStart: Weekday) -> [Crossing] {
    let entries = entries(field, what: "the crossings", each: "a crossing")
    let siblings = entries.map(\.key)
    names.crossings = siblings + unreadableCrossings
    return entries.compactMap { crossing($0, exporter: exporter, weekStart: weekStart, siblings: siblings) }
  }
}
