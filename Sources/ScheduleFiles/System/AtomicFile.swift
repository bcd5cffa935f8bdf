/// Writes a file so that a reader sees the old content or the new, never a part, even after a loss of power.
public enum AtomicFile {
  /// Puts `text`, in UTF-8, at `path`, as ``AtomicFileDraft`` does.
  ///
  /// Throws ``FileError`` of kind `cannotCreate` or `writeFailed`; in either case a file at `path` is as it was.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Puts bytes at `path`, as ``write(_:to:)-(String,_)`` does.
  ///
  /// - Parameter temporary: the temporary file's name, for a caller that holds a lock so that nobody else uses it: a
  ///   crash then leaves one such file at most. nil: a name that nothing has.
  public static func write(
    _ bytes: [UInt8], to path: String, temporary: String? = nil
  ) throws(FileError) {
    let draft = try AtomicFileDraft(path, temporary: temporary)
    try draft.append(bytes)
    try draft.commit()
  }
}

/// A file that is written piece by piece, and takes the place of what stands at its path when it is complete.
///
/// The pieces go to a temporary file in the same folder, which is synchronised and renamed; then the folder is
/// synchronised. A link is followed, and the permissions of a file that is replaced are kept. What is not a plain
/// file (a device, a pipe) can't be replaced and is written to directly. A draft that is not committed is removed.
public final class AtomicFileDraft {
  private let givenPath: String
  /// What is replaced, and by which file; nil: written to directly.
  private let replacement: (target: String, temporary: String)?
  /// nil once it is closed.
  private var descriptor: Int32?

  /// Begins a draft.
  ///
  /// - Parameter temporary: the temporary file's name; nil: one that nothing has.
  public init(_ path: String, temporary name: String? = nil) throws(FileError) {
    givenPath = path
    let existing = SystemFile.status(path)
    switch existing?.kind {
    case .folder:
      throw FileError(.cannotCreate, path: path, reason: "it is a folder, expected a file")
    case .other:
      replacement = nil
      do throws(SystemFile.Failure) {
        descriptor = try SystemFile.openForWriting(path)
      } catch {
        throw FileError(.cannotCreate, path: path, reason: error.reason)
      }
    case .regular, nil:
      let target = existing == nil ? path : SystemFile.resolved(path) ?? path
      let folder = folderOf(target)
      if let name { SystemFile.remove(pathIn(folder, name)) }
      let (temporary, opened) = try Self.createTemporary(name, in: folder, givenPath: path)
      replacement = (target, temporary)
      descriptor = opened
      guard let permissions = existing?.permissions else { return }
      do throws(SystemFile.Failure) {
        try SystemFile.setPermissions(permissions, of: opened)
      } catch {
        throw FileError(.writeFailed, path: path, reason: error.reason)
      }
    }
  }

  deinit {
    guard let descriptor else { return }
    try? SystemFile.closeDescriptor(descriptor)
    if let replacement { SystemFile.remove(replacement.temporary) }
  }

  /// Adds a text, in UTF-8.
  public func append(_ text: String) throws(FileError) {
    try append(Array(text.utf8))
  }

  /// Adds bytes.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    guard let descriptor else { preconditionFailure("\(givenPath) is written to after it was finished") }
    do throws(SystemFile.Failure) {
      try SystemFile.writeAll(bytes, to: descriptor)
    } catch {
      throw FileError(.writeFailed, path: givenPath, reason: error.reason)
    }
  }

  /// Puts what was written in its place.
  public func commit() throws(FileError) {
    guard let opened = descriptor else { preconditionFailure("\(givenPath) is finished twice") }
    do throws(SystemFile.Failure) {
      if replacement != nil { try SystemFile.synchronize(opened) }
      descriptor = nil
      try SystemFile.closeDescriptor(opened)
      if let replacement { try SystemFile.move(replacement.temporary, to: replacement.target) }
    } catch {
      if descriptor == nil, let replacement { SystemFile.remove(replacement.temporary) }
      throw FileError(.writeFailed, path: givenPath, reason: error.reason)
    }
    // The new name is in place; a folder that can't be synchronised (some network file systems) takes nothing back.
    if let replacement, let folder = try? SystemFile.openForReading(folderOf(replacement.target)) {
      try? SystemFile.synchronize(folder)
      try? SystemFile.closeDescriptor(folder)
    }
  }

  private static func createTemporary(
    _ name: String?, in folder: String, givenPath: String
  ) throws(FileError) -> (path: String, descriptor: Int32) {
    var attempt = 0
    while true {
      // A crash may have left the name of an earlier process with the same number; another thread may use it.
      let path = pathIn(folder, name ?? ".gozar-\(SystemFile.processNumber)-\(attempt)")
      do throws(SystemFile.Failure) {
        return (path, try SystemFile.create(path, permissions: 0o666))
      } catch {
        attempt += 1
        if !error.meansExists || attempt == 100 {
          throw FileError(.cannotCreate, path: givenPath, reason: error.reason)
        }
      }
    }
  }
}
