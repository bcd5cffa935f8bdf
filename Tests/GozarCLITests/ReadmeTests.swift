import Foundation
import Testing

/// What the README shows is what the program does.
struct ReadmeTests {
  /// A command with the output shown below it.
  struct Example: CustomTestStringConvertible {
    let line: String
    let output: String
    /// Whether it is one event of a calendar file, not everything that the command writes.
    let isEvent: Bool
    var testDescription: String { line }
  }

  static func examples() throws -> [Example] {
    let text = try String(contentsOf: ProgramRun.repository.appending(path: "README.md"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var examples: [Example] = []
    var index = 0
    while let start = lines[index...].firstIndex(of: "```sh") {
      let command = lines[start + 1]
      index = start + 3
      guard lines[start + 2] == "```", lines[start + 3] == "", ["```text", "```ics"].contains(lines[start + 4]),
        let end = lines[(start + 5)...].firstIndex(of: "```"),
        let name = command.range(of: "gozar ")
      else { continue }
      let output = lines[(start + 5)..<end].map { $0 + "\n" }.joined()
      examples.append(
        Example(
          line: String(command[name.upperBound...]), output: output, isEvent: lines[start + 4] == "```ics"))
      index = end
    }
    return examples
  }

  @Test func thereAreExamples() throws {
    #expect(try Self.examples().count >= 5)
  }

  @Test(arguments: try examples()) func showsTheRealOutput(_ example: Example) {
    let run = ProgramRun(line: example.line)
    #expect(run.status == .done, "\(run.errors)")
    if example.isEvent {
      #expect(
        run.output.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
          .contains(example.output))
    } else {
      #expect(run.output == example.output)
    }
  }
}
