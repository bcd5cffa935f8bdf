/// D/D/c with shifts: arrivals at constant intervals, services that all take the same time, servers that come and go.
///
/// First come first served. A service that has begun is finished, however few servers are left; none begins while as many
/// are busy as are on duty. At one instant services end first, then servers change, then trucks arrive and start.
public struct ConstantCourse: Hashable, Sendable {
  /// When the first arrives.
  public var firstArrival: Double
  /// Time from one arrival to the next.
  public var interval: Double
  /// The time of every service.
  public var service: Double
  /// Servers on duty: whole numbers.
  public var servers: PiecewiseRate

  /// One service.
  public struct Visit: Hashable, Sendable {
    /// When it arrives.
    public let arrival: Double
    /// When its service starts.
    public let start: Double
    /// When its service ends.
    public let end: Double
    /// The part of its service during which nobody is on duty.
    public let overtime: Double

    /// From arrival to start.
    public var wait: Double { start - arrival }
  }

  /// A course.
  ///
  /// - Parameters:
  ///   - firstArrival: when the first arrives.
  ///   - interval: above 0.
  ///   - service: above 0.
  ///   - servers: on duty; whole numbers.
  public init(
    firstArrival: Double, interval: Double, service: Double, servers: PiecewiseRate
  ) throws(QueueTheoryError) {
    guard firstArrival.isFinite else { throw .unfit(.time, firstArrival, expected: .finite) }
    try Argument.positive(interval, .time)
    try Argument.positive(service, .serviceTime)
    for piece in servers.pieces where piece.rate != piece.rate.rounded() {
      throw .unfit(.serversOnDuty, piece.rate, expected: .whole)
    }
    self.firstArrival = firstArrival
    self.interval = interval
    self.service = service
    self.servers = servers
  }

  /// All services that start before a time, in order of arrival.
  ///
  /// Complexity: O(services · (servers + pieces)): each looks at those that are busy.
  public func visits(startingBefore horizon: Double) throws(QueueTheoryError) -> [Visit] {
    guard horizon.isFinite else { throw .unfit(.time, horizon, expected: .finite) }
    var visits: [Visit] = []
    while true {
      let arrival = firstArrival + Double(visits.count) * interval
      var time = max(arrival, visits.last?.start ?? arrival)
      // Whoever started a service ago is gone: those still busy are among the last ones.
      while time < horizon {
        let ends = visits.reversed().prefix { $0.end > time }.map(\.end)
        if Double(ends.count) < servers.rate(at: time) { break }
        time = min(ends.last ?? .infinity, servers.change(after: time))
      }
      guard time < horizon else { return visits }
      visits.append(Visit(arrival: arrival, start: time, end: time + service, overtime: unstaffed(from: time)))
    }
  }

  private func unstaffed(from start: Double) -> Double {
    let end = start + service
    var time = start
    var sum = 0.0
    while time < end {
      let next = min(end, servers.change(after: time))
      if servers.rate(at: time) == 0 { sum += next - time }
      time = next
    }
    return sum
  }
}
