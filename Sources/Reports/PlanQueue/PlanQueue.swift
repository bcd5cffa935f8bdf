import CivilTime
public import CrossingModel
public import QueueSimulation
public import SlotPlanning

/// The bookings of a plan as demand for the simulator, and what the simulator says of them.
public struct PlanQueue: Sendable {
  /// What the plan was made for.
  public let shipments: [Shipment]
  /// Who goes where; all trucks of one shipment, crossing and slot are one entry.
  public let planned: [PlannedTrucks]
  /// How appointments are kept.
  public let appointments: Appointments

  /// A plan; one entry or more.
  public init(shipments: [Shipment], planned: [PlannedTrucks], appointments: Appointments) {
    precondition(!planned.isEmpty, "a plan without trucks")
    self.shipments = shipments
    self.planned = planned
    self.appointments = appointments
  }

  /// A network in which the booked trucks come to their slots' starts, each entry a stream of its own.
  ///
  /// - Parameter keepsDemand: whether the network's own streams and queues are there too; else its crossings serve
  ///   booked trucks alone.
  public func network(_ network: Network, keepsDemand: Bool) -> Network {
    var result = network
    if !keepsDemand {
      let used = Set(planned.map(\.crossing))
      result.crossings.removeAll { !used.contains($0.id) }
      for index in result.crossings.indices { result.crossings[index].queueAtStart = [] }
      result.streams = []
    }
    result.streams += planned.map { entry in
      DemandStream(
        id: streamID(entry), routes: [Route(crossing: entry.crossing)],
        truckClass: network.classes[shipments[entry.shipment].truckClass].id, arrivals: .scheduled,
        appointments: appointments, listed: [Int](repeating: entry.slotStart.seconds, count: entry.trucks),
        withoutOpening: .wait, phases: [], weeklyProfile: [Double](repeating: 1, count: 168))
    }
    return result
  }

  /// A stream's name depends on its entry alone, so that its trucks have the same luck in every plan.
  private func streamID(_ entry: PlannedTrucks) -> String {
    "booked \(shipments[entry.shipment].id) \(entry.crossing) \(entry.slotStart.seconds)"
  }

  /// What became of the booked trucks in one replication.
  public struct Passage: Sendable {
    /// Trucks that came to the crossing, by entry of the plan.
    let came: [Int]
    /// When the trucks that are through left the last stage, in seconds of UTC, by entry of the plan.
    let leavings: [[Double]]
  }

  /// What became of the booked trucks, by the traces of one replication.
  ///
  /// - Parameter network: the one simulated.
  public func passage(_ traces: [CrossingTrace], of network: Network) -> Passage {
    let entries = Dictionary(planned.enumerated().map { (streamID($0.element), $0.offset) }) { first, _ in first }
    let lastStages = Dictionary(network.crossings.map { ($0.id, $0.stages.last?.id) }) { first, _ in first }
    var seen = planned.map { _ in Set<Int>() }
    var leavings = planned.map { _ in [Double]() }
    for trace in traces {
      let lastStage = lastStages[trace.crossing] ?? nil
      for row in trace.rows {
        guard let entry = row.stream.flatMap({ entries[$0] }) else { continue }
        seen[entry].insert(row.truck)
        if row.event == .service, row.stage == lastStage, let end = row.end { leavings[entry].append(end) }
      }
    }
    return Passage(came: seen.map(\.count), leavings: leavings)
  }
}
