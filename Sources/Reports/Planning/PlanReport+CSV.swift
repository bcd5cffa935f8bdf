import CivilTime
import CrossingModel
import SlotPlanning
import SpreadsheetText

extension PlanReport {
  /// A row for trucks of a shipment in a slot, then one for trucks of a shipment that stay, whose crossing is empty.
  public func csv() -> String {
    var csv = CSVText(
      header: ["shipment", "trucks", "crossing", "slot_start", "slot_end", "utc_start", "delivery", "late_minutes"]
        + [
          "cost_usd", "shipper", "truck_class", "priority", "objective", "booked_before", "next_crossing",
          "next_slot_start", "next_extra_usd",
        ]
        + ["reason", "reason_text", "needed_usd"])
    for row in placed {
      csv.append(
        [row.shipment.id, "\(row.trucks)", row.crossing]
          + [row.start, row.end].map(clock.text) + [TimeText.inUTC(row.start), clock.text(of: row.delivery)]
          + ["\(row.lateMinutes)", MoneyText.plain(row.costCents), row.shipment.shipper, truckClass(row.shipment)]
          + ["\(row.shipment.priority)", objective, "\(row.keptTrucks)", row.next?.slot?.crossing ?? ""]
          + [row.next?.slot.map { clock.text(of: $0.start) } ?? ""]
          + [row.next.map { MoneyText.plain($0.extraCents) } ?? "", "", "", ""])
    }
    for row in leftOut {
      csv.append(
        [row.shipment.id, "\(row.trucks)"] + Array(repeating: "", count: 7)
          + [
            row.shipment.shipper, truckClass(row.shipment), "\(row.shipment.priority)", objective, "0", "", "", "",
            row.reason.code, words(row),
          ]
          + [row.neededCents.map(MoneyText.plain) ?? ""])
    }
    return csv.text
  }

  /// What the plan is the best by.
  private var objective: String { isByPriority ? "priority" : "cost" }

  func truckClass(_ shipment: Shipment) -> String { task.problem.truckClasses[shipment.truckClass] }
}
