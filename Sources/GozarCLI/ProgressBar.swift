import Synchronization

/// A bar on standard error for work of more than a second, where that is a terminal.
final class ProgressBar: Sendable {
  /// What is on the screen.
  private struct Shown {
    /// Parts of the bar; -1 before the first.
    var filled = -1
    var at = Duration.zero
  }

  private let total: Int
  private let mayEndEarly: Bool
  private let write: @Sendable (String) -> Void
  private let elapsed: @Sendable () -> Duration
  private let shown = Mutex(Shown())

  private static let width = 40

  /// Takes what is on the cursor's line off the screen.
  static let clearLine = "\r\u{1B}[K"

  /// A bar for `total` steps, or nil where nobody would see it.
  ///
  /// - Parameters:
  ///   - mayEndEarly: whether fewer steps may do, so that the time left is the most.
  ///   - elapsed: how long the work has been going on; nil: from now.
  init?(
    total: Int, mayEndEarly: Bool = false, _ surroundings: Surroundings, elapsed: (@Sendable () -> Duration)? = nil
  ) {
    guard surroundings.showsProgress else { return nil }
    self.total = total
    self.mayEndEarly = mayEndEarly
    write = surroundings.writeError
    let start = ContinuousClock.now
    self.elapsed = elapsed ?? { start.duration(to: .now) }
  }

  /// Shows that so many steps are done, and how long the others will take at the same pace; may be called from any
  /// thread.
  func show(_ finished: Int) {
    let elapsed = elapsed()
    guard elapsed > .seconds(1), finished > 0 else { return }
    let filled = finished * Self.width / total
    shown.withLock { last in
      guard filled > last.filled || (filled == last.filled && elapsed - last.at >= .seconds(1)) else { return }
      last = Shown(filled: filled, at: elapsed)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
      let left = Self.text(elapsed * (Double(total - finished) / Double(finished)))
      // Blanks cover what a longer line has left behind.
      write("\r\(bar) \(finished)/\(total), \(mayEndEarly ? "at most " : "")\(left) left   ")
    }
  }

  /// Takes the bar off the screen.
  func clear() {
    shown.withLock { last in
      if last.filled >= 0 { write(Self.clearLine) }
    }
  }

  /// `42 s`, `3 min`, `2 h 5 min`.
  private static func text(_ duration: Duration) -> String {
    let seconds = Int(duration / .seconds(1))
    if seconds < 100 { return "\(seconds) s" }
    let minutes = (seconds + 30) / 60
    return minutes < 100 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
