import CommandLineKit
import Diagnostics
import ScheduleFiles

/// Why a command did not do its work: what to tell the user, and the exit status.
struct CommandFailure: Error {
  let diagnostics: [Diagnostic]
  let status: ExitStatus

  init(_ diagnostics: [Diagnostic], _ status: ExitStatus) {
    self.diagnostics = diagnostics
    self.status = status
  }

  init(_ error: FileError) {
    self.init([error.diagnostic], error.kind.status)
  }

  init(_ error: UsageError) {
    self.init(error.diagnostics, error.status)
  }
}

extension InputFailure {
  /// The exit status that tells it.
  var status: ExitStatus {
    switch self {
    case .badData: .badData
    case .notFound: .inputNotFound
    case .readFailed: .inputOutput
    }
  }
}

extension FileError.Kind {
  /// The exit status that tells it.
  var status: ExitStatus {
    switch self {
    case .notFound: .inputNotFound
    case .readFailed, .writeFailed: .inputOutput
    case .cannotCreate: .cannotCreate
    }
  }
}
