/// Checks of arguments, each of which names what it found.
enum Argument {
  static func positive(_ value: Double, _ quantity: QueueTheoryError.Quantity) throws(QueueTheoryError) {
    guard value > 0, value.isFinite else { throw .unfit(quantity, value, expected: .positive) }
  }

  static func notNegative(_ value: Double, _ quantity: QueueTheoryError.Quantity) throws(QueueTheoryError) {
    guard value >= 0, value.isFinite else { throw .unfit(quantity, value, expected: .notNegative) }
  }

  static func atLeastOne(servers: Int) throws(QueueTheoryError) {
    guard servers >= 1 else { throw .noServers(servers) }
  }

  /// Refuses a load that the servers can't carry.
  static func steady(arrivalRate: Double, meanService: Double, servers: Int) throws(QueueTheoryError) {
    let utilisation = arrivalRate * meanService / Double(servers)
    guard utilisation < 1 else {
      throw .growsWithoutBound(
        stage: 0, utilisation: utilisation, growth: arrivalRate - Double(servers) / meanService)
    }
  }
}
