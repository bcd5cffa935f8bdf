import CivilTime
public import CrossingModel
public import OpeningTimeline

/// Some days of one or more crossings; a format a file beside this one.
public struct CalendarReport {
  /// The network, with the crossings to show.
  let network: Network
  let clocks: Clocks
  /// The days, on the exporter's clock, and what they are called.
  let period: CalendarPeriod
  /// One a crossing, in the order of the network.
  let calendars: [CrossingCalendar]

  /// The calendar of all crossings of a network.
  public init(_ network: Network, clocks: Clocks, period: CalendarPeriod) {
    self.network = network
    self.clocks = clocks
    self.period = period
    calendars = network.crossings.map {
      CrossingCalendar($0, days: period.days, network: network, clocks: clocks)
    }
  }

  /// By what Hijri dates are reckoned.
  var hijri: HijriReckoning { HijriReckoning(network) }

  /// The days.
  var days: Range<Day> { period.days }
}
