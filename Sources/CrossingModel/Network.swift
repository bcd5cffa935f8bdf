public import CivilTime

/// Everything that one folder of schedules says, after scenarios are applied.
public struct Network: Hashable, Sendable {
  /// The network's name: `iran-iraq`.
  public var id: String
  /// The name for people.
  public var name: LocalizedName
  /// The sides in the order of the file; the first one is the exporter's.
  public var sides: [Side]
  /// ISO 4217 code of the money in values: `USD`.
  public var currency: String
  /// The calendar by whose months reports are cut unless asked otherwise.
  public var reportingCalendar: CalendarKind
  /// The first day of the week in calendars and weekly quotas.
  public var weekStart: Weekday
  /// Truck classes in the order of the file.
  public var classes: [TruckClass]
  /// Crossings in the order of their files' names.
  public var crossings: [Crossing]
  /// Demand streams in the order of the file.
  public var streams: [DemandStream]
  /// Driving legs, from `travel.csv`.
  public var travel: [TravelLeg]
  /// Numbers that are drawn anew in every replication; the network holds their means.
  public var uncertainNumbers: [UncertainFigure]

  /// A network.
  public init(
    id: String, name: LocalizedName, sides: [Side], currency: String, reportingCalendar: CalendarKind,
    weekStart: Weekday, classes: [TruckClass], crossings: [Crossing], streams: [DemandStream], travel: [TravelLeg],
    uncertainNumbers: [UncertainFigure] = []
  ) {
    self.id = id
    self.name = name
    self.sides = sides
    self.currency = currency
    self.reportingCalendar = reportingCalendar
    self.weekStart = weekStart
    self.classes = classes
    self.crossings = crossings
    self.streams = streams
    self.travel = travel
    self.uncertainNumbers = uncertainNumbers
  }

  /// The side whose clock months and quotas go by: the first.
  public var exporter: Side { sides[0] }

  /// Drops routes to crossings that are not in the network (any more), streams that have no other, and what is uncertain
  /// about either.
  public mutating func keepDemandOfCrossings() {
    let known = Set(crossings.map(\.id))
    for index in streams.indices {
      streams[index].routes.removeAll { !known.contains($0.crossing) }
      if let other = streams[index].patience?.divertTo, !known.contains(other.crossing) {
        streams[index].patience?.divertTo = nil
      }
    }
    streams.removeAll { $0.routes.isEmpty }
    uncertainNumbers = uncertainNumbers.filter { $0.concerns(self) }
  }

  /// The network with only these crossings, in its order, and the demand that may use them.
  public func keeping(crossings ids: some Collection<String>) -> Network {
    var network = self
    network.crossings.removeAll { !ids.contains($0.id) }
    network.keepDemandOfCrossings()
    return network
  }

  /// The crossings by index, in groups between which no truck chooses or is sent on: in ascending order, by their first
  /// crossing.
  public var crossingGroups: [[Int]] {
    var group = Array(crossings.indices)
    for stream in streams {
      let joined = Set(crossings.indices.filter { stream.mayUse(crossings[$0].id) }.map { group[$0] })
      guard let first = joined.min() else { continue }
      for crossing in group.indices where joined.contains(group[crossing]) { group[crossing] = first }
    }
    return Set(group).sorted().map { first in group.indices.filter { group[$0] == first } }
  }
}

/// A name in one or more languages.
public struct LocalizedName: Hashable, Sendable {
  /// Text by language code (`en`, `fa`, `ar`), in the order of the file.
  public var texts: [(language: String, text: String)] { languages.map { ($0, byLanguage[$0] ?? "") } }
  private var languages: [String]
  private var byLanguage: [String: String]

  /// A name by language code; English, `en`, should be among them.
  public init(_ texts: [(language: String, text: String)]) {
    languages = texts.map(\.language)
    byLanguage = Dictionary(texts.map { ($0.language, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// The text in a language, else in English, else in the first one.
  public func text(_ language: String = "en") -> String {
    byLanguage[language] ?? byLanguage["en"] ?? languages.first.flatMap { byLanguage[$0] } ?? ""
  }
}

/// One side of the border: its clock, its public holidays and its moon.
public struct Side: Hashable, Sendable {
  /// The key in the file: `iran`.
  public var id: String
  /// The name for people.
  public var name: LocalizedName
  /// A time zone of the tz database: `Asia/Tehran`.
  public var timeZone: String
  /// Public holidays in ascending order of date.
  public var holidays: [Holiday]
  /// Its Hijri months, as far as observed, and by how many days they are expected to differ from Umm al-Qura.
  public var moon: HijriMonths

  /// A side, by default one of which no month has been observed.
  public init(
    id: String, name: LocalizedName, timeZone: String, holidays: [Holiday], moon: HijriMonths = .unobserved
  ) {
    self.id = id
    self.name = name
    self.timeZone = timeZone
    self.holidays = holidays
    self.moon = moon
  }
}

/// A driving leg between a place and a crossing, good for both directions.
public struct TravelLeg: Hashable, Sendable {
  /// The town: `Isfahan`.
  public var place: String
  /// The crossing's id.
  public var crossing: String
  /// Driving time in minutes.
  public var minutes: Int
  /// Cost of a truck's drive in US cents.
  public var costCents: Int

  /// A leg.
  public init(place: String, crossing: String, minutes: Int, costCents: Int) {
    self.place = place
    self.crossing = crossing
    self.minutes = minutes
    self.costCents = costCents
  }
}

extension Network {
  /// Whether a rule of a side, at any crossing, asks for public holidays.
  public func asksForHolidays(of side: String) -> Bool {
    crossings.contains { crossing in
      crossing.sides.contains { $0.side == side && $0.phases.contains { $0.hours.namesHolidays } }
        || crossing.stages.contains { $0.shifts.contains { $0.side == side && $0.hours.namesHolidays } }
    }
  }
}
