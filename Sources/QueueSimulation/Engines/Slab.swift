/// A fixed number of plain values that are changed in place.
///
/// An array asks before each write whether somebody else holds it, and where arrays lie in structs in arrays, each of them
/// asks; a slab does not. Every access is checked against its bounds.
///
/// Copies share their values: an owner does not hand out its slabs.
@safe struct Slab<Element: BitwiseCopyable> {
  /// Frees the memory with the last copy.
  @safe private final class Owner {
    let base: UnsafeMutablePointer<Element>
    init(_ base: UnsafeMutablePointer<Element>) { unsafe self.base = base }
    deinit { unsafe base.deallocate() }
  }

  private let base: UnsafeMutablePointer<Element>
  /// How many values.
  let count: Int
  private let owner: Owner

  /// As many copies of a value.
  init(repeating value: Element, count: Int) {
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    unsafe base.initialize(repeating: value, count: count)
    self.count = count
    owner = unsafe Owner(base)
  }

  subscript(_ index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "a slab's index is out of range")
      return unsafe base[index]
    }
    @inline(__always) nonmutating set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "a slab's index is out of range")
      unsafe base[index] = newValue
    }
  }

  /// Sets the first `count` values.
  func fill(_ value: Element, count: Int) {
    precondition(count >= 0 && count <= self.count, "a slab's index is out of range")
    unsafe base.update(repeating: value, count: count)
  }

  /// The sum of a term over the values of a range, which is checked once, so that the loop is vectorised.
  @inline(__always)
  func sum(_ range: Range<Int>, _ term: (Element) -> Int) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a slab's range is out of range")
    var total = 0
    for index in range { total &+= unsafe term(base[index]) }
    return total
  }

  /// Hands out the values of a range, which is checked once, in their order.
  @inline(__always)
  func forEach(_ range: Range<Int>, _ body: (Element) -> Void) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a slab's range is out of range")
    for index in range { unsafe body(base[index]) }
  }

  /// The first index in a range, which is checked once, of a value that satisfies a condition; its end if none does.
  @inline(__always)
  func firstIndex(_ range: Range<Int>, where isWanted: (Element) -> Bool) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a slab's range is out of range")
    var index = range.lowerBound
    while index < range.upperBound, unsafe !isWanted(base[index]) { index += 1 }
    return index
  }
}
