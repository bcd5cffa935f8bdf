import CivilTime
import CrossingModel
import Diagnostics
import SlotPlanning

/// A plan as a file: a row for trucks of a shipment in a slot; rows without a crossing are of trucks that stay.
struct PlanTable {
  static let required = ["shipment", "trucks", "crossing", "slot_start"]
  /// What a plan says besides, for people.
  static let optional = [
    "slot_end", "utc_start", "delivery", "late_minutes", "cost_usd", "shipper", "truck_class", "priority", "objective",
    "booked_before",
    "next_crossing", "next_slot_start", "next_extra_usd", "reason", "reason_text", "needed_usd",
  ]

  /// In the order of the rows; those of one shipment, crossing and slot are together in the first of them.
  private(set) var planned: [PlannedTrucks] = []
  /// Everything found wrong.
  var findings: [Finding] { reader.findings }

  private var reader: RowReader
  private let shipments: [Shipment]
  private let clock: TimeZoneTable
  private let crossingIDs: [String]
  private let minutes: [String: [String: Int]]
  /// Where in ``planned`` the trucks of a shipment, crossing and slot are, by these without a truck.
  private var places: [PlannedTrucks: Int] = [:]
  /// Trucks that are not in a slot yet, by shipment.
  private var left: [Int]

  init(_ source: SourceText, shipments: [Shipment], network: Network, clock: TimeZoneTable) {
    reader = RowReader(source, required: Self.required, optional: Self.optional)
    self.shipments = shipments
    self.clock = clock
    crossingIDs = network.crossings.map(\.id)
    minutes = Dictionary(grouping: network.travel, by: \.crossing).mapValues { legs in
      Dictionary(legs.map { ($0.place, $0.minutes) }) { first, _ in first }
    }
    left = shipments.map(\.trucks)
    let indices = Dictionary(shipments.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    while let row = reader.next() { readRow(row, indices) }
    if reader.isReadable, planned.isEmpty, findings.isEmpty {
      reader.reportEmpty("found no truck in a slot, expected one or more")
    }
  }

  private mutating func readRow(_ row: Int, _ indices: [String: Int]) {
    if reader.raw(row, "crossing").isEmpty { return }
    let id = reader.raw(row, "shipment")
    guard let shipment = indices[id] else {
      reader.report(
        row, "shipment", "found \(quoted(id)), expected a shipment of the list",
        suggestion: nearest(to: id, among: shipments.map(\.id)))
      return
    }
    let trucks = reader.wholeNumber(row, "trucks", of: "trucks", in: 1...ShipmentDefaults.mostTrucks)
    let crossing = reader.place(row, "crossing", among: crossingIDs).map { crossingIDs[$0] }
    let start = reader.instant(row, "slot_start", on: clock)
    guard let trucks, let crossing, let start else { return }
    guard trucks <= left[shipment] else {
      reader.report(
        row, "trucks",
        "found \(trucks) trucks, expected at most \(left[shipment]): the list has \(shipments[shipment].trucks) of "
          + quoted(id))
      return
    }
    let destination = shipments[shipment].destination
    guard let onward = destination.isEmpty ? 0 : minutes[crossing]?[destination] else {
      reader.report(
        row, "crossing", "found \(quoted(crossing)), from which travel.csv knows no way to \(quoted(destination))")
      return
    }
    left[shipment] -= trucks
    let none = PlannedTrucks(
      shipment: shipment, trucks: 0, crossing: crossing, slotStart: start, onwardMinutes: onward)
    let place = places[none] ?? planned.count
    if place == planned.count {
      places[none] = place
      planned.append(none)
    }
    planned[place].trucks += trucks
  }
}
