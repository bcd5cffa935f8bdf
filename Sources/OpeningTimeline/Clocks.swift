public import CivilTime
public import CrossingModel

/// The clocks of a network's sides, read once.
public struct Clocks: Sendable {
  private let bySide: [String: TimeZoneTable]
  /// The exporter's clock, by which months are cut.
  public let exporter: TimeZoneTable

  /// Reads the clocks of all sides.
  ///
  /// A time zone that the tz database does not have is a programming fault here: reading the files checks for it.
  public init(_ network: Network) {
    var bySide: [String: TimeZoneTable] = [:]
    var byZone: [String: TimeZoneTable] = [:]
    for side in network.sides {
      guard let table = byZone[side.timeZone] ?? TimeZoneTable(named: side.timeZone) else {
        preconditionFailure("side \(side.id) has the unknown time zone \(side.timeZone)")
      }
      byZone[side.timeZone] = table
      bySide[side.id] = table
    }
    self.bySide = bySide
    exporter = bySide[network.exporter.id] ?? .utc
  }

  /// The clock of a side; of the exporter for nil.
  public func clock(of side: String?) -> TimeZoneTable {
    guard let side else { return exporter }
    guard let table = bySide[side] else { preconditionFailure("the network has no side \(side)") }
    return table
  }
}
