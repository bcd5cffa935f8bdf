import CivilTime

extension PlanQueueReport {
  /// A table of the shipments, then one of the slots.
  public func text() -> String {
    let trucks = slots.reduce(0) { $0 + $1.booked }
    var lines = [
      "\(context.network.name.onOneLine), a plan against the queue: "
        + "\(DecimalText.whole(trucks)) trucks of \(shipments.count) shipments in \(slots.count) slots"
        + (leftOutTrucks > 0 ? "; \(DecimalText.whole(leftOutTrucks)) have none" : ""),
      "\(DecimalText.whole(replications)) replications, seed \(context.seed); \(punctuality); "
        + (context.keepsDemand ? "with the network's own demand" : "no other trucks"),
    ]
    if !context.scenarios.isEmpty { lines.append("scenarios: \(context.scenarios.joined(separator: ", "))") }
    lines += [""] + shipmentTable + [""] + slotTable + [""] + legend
    return lines.joined(separator: "\n") + "\n"
  }

  private var punctuality: String {
    let deviation = queue.appointments.deviationMinutes
    let noShows = queue.appointments.noShowProbability
    let comes = deviation == 0 ? "trucks come to the minute" : "trucks come ±\(DecimalText.plain(deviation)) min"
    return comes + ", \(noShows == 0 ? "all of them" : DecimalText.percent(noShows, decimals: 1) + " don't come")"
  }

  private var shipmentTable: [String] {
    let hasStuck = shipments.contains { $0.stuckShare > 0 }
    let hasLeftOut = shipments.contains { $0.leftOut > 0 }
    let figures =
      ["booked"] + (hasLeftOut ? ["left out"] : []) + ["on time", "95 % interval", "all on time", "95 % interval"]
      + ["slip mean", "P90"] + (hasStuck ? ["not through"] : [])
    var table = TextTable([.words("shipment"), .words("deadline")] + figures.map { .numbers($0) })
    for row in shipments {
      var cells = [row.shipment.id, moment(Instant(seconds: row.shipment.deadlineMinute * 60))]
      cells.append(DecimalText.whole(row.booked))
      if hasLeftOut { cells.append(DecimalText.whole(row.leftOut)) }
      for chance in [row.onTime, row.allOnTime] {
        cells += [DecimalText.percent(chance.value, decimals: 1), interval(chance)]
      }
      cells += [hours(row.slip.mean), hours(row.slip.p90)]
      if hasStuck { cells.append(DecimalText.percent(row.stuckShare, decimals: 1)) }
      table.append(cells)
    }
    return table.lines()
  }

  private var slotTable: [String] {
    let hasOthers = slots.contains { $0.others > 0 }
    let hasQuota = slots.contains { $0.limitingQuota != nil }
    let figures =
      ["booked"] + (hasOthers ? ["by others"] : []) + ["places", "may be booked", "more", "slip mean", "P90"]
    var table = TextTable(
      [.words("crossing"), .words("slot")] + figures.map { .numbers($0) } + (hasQuota ? [.words("limited by")] : []))
    for row in slots {
      let counts: [Int?] =
        [row.booked] + (hasOthers ? [row.others] : []) + [row.places, row.mostBookings, row.more]
      var cells = [row.crossing, moment(row.start)]
      cells += counts.map { $0.map(DecimalText.whole) ?? "-" }
      cells += [hours(row.slip.mean), hours(row.slip.p90)]
      if hasQuota { cells.append(row.limitingQuota.map { "quota \($0)" } ?? "") }
      table.append(cells)
    }
    return table.lines()
  }

  private var legend: [String] {
    [
      "on time: the chance of a booked truck to be at its destination by the deadline; all on time: of all of them.",
      "slip: from the start of the booked slot to leaving the crossing, of the trucks that get through.",
      "may be booked: on 95 of 100 days no more trucks come than the slot, and its day's and week's quota, have places;",
      "what a quota leaves is there once for all of its slots.",
    ]
  }

  private func interval(_ chance: Chance) -> String {
    let ends = [chance.interval.lowerBound, chance.interval.upperBound].map { DecimalText.fixed($0 * 100, decimals: 1) }
    return "\(ends[0])–\(ends[1])%"
  }

  private func hours(_ seconds: Double) -> String {
    seconds.isNaN ? "-" : "\(DecimalText.fixed(seconds / 3_600, decimals: 1)) h"
  }

  private func moment(_ instant: Instant) -> String {
    let reading = clock.wallTime(at: instant)
    return "\(reading.day.weekday.twoLetters) \(reading.day) \(reading.clockText)"
  }
}
