/// Network simplex for a transportation problem with nested capacities, whose tree holds nodes, not sources.
///
/// There are many more sources than nodes, so that nearly every source of a basis has one pair in the tree: it is a leaf.
/// A leaf keeps only its pair and its units; sources with several basic pairs are in the tree until they have one again.
/// Pivots, price updates and memory are of the order of the nodes. Entering pairs are best responses: for a block of
/// sources at a time, the least of cost + price over all their places.
///
/// The tree is strongly feasible: from every node a unit more can go to the sink, so that no sequence of pivots repeats.
///
/// Source: W. H. Cunningham, "A network simplex method", Mathematical Programming 11 (1976), for strongly feasible trees;
/// Z. Király and P. Kovács, "Efficient implementations of minimum-cost flow algorithms", Acta Univ. Sapientiae,
/// Informatica 4 (2012), for pivot and candidate rules. Differs: sources that are leaves are outside of the tree.
///
/// Complexity: no useful bound; in practice some ten pivots a source, of some hundred nodes each.
public struct TransportSimplex: ~Copyable {
  /// The problem; change costs with ``changeCosts(_:)``.
  public private(set) var problem: TransportProblem
  /// The number of pivots so far.
  public private(set) var pivots = 0
  /// The number of pairs looked at so far.
  public private(set) var pairsScanned = 0

  /// How a node or a source hangs in the tree.
  struct Vertex: BitwiseCopyable {
    /// The next vertex towards the sink.
    var parent: Int32 = -1
    /// The arc to or from the parent: `arc` if it leads up, `~arc` if it leads down.
    var arc: Int32 = -1
    /// Units on that arc.
    var flow: Int32 = 0
    /// Its capacity.
    var capacity: Int32 = 0

    var leadsUp: Bool { arc >= 0 }
    var plainArc: Int32 { arc >= 0 ? arc : ~arc }
  }

  /// What a walk over a branch reads and writes, of 16 bytes, as most of the time of a solution goes there.
  ///
  /// A walk visits every vertex before what hangs below it, so that a branch is a stretch of the walk: it ends before the
  /// first vertex that is no deeper than its top.
  struct Stop: BitwiseCopyable {
    /// Cost of a unit from here to the sink along the tree; of a leaf source, of no meaning.
    var price = 0
    /// The vertex after it; after the last one comes the sink again.
    var next: Int32 = -1
    /// Number of arcs to the sink; of a leaf source, and of a node that nothing can use, -1.
    var depth: Int32 = -1

    var isInTree: Bool { depth >= 0 }
  }

  /// Where an arc outside of the tree stands.
  enum Bound: UInt8, BitwiseCopyable {
    case empty
    case full
    case basic
    /// It has no capacity, or leads where none is left.
    case unusable
    /// Full, and so it stays.
    case fixedFull

    var isFull: Bool { self == .full || self == .fixedFull }
  }

  // Vertices: nodes, the sink, sources. Arcs: tiers, limited pairs, pairs.
  var vertices: Column<Vertex>
  var stops: Column<Stop>
  /// The vertex before each one when the tree is walked.
  var previous: Column<Int32>
  let sink: Int32
  let firstSource: Int32
  let limitedBase: Int32
  let pairBase: Int32
  /// Of tiers and limited pairs.
  var bounds: Column<Bound>
  var tierTails: Column<Int32>
  /// Prices of the places, cut to less than 2^30 in size; one more, that nothing reads, takes what has no place.
  var placePrices: Column<Int32>
  /// By vertex, the place that feeds it if it is the only one, -1 if there are several, else the one that nothing reads.
  var onlyPlaces: Column<Int32>
  /// Places that feed each node.
  var nodePlaceStarts: Column<Int32>
  var nodePlaces: Column<Int32>
  /// Vertices whose prices do not fit into the places' prices.
  var widePrices = 0

  /// The price of a place that nothing can use: more than any source would pay.
  static let unusablePrice = 1 << 40
  static let narrowLimit = 1 << 30

