public import Diagnostics

/// Why a file could not be read or written.
public struct FileError: Error, Hashable, Sendable {
  /// What went wrong, as far as an exit status tells it.
  public enum Kind: Hashable, Sendable {
    /// There is no such file or folder (66 in sysexits.h).
    case notFound
    /// It is there and can't be read (74).
    case readFailed
    /// It can't be created (73).
    case cannotCreate
    /// It was created and could not be written to the end, as with a full disk (74).
    case writeFailed
  }

  /// What went wrong.
  public let kind: Kind
  /// The path as the user gave it.
  public let path: String
  /// The system's reason, or what was expected in its place.
  public let reason: String

  /// One thing to try, if there is one.
  public let suggestion: String?

  /// A fault of a file.
  public init(_ kind: Kind, path: String, reason: String, suggestion: String? = nil) {
    self.kind = kind
    self.path = path
    self.reason = reason
    self.suggestion = suggestion
  }

  /// The error as a finding without a place in a text.
  public var diagnostic: Diagnostic {
    let verb =
      switch kind {
      case .notFound: "can't find"
      case .readFailed: "can't read"
      case .cannotCreate: "can't create"
      case .writeFailed: "can't write"
      }
    return Diagnostic(.error, "\(verb) \(path): \(reason)", suggestion: suggestion)
  }
}
