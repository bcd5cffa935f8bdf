/// The quotient of `dividend` by a positive `divisor`, rounded down.
///
/// Without a branch, as the sign of a dividend near 1970 is hard to predict.
@inlinable
public func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
  // The shift gives -1 for a negative remainder and 0 for the others.
  dividend / divisor + ((dividend % divisor) >> (Int.bitWidth - 1))
}

/// The remainder that goes with ``floorDivide(_:_:)``: 0 up to `divisor` - 1.
@inlinable
public func floorModulo(_ dividend: Int, _ divisor: Int) -> Int {
  let remainder = dividend % divisor
  return remainder + (divisor & (remainder >> (Int.bitWidth - 1)))
}
