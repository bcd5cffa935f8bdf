import CivilTime
import CommandLineKit
import Foundation
import GozarCLI
import Synchronization

/// One run of the program in this process: what it wrote, and its exit status.
struct ProgramRun {
  let output: String
  let errors: String
  let status: CommandLineKit.ExitStatus

  /// The folder of the package.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Runs the program on Monday 8 June 2020 at noon in Tehran.
  init(
    _ arguments: [String], cores: Int = 2, workingFolder: String = Self.repository.path, sourceDateEpoch: String? = nil,
    slurmArrayTask: String? = nil
  ) {
    let output = Mutex("")
    let errors = Mutex("")
    let surroundings = Surroundings(
      now: Instant(seconds: 1_591_601_400), sourceDateEpoch: sourceDateEpoch, slurmArrayTask: slurmArrayTask,
      workingFolder: workingFolder, executable: nil, cores: cores,
      writeOutput: { text in output.withLock { $0 += text } }, writeError: { text in errors.withLock { $0 += text } })
    status = Gozar.run(arguments, in: surroundings)
    self.output = output.withLock { $0 }
    self.errors = errors.withLock { $0 }
  }

  /// Runs a line of a shell, without the program's name: words between spaces, or in single or double quotes.
  init(line: String, cores: Int = 2) {
    self.init(Self.words(line), cores: cores)
  }

  /// The words of a shell's line.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }
}

/// A folder of its own for one test, removed at the end.
final class TemporaryFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gozar-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, with the folders it needs; its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }
}

extension ProgramRun {
  /// The exit status where standard output can't be written to.
  static func failingOutput(_ arguments: [String]) -> CommandLineKit.ExitStatus {
    struct Closed: Error {}
    return Gozar.run(
      arguments,
      in: Surroundings(
        now: Instant(seconds: 0), workingFolder: repository.path, executable: nil, cores: 1,
        writeOutput: { _ in throw Closed() }, writeError: { _ in }))
  }
}