  /// A basis in which every source takes what is cheapest, in turn.
  ///
  /// - Parameter usesLimitedPairs: whether limited pairs are filled first, as far as they go. They stand for what has been
  ///   decided before, so that most of it is right; a basis without them starts from nothing.
  public init(_ problem: TransportProblem, usesLimitedPairs: Bool = true) {
    self.problem = problem
    let nodes = problem.nodeCount
    sink = Int32(nodes)
    firstSource = sink + 1
    limitedBase = Int32(problem.tierCapacities.count)
    pairBase = limitedBase + Int32(problem.limitedPairs.count)
    vertices = Column(repeating: Vertex(), count: nodes + 1 + problem.sourceCount)
    stops = Column(repeating: Stop(), count: vertices.count)
    previous = Column(repeating: -1, count: vertices.count)
    bounds = Column(repeating: .empty, count: Int(pairBase))
    tierTails = Column(repeating: -1, count: Int(limitedBase))
    placePrices = Column(repeating: 0, count: problem.placeNodes.count + 1)
    onlyPlaces = Column(repeating: Int32(problem.placeNodes.count), count: vertices.count)
    nodePlaceStarts = Column(repeating: 0, count: nodes + 1)
    nodePlaces = Column(repeating: 0, count: problem.placeNodes.count)
    sortPlaces()
    start(usesLimitedPairs: usesLimitedPairs)
  }

  private mutating func sortPlaces() {
    for node in problem.placeNodes { nodePlaceStarts[node + 1] += 1 }
    for node in 0..<sink { nodePlaceStarts[node + 1] += nodePlaceStarts[node] }
    var fill = (0..<sink).map { nodePlaceStarts[$0] }
    for (place, node) in problem.placeNodes.enumerated() {
      nodePlaces[fill[Int(node)]] = Int32(place)
      fill[Int(node)] += 1
      onlyPlaces[node] = nodePlaceStarts[node + 1] - nodePlaceStarts[node] == 1 ? Int32(place) : -1
    }
  }

  // MARK: Solving

  /// Pivots until nothing is better, or the number of pivots since the beginning reaches a limit.
  ///
  /// - Returns: whether the solution is optimal.
  @discardableResult
  public mutating func solve(pivotLimit: Int = .max) -> Bool {
    let sources = problem.sourceCount
    let arcs = Int(pairBase)
    let sourceBlock = max(8, sources / 64)
    let arcBlock = max(64, arcs / 64)
    var nextSource = 0
    var nextArc = 0
    var cleanSources = 0
    var cleanArcs = 0
    var candidates: [Candidate] = []
    candidates.reserveCapacity(sourceBlock)
    while cleanSources < sources || cleanArcs < arcs {
      if pivots >= pivotLimit { return false }
      let before = pivots
      let sourceEnd = min(sources, nextSource + sourceBlock)
      collect(nextSource..<sourceEnd, into: &candidates)
      // The worse half would mostly be better off elsewhere once the better half is in.
      for candidate in candidates.prefix((candidates.count + 1) / 2) { enter(candidate) }
      let arcEnd = min(arcs, nextArc + arcBlock)
      while let arc = worstArc(Int32(nextArc)..<Int32(arcEnd)) { enterArc(arc) }
      if pivots > before {
        cleanSources = 0
        cleanArcs = 0
      } else {
        cleanSources += sourceEnd - nextSource
        cleanArcs += arcEnd - nextArc
      }
      nextSource = sourceEnd == sources ? 0 : sourceEnd
      nextArc = arcEnd == arcs ? 0 : arcEnd
    }
    return true
  }

  /// Changes costs and keeps the basis: what was feasible still is, and the next ``solve(pivotLimit:)`` goes on from here.
  public mutating func changeCosts(_ change: (inout TransportProblem) -> Void) {
    change(&problem)
    setPrices()
  }

  /// Takes away all pairs but some, among them all that are in the basis.
  ///
  /// Complexity: O(pairs + vertices).
  mutating func keepPairs(_ kept: [Int32]) {
    var numbers = Array(repeating: Int32(-1), count: problem.costs.count)
    for (number, pair) in kept.enumerated() { numbers[Int(pair)] = Int32(number) }
    for vertex in 0..<Int32(vertices.count) where vertex != sink && vertices[vertex].plainArc >= pairBase {
      let arc = pairBase + numbers[Int(vertices[vertex].plainArc - pairBase)]
      vertices[vertex].arc = vertices[vertex].leadsUp ? arc : ~arc
    }
    problem.keepPairs(kept)
  }

  func cost(ofArc arc: Int32) -> Int {
    if arc >= pairBase { return Int(problem.costs[Int(arc - pairBase)]) }
    if arc >= limitedBase { return Int(problem.limitedPairs[Int(arc - limitedBase)].cost) }
    return Int(problem.tierCosts[Int(arc)])
  }

  mutating func countPivot() { pivots += 1 }
  mutating func countPairs(_ count: Int) { pairsScanned += count }
}
