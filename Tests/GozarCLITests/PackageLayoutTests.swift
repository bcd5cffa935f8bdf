import Foundation
import Testing

/// The package is what `Package.swift` and the README say it is.
struct PackageLayoutTests {
  /// `swift build` lets a target import a sibling that it does not declare, so that the declared arrows could lie.
  @Test func everyImportIsDeclared() throws {
    let package = try describePackage()
    let names = Set(package.targets.map(\.name))
    var undeclared: [String] = []
    var unused: [String] = []
    for target in package.targets {
      let declared = Set(target.dependencies ?? [])
      let imported = try importedModules(in: repository.appending(path: target.path)).intersection(names)
      undeclared += imported.subtracting(declared).map { "\(target.name) imports \($0)" }
      if target.type != "test" {
        unused += declared.subtracting(imported).map { "\(target.name) declares \($0) and does not import it" }
      }
    }
    #expect(undeclared.sorted() == [])
    #expect(unused.sorted() == [])
  }

  @Test func thereAreNoPackageDependencies() throws {
    #expect(try describePackage().dependencies.isEmpty)
  }

  @Test func theTopLevelHoldsNothingElse() throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: repository.path)
    let visible = entries.filter { !$0.hasPrefix(".") }.sorted()
    #expect(visible == ["Package.swift", "README.md", "Sources", "Tests", "schedules"])
  }

  private let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private struct Description: Decodable {
    struct Target: Decodable {
      let name: String
      let path: String
      let type: String
      let dependencies: [String]?

      enum CodingKeys: String, CodingKey {
        case name, path, type
        case dependencies = "target_dependencies"
      }
    }
    struct Dependency: Decodable {}
    let targets: [Target]
    let dependencies: [Dependency]
  }

  /// Asks the package manager, with a scratch folder of its own: the usual one is locked while tests run.
  private func describePackage() throws -> Description {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "gozar-describe-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", repository.path, "--scratch-path", scratch.path, "describe",
      "--type", "json",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(Description.self, from: data)
  }

  private func importedModules(in folder: URL) throws -> Set<String> {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    var modules: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let position = words.firstIndex(of: "import"), position + 1 < words.count else { continue }
        let isImport = words[..<position].allSatisfy { $0.hasPrefix("@") || $0 == "public" || $0 == "internal" }
        if isImport { modules.insert(String(words[position + 1])) }
      }
    }
    return modules
  }
}
