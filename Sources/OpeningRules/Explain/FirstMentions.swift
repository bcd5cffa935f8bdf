extension Sequence where Element: Hashable {
  /// The elements without those that have come before, in the order of first mention.
  package var unique: [Element] {
    var known: Set<Element> = []
    return filter { known.insert($0).inserted }
  }
}
