extension TransportSimplex {
  /// A pair that would lower the cost, as far as known when it was found.
  struct Candidate {
    var reducedCost: Int
    var source: Int32
    var pair: Int32
    var node: Int32
  }

  /// What a unit of a source costs as it goes now.
  @inline(__always)
  func value(of source: Int32) -> Int {
    let stop = stops[firstSource + source]
    if stop.isInTree { return stop.price }
    let record = vertices[firstSource + source]
    return cost(ofArc: record.arc) + stops[record.parent].price
  }

  /// Best responses of a block of sources that beat what they do now, the best first.
  mutating func collect(_ block: Range<Int>, into candidates: inout [Candidate]) {
    candidates.removeAll(keepingCapacity: true)
    for source in block where problem.supplies[source] > 0 {
      if let candidate = improvement(of: Int32(source)) { candidates.append(candidate) }
    }
    candidates.sort { ($0.reducedCost, $0.source) < ($1.reducedCost, $1.source) }
  }

  /// The best response of a source, if it beats what the source does now.
  mutating func improvement(of source: Int32) -> Candidate? {
    let current = value(of: source)
    let runs = problem.runs(of: Int(source))
    if widePrices > 0 || current > Self.narrowLimit { return wideImprovement(of: source, current) }
    countPairs(problem.pairs(of: Int(source)).count)
    var least = Int32.max
    var leastRun = runs.lowerBound
    let costs = problem.costs.span
    for index in runs {
      let run = problem.runs[index]
      let sum = placePrices.leastSum(
        costs: costs, firstPair: Int(run.firstPair), firstPlace: Int(run.firstPlace), length: Int(run.count))
      if sum < least {
        least = sum
        leastRun = index
      }
    }
    guard Int(least) < current else { return nil }
    let run = problem.runs[leastRun]
    var offset: Int32 = 0
    while costs[Int(run.firstPair + offset)] + placePrices[run.firstPlace + offset] != least { offset += 1 }
    let node = problem.placeNodes[Int(run.firstPlace + offset)]
    // A place that can't be used has a price that only a pair of negative cost gets past.
    if !stops[node].isInTree { return wideImprovement(of: source, current) }
    return Candidate(reducedCost: Int(least) - current, source: source, pair: run.firstPair + offset, node: node)
  }

  /// The same with prices of any size.
  private func wideImprovement(of source: Int32, _ current: Int) -> Candidate? {
    var best: Candidate?
    var least = current
    for run in problem.runs[problem.runs(of: Int(source))] {
      for offset in 0..<run.count {
        let node = problem.placeNodes[Int(run.firstPlace + offset)]
        let sum = Int(problem.costs[Int(run.firstPair + offset)]) + stops[node].price
        if sum < least, stops[node].isInTree {
          least = sum
          best = Candidate(
            reducedCost: sum - current, source: source, pair: run.firstPair + offset, node: node)
        }
      }
    }
    return best
  }

  /// Lets a candidate enter if it still is one; if much of it is gone, another pair of its source may be better.
  mutating func enter(_ candidate: Candidate) {
    var candidate = candidate
    let now =
      cost(ofArc: pairBase + candidate.pair) + stops[candidate.node].price - value(of: candidate.source)
    if now * 2 > candidate.reducedCost {
      guard let other = improvement(of: candidate.source) else { return }
      candidate = other
    }
    pivot(
      arc: pairBase + candidate.pair, tail: firstSource + candidate.source, head: candidate.node, capacity: .max,
      fromEmpty: true)
  }

  /// The tier or limited pair of a block that lowers the cost most, if any does.
  func worstArc(_ block: Range<Int32>) -> Int32? {
    var worst: Int32?
    var most = 0
    for arc in block {
      let bound = bounds[arc]
      guard bound == .empty || bound == .full else { continue }
      let (tail, head) = ends(ofArc: arc)
      let tailPrice = tail >= firstSource ? value(of: tail - firstSource) : stops[tail].price
      let reducedCost = cost(ofArc: arc) + stops[head].price - tailPrice
      let violation = bound == .empty ? -reducedCost : reducedCost
      if violation > most {
        most = violation
        worst = arc
      }
    }
    return worst
  }

  mutating func enterArc(_ arc: Int32) {
    let (tail, head) = ends(ofArc: arc)
    let capacity =
      arc < limitedBase
      ? problem.tierCapacities[Int(arc)] : problem.limitedPairs[Int(arc - limitedBase)].capacity
    pivot(arc: arc, tail: tail, head: head, capacity: capacity, fromEmpty: bounds[arc] == .empty)
  }

  /// Tail and head of a tier or a limited pair.
  @inline(__always)
  func ends(ofArc arc: Int32) -> (tail: Int32, head: Int32) {
    if arc < limitedBase {
      let tail = tierTails[arc]
      let parent = problem.parents[Int(tail)]
      return (tail, parent < 0 ? sink : parent)
    }
    let pair = problem.limitedPairs[Int(arc - limitedBase)]
    return (firstSource + pair.source, problem.placeNodes[Int(pair.place)])
  }
}
