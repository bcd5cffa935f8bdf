/// Why a list of months is no ``ObservedMonths``: every fault that was found.
public struct ObservedMonthsError: Error, Hashable, Sendable {
  /// The faults; never empty.
  public let faults: [ObservedMonthsFault]
}

/// One thing that is wrong with a list of months.
public enum ObservedMonthsFault: Hashable, Sendable {
  /// Years count from 1, and months from 1 to 12.
  case noSuchMonth(ObservedMonth)
  /// A month is listed twice.
  case repeated(ObservedMonth, ObservedMonth)
  /// Two months that follow each other in the list have first days that no months of 29 and 30 days reach.
  case impossibleLength(ObservedMonth, next: ObservedMonth)

  /// The month to look at: of two, the later one.
  public var month: ObservedMonth {
    switch self {
    case .noSuchMonth(let month), .repeated(_, let month), .impossibleLength(_, next: let month): month
    }
  }

  /// What was found and what was expected, without a full stop.
  public var message: String {
    switch self {
    case .noSuchMonth(let month):
      "there is no Hijri month \(month.id): years count from 1 and months from 1 to 12"
    case .repeated(let first, let second):
      "\(second.label) is listed twice, from \(first.firstDay) and from \(second.firstDay)"
    case .impossibleLength(let month, let next):
      "\(next.label) starts on \(next.firstDay), \(next.firstDay - month.firstDay) days after "
        + "\(month.label); months have 29 or 30 days"
    }
  }
}

extension ObservedMonth {
  fileprivate var id: String { "\(year)-\(zeroPadded(month, 2))" }

  fileprivate var label: String {
    HijriDate(year: year, month: month, day: 1).map { "\($0.englishMonthName) \(year)" } ?? id
  }
}
