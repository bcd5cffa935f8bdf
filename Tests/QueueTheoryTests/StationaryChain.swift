/// The long-run probabilities of a continuous-time Markov chain, found without any formula of the theory of queues.
///
/// States are taken out one by one, without a subtraction, so that no digits are lost. Source: W. K. Grassmann, M. I.
/// Taksar, D. P. Heyman, "Regenerative analysis and steady state distributions for Markov chains", Operations Research
/// 33 (1985) 1107.
struct StationaryChain {
  /// The rate from a state to another, by state and by how far the other is above it, from -reach to reach.
  private var rates: [[Double]]
  private let reach: Int

  /// A chain of `states` states and no transitions yet, none of which will lead farther than `reach`.
  init(states: Int, reach: Int) {
    self.reach = reach
    rates = [[Double]](repeating: [Double](repeating: 0, count: 2 * reach + 1), count: states)
  }

  mutating func add(from: Int, to: Int, rate: Double) {
    rates[from][to - from + reach] += rate
  }

  /// Complexity: O(states · reach²).
  func probabilities() -> [Double] {
    var rates = rates
    for last in stride(from: rates.count - 1, through: 1, by: -1) {
      let below = max(0, last - reach)..<last
      let row = rates[last]
      let leaving = below.reduce(0) { $0 + row[$1 - last + reach] }
      for from in below where rates[from][last - from + reach] > 0 {
        let share = rates[from][last - from + reach] / leaving
        rates[from][last - from + reach] = share
        for to in below { rates[from][to - from + reach] += share * row[to - last + reach] }
      }
    }
    var masses = [1.0]
    for state in 1..<rates.count {
      masses.append((max(0, state - reach)..<state).reduce(0) { $0 + masses[$1] * rates[$1][state - $1 + reach] })
    }
    let total = masses.reduce(0, +)
    return masses.map { $0 / total }
  }
}

/// Whether two numbers agree to a share of the greater one.
func agree(_ left: Double, _ right: Double, within tolerance: Double) -> Bool {
  abs(left - right) <= tolerance * max(abs(left), abs(right))
}
