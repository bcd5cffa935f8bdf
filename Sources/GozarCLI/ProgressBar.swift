import Synchronization

/// A bar on standard error for work of more than a second, where that is a terminal.
final class ProgressBar: Sendable {
  private let total: Int
  private let write: @Sendable (String) -> Void
  private let start = ContinuousClock.now
  /// Tenths of the bar shown so far; -1 before the first.
  private let shown = Mutex(-1)

  private static let width = 40

  /// A bar for `total` steps, or nil where nobody would see it.
  init?(total: Int, _ surroundings: Surroundings) {
    guard surroundings.showsProgress else { return nil }
    self.total = total
    write = surroundings.writeError
  }

  /// Shows that so many steps are done; may be called from any thread.
  func show(_ finished: Int) {
    guard start.duration(to: .now) > .seconds(1) else { return }
    let filled = finished * Self.width / total
    shown.withLock { last in
      guard filled > last else { return }
      last = filled
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
      write("\r\(bar) \(finished)/\(total)")
    }
  }

  /// Takes the bar off the screen.
  func clear() {
    shown.withLock { last in
      if last >= 0 { write("\r\u{1B}[K") }
    }
  }
}
