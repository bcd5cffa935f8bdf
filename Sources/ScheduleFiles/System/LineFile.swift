import FoundationEssentials

/// A file to which one process adds whole lines, so that whoever reads it, now or after a crash, finds every line that
/// was finished and at most one that was cut off, at its end.
///
/// It is locked while it is open: two processes never add to the same file.
public final class LineFile {
  /// The path as the user gave it.
  public let path: String
  let descriptor: Int32
  /// Whether it is a file that keeps what is written, and not a device or a pipe.
  private let keepsContent: Bool
  /// Bytes of whole lines.
  private(set) var size: Int
  /// Bytes after the last line's end: what a crash, or a full disk, has left of a line.
  public private(set) var tornBytes: Int

  /// Opens a file, and creates it if need be; nothing in it is changed.
  public init(_ path: String) throws(FileError) {
    self.path = path
    let kind = SystemFile.status(path)?.kind
    do throws(SystemFile.Failure) {
      switch kind {
      case .other:
        descriptor = try SystemFile.openForWriting(path)
        (keepsContent, size, tornBytes) = (false, 0, 0)
        return
      case .regular, .folder, nil:
        descriptor = try SystemFile.openForChange(path, appending: true)
        keepsContent = true
      }
    } catch {
      throw FileError(.cannotCreate, path: path, reason: error.reason)
    }
    (size, tornBytes) = (0, 0)
    do {
      guard try SystemFile.lock(descriptor) else {
        throw FileError(.cannotCreate, path: path, reason: "another process is writing it")
      }
      let all = try SystemFile.size(of: descriptor)
      size = try Self.endOfLastLine(descriptor, size: all)
      tornBytes = all - size
    } catch let failure as SystemFile.Failure {
      throw FileError(.readFailed, path: path, reason: failure.reason)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.readFailed, path: path, reason: "\(error)")
    }
  }

  /// A file without a name, which is gone when the process ends, however it does.
  public init(temporaryIn folder: String? = nil) throws(FileError) {
    let folder = folder ?? FileManager.default.temporaryDirectory.path
    path = "a temporary file in \(folder)"
    (keepsContent, size, tornBytes) = (true, 0, 0)
    var attempt = 0
    while true {
      let name = pathIn(folder, ".gozar-lines-\(SystemFile.processNumber)-\(attempt)")
      do throws(SystemFile.Failure) {
        descriptor = try SystemFile.createForChange(name, permissions: 0o600)
        SystemFile.remove(name)
        return
      } catch {
        attempt += 1
        if !error.meansExists || attempt == 100 {
          throw FileError(.cannotCreate, path: path, reason: error.reason)
        }
      }
    }
  }

  deinit {
    // Closing lets go of the lock; whoever wants the lines on the disk has synchronised them.
    try? SystemFile.closeDescriptor(descriptor)
  }

  /// Whether there is no whole line.
  public var isEmpty: Bool { size == 0 }

  /// Takes away what is left of a line that was cut off.
  public func dropTornLine() throws(FileError) {
    try cut(to: size)
  }

  /// Takes everything away.
  public func empty() throws(FileError) {
    try cut(to: 0)
  }

  /// Adds a line, which ends in a line feed.
  ///
  /// If that fails, as on a full disk, the lines before it are as they were.
  public func append(_ line: String) throws(FileError) {
    let bytes = Array(line.utf8)
    do throws(SystemFile.Failure) {
      try SystemFile.writeAll(bytes, to: descriptor)
    } catch {
      if keepsContent { try? SystemFile.truncate(descriptor, to: size) }
      throw FileError(.writeFailed, path: path, reason: error.reason)
    }
    size += bytes.count
  }

  /// Waits until all lines are on the disk.
  public func synchronize() throws(FileError) {
    guard keepsContent else { return }
    do throws(SystemFile.Failure) {
      try SystemFile.synchronize(descriptor)
    } catch {
      throw FileError(.writeFailed, path: path, reason: error.reason)
    }
  }

  private func cut(to end: Int) throws(FileError) {
    guard keepsContent else { return }
    do throws(SystemFile.Failure) {
      try SystemFile.truncate(descriptor, to: end)
    } catch {
      throw FileError(.writeFailed, path: path, reason: error.reason)
    }
    size = end
    tornBytes = 0
  }

  /// Looked for from the end on, as lines are much shorter than files.
  private static func endOfLastLine(_ descriptor: Int32, size: Int) throws(SystemFile.Failure) -> Int {
    var end = size
    while end > 0 {
      let start = max(0, end - 65_536)
      let bytes = try SystemFile.bytes(of: descriptor, from: start, count: end - start)
      if let last = bytes.lastIndex(of: UInt8(ascii: "\n")) { return start + last + 1 }
      end = start
    }
    return 0
  }
}
