import Diagnostics

@testable import ScheduleFiles

/// A complete network of one crossing that uses every part of the format.
enum SmallNetwork {
  static let network = """
    // A network for tests.
    {
      id: "small",
      name: { en: "Small network", fa: "شبکه کوچک" },
      currency: "USD",
      reporting_calendar: "persian",
      week_start: "Sa",
      sides: {
        iran: { name: { en: "Iran" }, time_zone: "Asia/Tehran", holidays: "holidays/IR.csv" },
        iraq: { name: { en: "Iraq" }, time_zone: "Asia/Baghdad" },
      },
      classes: {
        general: { name: { en: "General" }, payload_tonnes: 20, value_per_tonne: { value: 500, source: "C" } },
        reefer: { name: { en: "Refrigerated" }, payload_tonnes: 10, value_per_tonne: 1e3, source: "R" },
      },
      streams: {
        main: {
          crossing: "north", class: "general", origin: "Tehran", destination: "Baghdad",
          arrivals: "constant", without_opening: "deferred", source: "S", confidence: "low",
          phases: {
            before: { until: "2020-03-01", rate: "70 trucks/day" },
            after: { from: "2020-03-01", rate: { value: "2100 t/week", source: "T" } },
          },
        },
        cold: {
          crossing: "north", class: "reefer", payload_tonnes: 16, confidence: "assumption",
          phases: { all: { rate: "365.25e3 USD/year" } },
        },
      },
    }
    """

  static let crossing = """
    {
      id: "north",
      name: { en: "North", fa: "شمال" },
      counterpart: { en: "South" },
      location: { latitude: 33.5, longitude: 46.25, source: "map" },
      source: "agency 1", confidence: "medium",
      sides: {
        iraq: { phases: { all: { hours: "08:00-16:00" } } },
        iran: {
          phases: {
            normal: { hours: "Sa-Th 08:00-16:00; PH off" },
            closed: { from: "2020-03-08", hours: "off", confidence: "high", note: "epidemic" },
            again: {
              from: { earliest: "2020-05-30", latest: "1399-03-24" }, until: "2021-01-01T12:30",
              announced: "2020-05-20", hours: { value: "Su,We 08:00-16:00", source: "agency 2" },
            },
          },
        },
      },
      closures: { strike: { from: "2020-02-01", until: "2020-02-02T06:00", side: "iraq", reason: "a strike" } },
      quotas: {
        daily: { from: "2020-06-07", trucks: 250, per: "day", side: "iraq" },
        weekly: { trucks: { value: 900, source: "agency 3" }, per: "week", week_start: "Mo" },
      },
      yard: { places: 500, admission: "always" },
      closing: "finish",
      stages: {
        documents: {
          servers: 6, service: { lognormal: { mean: "4 min", cv: 0.5 } },
          service_by_class: { reefer: { constant: "90 s" } },
        },
        transshipment: { servers: 80, service: { gamma: { mean: "1.5 h", cv: 0.4 } } },
      },
      queue_at_start: { general: 40 },
    }
    """

  static let holidays = """
    date,name,name_fa,source
    2020-03-20,Nowruz,نوروز,official list
    2020-05-24,"Eid, first day",,official list
    """

  static let travel = """
    place,crossing,minutes,cost_usd,source
    Tehran,north,600,310.5,assumption: by road
    Baghdad,north,200,100,map
    """

  /// The files of the network, some replaced or added.
  static func files(_ changes: [String: String] = [:]) -> [String: String] {
    [
      "network.json5": network, "crossings/north.json5": crossing, "holidays/IR.csv": holidays, "travel.csv": travel,
    ].merging(changes) { $1 }
  }

  /// A folder with the network, some files replaced or added.
  static func folder(_ changes: [String: String] = [:]) -> TemporaryFolder { TemporaryFolder(files(changes)) }
}

extension String {
  /// This text with one passage replaced, which must be there exactly once.
  func changing(_ passage: String, to replacement: String) -> String {
    let parts = components(separatedByText: passage)
    precondition(parts.count == 2, "\(passage) is there \(parts.count - 1) times")
    return parts.joined(separator: replacement)
  }

  private func components(separatedByText passage: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: passage) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}

/// Findings as lines without excerpts, the folder's path as `NET`.
func lines(_ diagnostics: [Diagnostic], in folder: TemporaryFolder) -> [String] {
  diagnostics.flatMap { diagnostic -> [String] in
    var plain = diagnostic
    plain.excerpt = nil
    return plain.description.replacing(folder.path, with: "NET").split(separator: "\n").map(String.init)
  }
}
