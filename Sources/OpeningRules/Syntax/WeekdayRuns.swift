import CivilTime

extension WeekdayEntry {
  /// The ranges that weekdays make, over the week's end too, from the first one on that follows a weekday not among
  /// them; all seven are one range.
  static func runs(of weekdays: Set<Weekday>) -> [WeekdayEntry] {
    guard weekdays.count < 7 else { return [.range(from: .monday, to: .sunday)] }
    let starts = Weekday.allCases.filter { weekdays.contains($0) && !weekdays.contains($0.advanced(by: -1)) }
    return starts.map { start in
      let length = (1...7).first { !weekdays.contains(start.advanced(by: $0)) } ?? 7
      return .range(from: start, to: start.advanced(by: length - 1))
    }
  }
}

extension Weekday {
  /// The weekday some days later.
  fileprivate func advanced(by days: Int) -> Weekday {
    Weekday(isoNumber: floorModulo(rawValue - 1 + days, 7) + 1)
  }
}
