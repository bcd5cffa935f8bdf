extension TransportSimplex {
  /// Leaves open only what some optimal solution does: after this, every solution is optimal at the present costs.
  ///
  /// With the prices of the optimum, whatever has a reduced cost above zero is empty in all optimal solutions, and whatever
  /// has one below zero is full. The former is closed, the latter fixed, so that other costs can be minimised among the
  /// optimal solutions, from the same basis: its arcs have no reduced cost and stay.
  ///
  /// Call it when ``solve(pivotLimit:)`` has come to its end. Complexity: O(pairs + vertices).
  ///
  /// - Returns: the pairs left, by their numbers before; from now on they are numbered in this order.
  mutating func keepToOptimum() -> [Int32] {
    for arc in 0..<pairBase where bounds[arc] == .empty || bounds[arc] == .full {
      let (tail, head) = ends(ofArc: arc)
      let tailPrice = tail >= firstSource ? value(of: tail - firstSource) : stops[tail].price
      let reducedCost = cost(ofArc: arc) + stops[head].price - tailPrice
      guard reducedCost != 0 else { continue }
      bounds[arc] = bounds[arc] == .empty ? .unusable : .fixedFull
    }
    var kept: [Int32] = []
    for source in 0..<problem.sourceCount {
      let value = value(of: Int32(source))
      for run in problem.runs[problem.runs(of: source)] {
        for offset in 0..<run.count {
          let node = problem.placeNodes[Int(run.firstPlace + offset)]
          let cost = Int(problem.costs[Int(run.firstPair + offset)])
          if stops[node].isInTree, cost + stops[node].price == value { kept.append(run.firstPair + offset) }
        }
      }
    }
    keepPairs(kept)
    return kept
  }
}
