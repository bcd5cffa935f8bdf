import CivilTime
import CrossingModel

/// By what a calendar reckons Hijri dates: by the months that a side observes or, where none of them is known, computed.
enum HijriReckoning {
  /// The months of this side.
  case months(of: Side)
  /// As Umm al-Qura computes them: where the moon is observed, a month may begin a day off.
  case ummAlQura

  /// How a date is known; the raw value is a program's word for it.
  enum Basis: String {
    /// By months that the side observed.
    case observed
    /// By the side's expectation; it may be a day off.
    case estimated
    /// By Umm al-Qura, which nobody's moon changes.
    case ummAlQura = "umm_al_qura"
  }

  /// The reckoning of a network: that of its exporter, if any of his months is known.
  init(_ network: Network) {
    let hasMonths = !network.exporter.moon.observed.months.isEmpty
    self = hasMonths ? .months(of: network.exporter) : .ummAlQura
  }

  /// The date of a day and how it is known; nil where the calendar's table ends.
  func date(of day: Day) -> (date: HijriDate, basis: Basis)? {
    switch self {
    case .months(let side): side.moon.date(of: day).map { ($0.date, $0.isKnown ? .observed : .estimated) }
    case .ummAlQura: UmmAlQura.date(of: day).map { ($0, .ummAlQura) }
    }
  }
}
