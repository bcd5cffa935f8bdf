import CrossingModel
import OpeningTimeline
import QueueSimulation
import Testing

@testable import ScenarioComparison

/// What one more is worth where it can be reckoned.
struct WorthOfMoreTests {
  private static func worth(_ network: Network, threads: Int = 1, step: Int = 1) throws -> WorthOfMore {
    try WorthOfMore(
      ChangeScope(network: network, days: Gate.days), amounts: { _ in step }, clocks: Clocks(network),
      boundaries: Gate.boundaries, options: SimulationOptions(replications: 3, threads: threads))
  }

  private static func lines(_ worth: WorthOfMore) -> [String] {
    worth.entries.map { "\($0.change.path) \($0.trucks.mean) \($0.tonnes.mean) \($0.value.mean) \($0.value.halfWidth)" }
  }

  /// Eight open days of ten trucks; a truck carries 20 t worth 2,000.
  @Test func isDaysTimesQuota() throws {
    let worth = try Self.worth(try Gate.network(Gate()))
    #expect(
      Self.lines(worth) == [
        "gate.days 40.0 800.0 80000.0 0.0", "gate.quota.daily 8.0 160.0 16000.0 0.0", "gate.hours 0.0 0.0 0.0 0.0",
        "gate.servers.papers 0.0 0.0 0.0 0.0",
      ])
    #expect(worth.entries.map(\.isWorthSomething) == [true, true, false, false])
    #expect(worth.impossible == [])
  }

  @Test func aStepMayBeLarger() throws {
    let worth = try Self.worth(try Gate.network(Gate()), step: 3)
    #expect(
      Self.lines(worth).prefix(2) == ["gate.days 120.0 2400.0 240000.0 0.0", "gate.quota.daily 24.0 480.0 48000.0 0.0"])
  }

  /// One server without a quota: 48 trucks a day of 8 hours.
  @Test func namesTheServersWhereTheyBind() throws {
    let worth = try Self.worth(try Gate.network(Gate(quota: nil, servers: 1)))
    #expect(
      Self.lines(worth) == [
        "gate.servers.papers 384.0 7680.0 768000.0 0.0", "gate.days 192.0 3840.0 384000.0 0.0",
        "gate.hours 48.0 960.0 96000.0 0.0",
      ])
  }

  @Test func saysWhatIsImpossible() throws {
    let worth = try Self.worth(try Gate.network(Gate(rules: ["24/7"])))
    #expect(worth.impossible.map(\.path) == ["gate.days", "gate.hours"])
    #expect(worth.entries.map(\.change.path) == ["gate.quota.daily", "gate.servers.papers"])
  }

  /// The crossings do not matter to each other, nor the threads.
  @Test func isTheSameBesideOthers() throws {
    let alone = try Self.worth(try Gate.network(Gate()))
    let both = try Self.worth(try Gate.network(Gate(), Gate(id: "other", rules: ["Sa 08:00-16:00"])), threads: 3)
    #expect(both.entries.filter { $0.change.crossing == "gate" }.map(\.trucks) == alone.entries.map(\.trucks))
    #expect(both.entries.first { $0.change.path == "other.days" }?.trucks.mean == 40)
    #expect(WorthOfMore.work(ChangeScope(network: try Gate.network(Gate()), days: Gate.days), replications: 3) == 15)
  }
}
