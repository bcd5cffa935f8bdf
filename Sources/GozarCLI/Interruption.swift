import CommandLineKit
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C: ends the program at once, but lets a file that is being written be finished first.
public final class Interruption: Sendable {
  private struct State {
    var isWriting = false
    var isWanted = false
  }

  private let state = Mutex(State())
  private let end: @Sendable () -> Void

  /// An interruption that ends the program by a closure, which in a program does not return.
  public init(end: @escaping @Sendable () -> Void) {
    self.end = end
  }

  /// Listens to SIGINT for as long as the process runs.
  ///
  /// - Parameter clearLine: what takes a bar off the screen; nil where there can be none.
  static func ofThisProcess(clearLine: String?) -> Interruption {
    let interruption = Interruption {
      if let clearLine { try? FileHandle.standardError.write(contentsOf: Data(clearLine.utf8)) }
      _exit(ExitStatus.interrupted.rawValue)
    }
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
    // A source that nobody holds falls silent: the handler holds it.
    source.setEventHandler { withExtendedLifetime(source) { interruption.want() } }
    source.resume()
    return interruption
  }

  /// The user wants the program to end: at once, or after the file that is being written; asked twice, at once.
  public func want() {
    let endsNow = state.withLock { state in
      let endsNow = !state.isWriting || state.isWanted
      state.isWanted = true
      return endsNow
    }
    if endsNow { end() }
  }

  /// Writes a file, which an interruption waits for.
  func finishing<Failure: Error>(_ write: () throws(Failure) -> Void) throws(Failure) {
    state.withLock { $0.isWriting = true }
    defer {
      let endsNow = state.withLock { state in
        state.isWriting = false
        return state.isWanted
      }
      if endsNow { end() }
    }
    try write()
  }
}
