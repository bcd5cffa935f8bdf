import CrossingModel
import Testing

@testable import ScheduleFiles

@Suite struct FigureTests {
  /// `path = value <- source / confidence / note @ place`, without what is not stated.
  private func shown(_ figures: [FigureRecord], in folder: TemporaryFolder) -> [String] {
    figures.map { figure in
      let parts = [figure.provenance.source, figure.provenance.confidence?.rawValue, figure.provenance.note]
      let place = figure.location.replacing(folder.path, with: "NET")
      return "\(figure.path) = \(figure.value) <- \(parts.map { $0 ?? "-" }.joined(separator: " / ")) @ \(place)"
    }
  }

  @Test func listsEveryFigureWithTheNearestProvenance() {
    let folder = SmallNetwork.folder()
    let expected = """
      classes.general.payload_tonnes = 20 <- - / - / - @ NET/network.json5:13:57
      classes.general.value_per_tonne = 500 <- C / - / - @ NET/network.json5:13:87
      classes.reefer.payload_tonnes = 10 <- R / - / - @ NET/network.json5:14:61
      classes.reefer.value_per_tonne = 1e3 <- R / - / - @ NET/network.json5:14:82
      streams.main.phases.before.until = 2020-03-01 <- S / low / - @ NET/network.json5:21:26
      streams.main.phases.before.rate = 70 trucks/day <- S / low / - @ NET/network.json5:21:46
      streams.main.phases.after.from = 2020-03-01 <- S / low / - @ NET/network.json5:22:24
      streams.main.phases.after.rate = 2100 t/week <- T / - / - @ NET/network.json5:22:53
      streams.cold.payload_tonnes = 16 <- - / assumption / - @ NET/network.json5:26:59
      streams.cold.phases.all.rate = 365.25e3 USD/year <- - / assumption / - @ NET/network.json5:27:30
      crossings.north.location.latitude = 33.5 <- map / - / - @ NET/crossings/north.json5:5:25
      crossings.north.location.longitude = 46.25 <- map / - / - @ NET/crossings/north.json5:5:42
      crossings.north.sides.iraq.phases.all.hours = 08:00-16:00 <- agency 1 / medium / - \
      @ NET/crossings/north.json5:8:37
      crossings.north.sides.iran.phases.normal.hours = Sa-Th 08:00-16:00; PH off <- agency 1 / medium / - \
      @ NET/crossings/north.json5:11:26
      crossings.north.sides.iran.phases.closed.from = 2020-03-08 <- - / high / epidemic \
      @ NET/crossings/north.json5:12:25
      crossings.north.sides.iran.phases.closed.hours = off <- - / high / epidemic @ NET/crossings/north.json5:12:46
      crossings.north.sides.iran.phases.again.from.earliest = 2020-05-30 <- agency 1 / medium / - \
      @ NET/crossings/north.json5:14:29
      crossings.north.sides.iran.phases.again.from.latest = 1399-03-24 <- agency 1 / medium / - \
      @ NET/crossings/north.json5:14:51
      crossings.north.sides.iran.phases.again.until = 2021-01-01T12:30 <- agency 1 / medium / - \
      @ NET/crossings/north.json5:14:74
      crossings.north.sides.iran.phases.again.announced = 2020-05-20 <- agency 1 / medium / - \
      @ NET/crossings/north.json5:15:22
      crossings.north.sides.iran.phases.again.hours = Su,We 08:00-16:00 <- agency 2 / - / - \
      @ NET/crossings/north.json5:15:52
      crossings.north.closures.strike.from = 2020-02-01 <- agency 1 / medium / - @ NET/crossings/north.json5:20:31
      crossings.north.closures.strike.until = 2020-02-02T06:00 <- agency 1 / medium / - \
      @ NET/crossings/north.json5:20:52
      crossings.north.quotas.daily.from = 2020-06-07 <- agency 1 / medium / - @ NET/crossings/north.json5:22:20
      crossings.north.quotas.daily.trucks = 250 <- agency 1 / medium / - @ NET/crossings/north.json5:22:42
      crossings.north.quotas.weekly.trucks = 900 <- agency 3 / - / - @ NET/crossings/north.json5:23:32
      crossings.north.yard.places = 500 <- agency 1 / medium / - @ NET/crossings/north.json5:25:19
      crossings.north.stages.documents.servers = 6 <- agency 1 / medium / - @ NET/crossings/north.json5:29:16
      crossings.north.stages.documents.service.lognormal.mean = 4 min <- agency 1 / medium / - \
      @ NET/crossings/north.json5:29:49
      crossings.north.stages.documents.service.lognormal.cv = 0.5 <- agency 1 / medium / - \
      @ NET/crossings/north.json5:29:62
      crossings.north.stages.documents.service_by_class.reefer.constant = 90 s <- agency 1 / medium / - \
      @ NET/crossings/north.json5:30:47
      crossings.north.stages.transshipment.servers = 80 <- agency 1 / medium / - @ NET/crossings/north.json5:32:31
      crossings.north.stages.transshipment.service.gamma.mean = 1.5 h <- agency 1 / medium / - \
      @ NET/crossings/north.json5:32:61
      crossings.north.stages.transshipment.service.gamma.cv = 0.4 <- agency 1 / medium / - \
      @ NET/crossings/north.json5:32:74
      crossings.north.queue_at_start.general = 40 <- agency 1 / medium / - @ NET/crossings/north.json5:34:30
      sides.iran.holidays = 2 holidays <- official list / - / - @ NET/holidays/IR.csv:1:1
      travel.Tehran.north = 600 min, 310.5 USD <- assumption: by road / assumption / - @ NET/travel.csv:2:1
      travel.Baghdad.north = 200 min, 100 USD <- map / - / - @ NET/travel.csv:3:1
      """
    #expect(shown(readNetwork(folder: folder.path).figures, in: folder).joined(separator: "\n") == expected)
  }

