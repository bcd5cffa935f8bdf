import CivilTime
import CrossingModel
import SlotPlanning
import SpreadsheetText

extension SlotsReport {
  /// A row a slot; of each class its places, what is booked and what is free.
  ///
  /// `price_usd` is what one more place is worth to a list of shipments, for the class that needs it most; empty without
  /// a list.
  ///
  /// `free` counts the places of day and week too; `quota_left` is what the tightest of these quotas has left.
  public func csv() -> String {
    var csv = CSVText(
      header: ["crossing", "slot_start", "slot_end", "utc_start", "state", "closed_by", "fee_usd", "price_usd"]
        + ["places", "booked", "free", "quota_left"]
        + network.classes.flatMap { ["\($0.id)_places", "\($0.id)_booked", "\($0.id)_free", "\($0.id)_price_usd"] })
    for row in rows {
      for slot in row.slots { csv.append(cells(slot, row)) }
    }
    return csv.text
  }

  private func cells(_ slot: Int, _ row: Row) -> [String] {
    let range = row.grid.seconds(ofSlot: slot)
    let start = Instant(seconds: range.lowerBound)
    let values = row.occupancy.crossing.slots[slot]
    let quotaLeft = row.occupancy.quotas(ofSlot: slot).map { row.occupancy.left(ofQuota: $0) }.min()
    return [
      row.crossing.id, clocks.exporter.text(of: start),
      clocks.exporter.text(of: Instant(seconds: range.upperBound)), TimeText.inUTC(start),
      values.isClosed ? "closed" : "open", closedText(slot, in: row), MoneyText.plain(row.grid.policy.feeCents),
      prices.map { MoneyText.plain($0.mostCents(row.crossing.id, startMinute: values.startMinute)) } ?? "",
      "\(values.places)", "\(row.occupancy.trucks[slot])", "\(row.occupancy.free(slot: slot))",
      quotaLeft.map { "\($0)" } ?? "",
    ]
      + network.classes.indices.flatMap { index in
        [
          "\(values.places(forClass: index))", "\(row.occupancy.trucksByClass[slot][index])",
          "\(row.occupancy.free(slot: slot, truckClass: index))",
          price(values.startMinute, row, index).map(MoneyText.plain) ?? "",
        ]
      }
  }

  private func price(_ startMinute: Int, _ row: Row, _ truckClass: Int) -> Int? {
    prices?.cents(row.crossing.id, startMinute: startMinute, truckClass: truckClass)
  }

  /// An entry a crossing with its slots and quotas.
  public func json() -> String {
    JSONText.snakeCaseText(
      Document(
        network: network.id, currency: network.currency, from: "\(days.lowerBound)", to: "\(days.upperBound)",
        crossings: rows.map { row in
          Document.Entry(
            crossing: row.crossing.id, name: row.crossing.name.text(), slotMinutes: row.grid.policy.lengthMinutes,
            feeUsd: Double(row.grid.policy.feeCents) / 100, cutOffMinutes: row.grid.policy.cutOffMinutes,
            horizonDays: row.grid.policy.horizonDays, shipperShare: row.grid.policy.shipperShare,
            slots: row.slots.map { slot($0, row) }, quotas: row.quotas.map { quota($0, row) })
        }))
  }

  private func slot(_ slot: Int, _ row: Row) -> Document.SlotEntry {
    let range = row.grid.seconds(ofSlot: slot)
    let values = row.occupancy.crossing.slots[slot]
    return Document.SlotEntry(
      start: clocks.exporter.text(of: Instant(seconds: range.lowerBound)),
      end: clocks.exporter.text(of: Instant(seconds: range.upperBound)),
      utcStart: TimeText.inUTC(Instant(seconds: range.lowerBound)), isClosed: values.isClosed,
      closedBy: row.grid.closures[slot].map { Document.Closing(closure: $0.id, reason: $0.reason) },
      places: values.places, booked: row.occupancy.trucks[slot], free: row.occupancy.free(slot: slot),
      priceUsd: prices.map { Double($0.mostCents(row.crossing.id, startMinute: values.startMinute)) / 100 },
      classes: network.classes.indices.map { index in
        Document.ClassEntry(
          truckClass: network.classes[index].id, places: values.places(forClass: index),
          booked: row.occupancy.trucksByClass[slot][index],
          free: row.occupancy.free(slot: slot, truckClass: index),
          priceUsd: price(values.startMinute, row, index).map { Double($0) / 100 })
      })
  }

  private func quota(_ quota: Int, _ row: Row) -> Document.QuotaEntry {
    let values = row.grid.crossing.quotas[quota]
    let days = days(ofQuota: quota, in: row)
    return Document.QuotaEntry(
      quota: values.id, firstDay: "\(days.lowerBound)", lastDay: "\(days.upperBound)", places: values.places,
      booked: row.occupancy.trucksByQuota[quota], left: row.occupancy.left(ofQuota: quota))
  }

  private struct Document: Encodable {
    struct Closing: Encodable {
      let closure: String
      let reason: String
    }
    struct ClassEntry: Encodable {
      let truckClass: String
      let places: Int
      let booked: Int
      let free: Int
      let priceUsd: Double?
    }
    struct SlotEntry: Encodable {
      let start: String
      let end: String
      let utcStart: String
      let isClosed: Bool
      let closedBy: [Closing]
      let places: Int
      let booked: Int
      let free: Int
      let priceUsd: Double?
      let classes: [ClassEntry]
    }
    struct QuotaEntry: Encodable {
      let quota: String
      let firstDay: String
      let lastDay: String
      let places: Int
      let booked: Int
      let left: Int
    }
    struct Entry: Encodable {
      let crossing: String
      let name: String
      let slotMinutes: Int
      let feeUsd: Double
      let cutOffMinutes: Int
      let horizonDays: Int
      let shipperShare: Double?
      let slots: [SlotEntry]
      let quotas: [QuotaEntry]
    }
    let network: String
    let currency: String
    let from: String
    let to: String
    let crossings: [Entry]
  }
}
