/// A network that is simulated in no time, in a folder of its own: two crossings that trucks choose between, one of them
/// with an uncertain date and a name that is markup.
final class PassNetwork {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      { id: "pass", name: { en: "Pass" }, currency: "USD", reporting_calendar: "gregorian", week_start: "Mo",
        sides: { here: { name: { en: "Here" }, time_zone: "UTC" } },
        classes: {
          general: { name: { en: "General" }, payload_tonnes: 20, value_per_tonne: 500 },
          reefer: { name: { en: "Reefer" }, payload_tonnes: 10, value_per_tonne: 900 },
        },
        streams: {
          all: { crossings: { high: { driving: "1 h" }, low: { driving: "2 h" } }, class: "general", without_opening: "wait",
                 phases: { all: { rate: "30 trucks/day" } } },
          cold: { crossing: "high", class: "reefer", phases: { all: { rate: "5 trucks/day" } } },
        } }
      """, to: "net/network.json5")
    try folder.write(
      """
      { id: "high", name: { en: "High <b>&\\"pass\\"</b>" }, closing: "finish",
        sides: { here: { phases: {
          before: { hours: "off" },
          open: { from: { earliest: "2020-06-01", latest: "2020-06-03" }, hours: "08:00-16:00" } } } },
        quotas: { daily: { trucks: 20, per: "day" } },
        stages: { gate: { servers: 1, service: { exponential: { mean: "20 min" } } } } }
      """, to: "net/crossings/high.json5")
    try folder.write(
      """
      { id: "low", name: { en: "Low" }, closing: "finish", yard: { places: 50 },
        sides: { here: { phases: { all: { hours: "08:00-18:00" } } } },
        stages: { gate: { servers: 1, service: { lognormal: { mean: "30 min", cv: 0.5 } } } } }
      """, to: "net/crossings/low.json5")
  }

  /// The folder of the network.
  var path: String { folder.path + "/net" }

  /// A path beside the network.
  func file(_ name: String) -> String { "\(folder.path)/\(name)" }

  /// Writes a file beside the network; its path.
  func write(_ text: String, to name: String) throws -> String { try folder.write(text, to: name) }
}
