import SeededRandom
import Testing

@testable import NetworkFlow

/// The solver for nested capacities against a plain reference, and its certificates.
struct TransportTests {
  @Test func aProblemWithoutAnythingIsSolved() throws {
    var simplex = TransportSimplex(TransportProblem())
    let isFinished = simplex.solve()
    #expect(isFinished)
    let certificate = try TransportCertificate(simplex.solution(), of: TransportProblem())
    #expect(certificate.cost == 0)
    #expect(certificate.isOptimal)
  }

  @Test(arguments: 0..<400) func randomProblemsAreSolvedToTheOptimum(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = try RandomTransport.problem(&random)
    var simplex = TransportSimplex(problem)
    let isFinished = simplex.solve()
    #expect(isFinished, "seed \(seed)")
    let solution = simplex.solution()
    let certificate = try TransportCertificate(solution, of: problem)
    #expect(certificate.isOptimal, "seed \(seed)")
    #expect(certificate.cost == Int128(simplex.currentCost()), "seed \(seed)")
    #expect(certificate.cost == Int128(ReferenceTransport.leastCost(problem)), "seed \(seed)")
  }

  @Test(arguments: 0..<100) func otherCostsAreSolvedFromTheOldBasis(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = try RandomTransport.problem(&random)
    var simplex = TransportSimplex(problem)
    simplex.solve()
    for _ in 0..<5 {
      simplex.changeCosts { problem in
        for pair in problem.costs.indices where random.oneIn(4) {
          problem.setCost(ofPair: pair, to: random.from(0...60))
        }
      }
      simplex.solve()
      let certificate = try TransportCertificate(simplex.solution(), of: simplex.problem)
      #expect(certificate.isOptimal, "seed \(seed)")
      #expect(certificate.cost == Int128(ReferenceTransport.leastCost(simplex.problem)), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<100) func aLimitOfPivotsLeavesAFeasiblePlanAndABound(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = try RandomTransport.problem(&random)
    let least = Int128(ReferenceTransport.leastCost(problem))
    for limit in [0, 1, 3] {
      var simplex = TransportSimplex(problem)
      let isFinished = simplex.solve(pivotLimit: limit)
      let certificate = try TransportCertificate(simplex.solution(isFinished: isFinished), of: problem)
      #expect(certificate.bound <= least && least <= certificate.cost, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<100) func onePlaceMoreIsWorthWhatItSaves(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = try RandomTransport.problem(&random)
    var simplex = TransportSimplex(problem)
    simplex.solve()
    let distances = ResidualDistances(simplex.solution(), of: problem)
    let values = distances.valuesOfOneMore()
    let losses = distances.costsOfOneLess()
    let least = ReferenceTransport.leastCost(problem)
    for place in 0..<problem.placeNodes.count {
      let more = ReferenceTransport.leastCost(problem, extraUnit: (place, false))
      #expect(least - more == values[place], "seed \(seed), place \(place)")
      let less = ReferenceTransport.leastCost(problem, extraUnit: (place, true))
      #expect(losses[place] == (less == .max ? nil : less - least), "seed \(seed), place \(place)")
    }
  }

  @Test func whatCouldOverflowIsRefused() throws {
    var problem = TransportProblem()
    #expect(throws: TransportProblem.Fault.costTooLarge(1 << 30)) {
      try problem.addNode(parent: nil, tiers: [.init(capacity: 1, cost: 1 << 30)])
    }
    #expect(throws: TransportProblem.Fault.unitsOutOfRange(-1)) {
      try problem.addNode(parent: nil, tiers: [.init(capacity: -1)])
    }
    #expect(throws: TransportProblem.Fault.tiersNotRising) {
      try problem.addNode(parent: nil, tiers: [.init(capacity: 1, cost: 2), .init(capacity: 1, cost: 1)])
    }
    problem = TransportProblem()
    let limited = problem.addPlace(feeding: try problem.addNode(parent: nil, tiers: [.init(capacity: 5)]))
    #expect(throws: TransportProblem.Fault.outletLimited(source: 0)) {
      try problem.endSource(supply: 1, outlet: limited, cost: 0)
    }
    let outlet = problem.addPlace(feeding: try problem.addNode(parent: nil, tiers: [.unlimited]))
    #expect(throws: TransportProblem.Fault.unitsOutOfRange(1 << 30)) {
      try problem.endSource(supply: 1 << 30, outlet: outlet, cost: 0)
    }
    #expect(throws: TransportProblem.Fault.costTooLarge(1 << 40)) {
      try problem.endSource(supply: 1, outlet: outlet, cost: 1 << 40)
    }
  }

  /// Costs near the limit, so that prices do not fit into 32 bits on the way.
  @Test(arguments: 0..<60) func costsNearTheLimitAreExact(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = try RandomTransport.problem(&random, largestCost: TransportProblem.costLimit / 2 - 1)
    var simplex = TransportSimplex(problem)
    simplex.solve()
    let certificate = try TransportCertificate(simplex.solution(), of: problem)
    #expect(certificate.isOptimal, "seed \(seed)")
    #expect(certificate.cost == Int128(ReferenceTransport.leastCost(problem)), "seed \(seed)")
  }
}
