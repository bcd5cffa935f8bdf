import CivilTime
import CrossingModel
import SlotPlanning

extension PlanReport {
  /// Tables for people: who goes where, who stays and why, what became of bookings, what places are worth, shippers.
  public func text() -> String {
    var lines = [headline]
    lines += context.scenarios.map { "scenario: \($0)" }
    if let now = context.now { lines.append("as of \(moment(now)) \(TimeText.city(clock))") }
    for section in sections {
      lines.append("")
      if let title = section.title { lines.append(title) }
      var table = TextTable(
        zip(section.header, section.numeric).map { $1 ? .numbers($0) : .words($0) })
      for row in section.rows { table.append(row) }
      lines += table.lines(indent: section.title == nil ? 0 : 2)
    }
    lines += [""] + closing
    return lines.joined(separator: "\n") + "\n"
  }

  var headline: String {
    let placed = plan.placedTrucks
    let shipments = task.problem.shipments.count
    return "\(context.network.name.onOneLine): \(DecimalText.whole(shipments)) shipment\(shipments == 1 ? "" : "s"), "
      + "\(DecimalText.whole(placed)) of \(DecimalText.whole(truckCount)) trucks placed"
  }

  /// What stands below the tables.
  var closing: [String] {
    let cost = plan.cost
    var parts = ["placed trucks \(MoneyText.grouped(cost.placedCents))"]
    if cost.unplacedCents > 0 { parts.append("left out \(MoneyText.grouped(cost.unplacedCents))") }
    if cost.moveCents > 0 { parts.append("moves \(MoneyText.grouped(cost.moveCents))") }
    var lines = ["cost, \(context.network.currency): \(parts.joined(separator: ", "))"]
    if !task.problem.bookings.isEmpty {
      lines.append(
        "bookings: \(revision.kept.count) stay, \(revision.moved.count) move\(directions), "
          + "\(revision.givenUp.count) are given up, \(revision.new.count) are new")
    }
    if !task.gone.isEmpty {
      lines.append("\(task.gone.count) booked before now: gone, and not planned again")
    }
    if task.othersCount > 0 {
      let isOne = task.othersCount == 1
      let others = isOne ? "1 booking of others holds its place" : nil
      lines.append(others ?? "\(DecimalText.whole(task.othersCount)) bookings of others hold their places")
    }
    if let freedom { lines.append("next best, prices and room are those of plans in which \(freedom)") }
    return lines + [certificateLine] + [verificationLine].compactMap(\.self) + context.network.linesOnMeans
  }

