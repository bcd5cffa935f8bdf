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

  /// What costs a problem has.
  struct Costs: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let least: Int
    let largest: Int
    let seeds: Range<UInt64>
  }

  /// Problems always have a solution, as an outlet holds everything, and a finite one, as every unit goes just once.
  @Test(arguments: [
    Costs(testDescription: "from 0 on", least: 0, largest: 60, seeds: 0..<400),
    Costs(testDescription: "below zero too", least: -60, largest: 40, seeds: 400..<550),
    Costs(testDescription: "all the same", least: 7, largest: 7, seeds: 550..<600),
    Costs(testDescription: "0 or 1, so that most pivots move nothing", least: 0, largest: 1, seeds: 600..<750),
    Costs(
      testDescription: "near the limit, so that prices do not fit into 32 bits on the way", least: 0,
      largest: TransportProblem.costLimit / 2 - 1, seeds: 750..<810),
    Costs(
      testDescription: "near the limit on both sides", least: 1 - TransportProblem.costLimit / 2,
      largest: TransportProblem.costLimit / 2 - 1, seeds: 810..<870),
  ])
  func randomProblemsAreSolvedToTheOptimum(_ costs: Costs) throws {
    for seed in costs.seeds {
      var random = SeededGenerator(seed: seed)
      let problem = try RandomTransport.problem(&random, leastCost: costs.least, largestCost: costs.largest)
      let least = Int128(ReferenceTransport.leastCost(problem))
      for usesLimitedPairs in [true, false] {
        var simplex = TransportSimplex(problem, usesLimitedPairs: usesLimitedPairs)
        let isFinished = simplex.solve(pivotLimit: 10_000)
        #expect(isFinished, "seed \(seed)")
        let certificate = try TransportCertificate(simplex.solution(), of: problem)
        #expect(certificate.isOptimal, "seed \(seed)")
        #expect(certificate.cost == Int128(simplex.currentCost()), "seed \(seed)")
        #expect(certificate.cost == least, "seed \(seed)")
      }
    }
  }

  /// The same problem as arcs between nodes, by a solver that knows nothing of its structure.
  @Test(arguments: 0..<100) func aSolverForAnyNetworkComesToTheSame(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = try RandomTransport.problem(&random, leastCost: -30, largestCost: 90)
    let network = FlowNetwork(problem)
    let flow = try NetworkSimplex.solve(network)
    let proof = FlowCertificate(flow, of: network)
    var simplex = TransportSimplex(problem)
    simplex.solve()
    #expect(proof?.isOptimal == true, "seed \(seed)")
    #expect(proof?.cost == Int128(simplex.currentCost()), "seed \(seed)")
  }

  /// As many units as places and every cost 0 or 1: nearly all pivots move nothing, and it must still end.
  @Test(arguments: 0..<20) func degenerateProblemsComeToAnEnd(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var problem = TransportProblem()
    let day = try problem.addNode(parent: nil, tiers: [.init(capacity: 60)])
    var places: [Int] = []
    for _ in 0..<60 {
      places.append(problem.addPlace(feeding: try problem.addNode(parent: day, tiers: [.init(capacity: 1)])))
    }
    let outlet = problem.addPlace(feeding: try problem.addNode(parent: nil, tiers: [.unlimited]))
    for _ in 0..<30 {
      try problem.addRun(firstPlace: places[0], costs: places.map { _ in Int32(random.below(2)) })
      _ = try problem.endSource(supply: 2, outlet: outlet, cost: 1)
    }
    var simplex = TransportSimplex(problem)
    let isFinished = simplex.solve(pivotLimit: 4_000)
    #expect(isFinished, "seed \(seed)")
    #expect(try TransportCertificate(simplex.solution(), of: problem).isOptimal, "seed \(seed)")
  }

  @Test func whatFitsNowhereTakesItsOutlet() throws {
    var problem = TransportProblem()
    let closed = problem.addPlace(feeding: try problem.addNode(parent: nil, tiers: [.init(capacity: 0)]))
    let outlet = problem.addPlace(feeding: try problem.addNode(parent: nil, tiers: [.unlimited]))
    try problem.addRun(firstPlace: closed, costs: [-5])
    _ = try problem.endSource(supply: 3, outlet: outlet, cost: 7)
    try problem.addLimitedPair(source: 0, place: closed, capacity: 2, cost: -9)
    var simplex = TransportSimplex(problem)
    simplex.solve()
    let solution = simplex.solution()
    #expect(solution.deliveries == [.init(source: 0, place: outlet, units: 3, limitedPair: nil)])
    #expect(try TransportCertificate(solution, of: problem).isOptimal)
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
    #expect(throws: TransportProblem.Fault.costTooLarge(-(1 << 30))) {
      try problem.addRun(firstPlace: limited, costs: [5, -(1 << 30)])
    }
    // What fits by itself, and not with what is to be paid after it.
    let dear = problem.addPlace(
      feeding: try problem.addNode(parent: nil, tiers: [.init(capacity: TransportProblem.unitLimit, cost: 1 << 29)]))
    #expect(throws: TransportProblem.Fault.costTooLarge(1 << 30)) {
      try problem.endSource(supply: 1, outlet: dear, cost: 1 << 29)
    }
    let source = try problem.endSource(supply: (1 << 30) - 1, outlet: outlet, cost: 1 - (1 << 30))
    #expect(throws: TransportProblem.Fault.unitsOutOfRange(1)) {
      try problem.endSource(supply: 1, outlet: outlet, cost: 0)
    }
    #expect(throws: TransportProblem.Fault.costTooLarge(.max)) {
      try problem.addLimitedPair(source: source, place: limited, capacity: 1, cost: .max)
    }
    #expect(throws: TransportProblem.Fault.unitsOutOfRange(0)) {
      try problem.addLimitedPair(source: source, place: limited, capacity: 0, cost: 0)
    }
    var simplex = TransportSimplex(problem)
    simplex.solve()
    let certificate = try TransportCertificate(simplex.solution(), of: problem)
    #expect(certificate.isOptimal)
    #expect(certificate.cost == -Int128((1 << 30) - 1) * Int128((1 << 30) - 1))
  }

}
