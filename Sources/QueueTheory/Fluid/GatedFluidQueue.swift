/// A queue of a fluid that comes and is served at piecewise constant rates, as before a gate that opens late.
///
/// What a border does on average when many trucks come: the course of the queue without its randomness, first come first
/// served. Source: G. F. Newell, "Applications of Queueing Theory" (2nd ed. 1982), 2: cumulative curves.
public struct GatedFluidQueue: Hashable, Sendable {
  /// Arrivals per time unit.
  public let arrivals: PiecewiseRate
  /// What can be served per time unit: servers over mean service while open, 0 while closed.
  public let service: PiecewiseRate
  /// When the course starts.
  public let start: Double
  /// How many wait at the start.
  public let queueAtStart: Double

  /// A queue.
  ///
  /// - Parameters:
  ///   - arrivals: per time unit.
  ///   - service: the most that is served per time unit.
  ///   - start: when the course starts.
  ///   - queueAtStart: 0 or more.
  public init(
    arrivals: PiecewiseRate, service: PiecewiseRate, start: Double, queueAtStart: Double = 0
  ) throws(QueueTheoryError) {
    guard start.isFinite else { throw .unfit(.time, start, expected: .finite) }
    try Argument.notNegative(queueAtStart, .queue)
    self.arrivals = arrivals
    self.service = service
    self.start = start
    self.queueAtStart = queueAtStart
  }

  /// The course of the queue until a time at or after the start.
  ///
  /// Complexity: O(n²) in the pieces of both rates.
  public func course(until end: Double) throws(QueueTheoryError) -> FluidCourse {
    guard end.isFinite, end >= start else { throw .unfit(.time, end, expected: .inOrder) }
    let changes = (arrivals.pieces + service.pieces).map(\.from).filter { $0 > start && $0 < end }.sorted() + [end]
    var points = [FluidCourse.Point(time: start, arrived: queueAtStart, served: 0)]
    var time = start
    var arrived = queueAtStart
    var served = 0.0
    for change in changes where change > time {
      let inflow = arrivals.rate(at: time)
      let outflow = service.rate(at: time)
      let emptyAfter = (arrived - served) / (outflow - inflow)
      // With some leeway: what rounding leaves of a queue must not wait overnight.
      if arrived > served, outflow > inflow, emptyAfter <= (change - time) * (1 + 1e-12) {
        time = min(time + emptyAfter, change)
        arrived += inflow * emptyAfter
        served = arrived
        points.append(FluidCourse.Point(time: time, arrived: arrived, served: served))
      }
      guard time < change else { continue }
      let length = change - time
      let isIdle = arrived == served && outflow >= inflow
      arrived += inflow * length
      served = isIdle ? arrived : served + outflow * length
      time = change
      points.append(FluidCourse.Point(time: time, arrived: arrived, served: served))
    }
    return FluidCourse(points: points)
  }
}
