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
  /// Complexity: O(n log n) in the pieces of both rates.
  public func course(until end: Double) throws(QueueTheoryError) -> FluidCourse {
    guard end.isFinite, end >= start else { throw .unfit(.time, end, expected: .inOrder) }
    var points = [FluidCourse.Point(time: start, arrived: queueAtStart, served: 0)]
    var time = start
    var arrived = queueAtStart
    var served = 0.0
    while time < end {
      let change = min(end, arrivals.change(after: time), service.change(after: time))
      let inflow = arrivals.rate(at: time)
      let outflow = service.rate(at: time)
      let queue = arrived - served
      let drain = outflow - inflow
      // What rounding leaves of a queue must not wait overnight.
      if queue > 0, drain > 0, queue - drain * (change - time) <= 1e-12 * arrived {
        let length = min(queue / drain, change - time)
        time = length < change - time ? time + length : change
        arrived += inflow * length
        served = arrived
      } else {
        arrived += inflow * (change - time)
        served = queue == 0 && drain >= 0 ? arrived : served + outflow * (change - time)
        time = change
      }
      points.append(FluidCourse.Point(time: time, arrived: arrived, served: served))
    }
    return FluidCourse(points: points)
  }
}
