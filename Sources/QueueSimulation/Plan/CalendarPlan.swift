import CivilTime
import OpeningTimeline

/// What a crossing's calendar means for a run, in ticks: hours, announcements, the gate, and what follows from them alone.
struct CalendarPlan: Sendable {
  /// When services may start.
  let hours: OpenHours
  /// When trucks are sent.
  let announced: OpenHours
  /// When trucks are admitted to the yard.
  let gate: GatePlan
  /// When empty trucks of the other side are let in, by stage; nil: the stage needs none.
  let counterpartGates: [GatePlan?]
  /// Open ticks by reporting period.
  let openTicks: [Int]
  /// Servers that should be there, from ticks on, by stage: none while the crossing is closed; empty: the same number
  /// whenever it is open.
  let staffed: [[CrossingPlan.StaffingStep]]
  /// Trucks that each quota (outer) lets through by reporting period (inner), if all its places are used.
  ///
  /// A period of a quota counts where its first open moment lies, and not at all if it has none.
  let quotaPlaces: [[Int]]
  /// The course of trucks as a fluid under endless demand.
  let fluid: FluidCourse

  /// Upper bound on throughput by reporting period, in trucks.
  var fluidBound: [Double] { fluid.served }

  /// - Parameters:
  ///   - open, announced: seconds of UTC.
  ///   - counterpartQuotas: by stage; nil: the stage needs no empty trucks.
  ///   - admitsAlways: whether the yard admits at any hour.
  ///   - boundaries: ticks at which reporting periods begin, and the end of the last one, which ends the horizon.
  ///   - service: what the fluid bound knows about the stages.
  init(
    open: IntervalSet, announced: IntervalSet, quotas: [QuotaSchedule], counterpartQuotas: [[QuotaSchedule]?],
    admitsAlways: Bool, horizonStart: Int, boundaries: [Int], service: FluidService
  ) {
    let horizon = boundaries[boundaries.count - 1]
    let hours = OpenHours(open, horizonStart: horizonStart)
    let gate = GatePlan(
      admitting: admitsAlways ? .always : hours,
      quotas: quotas.map { GatePlan.QuotaPlan($0, horizonStart: horizonStart) }, horizon: horizon)
    let counterpartGates = counterpartQuotas.map { quotas in
      quotas.map {
        GatePlan(
          admitting: hours, quotas: $0.map { GatePlan.QuotaPlan($0, horizonStart: horizonStart) }, horizon: horizon)
      }
    }
    self.init(
      hours: hours, announced: OpenHours(announced, horizonStart: horizonStart), gate: gate,
      counterpartGates: counterpartGates, boundaries: boundaries, service: service)
  }

  /// A calendar given in ticks.
  init(
    hours: OpenHours, announced: OpenHours, gate: GatePlan, counterpartGates: [GatePlan?] = [], boundaries: [Int],
    service: FluidService
  ) {
    self.hours = hours
    self.announced = announced
    self.gate = gate
    self.counterpartGates = counterpartGates
    openTicks = zip(boundaries, boundaries.dropFirst()).map { start, end in
      hours.openTicks(before: end) - hours.openTicks(before: start)
    }
    staffed = service.staffing.map { Self.staffed($0, hours) }
    quotaPlaces = gate.quotas.indices.map { Self.places(of: $0, gate: gate, hours: hours, boundaries: boundaries) }
    fluid = FluidCourse(
      hours: hours, gate: gate, counterpartGates: counterpartGates, service: service, boundaries: boundaries)
  }

  private static func staffed(
    _ staffing: [CrossingPlan.StaffingStep], _ hours: OpenHours
  ) -> [CrossingPlan.StaffingStep] {
    guard !staffing.isEmpty else { return [] }
    let cuts = Set(staffing.map(\.tick) + hours.opens + hours.closes).sorted()
    var opening = 0
    var step = 0
    var result: [CrossingPlan.StaffingStep] = []
    for cut in cuts {
      while opening < hours.closes.count, hours.closes[opening] <= cut { opening += 1 }
      while step + 1 < staffing.count, staffing[step + 1].tick <= cut { step += 1 }
      let isOpen = opening < hours.opens.count && hours.opens[opening] <= cut
      let servers = isOpen && staffing[step].tick <= cut ? staffing[step].servers : 0
      if result.last?.servers != servers { result.append(CrossingPlan.StaffingStep(tick: cut, servers: servers)) }
    }
    return result
  }

  private static func places(of quota: Int, gate: GatePlan, hours: OpenHours, boundaries: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: boundaries.count - 1)
    var last = -1
    for segment in gate.starts.indices {
      let period = gate.periods[segment * gate.quotas.count + quota]
      guard period >= 0, period != last else { continue }
      let opening = hours.firstIndex(endingAfter: gate.starts[segment])
      guard opening < hours.opens.count, hours.opens[opening] < gate.ends[segment] else { continue }
      last = period
      let start = max(gate.starts[segment], hours.opens[opening])
      let reporting = SortedSearch.count(of: boundaries, atMost: start) - 1
      if result.indices.contains(reporting) { result[reporting] += gate.quotas[quota].places[period] }
    }
    return result
  }
}
