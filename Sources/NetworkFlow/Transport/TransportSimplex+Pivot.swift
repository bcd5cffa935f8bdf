extension TransportSimplex {
  /// Lets an arc enter the basis and pushes what fits around the cycle that it closes.
  mutating func pivot(arc: Int32, tail: Int32, head: Int32, capacity: Int32, fromEmpty: Bool) {
    countPivot()
    let tailWasLeaf = vertices[tail].depth < 0
    if tailWasLeaf {
      let parent = vertices[tail].parent
      let price = cost(ofArc: vertices[tail].arc) + vertices[parent].price
      vertices[tail].price = price
      vertices[tail].depth = vertices[parent].depth + 1
      vertices[tail].firstChild = -1
    }
    // Units go from the first end over the arc to the second one, up to where the ways meet, and down again.
    let first = fromEmpty ? tail : head
    let second = fromEmpty ? head : tail
    let (join, leaving, onFirst, units) = leavingVertex(first, second, capacity)
    if units > 0 {
      var vertex = first
      while vertex != join {
        vertices[vertex].flow += vertices[vertex].leadsUp ? -units : units
        vertex = vertices[vertex].parent
      }
      vertex = second
      while vertex != join {
        vertices[vertex].flow += vertices[vertex].leadsUp ? units : -units
        vertex = vertices[vertex].parent
      }
    }
    guard leaving >= 0 else {
      // The arc itself is what fits least: it goes from one bound to the other.
      bounds[arc] = fromEmpty ? .full : .empty
      if tailWasLeaf { vertices[tail].depth = -1 }
      return
    }
    let flow = fromEmpty ? units : capacity - units
    leaveBasis(vertices[leaving])
    if arc < pairBase { bounds[arc] = .basic }
    if tailWasLeaf, leaving == tail {
      // The source goes elsewhere as a whole, and stays a leaf.
      vertices[tail].parent = head
      vertices[tail].arc = arc
      vertices[tail].flow = flow
      vertices[tail].capacity = capacity
      vertices[tail].depth = -1
      return
    }
    if tailWasLeaf { link(tail, under: vertices[tail].parent) }
    let entersAt = onFirst ? first : second
    let stays = onFirst ? second : first
    let leavingSource = source(ofVertex: leaving)
    let shift =
      entersAt == tail
      ? cost(ofArc: arc) + vertices[head].price - vertices[tail].price
      : vertices[tail].price - cost(ofArc: arc) - vertices[head].price
    rehang(
      from: entersAt, to: leaving, under: stays, arc: entersAt == tail ? arc : ~arc, flow: flow, capacity: capacity)
    shiftPrices(below: entersAt, by: shift)
    if leavingSource >= 0, vertices[leavingSource].firstChild < 0 {
      unlink(leavingSource)
      vertices[leavingSource].depth = -1
    }
  }

  /// Where the ways from both ends meet, the vertex whose arc limits the units most, and the units.
  ///
  /// Among equals, the last one seen from where the ways meet: the rule that keeps the tree strongly feasible.
  private func leavingVertex(
    _ first: Int32, _ second: Int32, _ capacity: Int32
  ) -> (join: Int32, leaving: Int32, onFirst: Bool, units: Int32) {
    var up = first
    var down = second
    var leastFirst = capacity
    var leastSecond = Int32.max
    var onFirst: Int32 = -1
    var onSecond: Int32 = -1
    while up != down {
      if vertices[up].depth >= vertices[down].depth {
        let record = vertices[up]
        let room = record.leadsUp ? record.flow : record.capacity - record.flow
        if room < leastFirst {
          leastFirst = room
          onFirst = up
        }
        up = record.parent
      } else {
        let record = vertices[down]
        let room = record.leadsUp ? record.capacity - record.flow : record.flow
        if room <= leastSecond {
          leastSecond = room
          onSecond = down
        }
        down = record.parent
      }
    }
    if leastSecond <= leastFirst, onSecond >= 0 { return (up, onSecond, false, leastSecond) }
    return (up, onFirst, true, leastFirst)
  }

  /// The source at one end of a vertex's arc to its parent, as a vertex; -1 for a tier.
  private func source(ofVertex vertex: Int32) -> Int32 {
    let record = vertices[vertex]
    if record.plainArc < limitedBase { return -1 }
    return record.leadsUp ? vertex : record.parent
  }

  private mutating func leaveBasis(_ record: Vertex) {
    let arc = record.plainArc
    if arc < pairBase { bounds[arc] = record.flow == 0 ? .empty : .full }
  }

  /// Turns the arcs between two vertices of a cut branch around and hangs it up by the other end.
  private mutating func rehang(
    from start: Int32, to end: Int32, under newParent: Int32, arc: Int32, flow: Int32, capacity: Int32
  ) {
    var vertex = start
    var parent = newParent
    var (arc, flow, capacity) = (arc, flow, capacity)
    while true {
      let old = vertices[vertex]
      unlink(vertex)
      vertices[vertex].parent = parent
      vertices[vertex].arc = arc
      vertices[vertex].flow = flow
      vertices[vertex].capacity = capacity
      link(vertex, under: parent)
      if vertex == end { return }
      (arc, flow, capacity) = (~old.arc, old.flow, old.capacity)
      parent = vertex
      vertex = old.parent
    }
  }

  // MARK: The tree

  @inline(__always)
  mutating func link(_ vertex: Int32, under parent: Int32) {
    let sibling = vertices[parent].firstChild
    vertices[vertex].next = sibling
    vertices[vertex].previous = -1
    if sibling >= 0 { vertices[sibling].previous = vertex }
    vertices[parent].firstChild = vertex
  }

  @inline(__always)
  private mutating func unlink(_ vertex: Int32) {
    let (next, previous) = (vertices[vertex].next, vertices[vertex].previous)
    if previous >= 0 {
      vertices[previous].next = next
    } else {
      vertices[vertices[vertex].parent].firstChild = next
    }
    if next >= 0 { vertices[next].previous = previous }
  }

  /// Calls `visit` for a vertex and everything below it, from top to bottom.
  @inline(__always)
  mutating func walk(from top: Int32, _ visit: (inout TransportSimplex, Int32) -> Void) {
    var vertex = top
    while true {
      visit(&self, vertex)
      if vertices[vertex].firstChild >= 0 {
        vertex = vertices[vertex].firstChild
        continue
      }
      while vertex != top, vertices[vertex].next < 0 { vertex = vertices[vertex].parent }
      if vertex == top { return }
      vertex = vertices[vertex].next
    }
  }

  /// Adds to the prices of a vertex and of everything below it, and sets their depths anew.
  ///
  /// Most of the time of a solution goes here.
  private mutating func shiftPrices(below top: Int32, by shift: Int) {
    var vertex = top
    var depth = vertices[vertices[top].parent].depth &+ 1
    let limit = Self.narrowLimit
    while true {
      let record = vertices[vertex]
      let price = record.price &+ shift
      vertices[vertex].price = price
      vertices[vertex].depth = depth
      if vertex < sink {
        let isWide = abs(price) >= limit
        if isWide || widePrices > 0 {
          setPrice(of: vertex, from: record.price, to: price)
        } else {
          let narrow = Int32(truncatingIfNeeded: price)
          var index = nodePlaceStarts[vertex]
          let end = nodePlaceStarts[vertex &+ 1]
          while index < end {
            placePrices[nodePlaces[index]] = narrow
            index &+= 1
          }
        }
      }
      if record.firstChild >= 0 {
        vertex = record.firstChild
        depth &+= 1
        continue
      }
      var next = record.next
      while vertex != top, next < 0 {
        vertex = vertices[vertex].parent
        depth &-= 1
        next = vertices[vertex].next
      }
      if vertex == top { return }
      vertex = next
    }
  }

  /// Sets a price, and that of the places that feed the node.
  mutating func setPrice(of vertex: Int32, to price: Int) {
    setPrice(of: vertex, from: vertices[vertex].price, to: price)
  }

  private mutating func setPrice(of vertex: Int32, from old: Int, to price: Int) {
    if vertex < sink {
      let isUnusable = price == Self.unusablePrice
      if !isUnusable {
        if abs(old) >= Self.narrowLimit { widePrices -= 1 }
        if abs(price) >= Self.narrowLimit { widePrices += 1 }
      }
      let narrow = Int32(max(1 - Self.narrowLimit, min(Self.narrowLimit - 1, price)))
      for index in nodePlaceStarts[vertex]..<nodePlaceStarts[vertex + 1] { placePrices[nodePlaces[index]] = narrow }
    }
    vertices[vertex].price = price
  }
}
