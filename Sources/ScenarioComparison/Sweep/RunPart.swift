/// One part of work that is done in several places: `3/8`.
public struct RunPart: Hashable, Sendable {
  /// From 1 to ``count``.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  /// The most parts.
  public static let most = 1_000_000

  /// A part; nil if there is none of that number.
  public init?(_ index: Int, of count: Int) {
    guard (1...Self.most).contains(count), (1...count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// Which of some items, numbered from 0, are the part's: they follow each other, and parts differ by at most one item.
  public func range(of items: Int) -> Range<Int> {
    ((index - 1) * items / count)..<(index * items / count)
  }
}
