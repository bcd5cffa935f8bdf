import CrossingModel

extension Quota {
  /// The limit for people: `250 trucks a day`, `30 trucks in 60 min`; `≈250 trucks a day` where 250 is the mean of an
  /// uncertain number.
  var phrase: String {
    let number = "\(meanSign)\(DecimalText.whole(trucks)) truck\(trucks == 1 ? "" : "s")"
    return switch period {
    case .day: "\(number) a day"
    case .week: "\(number) a week from \(weekStart.englishName)"
    case .slot: "\(number) in \(slotMinutes) min"
    }
  }

  /// `≈` before a number that is the mean of an uncertain one.
  var meanSign: String { isMean ? "≈" : "" }

  /// The limit for programs: `daily 250/day`, `slots 30/60min`.
  var code: String {
    switch period {
    case .day, .week: "\(id) \(meanSign)\(trucks)/\(period.rawValue)"
    case .slot: "\(id) \(meanSign)\(trucks)/\(slotMinutes)min"
    }
  }
}
