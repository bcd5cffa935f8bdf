import NetworkFlow

extension ConstrainedSearch {
  /// Rounds in which the prices of shares are brought up to date with each other.
  private static let shareRounds = 8

  /// What no plan costs less than, from prices on shippers' shares.
  ///
  /// At prices at which no more trucks want a day than may have it, what the flow costs less what full shares pay is a bound
  /// on every plan. Each price is the least that keeps its shipper away or one less, whichever gives the better bound, found
  /// by halving; all costs are whole cents, so that nothing lies in between. Afterwards all prices are zero again.
  ///
  /// Source: Lagrangian relaxation by dual ascent; M. L. Fisher, Management Science 27 (1981).
  mutating func boundOfShares() -> Int {
    let shares = rows.indices.filter { rows[$0].most != nil && rows[$0].barred.isEmpty }
    guard !shares.isEmpty else { return .min }
    var bound = pricedCost()
    for _ in 0..<Self.shareRounds where !isSpent {
      let before = rowPrices
      for row in shares where !isSpent && (tooMany(row) > 0 || rowPrices[row] > 0) { findPrice(row) }
      bound = max(bound, pricedCost())
      if rowPrices == before { break }
    }
    for row in shares { setPrice(0, row) }
    return bound
  }

  /// What the flow costs at the prices of shares, less what full shares pay.
  private func pricedCost() -> Int {
    simplex.currentCost() - rows.indices.reduce(0) { $0 + rowPrices[$1] * (rows[$1].most ?? 0) }
  }

  private mutating func findPrice(_ row: Int) {
    setPrice(0, row)
    guard tooMany(row) > 0 else { return }
    var low = 0
    var high = forbidding
    // Most prices are small beside the largest.
    var step = 1_024
    while low + step < high {
      setPrice(low + step, row)
      if tooMany(row) <= 0 { high = low + step } else { (low, step) = (low + step, 4 * step) }
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      setPrice(middle, row)
      if tooMany(row) > 0 { low = middle } else { high = middle }
    }
    setPrice(low, row)
    let below = pricedCost()
    setPrice(high, row)
    if pricedCost() < below { setPrice(low, row) }
  }

  /// Sets the price of a share, and brings the flow up to date.
  private mutating func setPrice(_ price: Int, _ row: Int) {
    guard rowPrices[row] != price else { return }
    let change = price - rowPrices[row]
    rowPrices[row] = price
    let changed = rows[row].shipments.flatMap { Array(membersOfShipment[$0]) }
    for member in changed { members[member].charge(rows[row].span, change) }
    reprice(changed)
    simplex.solve()
  }

  /// By how many trucks the flow has more than a share.
  private func tooMany(_ row: Int) -> Int {
    let use = use(simplex.solution())
    return trucks(row: row, use).values.reduce(0, +) - (rows[row].most ?? 0)
  }
}
