import CivilTime
import CrossingModel
import Diagnostics
import SlotPlanning

/// A list of shipments as a dispatcher keeps it: one row a shipment.
///
/// Needed are `shipment`, `truck_class`, `ready`, `deadline`, and `trucks` or `tonnes`; ``ShipmentDefaults`` says what
/// holds where another field is empty or its column is not there.
struct ShipmentTable {
  static let required = ["shipment", "truck_class", "ready", "deadline"]
  static let optional =
    [
      "trucks", "tonnes", "shipper", "goods", "value_usd", "origin", "destination", "allowed_crossings", "priority",
      "decay_pct_per_day", "shelf_life_h", "temp_c", "adr_class", "late_usd_per_hour", "late_fixed_usd", "unplaced_usd",
      "split",
    ] + RowReader.exclusionColumns.map(\.name)

  /// In the order of the rows.
  private(set) var shipments: [Shipment] = []
  /// Everything found wrong.
  var findings: [Finding] { reader.findings }

  private var reader: RowReader
  private let network: Network
  private let clock: TimeZoneTable
  private let places: Set<String>
  private let classIDs: [String]

  init(_ source: SourceText, network: Network, clock: TimeZoneTable) {
    reader = RowReader(source, required: Self.required, optional: Self.optional)
    self.network = network
    self.clock = clock
    places = Set(network.travel.map(\.place))
    classIDs = network.classes.map(\.id)
    if reader.isReadable, !reader.has("trucks"), !reader.has("tonnes") {
      reader.reportEmpty("found no column \"trucks\" and none \"tonnes\", expected one of them")
      return
    }
    var lines: [String: Int] = [:]
    while let row = reader.next() { readRow(row, &lines) }
    if reader.isReadable, shipments.isEmpty, findings.isEmpty {
      reader.reportEmpty("found no shipment, expected one row or more")
    }
  }

  private mutating func readRow(_ row: Int, _ lines: inout [String: Int]) {
    let id = reader.newText(row, "shipment", "the id of a shipment", &lines)
    let truckClass = reader.place(row, "truck_class", among: classIDs)
    let ready = minute(row, "ready", endsDay: false)
    let deadline = minute(row, "deadline", endsDay: true)
    let trucks = truckCount(row, truckClass.map { network.classes[$0] })
    let origin = place(row, "origin")
    let destination = place(row, "destination")
    let allowed = crossings(row)
    let value = optional(row, "value_usd", "USD, 0 or more, with at most two decimals", decimals: 2)
    let priority = self.priority(row)
    let decay = optional(row, "decay_pct_per_day", "percent a day, 0 to 100, with at most four decimals", decimals: 4)
    let life = optional(row, "shelf_life_h", "hours, 0 or more", decimals: 2)
    let late = optional(row, "late_usd_per_hour", "USD an hour, 0 or more", decimals: 2)
    let fixed = optional(row, "late_fixed_usd", "USD, 0 or more", decimals: 2)
    let unplaced = optional(row, "unplaced_usd", "USD, 0 or more", decimals: 2)
    let together = self.together(row)
    if let ready, let deadline, deadline < ready {
      reader.report(row, "deadline", "found a deadline before the shipment is ready, expected one after it")
      return
    }
    guard let id, let truckClass, let trucks, let ready, let deadline, let origin, let destination, let allowed,
      let value, let priority, let decay, let life, let late, let fixed, let unplaced, let together
    else { return }
    let kind = network.classes[truckClass]
    let valueCents = value.given ?? ShipmentDefaults.valueCents(tonnes: trucks.tonnes, of: kind)
    shipments.append(
      Shipment(
        id: id, shipper: reader.raw(row, "shipper"), truckClass: truckClass, trucks: trucks.count,
        valueCents: valueCents, origin: origin, destination: destination, readyMinute: ready,
        deadlineMinute: deadline, allowedCrossings: allowed.given, priority: priority,
        decayPartsPerMillionPerDay: decay.given ?? ShipmentDefaults.decayPartsPerMillionPerDay(of: kind),
        shelfLifeMinutes: life.given.map { $0 * 60 / 100 },
        latenessCentsPerHour: late.given ?? ShipmentDefaults.latenessCentsPerHour,
        latenessFixedCents: fixed.given ?? 0,
        unplacedCents: unplaced.given
          ?? ShipmentDefaults.unplacedCents(truckValueCents: valueCents / trucks.count, priority: priority),
        together: together, exclusions: reader.exclusions(row)))
  }

