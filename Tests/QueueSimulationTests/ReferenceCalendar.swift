import CrossingModel

@testable import QueueSimulation

/// What the calendar says at a moment, looked up from the beginning each time.
struct ReferenceCalendar {
  private let plan: CrossingPlan
  private let openings: [Range<Int>]
  private let gates: [Range<Int>]
  private let quotas: [GatePlan.QuotaPlan]
  private let boundaries: [Int]
  /// Moments at which something changes.
  let instants: [Int]
  /// Trucks admitted by quota and period.
  private var used: [[Int]]

  init(_ calendar: CalendarPlan, _ plan: CrossingPlan, _ boundaries: [Int]) {
    self.plan = plan
    self.boundaries = boundaries
    openings = zip(calendar.hours.opens, calendar.hours.closes).map { $0..<$1 }
    gates = zip(calendar.gate.starts, calendar.gate.ends).map { $0..<$1 }
    quotas = calendar.gate.quotas
    used = quotas.map { [Int](repeating: 0, count: $0.places.count) }
    let shifts = plan.stages.flatMap { $0.staffing.map(\.tick) }
    instants = shifts + (openings + gates).flatMap { [$0.lowerBound, $0.upperBound] }
  }

  func isOpen(_ stage: Int, _ now: Int) -> Bool {
    plan.rules.closing == .drain && stage > 0 || openings.contains { $0.contains(now) }
  }

  func servers(_ stage: Int, _ now: Int) -> Int {
    plan.stages[stage].staffing.last { $0.tick <= now }?.servers ?? plan.stages[stage].servers
  }

  /// When a service ends that starts now; nil: it must not start.
  func end(of length: Int, from now: Int) -> Int? {
    switch plan.rules.closing {
    case .finish, .drain: return now + length
    case .lastStart:
      let opening = openings.first { $0.contains(now) }
      let fits = now + length <= opening?.upperBound ?? 0
      let canNeverFit = length > opening?.count ?? 0 && now == opening?.lowerBound
      return fits || canNeverFit ? now + length : nil
    case .pause:
      var left = length
      for opening in openings where opening.upperBound > now {
        let start = max(now, opening.lowerBound)
        if start + left <= opening.upperBound { return start + left }
        left -= opening.upperBound - start
      }
      return boundaries[boundaries.count - 1] + Int(UInt32.max)
    }
  }

  /// Closed ticks within a service; none where it pauses.
  func overtime(_ service: Range<Int>) -> Int {
    guard plan.rules.closing != .pause else { return 0 }
    return openings.reduce(service.count) { $0 - $1.clamped(to: service).count }
  }

  func isAdmitting(_ now: Int) -> Bool {
    gates.contains { $0.contains(now) }
      && quotas.indices.allSatisfy { quota in
        period(quota, now).map { used[quota][$0] < quotas[quota].places[$0] } ?? true
      }
  }

  mutating func admit(_ now: Int, _ admissions: inout [[Int]]) {
    let reporting = boundaries.lastIndex { $0 <= now } ?? 0
    for quota in quotas.indices {
      guard let period = period(quota, now) else { continue }
      used[quota][period] += 1
      admissions[quota][reporting] += 1
    }
  }

  private func period(_ quota: Int, _ now: Int) -> Int? {
    quotas[quota].ranges.firstIndex { $0.contains(now) }
  }
}
