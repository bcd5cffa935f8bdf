extension TransportSimplex {
  /// Where the units go now, and the prices.
  ///
  /// Complexity: O(sources + limited pairs + vertices), and O(pairs) if some node can't be used.
  public func solution(isFinished: Bool = true) -> TransportSolution {
    var deliveries: [TransportSolution.Delivery] = []
    // What a source sends to nodes that hang below it.
    var firstBelow = Array(repeating: Int32(-1), count: problem.sourceCount)
    var nextBelow = Array(repeating: Int32(-1), count: problem.nodeCount)
    for node in 0..<sink where vertices[node].parent >= firstSource {
      let source = Int(vertices[node].parent - firstSource)
      nextBelow[Int(node)] = firstBelow[source]
      firstBelow[source] = node
    }
    for index in 0..<problem.sourceCount where problem.supplies[index] > 0 {
      let vertex = firstSource + Int32(index)
      let start = deliveries.count
      append(vertices[vertex], of: index, to: &deliveries)
      guard firstBelow[index] >= 0 else { continue }
      var below = firstBelow[index]
      while below >= 0 {
        append(vertices[below], of: index, to: &deliveries)
        below = nextBelow[Int(below)]
      }
      deliveries[start...].sort { ($0.place, $0.limitedPair ?? -1) < ($1.place, $1.limitedPair ?? -1) }
    }
    for (index, pair) in problem.limitedPairs.enumerated() where bounds[limitedBase + Int32(index)].isFull {
      deliveries.append(
        TransportSolution.Delivery(
          source: Int(pair.source), place: Int(pair.place), units: Int(pair.capacity), limitedPair: index))
    }
    return TransportSolution(deliveries: deliveries, prices: prices(), pivots: pivots, isFinished: isFinished)
  }

  private func append(_ record: Vertex, of source: Int, to deliveries: inout [TransportSolution.Delivery]) {
    guard record.flow > 0 else { return }
    let arc = record.plainArc
    if arc >= pairBase {
      let place = problem.place(ofPair: Int(arc - pairBase), source: source)
      deliveries.append(
        TransportSolution.Delivery(source: source, place: place, units: Int(record.flow), limitedPair: nil))
    } else {
      let index = Int(arc - limitedBase)
      deliveries.append(
        TransportSolution.Delivery(
          source: source, place: Int(problem.limitedPairs[index].place), units: Int(record.flow), limitedPair: index))
    }
  }

  /// Prices of the nodes, from 0 on; of those that can't be used, the least that keeps every source away.
  private func prices() -> [Int] {
    var prices = (0..<sink).map { max(0, stops[$0].price) }
    guard (0..<sink).contains(where: { !stops[$0].isInTree }) else { return prices }
    for node in 0..<sink where !stops[node].isInTree { prices[Int(node)] = 0 }
    for source in 0..<problem.sourceCount {
      let value = value(of: Int32(source))
      for run in problem.runs[problem.runs(of: source)] {
        for offset in 0..<run.count {
          let node = problem.placeNodes[Int(run.firstPlace + offset)]
          if !stops[node].isInTree {
            prices[Int(node)] = max(prices[Int(node)], value - Int(problem.costs[Int(run.firstPair + offset)]))
          }
        }
      }
    }
    for pair in problem.limitedPairs {
      let node = problem.placeNodes[Int(pair.place)]
      if !stops[node].isInTree {
        prices[Int(node)] = max(prices[Int(node)], value(of: pair.source) - Int(pair.cost))
      }
    }
    // A group's price is at least its members', as units between them cost nothing where there is no room anyway.
    for node in (0..<sink).reversed() where problem.parents[Int(node)] >= 0 {
      let parent = problem.parents[Int(node)]
      if !stops[parent].isInTree { prices[Int(parent)] = max(prices[Int(parent)], prices[Int(node)]) }
    }
    return prices
  }
}

extension TransportSimplex {
  /// What the present solution costs.
  ///
  /// Complexity: O(sources + limited pairs + tiers).
  public func currentCost() -> Int {
    var total = 0
    for vertex in 0..<Int32(vertices.count) where vertex != sink && vertices[vertex].flow > 0 {
      total += cost(ofArc: vertices[vertex].plainArc) * Int(vertices[vertex].flow)
    }
    for tier in 0..<limitedBase where bounds[tier].isFull {
      total += Int(problem.tierCosts[Int(tier)]) * Int(problem.tierCapacities[Int(tier)])
    }
    for (index, pair) in problem.limitedPairs.enumerated() where bounds[limitedBase + Int32(index)].isFull {
      total += Int(pair.cost) * Int(pair.capacity)
    }
    return total
  }
}
