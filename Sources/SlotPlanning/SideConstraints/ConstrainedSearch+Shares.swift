import NetworkFlow

extension ConstrainedSearch {
  /// Rounds in which the prices of shares are brought up to date with each other.
  private static let shareRounds = 16

  /// What no plan costs less than, from prices on shippers' shares.
  ///
  /// At prices at which no more trucks want a day than may have it, what the flow costs less what full shares pay is a bound
  /// on every plan. Each price is the least that keeps its shipper away or one less, whichever gives the better bound, found
  /// by halving; all costs are whole cents, so that nothing lies in between. Days that the same trucks could have are first
  /// raised together, as a price on one of them alone only moves the trucks to the others. Afterwards all prices are zero
  /// again.
  ///
  /// Source: Lagrangian relaxation by dual ascent; M. L. Fisher, Management Science 27 (1981).
  mutating func boundOfShares() -> Int {
    let shares = rows.indices.filter { rows[$0].most != nil && rows[$0].barred.isEmpty }
    guard !shares.isEmpty else { return .min }
    var bound = pricedCost()
    for _ in 0..<Self.shareRounds where !isSpent {
      let before = rowPrices
      for group in groups(of: shares) where !isSpent {
        for stretch in Stretch.allCases {
          let raised = group.filter { isIn(stretch, $0) }
          guard raised.count > 1 else { continue }
          raise(raised)
          bound = max(bound, pricedCost())
        }
      }
      for row in shares where !isSpent && (tooMany(row) > 0 || rowPrices[row] > 0) { findPrice(row) }
      bound = max(bound, pricedCost())
      if rowPrices == before { break }
    }
    for row in shares { setPrice(0, row) }
    return bound
  }

  /// Which prices are raised together.
  private enum Stretch: CaseIterable {
    /// Of days with too many trucks.
    case overfull
    /// Of these and of those with a price.
    case priced
    /// Of all days with trucks.
    case used
  }

  private func isIn(_ stretch: Stretch, _ row: Int) -> Bool {
    let tooMany = tooMany(row)
    return switch stretch {
    case .overfull: tooMany > 0
    case .priced: tooMany > 0 || rowPrices[row] > 0
    case .used: tooMany > -(rows[row].most ?? 0)
    }
  }

  /// Shares of the same shipper: those that have shipments in common.
  private func groups(of shares: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    for row in shares {
      let shipments = Set(rows[row].shipments)
      let (joined, others) = (
        groups.filter { $0.contains { !shipments.isDisjoint(with: rows[$0].shipments) } },
        groups.filter { !$0.contains { !shipments.isDisjoint(with: rows[$0].shipments) } }
      )
      groups = others + [(joined.joined() + [row]).sorted()]
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// Raises the prices of some shares by the same amount, as far as they have too many trucks together.
  private mutating func raise(_ group: [Int]) {
    let base = group.map { rowPrices[$0] }
    guard tooMany(group) > 0 else { return }
    var low = 0
    var high = forbidding - (base.max() ?? 0)
    // Most prices are small beside the largest.
    var step = 1_024
    while low + step < high {
      setPrices(of: group, to: base, plus: low + step)
      if tooMany(group) <= 0 { high = low + step } else { (low, step) = (low + step, 4 * step) }
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      setPrices(of: group, to: base, plus: middle)
      if tooMany(group) > 0 { low = middle } else { high = middle }
    }
    setPrices(of: group, to: base, plus: low)
    let below = pricedCost()
    setPrices(of: group, to: base, plus: high)
    if pricedCost() < below { setPrices(of: group, to: base, plus: low) }
  }

  /// What the flow costs at the prices of shares, less what full shares pay.
  private func pricedCost() -> Int {
    simplex.currentCost() - rows.indices.reduce(0) { $0 + rowPrices[$1] * (rows[$1].most ?? 0) }
  }

  private mutating func findPrice(_ row: Int) {
    setPrice(0, row)
    raise([row])
  }

  private mutating func setPrice(_ price: Int, _ row: Int) { setPrices([(row, price)]) }

  private mutating func setPrices(of group: [Int], to base: [Int], plus amount: Int) {
    setPrices(zip(group, base).map { ($0, $1 + amount) })
  }

  /// Sets the prices of shares, and brings the flow up to date.
  private mutating func setPrices(_ prices: [(row: Int, price: Int)]) {
    var changed: Set<Int> = []
    for (row, price) in prices where rowPrices[row] != price {
      let change = price - rowPrices[row]
      rowPrices[row] = price
      for member in rows[row].shipments.flatMap({ membersOfShipment[$0] }) {
        members[member].charge(rows[row].span, change)
        changed.insert(member)
      }
    }
    guard !changed.isEmpty else { return }
    reprice(changed.sorted())
    simplex.solve()
  }

  /// By how many trucks the flow has more than some shares together.
  private func tooMany(_ group: [Int]) -> Int {
    let use = use(simplex.solution())
    return group.reduce(0) { $0 + trucks(row: $1, use).values.reduce(0, +) - (rows[$1].most ?? 0) }
  }

  private func tooMany(_ row: Int) -> Int { tooMany([row]) }
}
