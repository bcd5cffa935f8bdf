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
      precondition(index >= 0 && index < count, "a slab's index is out of range")
      return unsafe base[index]
    }
    @inline(__always) nonmutating set {
      precondition(index >= 0 && index < count, "a slab's index is out of range")
      unsafe base[index] = newValue
    }
  }

  /// Sets the first `count` values.
  func fill(_ value: Element, count: Int) {
    precondition(count >= 0 && count <= self.count, "a slab's index is out of range")
    unsafe base.update(repeating: value, count: count)
  }
}
