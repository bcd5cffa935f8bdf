import SeededRandom
import Testing

@testable import QueueTheory

@Suite("Courses without randomness")
struct FluidTests {
  private static func rate(_ pieces: [(Double, Double)]) throws -> PiecewiseRate {
    try PiecewiseRate(pieces.map { .init(from: $0.0, rate: $0.1) })
  }

  @Test("6 a minute from 7:45, 2 from 8:15; the gate opens at 8:00 and serves 6 a minute")
  func lateGate() throws {
    let queue = try GatedFluidQueue(
      arrivals: Self.rate([(465, 6), (495, 2)]), service: Self.rate([(480, 6)]), start: 465)
    let course = try queue.course(until: 600)
    #expect(course.goneAt == 517.5)
    #expect(course.largestQueue == (90, 480))
    #expect(course.totalDelay == 3_037.5)
    #expect(course.longestWait == 15)
    #expect(course.queue(at: 400) == 0)
    #expect(course.queue(at: 470) == 30)
    #expect(course.queue(at: 490) == 90)
    #expect(course.queue(at: 505) == 50)
    #expect(course.queue(at: 700) == 0)
    #expect(try queue.course(until: 510).goneAt == nil)
    #expect(try queue.course(until: 465).totalDelay == 0)
  }

  @Test("by hand: a queue at the start, a gate that is open twice")
  func twice() throws {
    let queue = try GatedFluidQueue(
      arrivals: Self.rate([(0, 1), (600, 0)]), service: Self.rate([(60, 3), (180, 0), (240, 3), (900, 0)]), start: 0,
      queueAtStart: 240)
    let course = try queue.course(until: 900)
    // 240, 300 at 60, 60 at 180, 120 at 240, gone at 300: 270·60 + 180·120 + 90·60 + 60·60.
    #expect(course.largestQueue == (300, 60))
    #expect(course.goneAt == 300)
    #expect(course.totalDelay == 46_800)
    // The last of those there at the start waits for 240 to be served: at 140.
    #expect(course.longestWait == 140)
    #expect(course.points.last?.arrived == 840)
    #expect(course.points.last?.served == 840)
  }

  @Test("who comes as the gate closes waits until it opens; a queue is never gone with less service than arrivals")
  func jumps() throws {
    let closing = try GatedFluidQueue(
      arrivals: Self.rate([(0, 1)]), service: Self.rate([(0, 2), (10, 0), (100, 2)]), start: 0)
    let course = try closing.course(until: 300)
    #expect(course.longestWait == 90)
    #expect(course.largestQueue == (90, 100))
    #expect(course.goneAt == 190)
    let hopeless = try GatedFluidQueue(arrivals: Self.rate([(0, 3)]), service: Self.rate([(0, 2)]), start: 0)
    let growing = try hopeless.course(until: 60)
    #expect(growing.goneAt == nil)
    #expect(growing.largestQueue == (60, 60))
    // 120 of 180 are served; the last of them came at 40.
    #expect(growing.longestWait == 20)
    let never = try GatedFluidQueue(
      arrivals: Self.rate([(0, 1)]), service: PiecewiseRate([]), start: 0, queueAtStart: 5)
    #expect(try never.course(until: 10).totalDelay == 100)
    #expect(try never.course(until: 10).longestWait == 0)
    let empty = try GatedFluidQueue(arrivals: PiecewiseRate([]), service: PiecewiseRate([]), start: 3)
    #expect(try empty.course(until: 10).goneAt == 3)
  }

  @Test("a year of nights, each queue gone just as the gate closes: rounding leaves nobody behind", arguments: 1...12)
  func year(tenths: Int) throws {
    let rate = Double(tenths) / 10
    let days = 365
    var service: [(Double, Double)] = []
    for day in 1...days {
      let midnight = Double(day) * 1_440
      service += [(midnight + 480, 3 * rate), (midnight + 960, 0)]
    }
    let end = Double(days) * 1_440 + 960
    let queue = try GatedFluidQueue(arrivals: Self.rate([(0, rate)]), service: Self.rate(service), start: 960)
    let course = try queue.course(until: end)
    #expect(course.points.count == 1 + 2 * days)
    #expect(abs(course.longestWait - 960) < 1e-6)
    #expect(course.goneAt == end)
    #expect(agree(course.totalDelay, rate * Double(days) * 691_200, within: 1e-9))
    #expect(abs(course.largestQueue.queue - 960 * rate) < 1e-6)
  }

