extension TransportSimplex {
  /// Lets an arc enter the basis and pushes what fits around the cycle that it closes.
  mutating func pivot(arc: Int32, tail: Int32, head: Int32, capacity: Int32, fromEmpty: Bool) {
    countPivot()
    let tailWasLeaf = !stops[tail].isInTree
    if tailWasLeaf {
      let parent = vertices[tail].parent
      stops[tail].price = cost(ofArc: vertices[tail].arc) + stops[parent].price
      stops[tail].depth = stops[parent].depth + 1
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
      if tailWasLeaf { stops[tail].depth = -1 }
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
      stops[tail].depth = -1
      return
    }
    if tailWasLeaf { insert(tail, after: vertices[tail].parent) }
    let entersAt = onFirst ? first : second
    let stays = onFirst ? second : first
    let leavingSource = source(ofVertex: leaving)
    let shift =
      entersAt == tail
      ? cost(ofArc: arc) + stops[head].price - stops[tail].price
      : stops[tail].price - cost(ofArc: arc) - stops[head].price
    moveBranch(from: entersAt, to: leaving, under: stays, shift: shift)
    turnArcs(
      from: entersAt, to: leaving, under: stays, arc: entersAt == tail ? arc : ~arc, flow: flow, capacity: capacity)
    if leavingSource >= 0, stops[stops[leavingSource].next].depth <= stops[leavingSource].depth {
      remove(leavingSource)
      stops[leavingSource].depth = -1
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
    var upDepth = stops[first].depth
    var downDepth = stops[second].depth
    var leastFirst = capacity
    var leastSecond = Int32.max
    var onFirst: Int32 = -1
    var onSecond: Int32 = -1
    while up != down {
      if upDepth >= downDepth {
        let record = vertices[up]
        let room = record.leadsUp ? record.flow : record.capacity - record.flow
        if room < leastFirst {
          leastFirst = room
          onFirst = up
        }
        up = record.parent
        upDepth &-= 1
      } else {
        let record = vertices[down]
        let room = record.leadsUp ? record.capacity - record.flow : record.flow
        if room <= leastSecond {
          leastSecond = room
          onSecond = down
        }
        down = record.parent
        downDepth &-= 1
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
  private mutating func turnArcs(
    from start: Int32, to end: Int32, under newParent: Int32, arc: Int32, flow: Int32, capacity: Int32
  ) {
    var vertex = start
    var parent = newParent
    var (arc, flow, capacity) = (arc, flow, capacity)
    while true {
      let old = vertices[vertex]
      vertices[vertex].parent = parent
      vertices[vertex].arc = arc
      vertices[vertex].flow = flow
      vertices[vertex].capacity = capacity
      if vertex == end { return }
      (arc, flow, capacity) = (~old.arc, old.flow, old.capacity)
      parent = vertex
      vertex = old.parent
    }
  }
}
