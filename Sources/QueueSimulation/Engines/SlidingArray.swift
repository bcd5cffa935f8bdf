/// Whole numbers that become known one after the other, of which only the latest are held.
///
/// An index stays that of the same number for good, so that readers need not know what has been let go.
///
/// Copies share their numbers, as those of a ``Slab`` do.
struct SlidingArray {
  private var storage = Slab<Int>(repeating: 0, count: 0)
  /// The index of the first number that is held.
  private(set) var first = 0
  /// Numbers known so far, held or not.
  private(set) var count = 0

  /// The number of an index that is still held.
  subscript(index: Int) -> Int {
    @inline(__always) get { storage[index &- first] }
  }

  /// The last number; nil if there is none.
  var last: Int? { count > first ? storage[count - 1 - first] : nil }

  /// The indices of the numbers that are held.
  var held: Range<Int> { first..<count }

  /// Adds a number.
  @inline(__always)
  mutating func append(_ value: Int) {
    if count &- first == storage.count { makeRoom(for: 1) }
    storage[count &- first] = value
    count &+= 1
  }

  /// Adds a number where there is room for it.
  @inline(__always)
  mutating func appendInRoom(_ value: Int) {
    storage[count &- first] = value
    count &+= 1
  }

  /// Lets all numbers go, and begins anew with index 0.
  mutating func removeAll() {
    first = 0
    count = 0
  }

  /// Makes room for so many more numbers at once.
  @inline(never)
  mutating func makeRoom(for more: Int) {
    let needed = count - first + more
    guard needed > storage.count else { return }
    let larger = Slab<Int>(repeating: 0, count: max(needed, 2 * storage.count))
    for place in 0..<(count - first) { larger[place] = storage[place] }
    storage = larger
  }

  /// Lets the numbers before an index go, once they are at least half of those held.
  ///
  /// Complexity: O(1) a number, on the mean over all calls.
  mutating func removeValues(before index: Int) {
    let gone = min(index, count) - first
    guard gone > 0, 2 * gone >= count - first else { return }
    for place in gone..<(count - first) { storage[place - gone] = storage[place] }
    first += gone
  }

  /// The first index in a range, of which all is held, with a number of at least `bound`; its end if there is none.
  ///
  /// The numbers must be in ascending order. Complexity: O(log n).
  func firstIndex(in range: Range<Int>, atLeast bound: Int) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The sum of a term over a range of which all is held.
  @inline(__always)
  func sum(_ range: Range<Int>, _ term: (Int) -> Int) -> Int {
    storage.sum((range.lowerBound - first)..<(range.upperBound - first), term)
  }

  /// Hands out the numbers of a range of which all is held.
  @inline(__always)
  func forEach(_ range: Range<Int>, _ body: (Int) -> Void) {
    storage.forEach((range.lowerBound - first)..<(range.upperBound - first), body)
  }

  /// The first index from `start` on with a number of at least `bound`, looked for in turn; ``count`` if there is none.
  ///
  /// The numbers must be in ascending order. Complexity: O(m) for a result of `start` + m.
  @inline(__always)
  func nextIndex(from start: Int, atLeast bound: Int) -> Int {
    storage.firstIndex((start - first)..<(count - first)) { $0 >= bound } + first
  }
}
