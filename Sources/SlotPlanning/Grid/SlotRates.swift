import CrossingModel
import OpeningTimeline

/// What the stages of a crossing serve in a slot, with the mix of classes that its demand has.
struct SlotRates {
  /// By stage: the number of servers in the course of the window.
  private let staffing: [StaffingCourse]
  /// By stage, in minutes.
  private let meanServices: [Double]

  /// Minutes that a truck needs for all services, on the mean, rounded up.
  var clearanceMinutes: Int { Int(meanServices.reduce(0, +).rounded(.up)) }

  init(_ crossing: Crossing, network: Network, clocks: Clocks, window: Range<Int>) {
    staffing = crossing.stages.map {
      StaffingCourse($0, at: crossing.location, network: network, clocks: clocks, window: window)
    }
    let mix = Self.mix(crossing, network)
    meanServices = crossing.stages.map { stage in
      mix.reduce(0) { $0 + $1.share * stage.service(of: $1.truckClass).meanMinutes }
    }
  }

  /// Shares of the classes among the trucks that may use the crossing, by the highest rates of their streams; all
  /// classes alike where none may.
  private static func mix(_ crossing: Crossing, _ network: Network) -> [(truckClass: String, share: Double)] {
    var rates: [String: Double] = [:]
    for stream in network.streams where stream.mayUse(crossing.id) {
      rates[stream.truckClass, default: 0] += stream.growth * (stream.phases.map(\.trucksPerWeek).max() ?? 0)
    }
    let total = rates.values.reduce(0, +)
    return network.classes.map { entry in
      (entry.id, total > 0 ? (rates[entry.id] ?? 0) / total : 1 / Double(network.classes.count))
    }
  }

  /// The trucks that the tightest stage serves in a stretch of time, in seconds of UTC, at a utilisation.
  func trucks(in range: Range<Int>, utilisation: Double) -> Int {
    let rates = zip(staffing, meanServices).map { course, mean in
      mean > 0 ? course.serverSeconds(in: range) / 60 / mean : .infinity
    }
    let trucks = (rates.min() ?? 0) * utilisation
    return trucks.isFinite ? Int(min(trucks + 1e-9, 100_000)) : 100_000
  }
}

extension StaffingCourse {
  /// Time that servers are there in a stretch of time, in seconds.
  fileprivate func serverSeconds(in range: Range<Int>) -> Double {
    var total = 0
    for (index, step) in steps.enumerated() {
      let end = index + 1 < steps.count ? steps[index + 1].start : Int.max
      total += step.servers * (step.start..<end).clamped(to: range).count
    }
    return Double(total)
  }
}
