import SeededRandom
import Testing

/// Flows on any network: against all possible flows, against certificates, and where there is none.
struct NetworkSimplexTests {
  @Test(arguments: 0..<300) func smallNetworksAgreeWithTryingEverything(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let nodes = random.from(2...4)
    let network = FlowNetwork(
      balances: balances(nodes, &random),
      arcs: (0..<random.from(1...6)).map { _ in
        .init(
          from: random.below(nodes), to: random.below(nodes), capacity: random.from(0...2), cost: random.from(-4...6))
      })
    let least = leastCost(network)
    do throws(FlowNetwork.Fault) {
      let flow = try NetworkSimplex.solve(network)
      let certificate = FlowCertificate(flow, of: network)
      #expect(certificate?.isOptimal == true, "seed \(seed)")
      #expect(certificate?.cost == least.map { Int128($0) }, "seed \(seed)")
    } catch {
      guard case .infeasible = error else {
        Issue.record("seed \(seed): \(error)")
        return
      }
      #expect(least == nil, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<60) func largerNetworksAreProven(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let nodes = random.from(10...40)
    var arcs = (0..<nodes * 4).map { _ in
      FlowNetwork.Arc(
        from: random.below(nodes), to: random.below(nodes), capacity: random.from(0...9), cost: random.from(-20...60))
    }
    // A ring without limit, so that everything can get everywhere.
    arcs += (0..<nodes).map { .init(from: $0, to: ($0 + 1) % nodes, cost: random.from(30...90)) }
    let network = FlowNetwork(balances: balances(nodes, &random), arcs: arcs)
    let flow = try NetworkSimplex.solve(network)
    #expect(FlowCertificate(flow, of: network)?.isOptimal == true, "seed \(seed)")
  }

  /// Every cost 0 or 1 and balances of 1: nearly all pivots move nothing, and it must still end.
  @Test(arguments: 0..<20) func degenerateNetworksComeToAnEnd(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let half = 20
    let arcs = (0..<half).flatMap { left in
      (0..<half).map { FlowNetwork.Arc(from: left, to: half + $0, cost: random.below(2)) }
    }
    let network = FlowNetwork(balances: (0..<2 * half).map { $0 < half ? 1 : -1 }, arcs: arcs)
    let flow = try NetworkSimplex.solve(network)
    #expect(FlowCertificate(flow, of: network)?.isOptimal == true, "seed \(seed)")
    #expect(flow.pivots < 4_000, "seed \(seed)")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let network: FlowNetwork
    let fault: FlowNetwork.Fault
  }

  @Test(arguments: [
    Case(
      testDescription: "no way", network: FlowNetwork(balances: [2, -2], arcs: [.init(from: 1, to: 0, cost: 1)]),
      fault: .infeasible(units: 2)),
    Case(
      testDescription: "too little capacity",
      network: FlowNetwork(balances: [2, -2], arcs: [.init(from: 0, to: 1, capacity: 1, cost: 1)]),
      fault: .infeasible(units: 1)),
    Case(
      testDescription: "a cycle that earns for ever",
      network: FlowNetwork(
        balances: [0, 0], arcs: [.init(from: 0, to: 1, cost: 1), .init(from: 1, to: 0, cost: -2)]), fault: .unbounded),
    Case(
      testDescription: "balances that do not add up", network: FlowNetwork(balances: [1, 0], arcs: []),
      fault: .unbalanced),
    Case(
      testDescription: "an arc to nowhere",
      network: FlowNetwork(balances: [0], arcs: [.init(from: 0, to: 1, cost: 0)]), fault: .unknownNode(arc: 0)),
    Case(
      testDescription: "a capacity below zero",
      network: FlowNetwork(balances: [0, 0], arcs: [.init(from: 0, to: 1, capacity: -1, cost: 0)]),
      fault: .negativeCapacity(arc: 0)),
    Case(
      testDescription: "a cost near the limit",
      network: FlowNetwork(balances: [0, 0], arcs: [.init(from: 0, to: 1, cost: .max / 4)]), fault: .tooLarge),
    Case(
      testDescription: "the least integer as cost",
      network: FlowNetwork(balances: [0, 0], arcs: [.init(from: 0, to: 1, cost: .min)]), fault: .tooLarge),
    Case(
      testDescription: "capacities whose sum overflows",
      network: FlowNetwork(
        balances: [0, 0],
        arcs: [.init(from: 0, to: 1, capacity: .max, cost: 0), .init(from: 0, to: 1, capacity: .max, cost: 0)]),
      fault: .tooLarge),
  ])
  func whatHasNoFlowIsRefused(_ example: Case) {
    #expect(throws: example.fault) { try NetworkSimplex.solve(example.network) }
  }

  private func balances(_ nodes: Int, _ random: inout SeededGenerator) -> [Int] {
    var balances = (0..<nodes - 1).map { _ in random.from(-2...2) }
    balances.append(-balances.reduce(0, +))
    return balances
  }

  /// The least cost over all flows, or nil if there is none.
  private func leastCost(_ network: FlowNetwork) -> Int? {
    var least: Int?
    func extend(_ arc: Int, _ balances: [Int], _ cost: Int) {
      if arc == network.arcs.count {
        if balances.allSatisfy({ $0 == 0 }) { least = min(least ?? .max, cost) }
        return
      }
      let values = network.arcs[arc]
      for units in 0...(values.capacity ?? 0) {
        var balances = balances
        balances[values.tail] -= units
        balances[values.head] += units
        extend(arc + 1, balances, cost + units * values.cost)
      }
    }
    extend(0, network.balances, 0)
    return least
  }
}
