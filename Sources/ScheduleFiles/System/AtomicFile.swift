/// Writes a file so that a reader sees the old content or the new, never a part, even after a loss of power.
public enum AtomicFile {
  /// Puts `text`, in UTF-8, at `path`.
  ///
  /// The text goes to a temporary file in the same folder, which is synchronised and renamed; then the folder is
  /// synchronised. A link is followed, and the permissions of a file that is replaced are kept. What is not a plain
  /// file (a device, a pipe) can't be replaced and is written to directly.
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
    let existing = SystemFile.status(path)
    switch existing?.kind {
    case .folder:
      throw FileError(.cannotCreate, path: path, reason: "it is a folder, expected a file")
    case .other:
      return try writeDirectly(bytes, to: path)
    case .regular, nil:
      let target = existing == nil ? path : SystemFile.resolved(path) ?? path
      try replace(
        target, with: bytes, permissions: existing?.permissions, temporary: temporary, givenPath: path)
    }
  }

  private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor: Int32
    do throws(SystemFile.Failure) {
      descriptor = try SystemFile.openForWriting(path)
    } catch {
      throw FileError(.cannotCreate, path: path, reason: error.reason)
    }
    do throws(SystemFile.Failure) {
      try SystemFile.writeAll(bytes, to: descriptor)
      try SystemFile.closeDescriptor(descriptor)
    } catch {
      throw FileError(.writeFailed, path: path, reason: error.reason)
    }
  }

  private static func replace(
    _ target: String, with bytes: [UInt8], permissions: UInt32?, temporary name: String?, givenPath: String
  ) throws(FileError) {
    let folder = folderOf(target)
    if let name { SystemFile.remove(pathIn(folder, name)) }
    let (temporary, descriptor) = try createTemporary(name, in: folder, givenPath: givenPath)
    do throws(SystemFile.Failure) {
      if let permissions { try SystemFile.setPermissions(permissions, of: descriptor) }
      try SystemFile.writeAll(bytes, to: descriptor)
      try SystemFile.synchronize(descriptor)
    } catch {
      try? SystemFile.closeDescriptor(descriptor)
      SystemFile.remove(temporary)
      throw FileError(.writeFailed, path: givenPath, reason: error.reason)
    }
    do throws(SystemFile.Failure) {
      try SystemFile.closeDescriptor(descriptor)
      try SystemFile.move(temporary, to: target)
    } catch {
      SystemFile.remove(temporary)
      throw FileError(.writeFailed, path: givenPath, reason: error.reason)
    }
    // The new name is in place; a folder that can't be synchronised (some network file systems) takes nothing back.
    if let opened = try? SystemFile.openForReading(folder) {
      try? SystemFile.synchronize(opened)
      try? SystemFile.closeDescriptor(opened)
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
