public import CivilTime
public import CrossingModel
public import OpeningTimeline
public import SlotPlanning

/// The slots of crossings with their places: what is booked, what is free, what is closed.
public struct SlotsReport {
  let network: Network
  let clocks: Clocks
  let days: Range<Day>
  let rows: [Row]
  /// What one more place is worth, if that was asked for.
  let prices: SlotPrices?

  /// A crossing with its slots.
  struct Row {
    let crossing: Crossing
    let grid: SlotGrid
    let occupancy: SlotOccupancy
    /// The slots of the days asked for.
    let slots: Range<Int>
    /// The quotas that count some of them.
    let quotas: [Int]
  }

  /// A report on some days of the exporter's calendar.
  ///
  /// - Parameters:
  ///   - grids: the slots of the network's crossings, in their order, for these days or more.
  ///   - prices: what one more place is worth to a list of shipments; nil: nobody asked.
  public init(
    _ grids: [SlotGrid], bookings: [TruckBooking], prices: SlotPrices?, days: Range<Day>, network: Network,
    clocks: Clocks
  ) {
    precondition(grids.count == network.crossings.count, "\(grids.count) grids of \(network.crossings.count) crossings")
    self.network = network
    self.clocks = clocks
    self.days = days
    self.prices = prices
    let seconds =
      clocks.exporter.instant(of: WallTime(days.lowerBound))
      .seconds..<clocks.exporter.instant(of: WallTime(days.upperBound)).seconds
    let classes = network.classes.map(\.id)
    rows = zip(network.crossings, grids).map { crossing, grid in
      let slots = grid.slots(in: seconds)
      return Row(
        crossing: crossing, grid: grid,
        occupancy: SlotOccupancy(grid.crossing, truckClasses: classes, bookings: bookings), slots: slots,
        quotas: grid.crossing.quotas.indices.filter { grid.crossing.quotas[$0].slots.overlaps(slots) })
    }
  }

  var sideClocks: [TimeZoneTable] { network.sides.map { clocks.clock(of: $0.id) } }

  /// The first and the last day, on the exporter's clock, of slots that a quota counts.
  func days(ofQuota quota: Int, in row: Row) -> ClosedRange<Day> {
    let slots = row.grid.crossing.quotas[quota].slots
    func day(_ slot: Int) -> Day {
      clocks.exporter.wallTime(at: Instant(seconds: row.grid.seconds(ofSlot: slot).lowerBound)).day
    }
    return day(slots.lowerBound)...day(slots.upperBound - 1)
  }

  /// Why a slot is closed: `strike (weighbridge fee)`.
  func closedText(_ slot: Int, in row: Row) -> String {
    row.grid.closures[slot].map { "\($0.id) (\($0.reason))" }.joined(separator: ", ")
  }
}

extension SlotsReport {
  /// A table a crossing, then its quotas.
  public func text() -> String {
    let first = TimeText.longDate(days.lowerBound)
    let last = TimeText.longDate(days.upperBound - 1)
    var lines = ["\(network.name.onOneLine), slots: " + (days.count == 1 ? first : "\(first) to \(last)")]
    for row in rows { lines += [""] + paragraph(of: row) }
    lines += ["", "free: places that can still be booked, day's and week's quota counted."]
    lines += network.linesOnMeans
    if prices != nil {
      lines.append(
        "price: what one more place is worth to the shipments, in \(network.currency), for the class that needs it most."
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func paragraph(of row: Row) -> [String] {
    let policy = row.grid.policy
    let fee = policy.feeCents == 0 ? "no fee" : "fee \(MoneyText.grouped(policy.feeCents)) \(network.currency)"
    let title = "\(row.crossing.posts): slots of \(policy.lengthMinutes) min, \(fee)"
    guard !row.slots.isEmpty else { return [title, "  none: it is not certain to open for as long as a slot"] }
    let limited = network.classes.indices.filter { index in
      row.slots.contains {
        row.occupancy.crossing.slots[$0].places(forClass: index) < row.occupancy.crossing.slots[$0].places
      }
    }
    let hasClosed = row.slots.contains { row.occupancy.crossing.slots[$0].isClosed }
    var table = TextTable(
      [.words("day")] + sideClocks.map { .words(TimeText.city($0)) }
        + [.numbers("places"), .numbers("booked"), .numbers("free")]
        + limited.map { .numbers("free \(network.classes[$0].id)") }
        + (prices == nil ? [] : [.numbers("price")]) + (hasClosed ? [.words("closed by")] : []))
    var lastDay: Day?
    for slot in row.slots {
      let range = row.grid.seconds(ofSlot: slot)
      let day = clocks.exporter.wallTime(at: Instant(seconds: range.lowerBound)).day
      let label = day == lastDay ? "" : "\(day.weekday.twoLetters) \(day)"
      lastDay = day
      table.append(
        [label] + sideClocks.map { TimeText.range(range, $0, day: day) }
          + [
            DecimalText.whole(row.occupancy.crossing.slots[slot].places), DecimalText.whole(row.occupancy.trucks[slot]),
            DecimalText.whole(row.occupancy.free(slot: slot)),
          ]
          + limited.map { DecimalText.whole(row.occupancy.free(slot: slot, truckClass: $0)) }
          + [prices.map { MoneyText.grouped($0.mostCents(row.crossing.id, startMinute: range.lowerBound / 60)) }]
          .compactMap(\.self)
          + (hasClosed ? [closedText(slot, in: row)] : []))
    }
    return [title] + table.lines(indent: 2) + row.quotas.map { "  \(line(ofQuota: $0, in: row))" }
  }

  /// `quota daily, 2020-06-07: 3 of 250 booked, 247 left`.
  private func line(ofQuota quota: Int, in row: Row) -> String {
    let values = row.grid.crossing.quotas[quota]
    let days = days(ofQuota: quota, in: row)
    let period = days.count == 1 ? "\(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)"
    let booked =
      "\(DecimalText.whole(row.occupancy.trucksByQuota[quota])) of \(DecimalText.whole(values.places)) booked"
    return "quota \(values.id), \(period): \(booked), \(DecimalText.whole(row.occupancy.left(ofQuota: quota))) left"
  }
}
