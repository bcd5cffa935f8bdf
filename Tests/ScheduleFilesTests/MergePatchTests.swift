import Testing

@testable import ScheduleFiles

struct PatchCase: CustomTestStringConvertible, Sendable {
  let target: String
  let patch: String
  let result: String
  var testDescription: String { "\(target) + \(patch)" }

  init(_ target: String, _ patch: String, _ result: String) {
    self.target = target
    self.patch = patch
    self.result = result
  }
}

@Suite struct MergePatchTests {
  /// RFC 7396, appendix A, all of it.
  static let appendix: [PatchCase] = [
    .init(#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), .init(#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
    .init(#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#), .init(#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
    .init(#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), .init(#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
    .init(#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
    .init(#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#), .init(#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
    .init(#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#), .init(#"{"a":"foo"}"#, "null", "null"),
    .init(#"{"a":"foo"}"#, #""bar""#, #""bar""#), .init(#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    .init("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
    .init("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
  ]

  static let order: [PatchCase] = [
    // Keys keep their places; new ones go to the end, in the order of the patch.
    .init("{c:1,a:2,b:3}", "{d:4,a:5,0x:0}".replacing("0x", with: "x"), "{c:1,a:5,b:3,d:4,x:0}"),
    // A key that is deleted and comes back goes to the end.
    .init("{a:1,b:2}", "{a:null}", "{b:2}"), .init("{b:2}", "{a:1}", "{b:2,a:1}"),
    // An object in the place of a value, and the other way round, in the value's place.
    .init("{a:1,b:2}", "{a:{value:3}}", "{a:{value:3},b:2}"),
    .init("{a:{value:3,source:'s'},b:2}", "{a:4}", "{a:4,b:2}"),
    .init("{a:{x:1}}", "{a:{}}", "{a:{x:1}}"), .init("{}", "{a:null}", "{}"),
  ]

  @Test(arguments: appendix + order)
  func merges(_ example: PatchCase) throws {
    let target = try #require(readJSON5(example.target).root)
    let patch = try #require(readJSON5(example.patch).root)
    let result = try #require(readJSON5(example.result).root)
    #expect(canonical(mergePatch(target, with: patch).merged) == canonical(result))
  }

  @Test func keepsThePlaceOfEachPart() throws {
    let target = try #require(
      JSON5Reader.read(SourceText(name: "base", bytes: Array("{a: {b: 1,\n c: 2}}".utf8))).root)
    let patch = try #require(
      JSON5Reader.read(SourceText(name: "patch", layer: 1, bytes: Array("{a: {c: 3, d: 4}}".utf8))).root)
    let inner = try #require(mergePatch(target, with: patch).merged.object?["a"])
    #expect(inner.source.name == "base")
    #expect(inner.object?.members.map(\.key) == ["b", "c", "d"])
    #expect(inner.object?.members.map(\.node.source.name) == ["base", "patch", "patch"])
    #expect(inner.object?.members.map(\.node.location.column) == [9, 9, 15])
  }

  @Test func tellsOfDeletionsThatDeleteNothing() throws {
    let target = try #require(readJSON5("{a: {b: 1}}").root)
    let patch = try #require(readJSON5("{a: {b: null, c: null}, d: null, e: {f: null}}").root)
    let idle = mergePatch(target, with: patch).idle
    #expect(idle.map { joined($0.path, $0.member.key) } == ["a.c", "d"])
  }
}
