import Testing

@testable import ScheduleFiles

/// The digest of a network: the same for what says the same.
@Suite struct NetworkDigestTests {
  private static func digest(_ changes: [String: String] = [:], scenarios: [String] = []) -> String {
    let folder = SmallNetwork.folder(changes)
    return readNetwork(folder: folder.path, scenarios: scenarios).document.digest
  }

  @Test func layoutAndPlaceMakeNoDifference() {
    let whole = Self.digest()
    #expect(whole.count == 16)
    #expect(Self.digest() == whole)
    let comment = SmallNetwork.network.replacing("// A network for tests.", with: "/* Another\n comment */ ")
    #expect(Self.digest(["network.json5": comment]) == whole)
    let quoted = SmallNetwork.crossing.changing("id: \"north\"", to: "\"id\": 'north'")
    #expect(Self.digest(["crossings/north.json5": quoted]) == whole)
    #expect(Self.digest(["crossings/north.json5": SmallNetwork.crossing.changing("1.5 h", to: "1.5 h")]) == whole)
  }

  @Test func everyValueMakesADifference() {
    let scenario = "{ title: { en: \"S\" }, patch: { currency: \"EUR\" } }"
    let empty = "{ title: { en: \"S\" }, patch: {} }"
    let digests = [
      Self.digest(),
      Self.digest(["network.json5": SmallNetwork.network.changing("value: 500,", to: "value: 501,")]),
      Self.digest(["network.json5": SmallNetwork.network.changing("\"constant\"", to: "\"scheduled\"")]),
      Self.digest(["crossings/north.json5": SmallNetwork.crossing.changing("\"iraq\",", to: "\"iran\",")]),
      Self.digest(["crossings/north.json5": SmallNetwork.crossing.changing("\"1.5 h\"", to: "\"1.6 h\"")]),
      Self.digest(["holidays/IR.csv": SmallNetwork.holidays.changing("2020-03-20", to: "2020-03-21")]),
      Self.digest(["travel.csv": SmallNetwork.travel.changing("600", to: "601")]),
      Self.digest(["scenarios/s.json5": scenario], scenarios: ["s"]),
      Self.digest(["scenarios/s.json5": empty], scenarios: ["s"]),
    ]
    #expect(Set(digests).count == digests.count)
  }

  @Test func aValueSetMakesADifference() throws {
    let folder = SmallNetwork.folder()
    let document = readNetwork(folder: folder.path).document
    let path = "crossings.north.quotas.daily.trucks"
    #expect(try document.setting(path, to: "250").digest == document.digest)
    #expect(try document.setting(path, to: "251").digest != document.digest)
  }
}
