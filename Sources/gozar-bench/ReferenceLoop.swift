import Foundation

/// The least that a simulation of stages in series can do, written by hand, as the limit of this machine at this moment.
///
/// It draws, takes the server that is free first, and adds up waits: model B with exponential services.
enum ReferenceLoop {
  private static let trucks = 300_000
  private static let servers = [4, 6, 10]
  private static let means = [3.0, 5.0, 9.0]

  /// Processor time of the best of five runs.
  static func nanosecondsPerService() -> Double {
    let best = (0..<5).map { _ in
      let (meanWait, taken) = Measurement.of(meanWait)
      precondition(meanWait > 0, "nobody waited")
      return taken.processorSeconds
    }.min()
    return (best ?? 0) / Double(trucks * servers.count) * 1e9
  }

  /// Trucks leave a stage in the order in which its servers' ends are taken, so that they come to the next one in order.
  private static func meanWait() -> Double {
    var state: UInt64 = 1
    var clock = 0.0
    var arrivals = (0..<trucks).map { _ in
      clock += exponential(&state)
      return clock
    }
    var total = 0.0
    for (count, mean) in zip(servers, means) {
      var free = [Double](repeating: 0, count: count + 1)
      free[count] = .infinity
      for truck in 0..<trucks {
        let earliest = free[0]
        let start = max(arrivals[truck], earliest)
        total += start - arrivals[truck]
        // What is taken out of the ends is the next departure.
        arrivals[truck] = earliest
        let end = start + exponential(&state) * mean
        for place in 0..<count { free[place] = max(min(free[place + 1], end), free[place]) }
      }
    }
    return total / Double(trucks)
  }

  /// An exponential number of mean 1 from SplitMix64.
  @inline(__always)
  private static func exponential(_ state: inout UInt64) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return -log(Double((word ^ (word >> 31)) >> 11 | 1) * 0x1p-53)
  }
}
