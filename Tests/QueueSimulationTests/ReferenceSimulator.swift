import CrossingModel

@testable import QueueSimulation

/// The rules of the model in the plainest words: at every instant at which anything is due, everything is looked at.
///
/// It shares nothing with the engines but the plan and the trucks' needs.
enum ReferenceSimulator {
  struct End: Hashable {
    var tick: Int
    var number: Int
  }

  struct Course {
    var starts: [[Int]]
    var ends: [[End]]
    var overtime: [Int]
    var admissions: [[Int]]
    /// Start and end of each truck at each stage (outer), by number (inner).
    var visits: [[Int: Range<Int>]]
  }

  static func run(_ plan: CrossingPlan, _ calendar: CalendarPlan, _ needs: TruckNeeds, boundaries: [Int]) -> Course {
    let horizon = boundaries[boundaries.count - 1]
    let stages = plan.stages.indices
    var course = Course(
      starts: stages.map { _ in [] }, ends: stages.map { _ in [] },
      overtime: [Int](repeating: 0, count: needs.count),
      admissions: calendar.gate.quotas.map { _ in [Int](repeating: 0, count: boundaries.count - 1) },
      visits: stages.map { _ in [:] })
    let arrivals = needs.queue.map { (tick: needs.layout.tick($0), number: needs.layout.number($0)) }
    var calendarTicks = calendar.hours.opens + calendar.gate.starts
    calendarTicks = Set(calendarTicks.filter { $0 >= 0 && $0 < horizon }).sorted()
    var nextArrival = 0
    var outside: [Int] = []
    var queues: [[Int]] = stages.map { _ in [] }
    var inService: [[End]] = stages.map { _ in [] }
    var inYard = 0
    var used = calendar.gate.quotas.map { [Int](repeating: 0, count: $0.places.count) }
    func isOpen(_ tick: Int) -> Bool {
      zip(calendar.hours.opens, calendar.hours.closes).contains { $0 <= tick && tick < $1 }
    }
    func isAdmitting(_ tick: Int) -> Bool {
      guard let segment = calendar.gate.starts.indices.last(where: { calendar.gate.starts[$0] <= tick }),
        tick < calendar.gate.ends[segment]
      else { return false }
      return calendar.gate.quotas.enumerated().allSatisfy { quota, limit in
        guard let period = limit.ranges.firstIndex(where: { $0.contains(tick) }) else { return true }
        return used[quota][period] < limit.places[period]
      }
    }
    var now = -1
    while true {
      var due = inService.joined().map(\.tick)
      if nextArrival < arrivals.count { due.append(arrivals[nextArrival].tick) }
      if let change = calendarTicks.first(where: { $0 > now }) { due.append(change) }
      guard let next = due.min(), next <= horizon else { break }
      now = next
      for stage in stages {
        let done = inService[stage].filter { $0.tick == now }.sorted { $0.number < $1.number }
        inService[stage].removeAll { $0.tick == now }
        course.ends[stage] += done
        if stage + 1 < stages.count { queues[stage + 1] += done.map(\.number) } else { inYard -= done.count }
      }
      if now == horizon { break }
      while nextArrival < arrivals.count, arrivals[nextArrival].tick == now {
        outside.append(arrivals[nextArrival].number)
        nextArrival += 1
      }
      while let truck = outside.first, isAdmitting(now), inYard < plan.rules.yardPlaces ?? .max {
        outside.removeFirst()
        queues[0].append(truck)
        inYard += 1
        let reporting = boundaries.lastIndex { $0 <= now } ?? 0
        for (quota, limit) in calendar.gate.quotas.enumerated() {
          guard let period = limit.ranges.firstIndex(where: { $0.contains(now) }) else { continue }
          used[quota][period] += 1
          course.admissions[quota][reporting] += 1
        }
      }
      guard isOpen(now) else { continue }
      for stage in stages {
        while inService[stage].count < plan.stages[stage].servers, let truck = queues[stage].first {
          queues[stage].removeFirst()
          let end = now + Int(needs.service[stage][truck])
          course.starts[stage].append(now)
          course.visits[stage][truck] = now..<end
          inService[stage].append(End(tick: end, number: truck))
          course.overtime[truck] += closed(calendar.hours, now, end)
        }
      }
    }
    for stage in stages {
      course.ends[stage] += inService[stage].sorted { ($0.tick, $0.number) < ($1.tick, $1.number) }
    }
    return course
  }

  private static func closed(_ hours: OpenHours, _ start: Int, _ end: Int) -> Int {
    let open = zip(hours.opens, hours.closes).reduce(0) { $0 + max(0, min(end, $1.1) - max(start, $1.0)) }
    return end - start - open
  }
}
