public import CivilTime
public import CommandLineKit
import Foundation
import ScheduleFiles

/// All that a command may know of the world it runs in; nothing below this module looks for itself.
public struct Surroundings: Sendable {
  /// The current moment.
  public var now: Instant
  /// What the environment's `SOURCE_DATE_EPOCH` says in its place for files that are to be reproduced: seconds since
  /// 1970; nil where it is not set.
  public var sourceDateEpoch: String?
  /// Which task of a Slurm job array this is, as the environment's `SLURM_ARRAY_TASK_ID` says; nil where it is not set.
  public var slurmArrayTask: String?
  /// Who runs the program, as the environment's `USER` or `LOGNAME` says; empty where neither is set.
  public var user: String
  /// Where relative paths start.
  public var workingFolder: String
  /// The path of the running program, links followed.
  public var executable: String?
  /// Threads to simulate on: at least 1.
  public var cores: Int
  /// How standard output may be written to.
  public var style: TerminalStyle
  /// Whether standard error is a terminal, where progress can be shown.
  public var showsProgress: Bool
  /// What Ctrl-C does.
  public var interruption: Interruption
  /// Writes to standard output.
  public var writeOutput: @Sendable (String) throws -> Void
  /// Writes to standard error.
  public var writeError: @Sendable (String) -> Void

  /// Surroundings as stated.
  public init(
    now: Instant, sourceDateEpoch: String? = nil, slurmArrayTask: String? = nil, user: String = "",
    workingFolder: String = "",
    executable: String?, cores: Int, style: TerminalStyle = .plain, showsProgress: Bool = false,
    interruption: Interruption = Interruption {}, writeOutput: @escaping @Sendable (String) throws -> Void,
    writeError: @escaping @Sendable (String) -> Void
  ) {
    self.now = now
    self.sourceDateEpoch = sourceDateEpoch
    self.slurmArrayTask = slurmArrayTask
    self.user = user
    self.workingFolder = workingFolder
    self.executable = executable
    self.cores = cores
    self.style = style
    self.showsProgress = showsProgress
    self.interruption = interruption
    self.writeOutput = writeOutput
    self.writeError = writeError
  }

  /// The surroundings of this process.
  public static func current() -> Surroundings {
    let showsProgress = TerminalSurroundings.current(of: .standardError).isTerminal
    let environment = ProcessInfo.processInfo.environment
    return Surroundings(
      now: Instant(seconds: Int(Date().timeIntervalSince1970.rounded(.down))),
      sourceDateEpoch: environment["SOURCE_DATE_EPOCH"],
      slurmArrayTask: environment["SLURM_ARRAY_TASK_ID"],
      user: environment["USER"] ?? environment["LOGNAME"] ?? "",
      executable: NetworkLocator.executablePath, cores: max(1, ProcessInfo.processInfo.activeProcessorCount),
      style: TerminalStyle(.current(of: .standardOutput)),
      showsProgress: showsProgress,
      interruption: .ofThisProcess(clearLine: showsProgress ? ProgressBar.clearLine : nil),
      writeOutput: { text in try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) },
      writeError: { text in try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) })
  }
}
