/// A short name for a content, such as a file's bytes: sixteen hexadecimal digits.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, the 64-bit hash FNV-1a. It tells accidents apart, not forgeries.
public struct ContentDigest: Hashable, Sendable {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The digest of nothing.
  public init() {}

  /// The digest of a file's bytes; that of a missing file is that of an empty one.
  public init(_ bytes: [UInt8]) {
    add(bytes)
  }

  /// The digest of texts, one after another.
  public init(texts: [String]) {
    for text in texts { add(text) }
  }

  /// Sixteen hexadecimal digits.
  public var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// Adds a text with its length, so that two texts are never taken for two others that read the same together.
  mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      hash = (hash ^ UInt64(UInt8(truncatingIfNeeded: number >> UInt64(shift)))) &* 0x100_0000_01b3
    }
  }
}
