import CivilTime
import CrossingModel
import OpeningTimeline
import SpreadsheetText

extension CalendarReport {
  /// One row an opening, in the order of the crossings and of time; the same bytes on any terminal and in any locale.
  ///
  /// Dates are those of the first moment on the exporter's clock; of the Hijri one it is said whether it is by the months
  /// that the exporter observed, estimated from them, or computed by Umm al-Qura.
  public func csv() -> String {
    var csv = CSVText(header: header)
    for calendar in calendars {
      for occurrence in calendar.occurrences { csv.append(cells(occurrence, of: calendar.crossing)) }
    }
    return csv.text
  }

  private var header: [String] {
    ["id", "crossing", "name", "status", "probability", "possibility"]
      + ["date", "solar_hijri_date", "hijri_date", "hijri_basis"]
      + network.sides.flatMap { ["\($0.id)_start", "\($0.id)_end"] }
      + ["utc_start", "utc_end", "hours", "quota"]
      + network.sides.flatMap { ["\($0.id)_phase", "\($0.id)_rule", "\($0.id)_source", "\($0.id)_confidence"] }
  }

  private func cells(_ occurrence: Occurrence, of crossing: Crossing) -> [String] {
    let day = occurrence.identity.start.day
    var cells = [occurrence.identity.description, crossing.id, crossing.name.text()]
    cells += [occurrence.isConfirmed ? "confirmed" : "tentative"]
    cells += ["\(occurrence.probability)", "\(occurrence.possibility)"]
    let hijri = hijri.date(of: day)
    cells += ["\(day)", SolarHijriDate(day)?.description ?? ""]
    cells += [hijri?.date.description ?? "", hijri?.basis.rawValue ?? ""]
    for times in occurrence.times {
      cells += [
        TimeText.withOffset(times.start, seconds: times.startOffsetSeconds),
        TimeText.withOffset(times.end, seconds: times.endOffsetSeconds),
      ]
    }
    cells += [TimeText.inUTC(occurrence.start), TimeText.inUTC(occurrence.end)]
    cells += ["\(Double(occurrence.range.count) / 3_600)"]
    cells += [occurrence.quotas.map(\.code).joined(separator: "; ")]
    for side in network.sides {
      let phases = occurrence.phases.filter { $0.side == side.id && $0.state != .closed }
      cells += [phases.map(\.phase.id).joined(separator: "; ")]
      cells += [phases.map(\.phase.hours.source), phases.compactMap(\.phase.provenance.source)]
        .map { $0.joined(separator: " | ") }
      cells += [phases.compactMap(\.phase.provenance.confidence?.rawValue).joined(separator: "; ")]
    }
    return cells
  }
}
