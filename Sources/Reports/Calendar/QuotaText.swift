import CrossingModel

extension Quota {
  /// The limit for people: `250 trucks a day`, `30 trucks in 60 min`.
  var phrase: String {
    let number = "\(DecimalText.whole(trucks)) truck\(trucks == 1 ? "" : "s")"
    return switch period {
    case .day: "\(number) a day"
    case .week: "\(number) a week from \(weekStart.englishName)"
    case .slot: "\(number) in \(slotMinutes) min"
    }
  }

  /// The limit for programs: `daily 250/day`, `slots 30/60min`.
  var code: String {
    switch period {
    case .day, .week: "\(id) \(trucks)/\(period.rawValue)"
    case .slot: "\(id) \(trucks)/\(slotMinutes)min"
    }
  }
}
