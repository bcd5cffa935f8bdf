/// What the program tells the shell when it ends.
///
/// The numbers from 64 are those of BSD's `sysexits.h`; 130 is what a shell reports for a program that SIGINT ended.
public enum ExitStatus: Int32, CaseIterable, Sendable {
  /// The work is done.
  case done = 0
  /// The work is done, and what was asked has the answer no.
  case answerIsNo = 1
  /// The command line is wrong.
  case usage = 64
  /// The input was read, and is wrong.
  case badData = 65
  /// An input file or folder does not exist.
  case inputNotFound = 66
  /// A fault of the program itself.
  case internalError = 70
  /// An output file can't be created.
  case cannotCreate = 73
  /// Reading or writing failed half-way.
  case inputOutput = 74
  /// The user interrupted the work.
  case interrupted = 130

  /// What the status means, as help prints it.
  public var meaning: String {
    switch self {
    case .done: "Done"
    case .answerIsNo: "Done, and the answer is no"
    case .usage: "Wrong usage"
    case .badData: "Bad input data"
    case .inputNotFound: "Input not found"
    case .internalError: "A fault of the program itself"
    case .cannotCreate: "Output can't be created"
    case .inputOutput: "Reading or writing failed, or the disk is full"
    case .interrupted: "Interrupted"
    }
  }
}
