import Diagnostics

/// Finds the folder of a network.
public enum NetworkLocator {
  /// The network that commands work on unless told otherwise.
  public static let defaultFolder = "schedules/iran-iraq"

  /// The path of the running program, links followed; nil where the system does not tell.
  public static var executablePath: String? { SystemFile.resolved("/proc/self/exe") }

  /// The folder given, or else the default one in the working folder or in one of those above the executable.
  ///
  /// Throws ``FileError`` of kind `notFound`, naming the places tried, or `readFailed` if a file stands there.
  public static func locate(
    _ given: String?, workingFolder: String = "", executable: String? = executablePath
  ) throws(FileError) -> String {
    if let given {
      switch SystemFile.status(given)?.kind {
      case .folder: return given
      case nil: throw FileError(.notFound, path: given, reason: "No such file or directory")
      default: throw FileError(.readFailed, path: given, reason: "it is a file, expected a network's folder")
      }
    }
    var tried: [String] = []
    for folder in [workingFolder] + foldersAbove(executable) {
      let candidate = folder.isEmpty ? defaultFolder : pathIn(folder, defaultFolder)
      if SystemFile.status(candidate)?.kind == .folder { return candidate }
      if !tried.contains(candidate) { tried.append(candidate) }
    }
    throw FileError(
      .notFound, path: defaultFolder, reason: "looked for \(tried.joined(separator: ", "))",
      suggestion: "--network DIR")
  }

  private static func foldersAbove(_ executable: String?) -> [String] {
    guard var path = executable, path.hasPrefix("/") else { return [] }
    var folders: [String] = []
    while path != "/" {
      path = folderOf(path)
      folders.append(path)
    }
    return folders
  }
}

/// Finds the file of a scenario.
enum ScenarioLocator {
  /// The path of a scenario that is named by a path, or by its name in the folder `scenarios` of a network.
  static func path(of name: String, in network: String) throws(FileError) -> String {
    if name.contains("/") || name.hasSuffix(".json5") || name.hasSuffix(".json") { return name }
    let folder = pathIn(network, "scenarios")
    for candidate in ["json5", "json"].map({ pathIn(folder, "\(name).\($0)") })
    where SystemFile.status(candidate) != nil {
      return candidate
    }
    let known = Self.names(in: network)
    let choices = known.isEmpty ? "there is no scenario" : "expected one of \(known.joined(separator: ", "))"
    throw FileError(
      .notFound, path: pathIn(folder, "\(name).json5"), reason: choices,
      suggestion: nearest(to: name, among: known))
  }

  /// The names of a network's scenarios, in the order of their files' names.
  static func names(in network: String) -> [String] {
    let names = try? FileReading.names(in: pathIn(network, "scenarios"), extensions: ["json5", "json"])
    return (names ?? []).map(stem)
  }
}
