import CrossingModel

/// Hours and staffing in the course of a run of events.
struct CalendarClock {
  private let hours: OpenHours
  private let closing: ClosingPolicy
  private let staffing: [[CrossingPlan.StaffingStep]]
  /// The opening that is on or comes next.
  private(set) var opening = 0
  private var isOpenNow = false
  private var now = -1
  /// The step that holds, by stage.
  private var step: [Int]
  private let isStaffingFixed: Bool

  init(_ plan: CrossingPlan, _ hours: OpenHours) {
    self.hours = hours
    closing = plan.rules.closing
    staffing = plan.stages.map(\.staffing)
    isStaffingFixed = staffing.allSatisfy(\.isEmpty)
    step = staffing.map { _ in 0 }
  }

  /// Goes on to a tick, not back.
  @inline(__always)
  mutating func advance(to tick: Int) {
    while opening < hours.closes.count, hours.closes[opening] <= tick { opening += 1 }
    isOpenNow = opening < hours.opens.count && hours.opens[opening] <= tick
    now = tick
    guard !isStaffingFixed else { return }
    for stage in staffing.indices {
      while step[stage] + 1 < staffing[stage].count, staffing[stage][step[stage] + 1].tick <= tick { step[stage] += 1 }
    }
  }

  /// The next tick at which the crossing opens or a number of servers changes.
  func nextChange(after tick: Int) -> Int {
    var index = opening
    while index < hours.opens.count, hours.opens[index] <= tick { index += 1 }
    var next = index < hours.opens.count ? hours.opens[index] : Tick.never
    for stage in staffing.indices {
      var index = step[stage]
      while index < staffing[stage].count, staffing[stage][index].tick <= tick { index += 1 }
      if index < staffing[stage].count { next = min(next, staffing[stage][index].tick) }
    }
    return next
  }

  /// Servers that a stage has now.
  func servers(of stage: Int, _ plan: CrossingPlan.StagePlan) -> Int {
    staffing[stage].isEmpty ? plan.servers : staffing[stage][step[stage]].servers
  }

  /// Whether services may start at a stage.
  @inline(__always)
  func isOpen(_ stage: Int) -> Bool {
    isOpenNow || (closing == .drain && stage > 0)
  }

  /// The tick from which on the crossing is closed; of no meaning while it is.
  @inline(__always)
  func close(of stage: Int) -> Int {
    isOpenNow ? hours.closes[opening] : now
  }

  /// When a service that starts now ends; nil if it must not start.
  @inline(__always)
  func end(of length: Int, from now: Int, at stage: Int) -> Int? {
    switch closing {
    case .finish, .drain:
      return now + length
    case .lastStart:
      // One that is longer than the whole opening would wait for ever: it starts at the first moment.
      return now + length <= hours.closes[opening] || now == hours.opens[opening] ? now + length : nil
    case .pause:
      return hours.tick(after: length, from: now, inOpening: opening)
    }
  }
}
