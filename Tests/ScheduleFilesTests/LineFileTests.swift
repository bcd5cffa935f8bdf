import Foundation
import Testing

@testable import ScheduleFiles

/// Files of lines that are added to, and read again.
@Suite struct LineFileTests {
  private static func lines(_ reader: LineReader) throws -> [String] {
    var lines: [String] = []
    while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  @Test func addsLinesAndReadsThem() throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.jsonl")
    do {
      let file = try LineFile(path)
      #expect(file.isEmpty && file.tornBytes == 0)
      try file.append("one\n")
      try file.append("شمال\n")
      try file.synchronize()
      #expect(try Self.lines(LineReader(file)) == ["one", "شمال"])
      let second = #expect(throws: FileError.self) { _ = try LineFile(path) }
      #expect(second?.reason == "another process is writing it")
    }
    let again = try LineFile(path)
    #expect(!again.isEmpty)
    try again.append("three\n")
    #expect(folder.text("a.jsonl") == "one\nشمال\nthree\n")
    try again.empty()
    #expect(folder.text("a.jsonl") == "" && again.isEmpty)
    #expect(folder.names == ["a.jsonl"])
  }

  @Test(arguments: [0, 1, 5, 65_535, 65_536, 65_537, 200_000, 300_000]) func knowsWhatIsTorn(torn: Int) throws {
    let folder = TemporaryFolder(["a": "first\n" + String(repeating: "x", count: torn)])
    let file = try LineFile(folder.file("a"))
    #expect(file.tornBytes == torn)
    let reader = LineReader(file)
    #expect(try Self.lines(reader) == ["first"])
    #expect(reader.tornBytes == torn && reader.line == 1)
    // Opening and reading change nothing.
    #expect(folder.text("a")?.utf8.count == 6 + torn)
    try file.dropTornLine()
    try file.append("second\n")
    #expect(folder.text("a") == "first\nsecond\n")
  }

  /// Lines of every length around the size of the pieces in which files are read.
  @Test func readsLongLines() throws {
    let lengths = [0, 1, 262_143, 262_144, 262_145, 0, 600_000, 3]
    let text = lengths.map { String(repeating: "y", count: $0) + "\n" }.joined()
    let folder = TemporaryFolder(["a": text + "rest"])
    let reader = try LineReader(folder.file("a"))
    #expect(try Self.lines(reader).map(\.utf8.count) == lengths)
    #expect(reader.tornBytes == 4 && reader.line == lengths.count)
  }

  @Test func temporaryFilesHaveNoName() throws {
    let folder = TemporaryFolder()
    let file = try LineFile(temporaryIn: folder.path)
    try file.append("one\n")
    #expect(folder.names == [])
    #expect(try Self.lines(LineReader(file)) == ["one"])
    let gone = #expect(throws: FileError.self) { _ = try LineFile(temporaryIn: folder.file("gone")) }
    #expect(gone?.kind == .cannotCreate)
  }

  @Test func tellsWhyItCannot() throws {
    let folder = TemporaryFolder(["folder/x": ""])
    func kind(_ body: () throws -> Void) -> FileError.Kind? { #expect(throws: FileError.self, performing: body)?.kind }
    #expect(kind { _ = try LineFile(folder.file("gone/a")) } == .cannotCreate)
    #expect(kind { _ = try LineFile(folder.file("folder")) } == .cannotCreate)
    #expect(kind { _ = try LineReader(folder.file("gone")) } == .notFound)
    #expect(kind { _ = try LineReader(folder.file("folder")) } == .readFailed)
    #expect(kind { _ = try LineReader("/dev/null") } == .readFailed)
    let full = try LineFile("/dev/full")
    #expect(kind { try full.append("x\n") } == .writeFailed)
  }

  @Test func aDraftIsSeenWhenItIsComplete() throws {
    let folder = TemporaryFolder(["out": "old"])
    do {
      let draft = try AtomicFileDraft(folder.file("out"))
      try draft.append("ne")
      #expect(folder.text("out") == "old" && folder.names.count == 2)
    }
    // Given up, it leaves nothing behind.
    #expect(folder.text("out") == "old" && folder.names == ["out"])
    let draft = try AtomicFileDraft(folder.file("out"))
    try draft.append("ne")
    try draft.append("w")
    try draft.commit()
    #expect(folder.text("out") == "new" && folder.names == ["out"])
  }
}