  @Test func keepsANoteThatIsNearerThanTheSource() {
    let crossing = SmallNetwork.crossing.changing("trucks: 250", to: "trucks: { value: 250, note: \"per day\" }")
      .changing("places: 500", to: "places: { value: 500, confidence: \"assumption\" }, note: \"of the yard\"")
    let folder = SmallNetwork.folder(["crossings/north.json5": crossing])
    let figures = readNetwork(folder: folder.path).figures
    let trucks = figures.first { $0.path.hasSuffix("daily.trucks") }
    #expect(trucks?.provenance == Provenance(source: "agency 1", confidence: .medium, note: "per day"))
    // The note of the yard is farther away than the confidence of the figure, and may be about another figure.
    let places = figures.first { $0.path.hasSuffix("yard.places") }
    #expect(places?.provenance == Provenance(confidence: .assumption))
  }

  struct Patched: CustomTestStringConvertible, Sendable {
    let patch: String
    let path: String
    let expected: Provenance
    var testDescription: String { patch }
  }

  private static let scenario = Provenance(source: "minister", confidence: .low, note: "said so")

  @Test(arguments: [
    // What a scenario sets has the scenario's provenance, not that of the figure it replaces.
    Patched(patch: "quotas: { daily: { trucks: 300 } }", path: "quotas.daily.trucks", expected: scenario),
    Patched(patch: "quotas: { weekly: { trucks: 300 } }", path: "quotas.weekly.trucks", expected: scenario),
    Patched(patch: "quotas: { weekly: { trucks: { value: 300 } } }", path: "quotas.weekly.trucks", expected: scenario),
    // Unless the patch states its own, on the figure or around it.
    Patched(
      patch: "quotas: { weekly: { trucks: { value: 300, source: 'new' } } }", path: "quotas.weekly.trucks",
      expected: Provenance(source: "new")),
    Patched(
      patch: "quotas: { daily: { trucks: 300, source: 'new' } }", path: "quotas.daily.trucks",
      expected: Provenance(source: "new")),
    Patched(
      patch: "quotas: { daily: { trucks: { value: 300, note: 'a guess' } } }", path: "quotas.daily.trucks",
      expected: Provenance(source: "minister", confidence: .low, note: "a guess")),
    // What it leaves alone keeps its own.
    Patched(
      patch: "quotas: { daily: { trucks: 300 } }", path: "quotas.daily.from",
      expected: Provenance(source: "agency 1", confidence: .medium)),
    // A source that the patch states anew holds for the figures that stay, too.
    Patched(
      patch: "source: 'revised'", path: "yard.places", expected: Provenance(source: "revised", confidence: .medium)),
  ])
  func attributesPatches(_ example: Patched) {
    let folder = SmallNetwork.folder([
      "scenarios/s.json5": """
      { source: "minister", confidence: "low", note: "said so", patch: { crossings: { north: { \(example.patch) } } } }
      """
    ])
    let reading = readNetwork(folder: folder.path, scenarios: ["s"])
    #expect(lines(reading.diagnostics, in: folder) == [])
    let figure = reading.figures.first { $0.path == "crossings.north.\(example.path)" }
    #expect(figure?.provenance == example.expected)
  }
}
