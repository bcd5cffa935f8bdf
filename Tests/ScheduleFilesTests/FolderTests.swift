import Diagnostics
import Testing

@testable import ScheduleFiles

@Suite struct FolderTests {
  struct FolderCase: CustomTestStringConvertible, Sendable {
    let name: String
    /// Files that differ from the small network's; nil takes one away.
    let changes: [String: String?]
    let failure: InputFailure
    let expected: [String]
    var testDescription: String { name }

    init(_ name: String, _ changes: [String: String?], _ failure: InputFailure, _ expected: String...) {
      self.name = name
      self.changes = changes
      self.failure = failure
      self.expected = expected
    }
  }

  @Test(arguments: [
    FolderCase(
      "no network.json5", ["network.json5": nil], .notFound,
      "error: can't find NET/network.json5: No such file or directory"),
    FolderCase(
      "no folder of crossings", ["crossings/north.json5": nil], .notFound,
      "error: can't find NET/crossings: No such file or directory"),
    FolderCase(
      "no crossing", ["crossings/north.json5": nil, "crossings/notes.txt": "x", "crossings/.hidden.json5": "{"],
      .badData,
      "error: found no crossing in NET/crossings, expected a file NAME.json5 for each"),
    FolderCase(
      "an empty file", ["network.json5": ""], .badData,
      "NET/network.json5:1:1: error: found an empty file, expected an object"),
    FolderCase(
      "a list", ["network.json5": "[]"], .badData,
      "NET/network.json5:1:1: error: found an empty list, expected the network as an object"),
    FolderCase(
      "a crossing that is a text", ["crossings/north.json5": "'x'"], .badData,
      "NET/crossings/north.json5:1:1: error: found the text \"x\", expected a crossing as an object"),
    FolderCase(
      "ten thousand brackets", ["crossings/north.json5": String(repeating: "[", count: 10_000)], .badData,
      "NET/crossings/north.json5:1:101: error: found a bracket inside 100 others, expected at most 100 levels"),
    FolderCase(
      "one crossing twice", ["crossings/south.json5": SmallNetwork.crossing], .badData,
      "NET/crossings/south.json5:2:7: error: found the crossing \"north\" again, expected it once "
        + "(first in NET/crossings/north.json5)"),
    FolderCase(
      "a table of travel with faults", ["travel.csv": "place,crossing,minutes,cost_usd\nTehran,norht,1,1\n"], .badData,
      "NET/travel.csv:2:8: error: found \"norht\", expected the id of a crossing", "  try: north"),
    // Nothing is said about references to a crossing that is there and can't be read, nor to sides and classes that
    // are not known; what is wrong with the crossing in itself is said.
    FolderCase(
      "a crossing with a typing error", ["crossings/north.json5": "{"], .badData,
      "NET/crossings/north.json5:1:2: error: found the end of the file, expected a key or \"}\""),
    FolderCase(
      "a network with a typing error",
      [
        "network.json5": "{ sides: }",
        "crossings/north.json5": SmallNetwork.crossing.changing("servers: 6", to: "servers: -6"),
      ], .badData, "NET/network.json5:1:10: error: found \"}\", expected a value",
      "NET/crossings/north.json5:29:16: error: found the number -6, expected a whole number of servers, 0 to 10,000"),
  ])
  func reportsFaultsOfFolders(_ example: FolderCase) {
    var files: [String: String] = SmallNetwork.files()
    for (name, text) in example.changes { files[name] = text }
    let folder = TemporaryFolder(files)
    let reading = readNetwork(folder: folder.path)
    #expect(lines(reading.diagnostics, in: folder) == example.expected)
    #expect(reading.failure == example.failure)
    #expect(reading.network == nil)
  }

