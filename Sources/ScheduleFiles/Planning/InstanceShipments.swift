import Diagnostics
import SlotPlanning

/// `shipment,shipper,goods,truck_class,tonnes,value_usd,trucks,origin,destination,ready,deadline,allowed_crossings,priority,
/// decay_pct_per_day,shelf_life_h,temp_c,adr_class,late_usd_per_hour,late_fixed_usd,unplaced_usd,split`, and perhaps
/// `exclusive_slot,exclusive_day`.
struct InstanceShipmentTable {
  var reader: RowReader

  init(_ source: SourceText) {
    reader = RowReader(
      source,
      required: [
        "shipment", "shipper", "truck_class", "value_usd", "trucks", "origin", "destination", "ready", "deadline",
        "allowed_crossings", "priority", "decay_pct_per_day", "shelf_life_h", "late_usd_per_hour", "late_fixed_usd",
        "unplaced_usd", "split",
      ],
      optional: ["goods", "tonnes", "temp_c", "adr_class"] + RowReader.exclusionColumns.map(\.name))
  }

  mutating func shipments() -> [Shipment] {
    var shipments: [Shipment] = []
    var lines: [String: Int] = [:]
    while let row = reader.next() {
      let id = reader.newText(row, "shipment", "the id of a shipment", &lines)
      let shipper = reader.text(row, "shipper", "who sends it")
      let truckClass = reader.place(row, "truck_class", among: InstanceFiles.truckClasses)
      let value = reader.cents(row, "value_usd")?.cents
      let trucks = reader.wholeNumber(row, "trucks", of: "trucks", in: 1...1_000_000)
      let origin = reader.text(row, "origin", "a place")
      let destination = reader.text(row, "destination", "a place")
      let ready = reader.utcMinute(row, "ready")
      let deadline = reader.utcMinute(row, "deadline")
      let allowed = reader.text(row, "allowed_crossings", "\"*\" or crossings such as A|B")
      let priority = reader.wholeNumber(row, "priority", of: "a priority", in: 0...3)
      let decay = decimal(row, "decay_pct_per_day", 4, "percent a day, 0 or more, with at most four decimals")
      let shelfLife = shelfLifeMinutes(row)
      let lateByHour = reader.cents(row, "late_usd_per_hour")?.cents
      let lateFixed = reader.cents(row, "late_fixed_usd")?.cents
      let unplaced = reader.cents(row, "unplaced_usd")?.cents
      let together = reader.place(row, "split", among: Shipment.Together.allCases.map(\.rawValue))
      guard let id, let shipper, let truckClass, let value, let trucks, let origin, let destination, let ready,
        let deadline, let allowed, let priority, let decay, let shelfLife, let lateByHour, let lateFixed, let unplaced,
        let together
      else { continue }
      shipments.append(
        Shipment(
          id: id, shipper: shipper, truckClass: truckClass, trucks: trucks, valueCents: value, origin: origin,
          destination: destination, readyMinute: ready, deadlineMinute: deadline,
          allowedCrossings: allowed == "*" ? nil : allowed.split(separator: "|").map(String.init), priority: priority,
          decayPartsPerMillionPerDay: decay, shelfLifeMinutes: shelfLife == .max ? nil : shelfLife,
          latenessCentsPerHour: lateByHour, latenessFixedCents: lateFixed, unplacedCents: unplaced,
          together: Shipment.Together.allCases[together], exclusions: reader.exclusions(row)))
    }
    return shipments
  }

  private mutating func decimal(_ row: Int, _ column: String, _ decimals: Int, _ expected: String) -> Int? {
    let text = reader.raw(row, column)
    if let number = fixedPoint(text, decimals: decimals) { return number }
    reader.report(row, column, "found \(quoted(text)), expected \(expected)")
    return nil
  }

  /// Minutes; `Int.max` if the goods keep.
  private mutating func shelfLifeMinutes(_ row: Int) -> Int? {
    if reader.raw(row, "shelf_life_h").isEmpty { return .max }
    return decimal(row, "shelf_life_h", 2, "hours, 0 or more, or nothing").map { $0 * 60 / 100 }
  }
}

/// `shipment,trucks,crossing,slot_start,status`.
struct InstanceBookingTable {
  var reader: RowReader

  init(_ source: SourceText) {
    reader = RowReader(source, required: ["shipment", "trucks", "crossing", "slot_start", "status"], optional: [])
  }

  mutating func bookings(of shipments: [Shipment]) -> [Booking] {
    let known = Set(shipments.map(\.id))
    var bookings: [Booking] = []
    while let row = reader.next() {
      let shipment = reader.text(row, "shipment", "the id of a shipment")
      let trucks = reader.wholeNumber(row, "trucks", of: "trucks", in: 1...1_000_000)
      let crossing = reader.text(row, "crossing", "the id of a crossing")
      let start = reader.utcMinute(row, "slot_start")
      let word = reader.raw(row, "status")
      let status = Booking.Status(rawValue: word)
      if status == nil { reader.report(row, "status", "found \(quoted(word)), expected locked or movable") }
      if let shipment, !known.contains(shipment) {
        reader.report(row, "shipment", "found \(quoted(shipment)), expected the id of a shipment in shipments.csv")
        continue
      }
      guard let shipment, let trucks, let crossing, let start, let status else { continue }
      bookings.append(
        Booking(shipment: shipment, trucks: trucks, crossing: crossing, slotStartMinute: start, status: status))
    }
    return bookings
  }
}
