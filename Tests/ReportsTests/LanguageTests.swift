import CivilTime
import Testing

@testable import Reports

struct LanguageTests {
  private let saturday = GregorianDate(year: 2020, month: 6, day: 6)?.dayNumber ?? Day(number: 0)

  struct Number: CustomTestStringConvertible {
    let ascii: String
    let persian: String
    let arabic: String
    var testDescription: String { ascii }
  }

  @Test(arguments: [
    Number(ascii: "0123456789", persian: "۰۱۲۳۴۵۶۷۸۹", arabic: "٠١٢٣٤٥٦٧٨٩"),
    Number(ascii: "1,250.5", persian: "۱٬۲۵۰٫۵", arabic: "١٬٢٥٠٫٥"),
    Number(ascii: "09:30", persian: "۰۹:۳۰", arabic: "٠٩:٣٠"),
  ])
  func digitsAreTheLanguagesOwn(_ example: Number) {
    #expect(ReportLanguage.english.digits(example.ascii) == example.ascii)
    #expect(ReportLanguage.persian.digits(example.ascii) == example.persian)
    #expect(ReportLanguage.arabic.digits(example.ascii) == example.arabic)
  }

  @Test(
    arguments: zip(
      [0.434, 0.004, 0.996],
      [["43%", "۴۳ درصد", "٤٣٪"], ["<1%", "کمتر از ۱ درصد", "أقل من ١٪"], [">99%", "بیش از ۹۹ درصد", "أكثر من ٩٩٪"]]))
  func aProbabilityIsNeverRoundedToCertainty(_ probability: Double, _ texts: [String]) {
    #expect(ReportLanguage.allCases.map { $0.probability(probability).plainText(in: $0) } == texts)
  }

  struct Date: CustomTestStringConvertible {
    let language: ReportLanguage
    let texts: [String]
    var testDescription: String { language.rawValue }
  }

  /// Saturday 6 June 2020, 17 Khordad 1399, 14 Shawwal 1441, in the order of the language's calendars.
  @Test(arguments: [
    Date(language: .english, texts: ["Saturday", "6 June 2020", "17 Khordad 1399", "14 Shawwal 1441"]),
    Date(language: .persian, texts: ["شنبه", "۱۷ خرداد ۱۳۹۹", "۶ ژوئن ۲۰۲۰", "۱۴ شوال ۱۴۴۱"]),
    Date(language: .arabic, texts: ["السبت", "٦ حزيران ٢٠٢٠", "١٤ شوال ١٤٤١", "١٧ خرداد ١٣٩٩"]),
  ])
  func aDayHasADateInEachCalendar(_ example: Date) {
    let language = example.language
    let dates = language.calendars(.ummAlQura).map { language.date(saturday, in: $0)?.plainText(in: language) }
    #expect([language.name(of: saturday.weekday)] + dates == example.texts)
    #expect(language.date(saturday).plainText(in: language) == example.texts[1])
  }

  struct Range: CustomTestStringConvertible {
    let first: Int
    let last: Int
    let text: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Range(first: 0, last: 6, text: "6 to 12 June 2020"),
    Range(first: -7, last: -1, text: "30 May to 5 June 2020"),
    Range(first: 203, last: 209, text: "26 December 2020 to 1 January 2021"),
    Range(first: 0, last: 0, text: "6 June 2020"),
  ])
  func aRangeOfDatesSaysNothingTwice(_ example: Range) {
    let dates = ReportLanguage.english.dates(saturday + example.first, saturday + example.last, in: .gregorian)
    #expect(dates?.plainText(in: .english) == example.text)
  }

  @Test func aCalendarWithoutTheDayGivesNoDate() {
    let day = Day(number: 100_000)
    #expect(ReportLanguage.persian.date(day, in: .solarHijri) == nil)
    #expect(ReportLanguage.persian.dates(day, day + 6, in: .hijri(.ummAlQura)) == nil)
    #expect(ReportLanguage.persian.date(day).plainText(in: .persian) == "۱۷ اکتبر ۲۲۴۳")
  }

  /// In a line from right to left every time is isolated, and a word tells which one is the first.
  @Test func timesReadInTheDirectionOfTheLine() {
    func times(_ language: ReportLanguage) -> Phrase {
      Phrase(language.vocabulary.times, language.time("09:30"), language.time("16:00"))
    }
    #expect(times(.english).plainText(in: .english) == "09:30–\u{2060}16:00")
    #expect(
      times(.persian).plainText(in: .persian)
        == "\u{2066}۰۹:۳۰\u{2069} تا \u{2066}۱۶:۰۰\u{2069}")
    let cell = MarkupWriter.document(firstLine: "", Element("td") { times(.arabic).markup(in: .arabic) })
    #expect(cell == "\n<td><bdi dir=\"ltr\">٠٩:٣٠</bdi> إلى <bdi dir=\"ltr\">١٦:٠٠</bdi></td>\n")
  }

  @Test func listsAreJoinedByWords() {
    let names = ["Iran", "Iraq", "Kuwait"].map { Phrase(.words($0)) }
    let lists = (0...3).map { ReportLanguage.english.list(Array(names.prefix($0))).plainText(in: .english) }
    #expect(lists == ["", "Iran", "Iran and Iraq", "Iran, Iraq and Kuwait"])
  }

  /// Every language has a name for each day and month, and its templates have the places of the English ones.
  @Test(arguments: ReportLanguage.allCases)
  func vocabulariesAreComplete(_ language: ReportLanguage) {
    let vocabulary = language.vocabulary
    #expect(vocabulary.digits.count == 10)
    #expect(Set(vocabulary.weekdays).count == 7)
    for months in [vocabulary.gregorianMonths, vocabulary.solarHijriMonths, vocabulary.hijriMonths] {
      #expect(Set(months).count == 12)
    }
    let places = Self.texts(of: vocabulary).map(Self.places)
    #expect(places == Self.texts(of: Vocabulary.english).map(Self.places))
  }

  /// Persian is not written with the Arabic forms of kaf and yeh, nor with Arabic digits, and Arabic not with Persian ones.
  @Test func lettersAndDigitsAreThoseOfTheLanguage() {
    let persian = Set(Self.texts(of: Vocabulary.persian).joined().unicodeScalars)
    #expect(persian.isDisjoint(with: "يكىة٠١٢٣٤٥٦٧٨٩".unicodeScalars))
    let arabic = Set(Self.texts(of: Vocabulary.arabic).joined().unicodeScalars)
    #expect(arabic.isDisjoint(with: "یکپچژگ۰۱۲۳۴۵۶۷۸۹\u{200C}".unicodeScalars))
    for text in Self.texts(of: Vocabulary.persian) + Self.texts(of: Vocabulary.arabic) {
      let latin = text.unicodeScalars.filter { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
      #expect(latin.isEmpty, "\(text)")
    }
  }

  /// All texts of a vocabulary, also those in arrays and tuples, in the order of its members.
  private static func texts(of value: Any) -> [String] {
    if let text = value as? String { return [text] }
    return Mirror(reflecting: value).children.flatMap { texts(of: $0.value) }
  }

  private static func places(_ template: String) -> Set<Substring> {
    Set(template.split(separator: "{").dropFirst(template.hasPrefix("{") ? 0 : 1).map { $0.prefix(1) })
  }
}
