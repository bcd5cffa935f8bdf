public import CivilTime
public import CrossingModel

/// Takes bookings and gives them up, by the rules of the crossings; it knows of no file and no clock.
///
/// Every rule that a request breaks is named. What was asked for already, under the same id, is not done twice.
public struct BookingDesk: Sendable {
  /// What became of a request.
  public enum Decision: Hashable, Sendable {
    /// It was carried out.
    case done
    /// It had been carried out before; nothing changed.
    case unchanged
    /// It is not carried out, for these reasons; nothing changed.
    case refused([BookingRefusal])
  }

  /// All bookings as they are now, in the order in which they came.
  public private(set) var bookings: [TruckBooking]
  /// Where each booking stands in the list.
  private var indices: [String: Int]
  /// The bookings that hold, by plate.
  private var holders: [String: [String]] = [:]
  private let grids: [SlotGrid]
  private var occupancies: [SlotOccupancy]
  private let truckClasses: [String]
  private let clock: TimeZoneTable
  private let now: Instant

  /// A desk at a moment.
  ///
  /// - Parameters:
  ///   - bookings: what the ledger holds, in its order; of two with the same id the first counts.
  ///   - grids: the slots of the crossings for which bookings are taken.
  ///   - clock: the exporter's, by whose days horizons and shares count.
  public init(
    _ bookings: [TruckBooking], grids: [SlotGrid], truckClasses: [String], clock: TimeZoneTable, now: Instant
  ) {
    self.bookings = bookings
    indices = Dictionary(bookings.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    self.grids = grids
    occupancies = grids.map { SlotOccupancy($0.crossing, truckClasses: truckClasses, bookings: bookings) }
    self.truckClasses = truckClasses
    self.clock = clock
    self.now = now
    for booking in bookings where booking.holds { hold(booking) }
  }

  /// The booking of an id.
  public func booking(_ id: String) -> TruckBooking? { indices[id].map { bookings[$0] } }

  /// The first of `prefix1`, `prefix2` and on that no booking has.
  public func freeID(prefix: String) -> String {
    var number = 1
    while indices["\(prefix)\(number)"] != nil { number += 1 }
    return "\(prefix)\(number)"
  }

  // MARK: Requests

  /// Takes a booking.
  public mutating func book(_ request: TruckBooking) -> Decision {
    if let index = indices[request.id] {
      let existing = bookings[index]
      if !existing.holds { return .refused([.cancelledBefore(id: request.id)]) }
      return existing == request ? .unchanged : .refused([.otherBooking(existing)])
    }
    let refusals = refusals(request)
    guard refusals.isEmpty else { return .refused(refusals) }
    indices[request.id] = bookings.count
    bookings.append(request)
    takePlace(of: request)
    return .done
  }

  /// Gives a booking up; its place is free again, and its id is not.
  public mutating func cancel(_ id: String) -> Decision {
    guard let index = indices[id] else { return .refused([.unknownBooking(id: id)]) }
    let booking = bookings[index]
    guard booking.holds else { return .unchanged }
    if end(of: booking) <= now { return .refused([.isOver(booking)]) }
    release(booking)
    bookings[index].status = .cancelled
    return .done
  }

  /// Gives bookings up, moves others and takes new ones, all or none of it.
  ///
  /// All places that become free are free before any is taken, so that two bookings may change places.
  ///
  /// - Parameter changed: bookings as they shall be; those whose ids are there already are moved.
  /// - Returns: the reasons by booking; empty if everything was done.
  public mutating func change(
    cancelling cancelled: [String], to changed: [TruckBooking]
  ) -> [(booking: TruckBooking, refusals: [BookingRefusal])] {
    var desk = self
    var refused: [(TruckBooking, [BookingRefusal])] = []
    for id in cancelled {
      if case .refused(let reasons) = desk.cancel(id), let booking = booking(id) { refused.append((booking, reasons)) }
    }
    for booking in changed {
      if let before = desk.booking(booking.id), before.holds { desk.release(before) }
    }
    for booking in changed {
      var reasons = desk.refusals(booking)
      if let before = desk.booking(booking.id), !before.holds { reasons = [.cancelledBefore(id: booking.id)] }
      guard reasons.isEmpty else {
        refused.append((booking, reasons))
        continue
      }
      if let index = desk.indices[booking.id] {
        desk.bookings[index] = booking
      } else {
        desk.indices[booking.id] = desk.bookings.count
        desk.bookings.append(booking)
      }
      desk.takePlace(of: booking)
    }
    if refused.isEmpty { self = desk }
    return refused
  }

  // MARK: Rules

  /// All rules that a booking breaks.
  private func refusals(_ request: TruckBooking) -> [BookingRefusal] {
    var refusals: [BookingRefusal] = []
    if let other = otherBooking(ofPlate: request.plate) { refusals.append(.plateTaken(other)) }
    guard let index = grids.firstIndex(where: { $0.crossing.id == request.crossing }) else {
      return refusals + [.unknownCrossing(request.crossing)]
    }
    guard let truckClass = truckClasses.firstIndex(of: request.truckClass) else {
      return refusals + [.unknownClass(request.truckClass)]
    }
    let grid = grids[index]
    refusals += timeRefusals(request, grid.policy)
    guard let slot = grid.crossing.slotIndex(startingAt: request.slotStart.seconds / 60),
      grid.crossing.slots[slot].startMinute * 60 == request.slotStart.seconds
    else {
      return refusals + [unknownSlot(request.slotStart, in: grid)]
    }
    if grid.crossing.slots[slot].isClosed { refusals.append(.closed(grid.closures[slot])) }
    refusals += placeRefusals(truckClass, slot, occupancies[index])
    refusals += shareRefusals(request, slot, grid)
    return refusals
  }

  private func timeRefusals(_ request: TruckBooking, _ policy: SlotPolicy) -> [BookingRefusal] {
    let cutOff = request.slotStart - policy.cutOffMinutes * 60
    if now > cutOff { return [.pastCutOff(cutOff, minutes: policy.cutOffMinutes)] }
    let last = clock.wallTime(at: now).day + policy.horizonDays
    if clock.wallTime(at: request.slotStart).day > last { return [.beyondHorizon(last, days: policy.horizonDays)] }
    return []
  }

  private func unknownSlot(_ moment: Instant, in grid: SlotGrid) -> BookingRefusal {
    let after = grid.slots(in: moment.seconds..<Int.max / 2).lowerBound
    func start(_ slot: Int) -> Instant? {
      grid.crossing.slots.indices.contains(slot) ? Instant(seconds: grid.seconds(ofSlot: slot).lowerBound) : nil
    }
    return .unknownSlot(moment, before: start(after - 1), after: start(after))
  }

  private func placeRefusals(_ truckClass: Int, _ slot: Int, _ occupancy: SlotOccupancy) -> [BookingRefusal] {
    let values = occupancy.crossing.slots[slot]
    let classPlaces = values.places(forClass: truckClass)
    if classPlaces == 0 { return [.classNotHandled(truckClasses[truckClass])] }
    var refusals: [BookingRefusal] = []
    if occupancy.trucks[slot] >= values.places {
      refusals.append(.slotFull(places: values.places))
    } else if occupancy.trucksByClass[slot][truckClass] >= classPlaces {
      refusals.append(.classFull(truckClasses[truckClass], places: classPlaces))
    }
    for quota in occupancy.quotas(ofSlot: slot) where occupancy.left(ofQuota: quota) == 0 {
      let values = occupancy.crossing.quotas[quota]
      refusals.append(.quotaFull(id: values.id, places: values.places))
    }
    return refusals
  }

  private func shareRefusals(_ request: TruckBooking, _ slot: Int, _ grid: SlotGrid) -> [BookingRefusal] {
    guard let share = grid.policy.shipperShare, !request.shipper.isEmpty,
      let day = grid.crossing.days.first(where: { $0.slots.contains(slot) }), let most = day.placesPerShipper
    else { return [] }
    let held = bookings.count {
      $0.holds && $0.shipper == request.shipper && $0.crossing == request.crossing && $0.id != request.id
        && grid.crossing.slotIndex(startingAt: $0.slotStart.seconds / 60).map(day.slots.contains) ?? false
    }
    let date = clock.wallTime(at: request.slotStart).day
    return held >= most ? [.shareReached(shipper: request.shipper, day: date, places: most, share: share)] : []
  }

  /// A booking that the truck has and whose slot is not over.
  private func otherBooking(ofPlate plate: String) -> TruckBooking? {
    let ids = holders[Self.plateKey(plate)] ?? []
    return ids.lazy.compactMap { booking($0) }.first { end(of: $0) > now }
  }

  private func end(of booking: TruckBooking) -> Instant {
    let grid = grids.first { $0.crossing.id == booking.crossing }
    return booking.slotStart + (grid?.policy ?? SlotPolicy()).lengthMinutes * 60
  }

  // MARK: Places

  private mutating func takePlace(of booking: TruckBooking) {
    count(booking, 1)
    hold(booking)
  }

  private mutating func release(_ booking: TruckBooking) {
    count(booking, -1)
    holders[Self.plateKey(booking.plate)]?.removeAll { $0 == booking.id }
  }

  private mutating func count(_ booking: TruckBooking, _ trucks: Int) {
    guard let index = grids.firstIndex(where: { $0.crossing.id == booking.crossing }),
      let truckClass = truckClasses.firstIndex(of: booking.truckClass),
      let slot = grids[index].crossing.slotIndex(startingAt: booking.slotStart.seconds / 60)
    else { return }
    occupancies[index].take(trucks, truckClass: truckClass, slot: slot)
  }

  private mutating func hold(_ booking: TruckBooking) {
    let key = Self.plateKey(booking.plate)
    if !key.isEmpty { holders[key, default: []].append(booking.id) }
  }

  /// A plate without what people write differently: case, spaces, hyphens.
  private static func plateKey(_ plate: String) -> String {
    String(plate.lowercased().filter { !$0.isWhitespace && $0 != "-" })
  }
}
