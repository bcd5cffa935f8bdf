/// Reads a file line by line, whatever its length: memory is that of the longest line.
public final class LineReader {
  /// The path as the user gave it.
  public let path: String
  /// The number of the line read last, from 1.
  public private(set) var line = 0
  /// Bytes after the last line's end, once all lines are read.
  public private(set) var tornBytes = 0
  private let descriptor: Int32
  /// The file that lends its descriptor; nil: it is our own.
  private let file: LineFile?
  private var buffer: [UInt8] = []
  /// Where the next line begins in the buffer.
  private var start = 0
  /// Where the buffer ends in the file.
  private var offset = 0

  private static let chunk = 1 << 18

  /// Reads a file from its beginning; a pipe or a device, at which reading may wait for ever, is refused.
  ///
  /// Throws ``FileError`` of kind `notFound` or `readFailed`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    file = nil
    switch SystemFile.status(path)?.kind {
    case nil, .regular: break
    case .folder: throw FileError(.readFailed, path: path, reason: "it is a folder, expected a file")
    case .other: throw FileError(.readFailed, path: path, reason: "it is a pipe or a device, expected a file")
    }
    do throws(SystemFile.Failure) {
      descriptor = try SystemFile.openForReading(path)
    } catch {
      throw FileError(error.meansNotFound ? .notFound : .readFailed, path: path, reason: error.reason)
    }
  }

  /// Reads the lines of a file that is open for writing.
  public init(_ file: LineFile) {
    path = file.path
    descriptor = file.descriptor
    self.file = file
  }

  deinit {
    // Nothing was written, so that closing can't lose anything.
    if file == nil { try? SystemFile.closeDescriptor(descriptor) }
  }

  /// The bytes of the next line, without its end; nil after the last whole line.
  public func next() throws(FileError) -> [UInt8]? {
    var looked = start
    while true {
      if let end = buffer[looked...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        line += 1
        return Array(buffer[start..<end])
      }
      buffer.removeSubrange(..<start)
      start = 0
      looked = buffer.count
      let more: [UInt8]
      do throws(SystemFile.Failure) {
        more = try SystemFile.bytes(of: descriptor, from: offset, count: Self.chunk)
      } catch {
        throw FileError(.readFailed, path: path, reason: error.reason)
      }
      guard !more.isEmpty else {
        tornBytes = buffer.count
        return nil
      }
      guard buffer.count + more.count <= FileReading.byteLimit else {
        throw FileError(.readFailed, path: path, reason: "line \(line + 1) is longer than any that was written here")
      }
      offset += more.count
      buffer += more
    }
  }
}