  /// In steps of a thousandth, with waits read off the two curves.
  @Test("agrees with small steps", arguments: 0..<12)
  func steps(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func pieces(_ highest: Int) -> [(Double, Double)] {
      var time = 0
      return (0..<5).map { _ in
        defer { time += random.from(1...6) }
        return (Double(time), Double(random.from(0...highest)))
      }
    }
    let arrivals = try Self.rate(pieces(4))
    let service = try Self.rate(pieces(6) + [(40, 7)])
    let opening = Double(random.from(0...3))
    let queueAtStart = Double(random.from(0...10))
    let course = try GatedFluidQueue(arrivals: arrivals, service: service, start: opening, queueAtStart: queueAtStart)
      .course(until: 60)
    let step = 1.0 / 1_000
    var queue = queueAtStart
    var delay = 0.0
    var largest = queue
    var arrived = [queueAtStart]
    var served = [0.0]
    for index in 0..<Int((60 - opening) / step + 0.5) {
      let time = opening + (Double(index) + 0.5) * step
      let came = arrivals.rate(at: time) * step
      let left = min(queue + came, service.rate(at: time) * step)
      queue += came - left
      delay += queue * step
      largest = max(largest, queue)
      arrived.append(arrived[index] + came)
      served.append(served[index] + left)
    }
    var longest = 0.0
    var arrival = 0
    var start = 0
    for level in stride(from: 0.005, to: served[served.count - 1], by: 0.01) {
      while arrived[arrival] < level { arrival += 1 }
      while served[start] < level { start += 1 }
      longest = max(longest, Double(start - arrival) * step)
    }
    #expect(abs(course.totalDelay - delay) < 0.01 * max(1, delay), "seed \(seed): \(course.totalDelay), not \(delay)")
    #expect(abs(course.largestQueue.queue - largest) < 0.02, "seed \(seed)")
    #expect(abs((course.points.last?.served ?? 0) - served[served.count - 1]) < 0.02, "seed \(seed)")
    #expect(abs(course.longestWait - longest) < 0.03, "seed \(seed): \(course.longestWait), not \(longest)")
    let came = arrivals.total(from: opening, until: 60) + queueAtStart
    #expect(abs((course.points.last?.arrived ?? 0) - came) < 1e-9, "seed \(seed)")
    for (before, after) in zip(course.points, course.points.dropFirst()) {
      #expect(before.time < after.time, "seed \(seed)")
      #expect(after.queue >= 0 && after.served >= before.served, "seed \(seed)")
    }
  }

  @Test("overtime: arrivals every 3 from 3, service 5; servers 1, 2, 0 until 4, 10, 100")
  func overtime() throws {
    let course = try ConstantCourse(
      firstArrival: 3, interval: 3, service: 5, servers: Self.rate([(0, 1), (4, 2), (10, 0)]))
    let visits = try course.visits(startingBefore: 100)
    #expect(visits.map(\.start) == [3, 6, 9])
    #expect(visits.map(\.end) == [8, 11, 14])
    #expect(visits.map(\.overtime) == [0, 1, 4])
    #expect(visits.map(\.wait) == [0, 0, 0])
  }

  @Test("one after the other, a server that goes off duty while busy, and a night")
  func shifts() throws {
    let line = try ConstantCourse(firstArrival: 0, interval: 4, service: 6, servers: Self.rate([(0, 1)]))
    #expect(try line.visits(startingBefore: 25).map(\.start) == [0, 6, 12, 18, 24])
    // Two until 5, then one: both finish, and the next starts when fewer than one is busy.
    let fewer = try ConstantCourse(firstArrival: 0, interval: 1, service: 10, servers: Self.rate([(0, 2), (5, 1)]))
    #expect(try fewer.visits(startingBefore: 40).map(\.start) == [0, 1, 11, 21, 31])
    let night = try ConstantCourse(
      firstArrival: 0, interval: 5, service: 4, servers: Self.rate([(0, 1), (7, 0), (20, 1)]))
    let visits = try night.visits(startingBefore: 30)
    #expect(visits.map(\.start) == [0, 5, 20, 24, 28])
    #expect(visits.map(\.overtime) == [0, 2, 0, 0, 0])
  }
}
