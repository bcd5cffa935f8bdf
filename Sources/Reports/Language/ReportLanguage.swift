/// A language that calendars are written in for people.
public enum ReportLanguage: String, CaseIterable, Sendable {
  /// English.
  case english = "en"
  /// Persian as in Iran, from right to left.
  case persian = "fa"
  /// Arabic as in Iraq, from right to left.
  case arabic = "ar"

  /// The code of BCP 47, by which names are looked up too.
  var code: String { rawValue }

  /// Its words and names.
  var vocabulary: Vocabulary {
    switch self {
    case .english: .english
    case .persian: .persian
    case .arabic: .arabic
    }
  }

  /// Whether lines run from right to left.
  var isRightToLeft: Bool { self != .english }

  /// The value of the `dir` attribute.
  var direction: String { isRightToLeft ? "rtl" : "ltr" }

  /// The calendars that dates are given in, the one that its readers live by first.
  func calendars(_ hijri: HijriReckoning) -> [CivilCalendar] {
    switch self {
    case .english: [.gregorian, .solarHijri, .hijri(hijri)]
    case .persian: [.solarHijri, .gregorian, .hijri(hijri)]
    case .arabic: [.gregorian, .hijri(hijri), .solarHijri]
    }
  }

  /// The calendar that its readers live by: the first of ``calendars(_:)``.
  var civilCalendar: CivilCalendar { self == .persian ? .solarHijri : .gregorian }
}
