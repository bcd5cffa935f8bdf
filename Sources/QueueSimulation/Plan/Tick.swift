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

/// A time and a truck's number in one word, ordered by time and then by number.
///
/// The word is kept as the bit pattern of a `Double`: for positive floating-point numbers the order of the values is the
/// order of the patterns, and the least and the greater of two doubles take one instruction each, two or more at a
/// time, where whole numbers of 64 bits have none on plain x86-64. Inserting into 16 servers takes 6 ns this way, with
/// the truck's number carried along for nothing, and 14 ns with integers.
struct TruckKey: Sendable {
  /// How many low bits hold the number.
  let numberBits: Int

  /// A layout for numbers below `trucks` and times up to `lastTick`.
  ///
  /// - Precondition: both together fit into 62 bits.
  init(trucks: Int, lastTick: Int) {
    numberBits = max(1, Int.bitWidth - max(trucks - 1, 1).leadingZeroBitCount)
    precondition(
      Self.fits(trucks: trucks, lastTick: lastTick), "\(trucks) trucks up to tick \(lastTick) don't fit into a key")
  }

  /// Whether numbers below `trucks` and times up to `lastTick`, with the longest service after it, fit.
  ///
  /// Patterns from 2^62 - 2^52 on would be read as infinite or not a number.
  static func fits(trucks: Int, lastTick: Int) -> Bool {
    let numberBits = Int.bitWidth - max(trucks - 1, 1).leadingZeroBitCount
    let timeBits = Int.bitWidth - (lastTick + (1 << 32)).leadingZeroBitCount
    return numberBits + timeBits <= 61
  }

  @inline(__always)
  func key(tick: Int, number: Int) -> Double {
    Double(bitPattern: UInt64(bitPattern: Int64((tick << numberBits) | number)))
  }

  @inline(__always)
  func tick(_ key: Double) -> Int {
    Int(truncatingIfNeeded: key.bitPattern) >> numberBits
  }

  @inline(__always)
  func number(_ key: Double) -> Int {
    Int(truncatingIfNeeded: key.bitPattern) & ((1 << numberBits) - 1)
  }
}
