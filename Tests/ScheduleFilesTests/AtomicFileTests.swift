import Foundation
import Testing

@testable import ScheduleFiles

@Suite struct AtomicFileTests {
  @Test func createsAndReplaces() throws {
    let folder = TemporaryFolder()
    let path = folder.file("out.txt")
    try AtomicFile.write("one", to: path)
    #expect(folder.text("out.txt") == "one")
    try AtomicFile.write("شمال\n", to: path)
    #expect(folder.text("out.txt") == "شمال\n")
    try AtomicFile.write("", to: path)
    #expect(folder.text("out.txt") == "")
    #expect(folder.names == ["out.txt"])
  }

  @Test func writesABareNameIntoTheWorkingFolder() throws {
    let name = "gozar-atomic-\(UUID().uuidString).txt"
    try AtomicFile.write("x", to: name)
    #expect(FileManager.default.contents(atPath: name) == Data("x".utf8))
    try FileManager.default.removeItem(atPath: name)
  }

  @Test func keepsPermissionsAndFollowsLinks() throws {
    let folder = TemporaryFolder(["real/file.txt": "old"])
    let path = folder.file("real/file.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(atPath: folder.file("link.txt"), withDestinationPath: "real/file.txt")
    try AtomicFile.write("new", to: folder.file("link.txt"))
    #expect(folder.text("real/file.txt") == "new")
    let link = try FileManager.default.attributesOfItem(atPath: folder.file("link.txt"))
    #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
    let file = try FileManager.default.attributesOfItem(atPath: path)
    #expect((file[.posixPermissions] as? NSNumber)?.intValue == 0o640)
  }

  @Test func writesManyMegabytes() throws {
    let folder = TemporaryFolder()
    let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try AtomicFile.write(bytes, to: folder.file("big"))
    #expect(FileManager.default.contents(atPath: folder.file("big")).map { [UInt8]($0) == bytes } == true)
  }

  @Test func writesToDevicesDirectly() throws {
    try AtomicFile.write("nothing", to: "/dev/null")
    #expect(SystemFile.status("/dev/null")?.kind == .other)
    let full = #expect(throws: FileError.self) { try AtomicFile.write("x", to: "/dev/full") }
    #expect(full?.kind == .writeFailed)
    #expect(full?.diagnostic.description == "error: can't write /dev/full: No space left on device")
  }

  @Test func tellsCreationFromWriting() {
    let folder = TemporaryFolder(["file": "x", "folder/y": ""])
    func error(_ path: String) -> FileError? {
      #expect(throws: FileError.self) { try AtomicFile.write("x", to: folder.file(path)) }
    }
    #expect(
      error("gone/out.txt")
        == FileError(.cannotCreate, path: folder.file("gone/out.txt"), reason: "No such file or directory"))
    #expect(
      error("file/out.txt") == FileError(.cannotCreate, path: folder.file("file/out.txt"), reason: "Not a directory"))
    #expect(
      error("folder")
        == FileError(.cannotCreate, path: folder.file("folder"), reason: "it is a folder, expected a file"))
    #expect(folder.names == ["file", "folder"])
  }

  @Test func readsNoDeviceForEver() {
    let error = #expect(throws: FileError.self) { _ = try FileReading.bytes(of: "/dev/zero", limit: 1 << 20) }
    #expect(error?.kind == .readFailed)
  }

  @Test func waitsForNoPipe() {
    let folder = TemporaryFolder()
    #expect(unsafe mkfifo(folder.file("network.json5"), 0o600) == 0)
    let reading = readNetwork(folder: folder.path)
    let message = "can't read \(folder.file("network.json5")): it is a pipe or a device, expected a file"
    #expect(reading.diagnostics.map(\.message).contains(message))
    #expect(reading.failure == .readFailed)
  }
}
