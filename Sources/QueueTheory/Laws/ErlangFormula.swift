/// Erlang's loss and delay probabilities.
///
/// Source: A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic
/// telephone exchanges", Elektroteknikeren 13 (1917) 5.
public enum ErlangFormula {
  /// The probability that all servers are busy when nobody can wait (Erlang B).
  ///
  /// By F(0) = 0 and F(c) = c/a · (1 + F(c - 1)) for F = 1/B - 1, all of whose terms are positive: no digits are lost.
  /// Beyond the range of numbers, F is infinite and B is 0.
  ///
  /// - Parameters:
  ///   - load: arrival rate times mean service time, 0 or more (in erlang).
  ///   - servers: 0 or more.
  /// - Complexity: O(servers).
  public static func blocking(load: Double, servers: Int) throws(QueueTheoryError) -> Double {
    try Argument.notNegative(load, .load)
    guard servers >= 0 else { throw .noServers(servers) }
    return 1 / (1 + freeOverFull(load: load, servers: servers))
  }

  /// The probability that all servers are busy when everybody waits (Erlang C).
  ///
  /// - Parameters:
  ///   - load: arrival rate times mean service time, at least 0 and below `servers`.
  ///   - servers: 1 or more.
  /// - Complexity: O(servers).
  public static func waiting(load: Double, servers: Int) throws(QueueTheoryError) -> Double {
    try Argument.notNegative(load, .load)
    try Argument.atLeastOne(servers: servers)
    try Argument.steady(arrivalRate: load, meanService: 1, servers: servers)
    let utilisation = load / Double(servers)
    // C = B / (1 - ρ(1 - B))
    return 1 / ((1 + freeOverFull(load: load, servers: servers)) * (1 - utilisation) + utilisation)
  }

  /// The probability of a free server over that of none when nobody can wait: 1/B - 1.
  static func freeOverFull(load: Double, servers: Int) -> Double {
    guard load > 0 else { return servers > 0 ? .infinity : 0 }
    var ratio = 0.0
    for busy in stride(from: 1, through: servers, by: 1) {
      ratio = (1 + ratio) * (Double(busy) / load)
      if ratio == .infinity { break }
    }
    return ratio
  }
}
