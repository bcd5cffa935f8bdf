import Testing

@testable import QueueSimulation

@Suite("Bottleneck")
struct BottleneckTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bottleneck: Bottleneck
    var change: @Sendable (inout Bottleneck.Evidence) -> Void
  }

  static let cases: [Case] = [
    Case(testDescription: "nobody wants to cross", bottleneck: .demand) {
      $0.demanded = 0
      $0.queued = 0
    },
    Case(testDescription: "a queue from before wants to cross", bottleneck: .stage("bays")) { $0.demanded = 0 },
    Case(testDescription: "never open", bottleneck: .hours) {
      $0.openTime = 0
      $0.throughput = 0
      $0.capacity = 0
    },
    Case(testDescription: "more could come", bottleneck: .demand) { $0.throughput = 900 },
    Case(testDescription: "more would have come, had an opening been announced", bottleneck: .hours) {
      $0.throughput = 900
      $0.unsent = 100
    },
    Case(testDescription: "the quota is used up", bottleneck: .quota("daily")) { $0.quotas[0].used = 1_000 },
    Case(testDescription: "the quota is used up but for one truck", bottleneck: .quota("daily")) {
      $0.quotas[0].used = 999
    },
    Case(testDescription: "of two quotas the one that is fuller", bottleneck: .quota("weekly")) {
      $0.quotas[0].used = 980
      $0.quotas.append((id: "weekly", used: 1_000, places: 1_000))
    },
    Case(testDescription: "a quota of 0", bottleneck: .quota("daily")) {
      $0.quotas[0] = (id: "daily", used: 0, places: 0)
      $0.throughput = 0
      $0.capacity = 0
    },
    Case(testDescription: "the busiest stage", bottleneck: .stage("bays")) { _ in },
    Case(testDescription: "a full yard with idle stages", bottleneck: .yard) {
      $0.hasYardLimit = true
      $0.stages[1].utilisation = 0.5
    },
    Case(testDescription: "a yard with a busy stage", bottleneck: .stage("bays")) { $0.hasYardLimit = true },
    Case(testDescription: "the empty trucks are used up", bottleneck: .emptyTrucks("bays")) {
      $0.emptyTrucks = [(id: "bays", come: 1_000, used: 1_000)]
    },
    Case(testDescription: "empty trucks are left over", bottleneck: .stage("bays")) {
      $0.emptyTrucks = [(id: "bays", come: 1_100, used: 1_000)]
    },
    Case(testDescription: "a quota before the empty trucks", bottleneck: .quota("daily")) {
      $0.emptyTrucks = [(id: "bays", come: 1_000, used: 1_000)]
      $0.quotas[0].used = 1_000
    },
    Case(testDescription: "trucks are turned away before capacity is reached", bottleneck: .yard) {
      $0.throughput = 900
      $0.turnedAway = 80
      $0.hasYardLimit = true
    },
    Case(testDescription: "a few trucks turned away", bottleneck: .demand) {
      $0.throughput = 900
      $0.turnedAway = 50
      $0.hasYardLimit = true
    },
    Case(testDescription: "trucks give up before capacity is reached", bottleneck: .stage("bays")) {
      $0.throughput = 900
      $0.gaveUp = 80
    },
    Case(testDescription: "capacity not simulated, nobody left waiting", bottleneck: .demand) {
      $0.capacity = .nan
      $0.queued = 0
    },
    Case(testDescription: "capacity not simulated, trucks left waiting", bottleneck: .stage("bays")) {
      $0.capacity = .nan
    },
  ]

  @Test("is told from the means", arguments: cases)
  func tell(_ entry: Case) {
    var evidence = Bottleneck.Evidence(
      demanded: 2_000, unsent: 0, queued: 300, throughput: 1_000, capacity: 1_000, openTime: 3_600,
      stages: [(id: "documents", utilisation: 0.4), (id: "bays", utilisation: 0.95)],
      quotas: [(id: "daily", used: 500, places: 1_000)], hasYardLimit: false)
    entry.change(&evidence)
    #expect(Bottleneck(evidence) == entry.bottleneck)
  }

  @Test("has a name for people")
  func names() {
    let all: [Bottleneck] = [.demand, .hours, .quota("daily"), .stage("bays"), .yard]
    #expect(all.map(\.description) == ["demand", "hours", "quota daily", "stage bays", "yard"])
  }
}