  /// A field that may be empty: nothing if it is wrong, a nil inside if it is empty.
  private struct Optionally<Value> {
    let given: Value?
  }

  private mutating func optional(
    _ row: Int, _ column: String, _ expected: String, decimals: Int
  ) -> Optionally<Int>? {
    let text = reader.raw(row, column)
    if text.isEmpty { return Optionally(given: nil) }
    if let number = fixedPoint(text, decimals: decimals) { return Optionally(given: number) }
    reader.report(row, column, "found \(quoted(text)), expected \(expected)")
    return nil
  }

  /// A moment in minutes of UTC; a day alone is its first moment, or its last.
  private mutating func minute(_ row: Int, _ column: String, endsDay: Bool) -> Int? {
    guard let moment = reader.moment(row, column) else { return nil }
    let time = endsDay && !moment.statesTimeOfDay ? WallTime(moment.time.day + 1) : moment.time
    return moment.offsetSeconds.map { time.minutes - $0 / 60 } ?? clock.instant(of: time).seconds / 60
  }

  /// Trucks and tonnes, as far as they are stated or follow from the class; nil if any is wrong or the class unknown.
  private mutating func truckCount(_ row: Int, _ kind: TruckClass?) -> (count: Int, tonnes: Double)? {
    let weight = reader.raw(row, "tonnes")
    let tonnes = fixedPoint(weight, decimals: 6).flatMap { $0 > 0 ? Double($0) / 1e6 : nil }
    let isWrong = tonnes == nil && !weight.isEmpty
    if isWrong { reader.report(row, "tonnes", "found \(quoted(weight)), expected tonnes above 0") }
    if reader.raw(row, "trucks").isEmpty, !weight.isEmpty {
      guard let tonnes, let kind else { return nil }
      let count = (tonnes / kind.payloadTonnes).rounded(.up)
      guard count <= Double(ShipmentDefaults.mostTrucks) else {
        reader.report(
          row, "tonnes", "found \(weight) t, more than \(grouped(ShipmentDefaults.mostTrucks)) trucks carry")
        return nil
      }
      return (Int(count), tonnes)
    }
    let column = reader.has("trucks") ? "trucks" : "tonnes"
    let count = reader.wholeNumber(row, column, of: "trucks", in: 1...ShipmentDefaults.mostTrucks)
    guard let count, let kind, !isWrong else { return nil }
    return (count, tonnes ?? Double(count) * kind.payloadTonnes)
  }

  /// A place of the travel table; the empty one if none is named.
  private mutating func place(_ row: Int, _ column: String) -> String? {
    let text = reader.raw(row, column)
    guard !text.isEmpty, !places.contains(text) else { return text }
    reader.report(
      row, column, "found the place \(quoted(text)), expected one of travel.csv",
      suggestion: nearest(to: text, among: places.sorted()))
    return nil
  }

  private mutating func crossings(_ row: Int) -> Optionally<[String]>? {
    let text = reader.raw(row, "allowed_crossings")
    if text.isEmpty || text == "*" { return Optionally(given: nil) }
    let known = network.crossings.map(\.id)
    let named = text.split(separator: "|", omittingEmptySubsequences: false).map(reader.trimmed)
    for id in named where !known.contains(id) {
      reader.report(
        row, "allowed_crossings", "found \(quoted(id)), expected \"*\" or crossings such as mehran|chazabeh",
        suggestion: nearest(to: id, among: known))
      return nil
    }
    return Optionally(given: named)
  }

  private mutating func priority(_ row: Int) -> Int? {
    reader.raw(row, "priority").isEmpty
      ? ShipmentDefaults.priority : reader.place(row, "priority", among: (0...3).map(String.init))
  }

  private mutating func together(_ row: Int) -> Shipment.Together? {
    if reader.raw(row, "split").isEmpty { return .any }
    return reader.place(row, "split", among: Shipment.Together.allCases.map(\.rawValue))
      .map { Shipment.Together.allCases[$0] }
  }
}
