import Foundation

/// Texts that a person reads, kept as files beside the tests, so that a change to one shows in the review.
///
/// With `RECORD_SNAPSHOTS=1` in the environment a text that differs is written to its file, and the test fails all the
/// same: a run that records proves nothing.
public enum Snapshot {
  /// What is wrong with a text, or nil if it equals the file `Snapshots/<name>` beside the test file.
  public static func difference(_ text: String, from name: String, testFile: String = #filePath) -> String? {
    let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: name)
    let expected = try? String(contentsOf: file, encoding: .utf8)
    if expected == text { return nil }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return "recorded \(name); run again without RECORD_SNAPSHOTS"
      } catch {
        return "\(name) can't be recorded: \(error)"
      }
    }
    guard let expected else {
      return "there is no snapshot \(name); record it with RECORD_SNAPSHOTS=1. Found:\n\(text)"
    }
    return firstDifference(of: text, from: expected, name: name)
  }

  private static func firstDifference(of text: String, from expected: String, name: String) -> String {
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = line ?? min(found.count, wanted.count)
    return """
      \(name) differs in line \(index + 1):
      expected: \(index < wanted.count ? String(wanted[index]) : "(the end)")
      found:    \(index < found.count ? String(found[index]) : "(the end)")
      """
  }
}
