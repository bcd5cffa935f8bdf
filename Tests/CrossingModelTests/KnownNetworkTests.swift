import CivilTime
import CrossingModel
import OpeningRules
import Testing

/// The network as it was known on a day.
@Suite("Known on a day")
struct KnownNetworkTests {
  private static func day(_ text: String) throws -> Day {
    try DateExpression(parsing: text, now: nil).time.day
  }

  /// `2020-06-01`, `2020-06-01..2020-06-05`, `2020-06-01^2020-06-02^2020-06-05`, or `2020-06-01=0.5 2020-06-02=0.5`.
  private static func date(_ text: String) throws -> UncertainDate {
    if text.contains("=") {
      return .choices(
        try text.split(separator: " ").map { choice in
          let parts = choice.split(separator: "=")
          return DateChoice(day: try day(String(parts[0])), probability: try #require(Double(parts[1])))
        })
    }
    let days = try text.split { ".^".contains($0) }.map { try day(String($0)) }
    return switch days.count {
    case 1: .certain(WallTime(days[0]))
    case 2: .uniform(earliest: days[0], latest: days[1])
    default: .triangular(earliest: days[0], mode: days[1], latest: days[2])
    }
  }

  struct Case: CustomTestStringConvertible {
    let name: String
    /// nil: the beginning of time.
    var from: String?
    var announced: String?
    /// Day of publication and date.
    var outlooks: [(String, String)] = []
    let on: String
    /// The date as known; "-": the phase is left out.
    let known: String
    /// Whether the phase is as it stands in the file.
    var isAsItStands = true

    var testDescription: String { "\(name), on \(on)" }
  }

  static let cases: [Case] = [
    Case(name: "of all time", on: "2020-05-01", known: "always"),
    Case(name: "begun", from: "2020-06-01", on: "2020-06-01", known: "2020-06-01"),
    Case(name: "not begun", from: "2020-06-01", on: "2020-05-31", known: "-"),
    Case(name: "announced", from: "2020-06-01", announced: "2020-05-20", on: "2020-05-20", known: "2020-06-01"),
    Case(name: "not announced", from: "2020-06-01", announced: "2020-05-20", on: "2020-05-19", known: "-"),
    Case(
      name: "expected", from: "2020-08-01", outlooks: [("2020-05-17", "2020-05-30..2020-06-13")], on: "2020-05-17",
      known: "2020-05-30..2020-06-13", isAsItStands: false),
    Case(
      name: "not expected yet", from: "2020-08-01", outlooks: [("2020-05-17", "2020-05-30..2020-06-13")],
      on: "2020-05-16", known: "-"),
    Case(
      name: "expected and late", from: "2020-08-01", outlooks: [("2020-05-17", "2020-05-30..2020-06-13")],
      on: "2020-06-10", known: "2020-06-11..2020-06-13", isAsItStands: false),
    Case(
      name: "expected in vain", from: "2020-08-01", outlooks: [("2020-05-17", "2020-05-30..2020-06-13")],
      on: "2020-06-13", known: "-"),
    Case(
      name: "expected anew", from: "2020-08-01",
      outlooks: [("2020-05-17", "2020-05-30..2020-06-13"), ("2020-06-01", "2020-07-01")], on: "2020-06-02",
      known: "2020-07-01", isAsItStands: false),
    Case(
      name: "announced after an outlook", from: "2020-08-01", announced: "2020-07-20",
      outlooks: [("2020-05-17", "2020-05-30..2020-08-13")], on: "2020-07-20", known: "2020-08-01"),
    Case(
      name: "uncertain and not announced", from: "2020-06-01..2020-06-04", on: "2020-06-03", known: "-"),
    Case(
      name: "uncertain, all days past", from: "2020-06-01..2020-06-04", on: "2020-06-04",
      known: "2020-06-01..2020-06-04"),
    Case(
      name: "uncertain and announced", from: "2020-06-01..2020-06-04", announced: "2020-05-01", on: "2020-06-02",
      known: "2020-06-03..2020-06-04"),
    Case(
      name: "choices are cut in proportion", from: "2020-06-01=0.5 2020-06-02=0.375 2020-06-09=0.125",
      announced: "2020-05-01", on: "2020-06-01", known: "2020-06-02=0.75 2020-06-09=0.25"),
    Case(
      name: "a triangular law is cut in proportion", from: "2020-06-01^2020-06-02^2020-06-04",
      announced: "2020-05-01", on: "2020-06-02", known: "2020-06-03=0.6666666666666666 2020-06-04=0.3333333333333333"),
    Case(
      name: "a triangular law to come", from: "2020-06-01^2020-06-02^2020-06-04", announced: "2020-05-01",
      on: "2020-05-31", known: "2020-06-01^2020-06-02^2020-06-04"),
  ]

  private static func network(_ phases: [Phase], closures: [Closure] = []) -> Network {
    Network(
      id: "n", name: LocalizedName([]), sides: [], currency: "USD", reportingCalendar: .gregorian, weekStart: .monday,
      classes: [],
      crossings: [
        Crossing(
          id: "c", name: LocalizedName([]), counterpart: nil, location: nil,
          sides: [CrossingSide(side: "iran", phases: phases)], closures: closures, quotas: [],
          yard: Yard(places: nil, admission: .whileOpen), closing: .finish, stages: [], queueAtStart: [])
      ], streams: [], travel: [])
  }

  @Test("phases are known as announced, or expected as published", arguments: cases)
  func phases(_ test: Case) throws {
    var phase = Phase(
      id: "p", from: try test.from.map(Self.date), decision: "own",
      until: WallTime(try Self.day("2021-01-01")), hours: try OpeningRule(parsing: "24/7"),
      announced: try test.announced.map(Self.day),
      outlooks: try test.outlooks.map {
        Outlook(day: try Self.day($0.0), date: try Self.date($0.1), decision: "published")
      }, provenance: Provenance())
    let known = Self.network([phase]).known(on: try Self.day(test.on)).crossings[0].sides[0].phases
    guard test.known != "-" else {
      #expect(known.isEmpty)
      return
    }
    let found = try #require(known.first)
    #expect(found.from == (test.known == "always" ? nil : try Self.date(test.known)))
    #expect(found.outlooks.allSatisfy { (try? $0.day <= Self.day(test.on)) == true })
    if !test.isAsItStands {
      phase.announced = nil
      phase.until = nil
      phase.decision = "published"
    }
    #expect((found.announced, found.until, found.decision) == (phase.announced, phase.until, phase.decision))
  }

  @Test("a quota that begins on the day of a phase begins on the first day on which that is expected")
  func quotas() throws {
    let phase = Phase(
      id: "p", from: try Self.date("2020-08-01"), until: nil, hours: try OpeningRule(parsing: "24/7"), announced: nil,
      outlooks: [Outlook(day: try Self.day("2020-05-17"), date: try Self.date("2020-05-30..2020-06-13"))],
      provenance: Provenance())
    var network = Self.network([phase])
    network.crossings[0].quotas = try ["2020-08-01", "2020-08-02"].map { (from: String) throws -> Quota in
      Quota(
        id: from, from: WallTime(try Self.day(from)), until: nil, trucks: 250, period: .day, side: "iran",
        weekStart: .monday)
    }
    func begins(on day: String) throws -> [Day?] {
      network.known(on: try Self.day(day)).crossings[0].quotas.map { $0.from?.day }
    }
    let own = try [Self.day("2020-08-01"), Self.day("2020-08-02")]
    #expect(try begins(on: "2020-05-16") == own)
    #expect(try begins(on: "2020-05-20") == [try Self.day("2020-05-30"), own[1]])
    #expect(try begins(on: "2020-06-05") == [try Self.day("2020-06-06"), own[1]])
    #expect(try begins(on: "2020-08-01") == own)
  }

  @Test("closures are known as announced, or from the day they begin; nothing else changes")
  func closures() throws {
    func closure(_ id: String, announced: String?) throws -> Closure {
      Closure(
        id: id, side: nil, from: WallTime(try Self.day("2020-08-01")), until: nil, reason: "r",
        announced: try announced.map(Self.day), provenance: Provenance())
    }
    let network = Self.network(
      [], closures: [try closure("sudden", announced: nil), try closure("told", announced: "2020-07-20")])
    for (day, ids) in [
      ("2020-07-19", []), ("2020-07-20", ["told"]), ("2020-07-31", ["told"]), ("2020-08-01", ["sudden", "told"]),
    ] {
      #expect(network.known(on: try Self.day(day)).crossings[0].closures.map(\.id) == ids, "\(day)")
    }
    #expect(network.known(on: try Self.day("2020-08-01")) == network)
  }
}