  /// ` (12 forward, 48:00 h earlier together; 3 back)`; nothing where none moves.
  private var directions: String {
    let forward = moves.filter { $0.laterMinutes < 0 }
    let back = moves.filter { $0.laterMinutes > 0 }
    func count(_ rows: [MoveRow]) -> Int { rows.reduce(0) { $0 + $1.bookings.count } }
    func minutes(_ rows: [MoveRow]) -> Int { rows.reduce(0) { $0 + $1.bookings.count * abs($1.laterMinutes) } }
    var parts: [String] = []
    if !forward.isEmpty {
      let gain = Self.length(minutes: minutes(forward) / count(forward))
      parts.append("\(count(forward)) forward, by \(gain) on the mean")
    }
    if !back.isEmpty {
      let loss = Self.length(minutes: minutes(back) / count(back))
      parts.append("\(count(back)) back, by \(loss) on the mean")
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  /// A table with its title; nil for the main one.
  struct Section {
    let title: String?
    let header: [String]
    /// Of each column, whether it is of numbers.
    let numeric: [Bool]
    let rows: [[String]]

    init(_ title: String?, _ columns: [(title: String, isNumeric: Bool)], _ rows: [[String]]) {
      self.title = title
      header = columns.map(\.title)
      numeric = columns.map(\.isNumeric)
      self.rows = rows
    }
  }

  /// The tables that have rows.
  var sections: [Section] {
    [
      placedSection, leftOutSection, movesSection, givenUpSection, frontierSection, pricesSection, periodPricesSection,
      shippersSection,
    ]
    .filter { !$0.rows.isEmpty }
  }

  private var placedSection: Section {
    let columns: [(String, Bool)] =
      [("shipment", false), ("trucks", true), ("crossing", false), ("slot", false)]
      + sideClocks.map { (TimeText.city($0), false) }
      + [("delivered", false), ("late", true), ("USD each", true)]
      + (isByPriority ? [("priority", true)] : [("next best", false), ("dearer by", true)])
    return Section(
      nil, columns,
      placed.map { row in
        let day = clock.wallTime(at: row.start).day
        let cells: [String] =
          [row.shipment.id, "\(row.trucks)", row.crossing, "\(day.weekday.twoLetters) \(day)"]
          + sideClocks.map { TimeText.reading(row.start, $0, day: day) }
        let next = row.next.map { $0.slot.map { "\($0.crossing) \(moment($0.start))" } ?? "left out" } ?? "none"
        let ending =
          isByPriority
          ? ["\(row.shipment.priority)"] : [next, row.next.map { MoneyText.grouped($0.extraCents) } ?? ""]
        return cells + [
          moment(row.delivery), Self.length(minutes: row.lateMinutes), MoneyText.grouped(row.costCents),
        ] + ending
      })
  }

  private var leftOutSection: Section {
    Section(
      "Left out", [("shipment", false), ("trucks", true), ("why", false)],
      leftOut.map { row in [row.shipment.id, "\(row.trucks)", words(row)] })
  }

  private var movesSection: Section {
    Section(
      "Moved bookings",
      [
        ("shipment", false), ("trucks", true), ("from", false), ("to", false), ("delivered", false), ("USD each", true),
      ],
      moves.map { row in
        [
          row.shipment, "\(row.bookings.count)", "\(row.from.crossing) \(moment(row.from.start))",
          "\(row.to.crossing) \(moment(row.to.start))", Self.change(minutes: row.laterMinutes),
          row.extraCents.map(Self.signed) ?? "",
        ]
      })
  }

  private var givenUpSection: Section {
    Section(
      "Bookings given up", [("shipment", false), ("trucks", true), ("was", false), ("why", false)],
      givenUp.map { row in
        [row.shipment, "\(row.bookings.count)", "\(row.from.crossing) \(moment(row.from.start))", row.why]
      })
  }

  private var frontierSection: Section {
    Section(
      "At other prices of a move",
      [("USD a move", true), ("moved", true), ("left out", true), ("cost without moves", true)],
      frontier.map { row in
        [
          MoneyText.grouped(row.movePenaltyCents), "\(row.movedTrucks)", "\(truckCount - row.placedTrucks)",
          MoneyText.grouped(row.costWithoutMovesCents),
        ]
      })
  }

  /// The most rows of places in a table for people; the document for programs has all.
  private static let mostPrices = 20

  private var pricesSection: Section {
    var groups: [[PriceRow]] = []
    for row in prices {
      if row.quota == nil, let last = groups.last?.last, last.quota == nil, last.crossing == row.crossing,
        last.start == row.start
      {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    var shown = groups
    if groups.count > Self.mostPrices {
      let least = groups.map { $0[0].cents }.sorted(by: >)[Self.mostPrices - 1]
      shown = Array(groups.filter { $0[0].cents >= least }.prefix(Self.mostPrices))
    }
    let rest = groups.count - shown.count
    return Section(
      "What one more place is worth",
      [("crossing", false), ("place", false), ("USD", true), ("for other classes", false)],
      shown.map { [$0[0].crossing, words($0[0]), MoneyText.grouped($0[0].cents), otherClasses($0)] }
        + (rest > 0 ? [["…", "\(DecimalText.whole(rest)) more, worth less", "", ""]] : []))
  }

  private var periodPricesSection: Section {
    Section(
      "What one more place in every slot is worth",
      [("crossing", false), ("days", false), ("slots", true), ("USD", true)],
      periodPrices.map { row in
        let first = row.days.lowerBound
        let days = row.isWeek ? "week \(first) to \(row.days.upperBound)" : "\(first.weekday.twoLetters) \(first)"
        return [row.crossing, days, "\(row.slots)", MoneyText.grouped(row.cents)]
      })
  }

  /// `quota daily, 2020-06-07`, `slot Su 2020-06-07 09:30`.
  private func words(_ row: PriceRow) -> String {
    guard let quota = row.quota else { return "slot \(moment(row.start))" }
    let first = clock.wallTime(at: row.start).day
    let last = clock.wallTime(at: row.last).day
    return "quota \(quota), \(first)" + (first == last ? "" : " to \(last)")
  }

  /// `hazmat 519.35, reefer 503.94`; what a place is worth for the classes for which it is worth less.
  private func otherClasses(_ rows: [PriceRow]) -> String {
    guard !rows[0].truckClasses.isEmpty else { return "" }
    let others = rows.dropFirst().flatMap { row in
      row.truckClasses.map { "\($0) \(MoneyText.grouped(row.cents))" }
    }
    let named = Set(rows.flatMap(\.truckClasses))
    let worthless = task.problem.truckClasses.filter { !named.contains($0) }.map { "\($0) 0" }
    return (others + worthless).joined(separator: ", ")
  }

  private var shippersSection: Section {
    Section(
      "Shippers",
      [
        ("shipper", false), ("trucks", true), ("placed", true), ("on time", true), ("mean late", true),
        ("left out", true), ("USD", true),
      ],
      shippers.map { row in
        [
          row.shipper.isEmpty ? "-" : row.shipper, "\(row.trucks)", "\(row.placed)", "\(row.onTime)",
          Self.length(minutes: row.placed > 0 ? row.lateMinutes / row.placed : 0), "\(row.leftOut)",
          MoneyText.grouped(row.costCents),
        ]
      })
  }

  /// `0`, `45 min`, `3:20 h`, `2 d 3:20 h`.
  static func length(minutes: Int) -> String {
    if minutes < 60 { return minutes == 0 ? "0" : "\(minutes) min" }
    let hours = "\(TimeText.hoursAndMinutes(seconds: minutes % 1_440 * 60)) h"
    return minutes < 1_440 ? hours : "\(minutes / 1_440) d \(hours)"
  }

  /// `1 d 2:00 h later`, `3:00 h earlier`, `as before`.
  private static func change(minutes: Int) -> String {
    minutes == 0 ? "as before" : "\(length(minutes: abs(minutes))) \(minutes > 0 ? "later" : "earlier")"
  }
}
