/// What one station may serve, as a fluid.
struct FluidStation {
  private let station: FluidService.Station
  /// Whether it closes with the crossing, so that services run on beyond it.
  private let runsOn: Bool
  /// Whether it serves on while the crossing is closed.
  private let isAlwaysOpen: Bool
  /// Whether nothing starts that would not end by closing.
  private let keepsToHours: Bool
  private var servers = 0
  private var opening = -1
  private var openingTicks = 0
  private var meanTicks: Double

  init(_ service: FluidService, _ index: Int) {
    station = service.stations[index]
    isAlwaysOpen = service.closing == .drain && index > 0
    runsOn = service.closing == .finish || (service.closing == .drain && index == 0)
    keepsToHours = service.closing == .lastStart
    meanTicks = station.meanTicks
  }

  /// Trucks that it may serve between two ticks at which nothing changes.
  ///
  /// - Parameters:
  ///   - opening: the opening that is on, or comes next, with its ticks.
  ///   - isLast: whether the crossing closes at `end`.
  mutating func capacity(
    from start: Int, to end: Int, isOpen: Bool, isLast: Bool, opening: (index: Int, ticks: Int)
  ) -> Double {
    guard isOpen || isAlwaysOpen else { return 0 }
    let isFirst = isOpen && self.opening != opening.index
    if isFirst {
      self.opening = opening.index
      if keepsToHours, openingTicks != opening.ticks {
        openingTicks = opening.ticks
        meanTicks = station.meanTicks(within: openingTicks)
      }
    }
    let now = station.servers(at: start)
    var most = Double(now) * Double(end - start) / meanTicks
    if now > servers { most += Double(now - servers) * station.excess }
    // A server that goes finishes its truck; only where all stop at closing there is none.
    if now < servers, !(isFirst && keepsToHours) { most += Double(servers - now) }
    servers = now
    if isOpen, isLast {
      if runsOn {
        most += Double(now)
        servers = 0
      } else if isAlwaysOpen {
        // Work may stop in the night and begin anew.
        most += Double(now) * station.excess
      }
    }
    return most
  }
}
