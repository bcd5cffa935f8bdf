import CivilTime
import SpreadsheetText

extension PlanQueueReport {
  /// A row a shipment, then a row a slot; `row` says which.
  public func csv() -> String {
    var csv = CSVText(
      header: ["row", "shipment", "crossing", "slot_start", "deadline", "booked_trucks", "left_out_trucks"]
        + ["on_time", "on_time_low", "on_time_high", "all_on_time", "all_on_time_low", "all_on_time_high"]
        + [
          "not_through", "slip_mean_minutes", "slip_p90_minutes", "booked_by_others", "places", "may_be_booked", "more",
          "limited_by",
        ])
    for row in shipments {
      let chances = [row.onTime, row.allOnTime].flatMap { [$0.value, $0.interval.lowerBound, $0.interval.upperBound] }
      let deadline = clock.text(of: Instant(seconds: row.shipment.deadlineMinute * 60))
      var cells = ["shipment", row.shipment.id, "", "", deadline, "\(row.booked)", "\(row.leftOut)"]
      cells += (chances + [row.stuckShare]).map { number($0, decimals: 4) }
      cells += minutes(row.slip) + ["", "", "", "", ""]
      csv.append(cells)
    }
    for row in slots {
      let counts: [Int?] = [row.others, row.places, row.mostBookings, row.more]
      var cells = ["slot", "", row.crossing, clock.text(of: row.start), "", "\(row.booked)"]
      cells += [String](repeating: "", count: 8) + minutes(row.slip)
      cells += counts.map { $0.map(String.init) ?? "" } + [row.limitingQuota ?? ""]
      csv.append(cells)
    }
    return csv.text
  }

  private func minutes(_ slip: Slip) -> [String] {
    [slip.mean, slip.p90].map { number($0 / 60, decimals: 2) }
  }

  /// Rounded; empty for what is not a number.
  private func number(_ value: Double, decimals: Int) -> String {
    rounded(value, decimals: decimals).map { "\($0)" } ?? ""
  }

  private func rounded(_ value: Double, decimals: Int) -> Double? {
    let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return value.isNaN ? nil : (value * factor).rounded() / factor
  }

  /// Shipments and slots.
  public func json() -> String {
    JSONText.snakeCaseText(
      Document(
        network: context.network.id, scenarios: context.scenarios, replications: replications, seed: context.seed,
        withDemand: context.keepsDemand, deviationMinutes: queue.appointments.deviationMinutes,
        noShowProbability: queue.appointments.noShowProbability, leftOutTrucks: leftOutTrucks,
        shipments: shipments.map { row in
          Document.ShipmentEntry(
            shipment: row.shipment.id,
            deadline: clock.text(of: Instant(seconds: row.shipment.deadlineMinute * 60)),
            bookedTrucks: row.booked, leftOutTrucks: row.leftOut, onTime: entry(row.onTime),
            allOnTime: entry(row.allOnTime), notThrough: row.stuckShare, slip: entry(row.slip))
        },
        slots: slots.map { row in
          Document.SlotEntry(
            crossing: row.crossing, slotStart: clock.text(of: row.start), bookedTrucks: row.booked,
            bookedByOthers: row.others, places: row.places, mayBeBooked: row.mostBookings, more: row.more,
            limitedBy: row.limitingQuota, slip: entry(row.slip))
        }))
  }

  private func entry(_ chance: Chance) -> Document.ChanceEntry {
    Document.ChanceEntry(chance: chance.value, low: chance.interval.lowerBound, high: chance.interval.upperBound)
  }

  private func entry(_ slip: Slip) -> Document.SlipEntry {
    Document.SlipEntry(
      meanMinutes: rounded(slip.mean / 60, decimals: 2), p90Minutes: rounded(slip.p90 / 60, decimals: 2))
  }

  private struct Document: Encodable {
    struct ChanceEntry: Encodable {
      let chance: Double
      let low: Double
      let high: Double
    }
    struct SlipEntry: Encodable {
      let meanMinutes: Double?
      let p90Minutes: Double?
    }
    struct ShipmentEntry: Encodable {
      let shipment: String
      let deadline: String
      let bookedTrucks: Int
      let leftOutTrucks: Int
      let onTime: ChanceEntry
      let allOnTime: ChanceEntry
      let notThrough: Double
      let slip: SlipEntry
    }
    struct SlotEntry: Encodable {
      let crossing: String
      let slotStart: String
      let bookedTrucks: Int
      let bookedByOthers: Int
      let places: Int?
      let mayBeBooked: Int?
      let more: Int?
      let limitedBy: String?
      let slip: SlipEntry
    }
    let network: String
    let scenarios: [String]
    let replications: Int
    let seed: UInt64
    let withDemand: Bool
    let deviationMinutes: Double
    let noShowProbability: Double
    let leftOutTrucks: Int
    let shipments: [ShipmentEntry]
    let slots: [SlotEntry]
  }
}