  @Test func reportsEveryFaultOfEveryFileInOneRun() {
    let folder = SmallNetwork.folder([
      "network.json5": SmallNetwork.network.changing("\"USD\"", to: "\"dollars\"").changing("\"constant\"", to: "6"),
      "crossings/north.json5": SmallNetwork.crossing.changing("servers: 6", to: "servers: \"six\"")
        .changing("\"off\"", to: "\"of\"").changing("latitude: 33.5", to: "latitude: 335"),
      "crossings/a.json5": "{ id: }",
      "holidays/IR.csv": "date,name\n2020-02-30,A\n2020-13-01,B\n",
      "travel.csv": "place,crossing,minutes,cost_usd\nTehran,north,x,y\n",
      "scenarios/s.json5": "{ patch: { crossings: { north: { yard: { places: 0, plaices: 1 } } } } }",
    ])
    let reading = readNetwork(folder: folder.path, scenarios: ["s", "t"])
    #expect(
      lines(reading.diagnostics, in: folder).filter { !$0.hasPrefix("  try") }.map { $0.split(separator: ": error")[0] }
        == [
          "NET/network.json5:5:13", "NET/network.json5:19:17", "NET/crossings/a.json5:1:7",
          "NET/crossings/north.json5:5:25",
          "NET/crossings/north.json5:12:47", "NET/crossings/north.json5:29:16", "NET/scenarios/s.json5:1:50",
          "NET/scenarios/s.json5:1:53", "error: can't find NET/scenarios/t.json5: expected one of s",
          "NET/holidays/IR.csv:2:1",
          "NET/holidays/IR.csv:3:1", "NET/travel.csv:2:14", "NET/travel.csv:2:16",
        ])
    #expect(Set(reading.diagnostics).count == reading.diagnostics.count)
    #expect(reading.failure == .notFound)
  }

  @Test func reportsEmptyAndMissingFolders() {
    let empty = TemporaryFolder()
    #expect(
      lines(readNetwork(folder: empty.path).diagnostics, in: empty) == [
        "error: can't find NET/network.json5: No such file or directory",
        "error: can't find NET/crossings: No such file or directory",
      ])
    let missing = readNetwork(folder: empty.file("gone"))
    #expect(lines(missing.diagnostics, in: empty) == ["error: can't find NET/gone: No such file or directory"])
    #expect(missing.failure == .notFound)
    empty.write("{}", to: "file")
    let file = readNetwork(folder: empty.file("file"))
    #expect(lines(file.diagnostics, in: empty) == ["error: can't read NET/file: it is a file, expected a folder"])
    #expect(file.failure == .readFailed)
    empty.write("{}", to: "network.json5/oops.txt")
    let folder = readNetwork(folder: empty.path)
    #expect(
      lines(folder.diagnostics, in: empty).first
        == "error: can't read NET/network.json5: it is a folder, expected a file")
    #expect(folder.failure == .readFailed)
  }

  // MARK: Finding things

  @Test func findsTheDefaultNetwork() throws {
    let folder = TemporaryFolder(["a/schedules/iran-iraq/x": "", "b/.build/release/gozar": "", "c/bin/gozar": ""])
    let inPlace = try NetworkLocator.locate(nil, workingFolder: folder.file("a"), executable: nil)
    #expect(inPlace == folder.file("a/schedules/iran-iraq"))
    folder.write("", to: "b/schedules/iran-iraq/x")
    let above = try NetworkLocator.locate(
      nil, workingFolder: folder.file("c"), executable: folder.file("b/.build/release/gozar"))
    #expect(above == folder.file("b/schedules/iran-iraq"))
    // The working folder comes first.
    let first = try NetworkLocator.locate(
      nil, workingFolder: folder.file("a"), executable: folder.file("b/.build/release/gozar"))
    #expect(first == folder.file("a/schedules/iran-iraq"))
    #expect(try NetworkLocator.locate(folder.file("c"), workingFolder: folder.file("a")) == folder.file("c"))
  }

  @Test func namesThePlacesTried() {
    let folder = TemporaryFolder(["c/bin/gozar": "", "file": ""])
    let error = #expect(throws: FileError.self) {
      _ = try NetworkLocator.locate(nil, workingFolder: folder.file("w"), executable: folder.file("c/bin/gozar"))
    }
    #expect(error?.kind == .notFound)
    let text = lines(error.map { [$0.diagnostic] } ?? [], in: folder)
    #expect(
      text.first?.hasPrefix(
        "error: can't find schedules/iran-iraq: looked for NET/w/schedules/iran-iraq, NET/c/bin/schedules/iran-iraq, "
          + "NET/c/schedules/iran-iraq, NET/schedules/iran-iraq, ") == true)
    #expect(text.first?.hasSuffix(", /schedules/iran-iraq") == true)
    #expect(text.last == "  try: --network DIR")
    let given = #expect(throws: FileError.self) { _ = try NetworkLocator.locate(folder.file("gone")) }
    #expect(given?.kind == .notFound)
    let file = #expect(throws: FileError.self) { _ = try NetworkLocator.locate(folder.file("file")) }
    #expect(file?.kind == .readFailed)
  }

  @Test(arguments: [
    ("a/b", "a", "b", "b"), ("b.json5", ".", "b.json5", "b"), ("/a", "/", "a", "a"), ("a/b/", "a", "b", "b"),
    ("a/.hidden", "a", ".hidden", ".hidden"), ("a/b.c.d", "a", "b.c.d", "b.c"), ("../x.json", "..", "x.json", "x"),
  ])
  func takesPathsApart(_ example: (path: String, folder: String, last: String, stem: String)) {
    #expect(folderOf(example.path) == example.folder)
    #expect(lastComponent(example.path) == example.last)
    #expect(stem(example.path) == example.stem)
  }
}
