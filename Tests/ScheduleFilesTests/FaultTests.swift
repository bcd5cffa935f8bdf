import Diagnostics
import Testing

@testable import ScheduleFiles

/// One passage of a good file made bad, and the lines that must come of it.
struct FaultCase: CustomTestStringConvertible, Sendable {
  let passage: String
  let replacement: String
  /// Findings without the name of the file.
  let expected: [String]
  var testDescription: String { "\(passage) -> \(replacement)" }

  /// Cases from blocks of lines: the passage, what stands in its place, and the findings.
  static func table(_ text: String) -> [FaultCase] {
    text.split(separator: "\n\n").map { block in
      let lines = block.split(separator: "\n").map { String($0).replacing("\\n", with: "\n") }
      return FaultCase(
        passage: lines[0], replacement: lines[1] == "(nothing)" ? "" : lines[1], expected: Array(lines[2...]))
    }
  }
}

@Suite struct FaultTests {
  private func outcome(_ fault: FaultCase, in file: String, _ text: String) -> [String] {
    let folder = SmallNetwork.folder([file: text.changing(fault.passage, to: fault.replacement)])
    let reading = readNetwork(folder: folder.path)
    #expect((reading.network == nil) == reading.diagnostics.contains { $0.severity == .error })
    return lines(reading.diagnostics, in: folder).map { $0.replacing("NET/\(file):", with: "") }
  }

  @Test(arguments: FaultCase.crossing)
  func crossingFault(_ fault: FaultCase) {
    #expect(outcome(fault, in: "crossings/north.json5", SmallNetwork.crossing) == fault.expected)
  }

  @Test(arguments: FaultCase.network)
  func networkFault(_ fault: FaultCase) {
    #expect(outcome(fault, in: "network.json5", SmallNetwork.network) == fault.expected)
  }
}
