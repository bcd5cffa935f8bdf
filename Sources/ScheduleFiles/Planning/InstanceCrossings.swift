import CivilTime
import Diagnostics
import SlotPlanning

/// A crossing of an instance, and its clock.
struct InstanceCrossing {
  var values: PlanCrossing
  /// What the crossing's clock is ahead of UTC, in minutes.
  let offsetMinutes: Int
  /// Trucks a local day; nil: no limit.
  let placesPerDay: Int?

  /// The crossing with its local days, by the starts of slots, and a quota for each of them.
  var planCrossing: PlanCrossing {
    var crossing = values
    func day(_ minute: Int) -> Day { WallTime(minutes: minute + offsetMinutes).day }
    crossing.days = SlotDay.days(of: values.slots) { day($0).number }
    guard let placesPerDay else { return crossing }
    crossing.quotas += crossing.days.map { entry in
      SlotQuota(
        id: "\(day(values.slots[entry.slots.lowerBound].startMinute))", slots: entry.slots, places: placesPerDay)
    }
    return crossing
  }
}

/// `crossing,utc_offset_min,slot_min,clearance_min,fee_usd,day_cap`.
struct InstanceCrossingTable {
  var reader: RowReader

  init(_ source: SourceText) {
    reader = RowReader(
      source, required: ["crossing", "utc_offset_min", "slot_min", "clearance_min", "fee_usd"], optional: ["day_cap"])
  }

  mutating func crossings() -> [InstanceCrossing] {
    var crossings: [InstanceCrossing] = []
    var lines: [String: Int] = [:]
    while let row = reader.next() {
      let id = reader.newText(row, "crossing", "the id of a crossing", &lines)
      let offset = reader.wholeNumber(row, "utc_offset_min", of: "minutes", in: -900...900)
      let slot = reader.wholeNumber(row, "slot_min", of: "minutes", in: 1...1_440)
      let clearance = reader.wholeNumber(row, "clearance_min", of: "minutes", in: 0...100_000)
      let fee = reader.cents(row, "fee_usd")
      var places: Int?
      if !reader.raw(row, "day_cap").isEmpty {
        places = reader.wholeNumber(row, "day_cap", of: "trucks a day", in: 0...1_000_000)
      }
      guard let id else { continue }
      // With a fault there is no problem; the crossing is known all the same, so that other tables' faults are theirs alone.
      crossings.append(
        InstanceCrossing(
          values: PlanCrossing(
            id: id, slotMinutes: slot ?? 60, clearanceMinutes: clearance ?? 0, feeCents: fee?.cents ?? 0, slots: []),
          offsetMinutes: offset ?? 0, placesPerDay: places))
    }
    return crossings
  }
}

/// `crossing,open_local,close_local,cap_total,cap_general,cap_reefer,cap_hazmat,cap_oversize`.
struct InstanceWindowTable {
  var reader: RowReader

  init(_ source: SourceText) {
    reader = RowReader(
      source,
      required: ["crossing", "open_local", "close_local", "cap_total"]
        + InstanceFiles.truckClasses.map { "cap_\($0)" }, optional: [])
  }

  mutating func addSlots(to crossings: inout [InstanceCrossing]) {
    var windows = crossings.map { _ in [Range<Int>]() }
    while let row = reader.next() {
      let index = reader.knownCrossing(row, crossings)
      let open = reader.moment(row, "open_local")?.time
      let close = reader.moment(row, "close_local")?.time
      let total = reader.wholeNumber(row, "cap_total", of: "trucks", in: 0...1_000_000)
      let byClass = InstanceFiles.truckClasses.map {
        reader.wholeNumber(row, "cap_\($0)", of: "trucks", in: 0...1_000_000)
      }
      guard let index, let open, let close, let total, !byClass.contains(nil) else { continue }
      guard open < close else {
        reader.report(row, "close_local", "found a window that closes at \(close), expected a time after \(open)")
        continue
      }
      let offset = crossings[index].offsetMinutes
      let range = open.minutes - offset..<close.minutes - offset
      if windows[index].contains(where: { $0.overlaps(range) }) {
        reader.report(row, "open_local", "found a window that overlaps an earlier one, expected windows apart")
        continue
      }
      windows[index].append(range)
      crossings[index].addSlots(range, places: total, byClass: byClass.compactMap { $0 })
    }
    for index in crossings.indices { crossings[index].values.slots.sort { $0.startMinute < $1.startMinute } }
  }
}

extension InstanceCrossing {
  /// Lays slots on a window; a remainder shorter than a slot is none.
  fileprivate mutating func addSlots(_ window: Range<Int>, places: Int, byClass: [Int]) {
    var start = window.lowerBound
    while start + values.slotMinutes <= window.upperBound {
      values.slots.append(Slot(startMinute: start, places: places, placesByClass: byClass))
      start += values.slotMinutes
    }
  }
}

/// `crossing,from,to`.
struct InstanceClosureTable {
  var reader: RowReader

  init(_ source: SourceText) {
    reader = RowReader(source, required: ["crossing", "from", "to"], optional: [])
  }

  mutating func close(_ crossings: inout [InstanceCrossing]) {
    while let row = reader.next() {
      let index = reader.knownCrossing(row, crossings)
      let from = reader.utcMinute(row, "from")
      let to = reader.utcMinute(row, "to")
      guard let index, let from, let to else { continue }
      let length = crossings[index].values.slotMinutes
      for slot in crossings[index].values.slots.indices {
        let start = crossings[index].values.slots[slot].startMinute
        if start < to, from < start + length { crossings[index].values.slots[slot].isClosed = true }
      }
    }
  }
}

extension RowReader {
  /// The index of the crossing that a row names.
  fileprivate mutating func knownCrossing(_ row: Int, _ crossings: [InstanceCrossing]) -> Int? {
    guard let id = text(row, "crossing", "the id of a crossing") else { return nil }
    if let index = crossings.firstIndex(where: { $0.values.id == id }) { return index }
    report(
      row, "crossing", "found \(quoted(id)), expected the id of a crossing",
      suggestion: nearest(to: id, among: crossings.map(\.values.id)))
    return nil
  }

  /// A moment in minutes of UTC; without an offset it is UTC.
  mutating func utcMinute(_ row: Int, _ column: String) -> Int? {
    moment(row, column).map { $0.time.minutes - ($0.offsetSeconds ?? 0) / 60 }
  }
}
