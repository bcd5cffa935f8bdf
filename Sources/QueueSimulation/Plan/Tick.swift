/// The kernel's unit of time: 1/1024 of a second, counted from the start of the horizon.
///
/// Times are whole numbers of ticks. So sums and differences are exact, two services end at the same instant when they
/// should, a total does not depend on the order in which it is added up, and a time and a truck's number fit into one
/// machine word (``TruckKey``). Rounding a service time of minutes to a millisecond changes it by less than 1 in 10^4,
/// to both sides alike.
enum Tick {
  static let perSecond = 1_024
  static let perMinute = 60 * perSecond
  /// Later than any time of a run.
  static let never = 1 << 60

  /// The nearest tick.
  static func nearest(seconds: Double) -> Int {
    Int((seconds * Double(perSecond)).rounded())
  }

  /// Ticks as seconds; exact below 2^53 ticks.
  @inline(__always)
  static func seconds(_ ticks: Int) -> Double {
    Double(ticks) / Double(perSecond)
  }
}

/// A time and a number (of a truck, or of a server that has not served yet) in one positive word, ordered by time and
/// then by number.
///
/// So who is next is found by comparing single words, and the number comes along for nothing.
struct TruckKey: Sendable {
  /// How many low bits hold the number.
  let numberBits: Int
  private let numberMask: Int
  /// How many low bits hold the greatest key.
  let bits: Int

  /// A layout for numbers below `numbers` and times up to `lastTick`, with the longest service after it.
  init(numbers: Int, lastTick: Int) {
    numberBits = Self.bits(numbers)
    numberMask = (1 << numberBits) - 1
    bits = numberBits + Self.tickBits(lastTick)
    precondition(
      Self.fits(numbers: numbers, lastTick: lastTick),
      "\(numbers) trucks and servers up to tick \(lastTick) don't fit into a key")
  }

  /// Whether numbers below `numbers` and times up to `lastTick`, with the longest service after it, fit.
  static func fits(numbers: Int, lastTick: Int) -> Bool {
    bits(numbers) + tickBits(lastTick) <= 62
  }

  private static func tickBits(_ lastTick: Int) -> Int {
    Int.bitWidth - (lastTick + (1 << 32)).leadingZeroBitCount
  }

  private static func bits(_ numbers: Int) -> Int {
    Int.bitWidth - max(numbers - 1, 1).leadingZeroBitCount
  }

  // Masking shifts are one instruction; the plain ones look after shifts by more than a word, which none is here.

  @inline(__always)
  func key(tick: Int, number: Int) -> Int {
    (tick &<< numberBits) | number
  }

  @inline(__always)
  func tick(_ key: Int) -> Int {
    key &>> numberBits
  }

  @inline(__always)
  func number(_ key: Int) -> Int {
    key & numberMask
  }
}
