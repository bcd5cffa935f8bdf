extension TransportSimplex {
  /// Sets up the walk over the tree from the parents of its vertices: every node that can be used, and the sources that
  /// have one below them; then depths and prices.
  ///
  /// Complexity: O(vertices).
  mutating func growTree() {
    var isInTree = Array(repeating: false, count: vertices.count)
    for node in 0..<sink where vertices[node].parent >= 0 {
      isInTree[Int(node)] = true
      isInTree[Int(vertices[node].parent)] = true
    }
    var firstBelow = Array(repeating: Int32(-1), count: vertices.count)
    var nextBelow = firstBelow
    for vertex in 0..<Int32(vertices.count) where vertex != sink && isInTree[Int(vertex)] {
      let parent = Int(vertices[vertex].parent)
      nextBelow[Int(vertex)] = firstBelow[parent]
      firstBelow[parent] = vertex
    }
    var last = sink
    var open = [sink]
    stops[sink].depth = 0
    while let vertex = open.popLast() {
      if vertex != sink { stops[vertex].depth = stops[vertices[vertex].parent].depth + 1 }
      join(last, vertex)
      last = vertex
      var below = firstBelow[Int(vertex)]
      while below >= 0 {
        open.append(below)
        below = nextBelow[Int(below)]
      }
    }
    join(last, sink)
    setPrices()
  }

  /// Sets the prices of all of the tree.
  mutating func setPrices() {
    var vertex = stops[sink].next
    while vertex != sink {
      let record = vertices[vertex]
      let cost = cost(ofArc: record.plainArc)
      let above = stops[record.parent].price
      setPrice(of: vertex, to: record.leadsUp ? above + cost : above - cost)
      vertex = stops[vertex].next
    }
  }

  // MARK: The order of the walk

  @inline(__always)
  private mutating func join(_ first: Int32, _ second: Int32) {
    stops[first].next = second
    previous[second] = first
  }

  /// Takes a vertex with nothing below it into the walk, right after its parent.
  @inline(__always)
  mutating func insert(_ vertex: Int32, after parent: Int32) {
    let next = stops[parent].next
    join(parent, vertex)
    join(vertex, next)
  }

  /// Takes a vertex with nothing below it out of the walk.
  @inline(__always)
  mutating func remove(_ vertex: Int32) {
    join(previous[vertex], stops[vertex].next)
  }

  /// Moves a branch to where it will hang by another one of its vertices, in the walk, with its depths and prices; the
  /// parents are still the old ones.
  ///
  /// The new top comes first with all that is below it, then its old parent with what else is below that, and so on up to
  /// the old top.
  mutating func moveBranch(from newTop: Int32, to oldTop: Int32, under newParent: Int32, shift: Int) {
    var before = previous[newTop]
    var deeper = stops[newParent].depth &+ 1 &- stops[newTop].depth
    var top = newTop
    var topDepth = stops[newTop].depth
    // The last vertex that has its new place in the walk, and the first one after what has been walked in the old one.
    var (last, after) = shiftBranch(from: newTop, below: topDepth, by: shift, deeper)
    while top != oldTop {
      let below = top
      top = vertices[top].parent
      topDepth &-= 1
      deeper &+= 2
      let beforeTop = previous[top]
      join(last, top)
      shiftStretch(from: top, to: below, by: shift, deeper)
      last = before
      before = beforeTop
      if stops[after].depth > topDepth {
        join(last, after)
        (last, after) = shiftBranch(from: after, below: topDepth, by: shift, deeper)
      }
    }
    join(before, after)
    let next = stops[newParent].next
    join(newParent, newTop)
    join(last, next)
  }

  /// Shifts a vertex and what follows in the walk, as far as that is deeper than a depth.
  ///
  /// - Returns: the last vertex that was shifted, and the one after it.
  @inline(__always)
  private mutating func shiftBranch(
    from first: Int32, below depth: Int32, by shift: Int, _ deeper: Int32
  ) -> (last: Int32, after: Int32) {
    var vertex = first
    var last = first
    repeat {
      last = vertex
      vertex = self.shift(vertex, by: shift, deeper)
    } while stops[vertex].depth > depth
    return (last, vertex)
  }

  /// Shifts from a vertex on, up to another one that comes later and is left as it is.
  @inline(__always)
  private mutating func shiftStretch(from first: Int32, to end: Int32, by shift: Int, _ deeper: Int32) {
    var vertex = first
    while vertex != end { vertex = self.shift(vertex, by: shift, deeper) }
  }

  /// Adds to a price and to a depth.
  ///
  /// - Returns: the next vertex of the walk.
  @inline(__always)
  private mutating func shift(_ vertex: Int32, by shift: Int, _ deeper: Int32) -> Int32 {
    let stop = stops[vertex]
    let price = stop.price &+ shift
    stops[vertex].depth = stop.depth &+ deeper
    let place = onlyPlaces[vertex]
    if place >= 0, widePrices == 0, abs(price) < Self.narrowLimit {
      stops[vertex].price = price
      placePrices[place] = Int32(truncatingIfNeeded: price)
    } else {
      setPrice(of: vertex, to: price)
    }
    return stop.next
  }

  /// Sets a price, and that of the places that feed the node.
  mutating func setPrice(of vertex: Int32, to price: Int) {
    if vertex < sink {
      if price != Self.unusablePrice {
        if abs(stops[vertex].price) >= Self.narrowLimit { widePrices -= 1 }
        if abs(price) >= Self.narrowLimit { widePrices += 1 }
      }
      let narrow = Int32(max(1 - Self.narrowLimit, min(Self.narrowLimit - 1, price)))
      for index in nodePlaceStarts[vertex]..<nodePlaceStarts[vertex + 1] { placePrices[nodePlaces[index]] = narrow }
    }
    stops[vertex].price = price
  }
}
