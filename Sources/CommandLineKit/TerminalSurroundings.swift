#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process finds around it that decides how its output may look.
public struct TerminalSurroundings: Hashable, Sendable {
  /// A standard stream of the process.
  public enum Stream: Int32, Sendable {
    /// Where results go.
    case standardOutput = 1
    /// Where everything else goes.
    case standardError = 2
  }

  /// Whether the stream ends at a terminal.
  public var isTerminal: Bool
  /// The columns that the terminal says it has.
  public var measuredColumns: Int?
  /// The variable `COLUMNS`.
  public var columns: String?
  /// The variable `NO_COLOR`.
  public var noColor: String?
  /// The variable `TERM`.
  public var term: String?

  /// Surroundings as stated.
  public init(
    isTerminal: Bool, measuredColumns: Int? = nil, columns: String? = nil, noColor: String? = nil, term: String? = nil
  ) {
    self.isTerminal = isTerminal
    self.measuredColumns = measuredColumns
    self.columns = columns
    self.noColor = noColor
    self.term = term
  }

  /// The surroundings of this process: the only function of this module that looks at the world.
  public static func current(of stream: Stream) -> TerminalSurroundings {
    TerminalSurroundings(
      isTerminal: isatty(stream.rawValue) == 1, measuredColumns: windowColumns(of: stream),
      columns: variable("COLUMNS"), noColor: variable("NO_COLOR"), term: variable("TERM"))
  }

  private static func windowColumns(of stream: Stream) -> Int? {
    var size = winsize()
    let answer = unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size)
    return answer == 0 ? Int(size.ws_col) : nil
  }

  private static func variable(_ name: String) -> String? {
    // Safe as long as no other thread changes the environment, and none of ours ever does.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
