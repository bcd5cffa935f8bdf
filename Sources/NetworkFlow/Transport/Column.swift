/// A fixed number of values in one piece of memory, without reference counts; and the scan that most time goes to.
///
/// The only file of this module with unsafe code. In debug builds every index is checked.
@safe struct Column<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    unsafe base.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The value at an index.
  subscript(index: Int32) -> Element {
    @inline(__always) _read {
      assert(index >= 0 && Int(index) < count, "\(index) of \(count)")
      yield unsafe base[Int(index)]
    }
    @inline(__always) _modify {
      assert(index >= 0 && Int(index) < count, "\(index) of \(count)")
      yield unsafe &base[Int(index)]
    }
  }
}

extension Column where Element == Int32 {
  /// The least sum of a cost and a price over neighbouring pairs and places.
  ///
  /// Written with vectors of eight, which every x86-64 and arm64 has in some form. No sum overflows: costs and prices are
  /// less than 2^30 in size.
  @inline(__always)
  func leastSum(costs: Span<Int32>, firstPair: Int, firstPlace: Int, length: Int) -> Int32 {
    assert(firstPlace >= 0 && firstPlace + length <= count && firstPair >= 0 && firstPair + length <= costs.count)
    return unsafe costs.withUnsafeBufferPointer { buffer in
      let costBase = unsafe UnsafeRawPointer(buffer.baseAddress! + firstPair)
      let priceBase = unsafe UnsafeRawPointer(base + firstPlace)
      var least = Int32.max
      if length >= 8 {
        var lanes = SIMD8<Int32>(repeating: .max)
        var index = 0
        while true {
          let cost = unsafe costBase.loadUnaligned(fromByteOffset: index * 4, as: SIMD8<Int32>.self)
          let price = unsafe priceBase.loadUnaligned(fromByteOffset: index * 4, as: SIMD8<Int32>.self)
          lanes = pointwiseMin(lanes, cost &+ price)
          if index == length - 8 { return lanes.min() }
          // At the end, the last eight, some of them for the second time.
          index = min(index + 8, length - 8)
        }
      }
      for index in 0..<length {
        let cost = unsafe costBase.loadUnaligned(fromByteOffset: index * 4, as: Int32.self)
        let price = unsafe priceBase.loadUnaligned(fromByteOffset: index * 4, as: Int32.self)
        least = min(least, cost &+ price)
      }
      return least
    }
  }
}
