import CivilTime
import CrossingModel
import OpeningTimeline

extension CalendarReport {
  /// One document: of each crossing the openings, and every day with what is closed on it and why.
  public func json() -> String {
    JSONText.text(
      Document(
        network: network.id, from: "\(days.lowerBound)", to: "\(days.upperBound)",
        crossings: calendars.map { calendar in
          Document.Entry(
            crossing: calendar.crossing.id, name: calendar.crossing.name.text(),
            openings: calendar.occurrences.map(opening), days: calendar.days.map(day))
        }))
  }

  private func opening(_ occurrence: Occurrence) -> Document.Opening {
    let hijri = hijri.date(of: occurrence.identity.start.day)
    return Document.Opening(
      id: occurrence.identity.description, status: occurrence.isConfirmed ? "confirmed" : "tentative",
      probability: occurrence.probability, possibility: occurrence.possibility,
      date: "\(occurrence.identity.start.day)",
      solarHijriDate: SolarHijriDate(occurrence.identity.start.day)?.description,
      hijriDate: hijri?.date.description, hijriBasis: hijri?.basis.rawValue,
      start: TimeText.inUTC(occurrence.start), end: TimeText.inUTC(occurrence.end),
      hours: Double(occurrence.range.count) / 3_600,
      local: Dictionary(
        uniqueKeysWithValues: occurrence.times.map {
          (
            $0.side,
            Document.Local(
              start: TimeText.withOffset($0.start, seconds: $0.startOffsetSeconds),
              end: TimeText.withOffset($0.end, seconds: $0.endOffsetSeconds))
          )
        }),
      quotas: occurrence.quotas.map {
        Document.Limit(
          quota: $0.id, trucks: $0.trucks, isMean: $0.isMean ? true : nil, per: $0.period.rawValue, side: $0.side,
          slotMinutes: $0.period == .slot ? $0.slotMinutes : nil)
      },
      phases: occurrence.phases.map {
        Document.Phase(
          side: $0.side, phase: $0.phase.id, probability: $0.probability, state: $0.state.word,
          rule: $0.phase.hours.source, comment: $0.comment, source: $0.phase.provenance.source,
          confidence: $0.phase.provenance.confidence?.rawValue)
      },
      tentative: occurrence.doubts.phrases(in: network))
  }

  private func day(_ day: CalendarDay) -> Document.Day {
    let hijri = hijri.date(of: day.day)
    return Document.Day(
      date: "\(day.day)", solarHijriDate: SolarHijriDate(day.day)?.description,
      hijriDate: hijri?.date.description, hijriBasis: hijri?.basis.rawValue, weekday: day.day.weekday.englishName,
      holidays: day.holidays.map { Document.SideHoliday(side: $0.side, name: $0.holiday.name) },
      isOpen: !day.openings.isEmpty, closed: day.reasons.phrases(in: network),
      gaps: day.gaps.map {
        Document.Gap(
          start: TimeText.inUTC(Instant(seconds: $0.range.lowerBound)),
          end: TimeText.inUTC(Instant(seconds: $0.range.upperBound)), closed: $0.reasons.phrases(in: network))
      })
  }

  private struct Document: Encodable {
    struct Local: Encodable {
      let start: String
      let end: String
    }
    struct Limit: Encodable {
      let quota: String
      let trucks: Int
      let isMean: Bool?
      let per: String
      let side: String
      let slotMinutes: Int?

      enum CodingKeys: String, CodingKey {
        case quota, trucks, per, side
        case isMean = "mean"
        case slotMinutes = "slot_minutes"
      }
    }
    struct Phase: Encodable {
      let side: String
      let phase: String
      let probability: Double
      let state: String
      let rule: String
      let comment: String?
      let source: String?
      let confidence: String?
    }
    struct Opening: Encodable {
      let id: String
      let status: String
      let probability: Double
      /// The probability of being open or unknown.
      let possibility: Double
      let date: String
      let solarHijriDate: String?
      let hijriDate: String?
      let hijriBasis: String?
      let start: String
      let end: String
      let hours: Double
      let local: [String: Local]
      let quotas: [Limit]
      let phases: [Phase]
      let tentative: [String]

      enum CodingKeys: String, CodingKey {
        case id, status, probability, possibility, date, start, end, hours, local, quotas, phases, tentative
        case solarHijriDate = "solar_hijri_date"
        case hijriDate = "hijri_date"
        case hijriBasis = "hijri_basis"
      }
    }
    struct SideHoliday: Encodable {
      let side: String
      let name: String
    }
    struct Gap: Encodable {
      let start: String
      let end: String
      let closed: [String]
    }
    struct Day: Encodable {
      let date: String
      let solarHijriDate: String?
      let hijriDate: String?
      let hijriBasis: String?
      let weekday: String
      let holidays: [SideHoliday]
      let isOpen: Bool
      let closed: [String]
      let gaps: [Gap]

      enum CodingKeys: String, CodingKey {
        case date, weekday, holidays, closed, gaps
        case isOpen = "open"
        case solarHijriDate = "solar_hijri_date"
        case hijriDate = "hijri_date"
        case hijriBasis = "hijri_basis"
      }
    }
    struct Entry: Encodable {
      let crossing: String
      let name: String
      let openings: [Opening]
      let days: [Day]
    }
    let network: String
    let from: String
    let to: String
    let crossings: [Entry]
  }
}
