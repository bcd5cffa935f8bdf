import CommandLineKit
import Diagnostics
import ScenarioComparison
import ScheduleFiles

/// The records of all parts of some work, one after another, in the order of the items; memory is that of one line.
final class PartLines {
  /// What all parts have in common; the number is that of the first part.
  let header: PartHeader
  /// The files, by part.
  private let files: [String]
  private var part = 0
  private var reader: LineReader?
  /// Records of the part that are still to be read.
  private var left = 0
  /// Where the record read last stands.
  private var place = SourceLocation(file: "", line: 1, column: 1)

  /// Looks at all files; every fault of every file is reported in one run.
  init(_ files: [String]) throws(CommandFailure) {
    var parts: [(file: String, header: PartHeader)] = []
    var faults: [Diagnostic] = []
    var status = ExitStatus.badData
    for file in files {
      do throws(FileError) {
        switch try Self.look(at: file) {
        case .success(let header): parts.append((file, header))
        case .failure(let fault): faults.append(fault)
        }
      } catch {
        faults.append(error.diagnostic)
        status = error.kind.status
      }
    }
    if !parts.isEmpty {
      // Parts that can't be read are named already, and are not missing on top of that.
      faults += PartSetFault.all(in: parts).filter { fault in
        if case .missing = fault { faults.isEmpty } else { true }
      }.map(Self.diagnostic)
    }
    guard faults.isEmpty else { throw CommandFailure(faults, status) }
    let sorted = parts.sorted { $0.header.part < $1.header.part }
    header = sorted[0].header
    self.files = sorted.map(\.file)
  }

  /// The next record; there is one as long as not more are asked for than the header counts.
  func next() throws(CommandFailure) -> [UInt8] {
    do throws(FileError) {
      while left == 0, part < files.count {
        reader = try Self.open(files[part])
        part += 1
        left = RunPart(part, of: files.count)?.range(of: header.items).count ?? 0
      }
      if left > 0, let reader, let line = try reader.next() {
        left -= 1
        place = SourceLocation(file: reader.path, line: reader.line, column: 1)
        return line
      }
    } catch {
      throw CommandFailure(error)
    }
    throw fault("found the end of the parts, expected more records")
  }

  /// Begins again at the first record.
  func rewind() {
    part = 0
    reader = nil
    left = 0
  }

  /// The fault of the record read last.
  func fault(_ message: String) -> CommandFailure {
    CommandFailure([Diagnostic(.error, at: place, message)], .badData)
  }

  /// Checks that the command line of the header, on the network as it is read now, is what the parts are of.
  func check(digest: String, seed: UInt64, items: Int) throws(CommandFailure) {
    guard header.digest == digest else {
      throw CommandFailure(
        [
          Diagnostic(
            .error, "the network is not the one that the parts are of: it has changed, or lies elsewhere",
            suggestion: "--network DIR, with the folder as it was")
        ], .badData)
    }
    guard header.seed == seed, header.items == items else {
      throw CommandFailure(
        [Diagnostic(.error, "\(files[0]): the header does not go with the arguments in it")], .badData)
    }
  }

  // MARK: One file

  private static func open(_ file: String) throws(FileError) -> LineReader {
    let reader = try LineReader(file)
    _ = try reader.next()
    return reader
  }

  /// Reads a header and counts the records; a fault says why the file is no whole part.
  private static func look(at file: String) throws(FileError) -> Result<PartHeader, Diagnostic> {
    let reader = try LineReader(file)
    func fault(_ message: String, suggestion: String? = nil) -> Result<PartHeader, Diagnostic> {
      .failure(
        Diagnostic(
          .error, at: SourceLocation(file: file, line: max(1, reader.line), column: 1), message,
          suggestion: suggestion))
    }
    guard let first = try reader.next(), let header = RecordLine.value(PartHeader.self, of: first),
      let range = header.range
    else { return fault("found no header of a part, expected a file that gozar wrote with --part") }
    guard header.format == PartHeader.format else {
      return fault("found a part of format \(header.format), expected format \(PartHeader.format)")
    }
    var last: [UInt8] = []
    while let line = try reader.next() { last = line }
    let records = reader.line - 2
    guard reader.tornBytes == 0, records == range.count,
      RecordLine.value(PartEnd.self, of: last)?.complete == range.count
    else {
      return fault(
        "found no end of part \(header.part)/\(header.parts), expected \(range.count) records and then the end: it was "
          + "cut off, or is still being written",
        suggestion: "run part \(header.part)/\(header.parts) again")
    }
    return .success(header)
  }

  private static func diagnostic(_ fault: PartSetFault) -> Diagnostic {
    switch fault {
    case .foreign(let file, let difference, let first):
      return Diagnostic(.error, "\(file) \(difference), as \(first) is")
    case .doubled(let file, let part, let first):
      return Diagnostic(.error, "\(file) is part \(part) again, expected it once: \(first) is part \(part)")
    case .missing(let parts, let count):
      let listed = parts.prefix(10).map { "\($0)" }.joined(separator: ", ") + (parts.count > 10 ? ", …" : "")
      return Diagnostic(
        .error, "found no part \(listed) of \(count), expected all of them", suggestion: "--part \(parts[0])/\(count)")
    }
  }
}
