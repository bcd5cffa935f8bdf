import FoundationEssentials

/// Reads files and folders, with an error that tells what is missing from what is broken.
public enum FileReading {
  /// No file of a network is near this size.
  public static let byteLimit = 256 << 20

  /// All bytes of a file; a pipe or a device, at which reading may wait for ever, is refused.
  ///
  /// Throws ``FileError`` of kind `notFound` or `readFailed`, the latter also for more bytes than `limit`.
  public static func bytes(of path: String, limit: Int = byteLimit) throws(FileError) -> [UInt8] {
    do {
      switch SystemFile.status(path)?.kind {
      case nil, .regular: break
      case .folder: throw FileError(.readFailed, path: path, reason: "it is a folder, expected a file")
      case .other: throw FileError(.readFailed, path: path, reason: "it is a pipe or a device, expected a file")
      }
      let descriptor = try SystemFile.openForReading(path)
      // Nothing was written, so that closing can't lose anything.
      defer { try? SystemFile.closeDescriptor(descriptor) }
      let bytes = try SystemFile.readAll(descriptor, limit: limit)
      if bytes.count > limit {
        throw FileError(.readFailed, path: path, reason: "it is larger than \(limit >> 20) MiB")
      }
      return bytes
    } catch let failure as SystemFile.Failure {
      throw FileError(failure.meansNotFound ? .notFound : .readFailed, path: path, reason: failure.reason)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.readFailed, path: path, reason: "\(error)")
    }
  }

  /// Whether there is anything at a path, links followed.
  public static func exists(_ path: String) -> Bool { SystemFile.status(path) != nil }

  /// The names in a folder that end in one of the extensions, by bytes of the name; hidden files are left out.
  static func names(in folder: String, extensions: [String]) throws(FileError) -> [String] {
    guard let status = SystemFile.status(folder) else {
      throw FileError(.notFound, path: folder, reason: "No such file or directory")
    }
    guard status.kind == .folder else {
      throw FileError(.readFailed, path: folder, reason: "it is a file, expected a folder")
    }
    // Opening it first gives the system's own reason.
    do throws(SystemFile.Failure) {
      try SystemFile.closeDescriptor(try SystemFile.openForReading(folder))
    } catch {
      throw FileError(.readFailed, path: folder, reason: error.reason)
    }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { name in !name.hasPrefix(".") && extensions.contains { name.hasSuffix("." + $0) } }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw FileError(.readFailed, path: folder, reason: "its names can't be listed")
    }
  }
}

/// A path inside a folder.
func pathIn(_ folder: String, _ name: String) -> String {
  if name.hasPrefix("/") { return name }
  return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}

/// The part of a path after the last slash.
func lastComponent(_ path: String) -> String {
  String(path.split(separator: "/").last ?? "")
}

/// The part of a path before the last component: `.` for a bare name.
func folderOf(_ path: String) -> String {
  var parts = path.split(separator: "/", omittingEmptySubsequences: false)
  while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
  parts.removeLast()
  if parts.isEmpty { return "." }
  let folder = parts.joined(separator: "/")
  return folder.isEmpty ? "/" : folder
}

/// A file's name without folders and its extension: `mehran` of `crossings/mehran.json5`.
func stem(_ path: String) -> String {
  let name = lastComponent(path)
  guard let point = name.lastIndex(of: "."), point != name.startIndex else { return name }
  return String(name[..<point])
}
