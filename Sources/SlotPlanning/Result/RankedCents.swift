/// Trucks left out by priority, and then cents; of two, the first part that differs decides.
///
/// Where priorities do not count there are no trucks, and cents alone decide.
struct RankedCents: Hashable, Comparable, Sendable {
  /// Trucks by priority, 0 to 3, or what one of them is worth in them.
  var trucks = SIMD4<Int64>()
  var cents: Int128 = 0

  static let zero = RankedCents()

  /// The trucks of a priority that are left out, at a cost.
  init(trucks count: Int = 0, priority: Int = 0, cents: Int128 = 0) {
    trucks[min(max(priority, 0), 3)] = Int64(count)
    self.cents = cents
  }

  static func < (left: RankedCents, right: RankedCents) -> Bool {
    for priority in 0..<4 where left.trucks[priority] != right.trucks[priority] {
      return left.trucks[priority] < right.trucks[priority]
    }
    return left.cents < right.cents
  }

  static func + (left: RankedCents, right: RankedCents) -> RankedCents {
    var sum = left
    sum.trucks &+= right.trucks
    sum.cents += right.cents
    return sum
  }

  static func - (left: RankedCents, right: RankedCents) -> RankedCents { left + right * -1 }

  static func * (amount: RankedCents, factor: Int) -> RankedCents {
    var product = amount
    product.trucks &*= SIMD4(repeating: Int64(factor))
    product.cents *= Int128(factor)
    return product
  }

  static func += (left: inout RankedCents, right: RankedCents) { left = left + right }
}
