import CrossingModel

@testable import QueueSimulation

/// Figures of a replication counted truck by truck from the reference simulator, in the plainest way.
struct PlainCount {
  private let kit: PlanKit
  private let plan: CrossingPlan
  private let calendar: CalendarPlan
  private var needs = TruckNeeds()
  private let course: ReferenceSimulator.Course
  private let boundaries: [Int]

  init(_ kit: PlanKit, seed: UInt64) {
    self.kit = kit
    plan = kit.plan
    calendar = kit.calendar(plan)
    boundaries = kit.ticks
    needs.draw(plan, calendar, boundaries: boundaries, random: RandomKey(seed: seed).adding(0))
    course = ReferenceSimulator.run(plan, calendar, needs, boundaries: boundaries)
  }

  /// Pairs of figures that must be equal; the last period is the whole horizon.
  func compare(_ run: KitRun, _ period: Int) -> [(name: String, own: Double, plain: Double)] {
    let isWhole = period == boundaries.count - 1
    let start = isWhole ? 0 : boundaries[period]
    let end = isWhole ? boundaries[boundaries.count - 1] : boundaries[period + 1]
    let last = plan.stages.count - 1
    // Services end first: who leaves at the end of a period has left in it.
    let left = course.ends[last].filter { $0.tick <= end && ($0.tick > start || start == 0) }
    var waits: [Int] = []
    var closed = 0
    for departure in left {
      let spans = waitSpans(departure.number)
      waits.append(spans.reduce(0) { $0 + $1.count })
      closed += spans.reduce(0) { $0 + $1.count - openTicks($1) }
    }
    waits.sort()
    let count = Double(waits.count)
    func quantile(_ probability: Double) -> Double {
      guard !waits.isEmpty else { return .nan }
      let place = Double(waits.count - 1) * probability
      let upper = waits[min(Int(place) + 1, waits.count - 1)]
      return (Double(waits[Int(place)]) + (place - place.rounded(.down)) * Double(upper - waits[Int(place)])) / 1_024
    }
    let total = Double(waits.reduce(0, +)) / 1_024
    let come = (0..<needs.count).map(needs.arrivalTick).enumerated().filter {
      $0.offset >= kit.atStart && $0.element != Tick.never
    }
    var result: [(String, Double, Double)] = [
      ("throughput", run(.throughput, period), count),
      ("arrivals", run(.arrivals, period), Double(come.filter { $0.element >= start && $0.element < end }.count)),
      ("mean wait", run(.meanWait, period), count > 0 ? total / count : .nan),
      ("closed wait", run(.closedWait, period), count > 0 ? Double(closed) / 1_024 / count : .nan),
      ("P50", run(.waitP50, period), quantile(0.5)), ("P90", run(.waitP90, period), quantile(0.9)),
      ("P95", run(.waitP95, period), quantile(0.95)),
      ("open", run(.openTime, period), Double(openTicks(start..<end)) / 1_024),
      ("largest queue", run(.largestQueue, period), Double(largestQueue(start..<end))),
      ("tonnes", run(.tonnes, period), left.reduce(0) { $0 + load($1.number).tonnes }),
      ("value", run(.value, period), left.reduce(0) { $0 + load($1.number).value }),
    ]
    let present = (0..<needs.count).filter { needs.arrivalTick(of: $0) < end }
    let gone = course.ends[last].filter { $0.tick <= end }.count
    let serving = course.visits.reduce(0) { $0 + $1.values.filter { $0.lowerBound < end && $0.upperBound > end }.count }
    result.append(("in service", run(.inServiceAtEnd, period), Double(serving)))
    result.append(("queue at end", run(.queueAtEnd, period), Double(present.count - gone - serving)))
    for stage in plan.stages.indices {
      let parts = course.visits[stage].values.map { $0.clamped(to: start..<end) }
      let open = parts.reduce(0) { $0 + openTicks($1) }
      let busy = parts.reduce(0) { $0 + $1.count }
      let staffed = plan.stages[stage].servers * openTicks(start..<end)
      result.append(
        ("utilisation", run(.utilisation, stage: stage, period), staffed > 0 ? Double(open) / Double(staffed) : .nan))
      result.append(("overtime", run(.overtime, stage: stage, period), Double(busy - open) / 1_024))
    }
    return result
  }

  /// When a truck waits; the last one ends at the horizon if it waits there.
  private func waitSpans(_ number: Int) -> [Range<Int>] {
    var since = needs.arrivalTick(of: number)
    var spans: [Range<Int>] = []
    for visits in course.visits {
      guard let visit = visits[number] else {
        spans.append(since..<max(since, boundaries[boundaries.count - 1]))
        break
      }
      spans.append(since..<visit.lowerBound)
      since = visit.upperBound
    }
    return spans
  }

  private func openTicks(_ range: Range<Int>) -> Int {
    zip(calendar.hours.opens, calendar.hours.closes).reduce(0) {
      $0 + max(0, min(range.upperBound, $1.1) - max(range.lowerBound, $1.0))
    }
  }

  private func load(_ number: Int) -> CrossingPlan.TruckLoad {
    let loads = (kit.atStart > 0 ? plan.initial.map(\.load) : []) + plan.streams.map(\.load)
    let group = needs.firstNumbers.lastIndex { $0 <= number } ?? 0
    return loads[group]
  }

  private func largestQueue(_ range: Range<Int>) -> Int {
    var changes: [Int: Int] = [:]
    var before = 0
    for number in (0..<needs.count) where needs.arrivalTick(of: number) != Tick.never {
      for span in waitSpans(number) where !span.isEmpty {
        changes[span.lowerBound, default: 0] += 1
        changes[span.upperBound, default: 0] -= 1
      }
    }
    for (tick, change) in changes where tick < range.lowerBound { before += change }
    var most = before
    var now = before
    for tick in changes.keys.sorted() where range.contains(tick) {
      now += changes[tick] ?? 0
      most = max(most, now)
    }
    return most
  }
}
