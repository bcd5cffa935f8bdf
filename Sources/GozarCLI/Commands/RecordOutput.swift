import CommandLineKit
import Diagnostics
import ScenarioComparison
import ScheduleFiles

/// Where the records of long work go, one line after another: a file that can be gone on with, or standard output.
///
/// Neither Ctrl-C nor a crash takes more from a file than the record in work: a line is written whole, and at least once
/// a second everything written is on the disk.
final class RecordOutput {
  /// The items that are still to be done.
  private(set) var rest: Range<Int>
  private let session: Session
  /// nil: standard output.
  private let file: LineFile?
  /// Items of a part; nil: no part, so that there is no end to be written.
  private let partCount: Int?
  private var isComplete = false
  private var synchronized = ContinuousClock.now

  /// An output for a part: its header is written first, and its end last.
  convenience init(
    _ session: Session, header: PartHeader, resumes: Bool = false, record: ([UInt8], Int) -> String? = { _, _ in nil }
  ) throws(CommandFailure) {
    guard let range = header.range else { preconditionFailure("a header without a part: \(header)") }
    try self.init(session, range, header: header, resumes: resumes, record: record)
    if file?.isEmpty ?? true { try write(RecordLine.text(header)) }
  }

  /// An output for the records of some items.
  ///
  /// - Parameters:
  ///   - header: of the part that the records are; nil: no part.
  ///   - resumes: whether records that are in the file stay.
  ///   - record: why a line of the file is not the record of an item; nil: it is.
  init(
    _ session: Session, _ range: Range<Int>, header: PartHeader? = nil, resumes: Bool,
    record: ([UInt8], Int) -> String?
  ) throws(CommandFailure) {
    self.session = session
    partCount = header.map { _ in range.count }
    rest = range
    guard let path = session.invocation[CommonOptions.output] else {
      file = nil
      return
    }
    let file: LineFile
    do throws(FileError) {
      file = try LineFile(path)
      // A part is soon done again; a whole sweep may be the work of a night.
      if !resumes, header != nil { try file.empty() }
    } catch {
      throw CommandFailure(error)
    }
    guard resumes || file.isEmpty else {
      throw session.usageFailure(
        "--output: found records in \(path), expected a new file, or --resume to go on with this one")
    }
    self.file = file
    if resumes { try readRecords(of: file, header: header, record: record) }
  }

  /// Writes a line with its end.
  func write(_ line: String) throws(CommandFailure) {
    guard let file else {
      do {
        return try session.surroundings.writeOutput(line)
      } catch {
        throw CommandFailure(FileError(.writeFailed, path: "standard output", reason: error.localizedDescription))
      }
    }
    do throws(FileError) {
      try session.surroundings.interruption.finishing { () throws(FileError) in
        try file.append(line)
        if synchronized.duration(to: .now) > .seconds(1) {
          try file.synchronize()
          synchronized = .now
        }
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Writes the end of a part, and waits until everything is on the disk.
  func finish() throws(CommandFailure) {
    if let partCount, !isComplete { try write(RecordLine.text(PartEnd(complete: partCount))) }
    guard let file else { return }
    do throws(FileError) {
      try file.synchronize()
    } catch {
      throw CommandFailure(error)
    }
  }

  // MARK: Going on

  /// Finds out what is done already; nothing in a file of other work is changed.
  private func readRecords(
    of file: LineFile, header: PartHeader?, record: ([UInt8], Int) -> String?
  ) throws(CommandFailure) {
    do {
      let reader = LineReader(file)
      var next = rest.lowerBound
      while let line = try reader.next() {
        var fault: String?
        if let header, reader.line == 1 {
          fault = Self.fault(ofHeader: line, header)
        } else if header != nil, next == rest.upperBound,
          RecordLine.value(PartEnd.self, of: line)?.complete == partCount
        {
          isComplete = true
        } else if isComplete || next == rest.upperBound {
          fault = "found more than the \(rest.count) records of this work"
        } else {
          fault = record(line, next)
          next += 1
        }
        if let fault { throw failure(fault, file.path, line: reader.line) }
      }
      rest = next..<rest.upperBound
      if file.tornBytes > 0 {
        let told = Diagnostic(
          .warning, "\(file.path): the last line was cut off after \(file.tornBytes) bytes, and is taken away")
        session.surroundings.writeError("\(told)\n")
        try file.dropTornLine()
      }
    } catch let error as CommandFailure {
      throw error
    } catch let error as FileError {
      throw CommandFailure(error)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func fault(ofHeader line: [UInt8], _ expected: PartHeader) -> String? {
    guard let found = RecordLine.value(PartHeader.self, of: line) else {
      return "found no header of a part, expected that of part \(expected.part)/\(expected.parts)"
    }
    if let difference = found.difference(from: expected) { return "the file \(difference)" }
    return found.part == expected.part ? nil : "the file is part \(found.part), not part \(expected.part)"
  }

  private func failure(_ fault: String, _ path: String, line: Int) -> CommandFailure {
    CommandFailure(
      [
        Diagnostic(
          .error, at: SourceLocation(file: path, line: line, column: 1), fault,
          suggestion: "give --output another file, or leave --resume out to begin anew")
      ], .badData)
  }
}
