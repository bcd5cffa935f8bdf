/// Names a stream of random numbers: a seed, then words and numbers that say what the stream is for.
///
/// The same chain gives the same stream on every machine: texts are hashed by FNV-1a, never by Swift's `Hasher`.
public struct RandomKey: Hashable, Sendable {
  private(set) var word: UInt64

  /// The key of a whole run.
  public init(seed: UInt64) {
    word = SplitMix64.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
  }

  /// The key with a number added.
  public func adding(_ number: Int) -> RandomKey {
    var result = self
    result.word = SplitMix64.mix(word ^ SplitMix64.mix(UInt64(bitPattern: Int64(number)) &+ 0xD1B5_4A32_D192_ED03))
    return result
  }

  /// The key with a text added, as the FNV-1a hash of its UTF-8 bytes (Fowler, Noll, Vo; 64 bits).
  public func adding(_ text: String) -> RandomKey {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return adding(Int(truncatingIfNeeded: hash))
  }
}

/// The output function of SplitMix64: a bijection on 64 bits in which every bit depends on every other one.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014
/// (the variant of D. Stafford's "Mix13").
enum SplitMix64 {
  static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A stream of random words: xoshiro256++.
///
/// Period 2^256 - 1. Streams of different keys start at states that are independent for all practical purposes: with
/// 2^30 streams of 2^40 words the probability that two overlap is below 2^-150.
/// Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021) 36.
public struct RandomSource: Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// The stream of a key; its four words of state come from SplitMix64, as the authors advise.
  public init(_ key: RandomKey) {
    let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    s0 = SplitMix64.mix(key.word &+ step)
    s1 = SplitMix64.mix(key.word &+ step &* 2)
    s2 = SplitMix64.mix(key.word &+ step &* 3)
    s3 = SplitMix64.mix(key.word &+ step &* 4)
  }

  /// The stream from a given state, not all zero: for comparing with other programs.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    (s0, s1, s2, s3) = state
  }

  /// The next 64 random bits.
  @inline(__always)
  mutating func next() -> UInt64 {
    let sum = s0 &+ s3
    let result = ((sum << 23) | (sum >> 41)) &+ s0
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// A number in [0, 1): a multiple of 2^-53, each alike.
  @inline(__always)
  public mutating func uniform() -> Double {
    Double(Int64(bitPattern: next() >> 11)) * 0x1p-53
  }

  /// A number in (0, 1]: safe to take the logarithm of.
  @inline(__always)
  mutating func uniformAboveZero() -> Double {
    Double(Int64(bitPattern: (next() >> 11) &+ 1)) * 0x1p-53
  }

  /// An index in 0..<count; the bias of at most count / 2^64 is far below what any run could show.
  @inline(__always)
  public mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
