import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import Testing

@testable import QueueSimulation

@Suite("Choice of crossing")
struct ChoiceTests {
  /// Two crossings on one clock, always open but for their rules, each with one stage of constant services.
  private struct Case {
    var rules = ["24/7", "24/7"]
    var minutes = [10.0, 10.0]
    var atStart = [0, 0]
    var streams: [DemandStream] = []

    /// Monday 2020-06-01 00:00 UTC.
    static let start = 1_590_969_600

    func simulation(hours: Int) throws -> Simulation {
      let side = Side(id: "one", name: LocalizedName([]), timeZone: "UTC", holidays: [])
      let crossings = try ["a", "b"].enumerated().map { index, id in
        Crossing(
          id: id, name: LocalizedName([]), counterpart: nil, location: nil,
          sides: [
            CrossingSide(
              side: "one",
              phases: [
                Phase(
                  id: "p", from: nil, until: nil, hours: try OpeningRule(parsing: rules[index]), announced: nil,
                  provenance: Provenance())
              ])
          ], closures: [], quotas: [], yard: Yard(places: nil, admission: .always), closing: .finish,
          stages: [Stage(id: "s", servers: 1, service: .constant(minutes: minutes[index]), serviceByClass: [:])],
          queueAtStart: [ClassCount(truckClass: "c", trucks: atStart[index])])
      }
      let network = Network(
        id: "n", name: LocalizedName([]), sides: [side], currency: "USD", reportingCalendar: .gregorian,
        weekStart: .monday,
        classes: [TruckClass(id: "c", name: LocalizedName([]), payloadTonnes: 20, valuePerTonne: 100)],
        crossings: crossings, streams: streams, travel: [])
      return try Simulation(
        network: network, clocks: Clocks(network), boundaries: [Self.start, Self.start + hours * 3_600])
    }

    func run(hours: Int, replications: Int = 1, threads: Int = 1) throws -> SimulationResult {
      try simulation(hours: hours).run(SimulationOptions(replications: replications, threads: threads))
    }
  }

  /// A stream of trucks at listed minutes from the start that may use both crossings.
  private static func stream(
    minutes: [Int], driving: [Double], withoutOpening: DemandStream.WithoutOpening = .notSent, patience: Patience? = nil
  ) -> DemandStream {
    DemandStream(
      id: "s", routes: zip(["a", "b"], driving).map { Route(crossing: $0, drivingMinutes: $1) }, truckClass: "c",
      listed: minutes.map { Case.start + $0 * 60 }, patience: patience, withoutOpening: withoutOpening, phases: [],
      weeklyProfile: [Double](repeating: 1, count: 168))
  }

  private static func trucks(_ result: SimulationResult) -> [Double] {
    result.choices.flatMap { $0.trucks.map(\.trucks.mean) }
  }

  @Test("an empty crossing: the shorter way; of equals the first")
  func nearest() throws {
    var kit = Case()
    kit.streams = [Self.stream(minutes: [0, 200, 400], driving: [60, 50])]
    #expect(Self.trucks(try kit.run(hours: 24)) == [0, 3])
    kit.streams = [Self.stream(minutes: [0, 200, 400], driving: [50, 50])]
    #expect(Self.trucks(try kit.run(hours: 24)) == [3, 0])
  }

  @Test("a queue is worth a longer way, as long as it takes to be served")
  func queue() throws {
    var kit = Case()
    // Twelve trucks at 10 minutes: through with them after 120 minutes, or 119 once the first is nearly done.
    kit.atStart = [12, 0]
    kit.streams = [Self.stream(minutes: [1], driving: [60, 130])]
    #expect(Self.trucks(try kit.run(hours: 24)) == [1, 0])
    kit.streams = [Self.stream(minutes: [1], driving: [60, 110])]
    #expect(Self.trucks(try kit.run(hours: 24)) == [0, 1])
    // Two hours later the queue is gone.
    kit.streams = [Self.stream(minutes: [130], driving: [60, 110])]
    #expect(Self.trucks(try kit.run(hours: 24)) == [1, 0])
  }

  @Test("the calendar counts: a crossing that opens later is farther")
  func calendar() throws {
    var kit = Case()
    kit.rules = ["08:00-16:00", "24/7"]
    kit.streams = [Self.stream(minutes: [0, 300, 600], driving: [60, 240])]
    // At 00:00 and at 05:00 the one opens at 08:00: 480 and 180 minutes; at 10:00 it is open.
    #expect(Self.trucks(try kit.run(hours: 24)) == [2, 1])
  }

  @Test("trucks are not sent where no opening is announced, or wait until there is one")
  func announcements() throws {
    var kit = Case()
    kit.rules = ["off", "off"]
    kit.streams = [Self.stream(minutes: [0, 10], driving: [60, 60])]
    let closed = try kit.run(hours: 24)
    #expect(Self.trucks(closed) == [0, 0])
    #expect(closed.crossings[0].total.unmet.mean == 2)
    #expect(closed.isBalanced)
    kit.streams = [Self.stream(minutes: [0, 10], driving: [60, 60], withoutOpening: .deferred)]
    let deferred = try kit.run(hours: 24)
    #expect(deferred.crossings[0].total.held.mean == 2)
    #expect(deferred.isBalanced)
  }

  @Test("who gives up is sent on, and comes there after the drive")
  func diversion() throws {
    var kit = Case()
    kit.atStart = [100, 0]
    kit.streams = [
      DemandStream(
        id: "s", routes: [Route(crossing: "a")], truckClass: "c", listed: [Case.start + 60],
        patience: Patience(
          time: .constant(minutes: 120), divertTo: Route(crossing: "b", drivingMinutes: 60)),
        phases: [], weeklyProfile: [Double](repeating: 1, count: 168))
    ]
    let result = try kit.run(hours: 24)
    #expect(result.isBalanced)
    #expect(result.crossings[0].ledgers[0].gaveUp == 1)
    #expect(result.crossings[1].ledgers[0].sentOn == 1)
    #expect(result.crossings[1].total.arrivals.mean == 1)
    #expect(result.crossings[1].total.throughput.mean == 1)
    // 1 minute, 120 of patience, 60 of driving: 03:01, and 10 of service.
    #expect(result.crossings[1].total.meanWait.mean == 0)
    let short = try kit.run(hours: 3)
    #expect(short.isBalanced)
    #expect(short.crossings[1].ledgers[0].underWay == 1)
  }

  @Test("two crossings share a heavy stream as they serve, on any number of threads alike")
  func shares() throws {
    var kit = Case()
    kit.minutes = [10, 20]
    kit.streams = [
      DemandStream(
        id: "s", routes: [Route(crossing: "a", drivingMinutes: 30), Route(crossing: "b", drivingMinutes: 30)],
        truckClass: "c", phases: [DemandPhase(id: "p", from: nil, until: nil, trucksPerWeek: 1_700)],
        weeklyProfile: [Double](repeating: 1, count: 168))
    ]
    let one = try kit.run(hours: 24 * 14, replications: 2)
    let two = try kit.run(hours: 24 * 14, replications: 2, threads: 2)
    #expect(one.isBalanced)
    #expect(Self.trucks(one) == Self.trucks(two))
    // More come than both serve, so that trucks divide as the crossings serve: 2 to 1.
    let share = Self.trucks(one)[0] / (Self.trucks(one)[0] + Self.trucks(one)[1])
    #expect(abs(share - 2.0 / 3) < 0.02, "\(share)")
  }
}
