import CrossingModel
import SlotPlanning

/// Planning problems of any size, the same for the same seed: a week of a country's crossings with about as many places
/// as trucks.
struct InstanceGenerator {
  /// Trucks of all shipments, about.
  var trucks: Int
  /// Slots of all crossings, about.
  var slots: Int
  /// Shipments that may use every crossing, in hundredths; the others may use one to three.
  var anyCrossingPercent = 20
  /// Trucks of a shipment at most; they are mostly few.
  var largestShipment = 11
  /// Places as a share of the trucks.
  var placesPerTruck = 1.1
  var seed: UInt64 = 1

  private static let minutesPerDay = 1_440

  /// A problem.
  func problem() -> PlanningProblem {
    var random = SplitMix(state: seed)
    let crossings = makeCrossings(&random)
    let places = (0..<30).map { "P\($0)" }
    let legs = places.flatMap { place in
      crossings.map { crossing in
        let minutes = 60 + 5 * random.below(200)
        return TravelLeg(
          place: place, crossing: crossing.id, minutes: minutes, costCents: 2_000 + minutes * (100 + random.below(60)))
      }
    }
    var shipments: [Shipment] = []
    var left = trucks
    while left > 0 {
      let shipment = makeShipment(shipments.count, trucks: min(left, size(&random)), crossings, places, &random)
      left -= shipment.trucks
      shipments.append(shipment)
    }
    let parameters = PlanParameters()
    return PlanningProblem(
      parameters: parameters, truckClasses: ["general", "reefer", "hazmat", "oversize"], crossings: crossings,
      legs: legs, shipments: shipments)
  }

  private func size(_ random: inout SplitMix) -> Int {
    1 + random.below(random.below(3) > 0 ? min(4, largestShipment) : largestShipment)
  }

  private var days: Int { 7 }

  private func makeCrossings(_ random: inout SplitMix) -> [PlanCrossing] {
    // Sixteen hours a day in slots of an hour, or of half an hour at every third crossing.
    var crossings: [PlanCrossing] = []
    var count = 0
    let perSlot = max(1, Int((Double(trucks) * placesPerTruck / Double(slots)).rounded()))
    while count < slots {
      let length = crossings.count % 3 == 1 ? 30 : 60
      var list: [Slot] = []
      for day in 0..<days {
        for minute in stride(from: 6 * 60, to: 22 * 60, by: length) where count < slots {
          let byClass = [perSlot, max(1, perSlot / 2), max(1, perSlot / 3), max(1, perSlot / 8)]
          list.append(
            Slot(startMinute: day * Self.minutesPerDay + minute, places: perSlot, placesByClass: byClass))
          count += 1
        }
      }
      var quotas: [SlotQuota] = []
      if crossings.count % 4 == 3 {
        let perDay = 16 * 60 / length
        for start in stride(from: 0, to: list.count, by: perDay) {
          let end = min(list.count, start + perDay)
          quotas.append(SlotQuota(id: "daily", slots: start..<end, places: (end - start) * perSlot * 9 / 10))
        }
      }
      crossings.append(
        PlanCrossing(
          id: "X\(crossings.count)", slotMinutes: length, clearanceMinutes: 30 + 10 * random.below(9),
          feeCents: 1_000 + 100 * random.below(80), slots: list, quotas: quotas))
    }
    return crossings
  }

  private func makeShipment(
    _ index: Int, trucks: Int, _ crossings: [PlanCrossing], _ places: [String], _ random: inout SplitMix
  ) -> Shipment {
    let ready = random.below(days * Self.minutesPerDay * 8 / 10) - Self.minutesPerDay / 4
    let perTruck = [500_000, 2_000_000, 6_000_000, 20_000_000][random.below(4)] + random.below(500_000)
    let priority = [0, 1, 1, 2, 2, 2, 2, 3, 3, 3][random.below(10)]
    let isFree = random.below(100) < anyCrossingPercent
    let allowed = isFree ? crossings.count : min(1 + random.below(3), crossings.count)
    let first = random.below(crossings.count)
    let names = (0..<allowed).map { crossings[(first + $0) % crossings.count].id }
    let patience = 10 * 60 + random.below(48 * 60)
    return Shipment(
      id: "F\(index)", shipper: "S\(random.below(max(3, trucks / 50)))",
      truckClass: [0, 0, 0, 0, 0, 0, 1, 1, 2, 3][random.below(10)], trucks: trucks, valueCents: perTruck * trucks,
      origin: places[random.below(15)], destination: places[15 + random.below(15)], readyMinute: ready,
      deadlineMinute: ready + 24 * 60 + patience, allowedCrossings: names, priority: priority,
      decayPartsPerMillionPerDay: [1_000, 3_000, 10_000, 50_000][random.below(4)],
      shelfLifeMinutes: random.below(6) == 0 ? 5 * Self.minutesPerDay : nil,
      latenessCentsPerHour: 100 * (10 + random.below(90)), latenessFixedCents: 5_000 * random.below(10),
      unplacedCents: perTruck / 4 + [1_200_000, 450_000, 150_000, 75_000][priority] + 260_000)
  }
}

/// SplitMix64; Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
