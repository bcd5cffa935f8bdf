import Foundation
import Testing

/// The pages and pictures of `gozar calendar`, looked at as text; `.ci/pages` looks at them in a browser.
struct CalendarPageTests {
  private static let formats = ["html", "svg"]

  struct Name: CustomTestStringConvertible {
    let text: String
    let escaped: String
    var testDescription: String { escaped }
  }

  /// A name stays text: it is there as it is, and there are no other tags and attributes than with a plain name.
  @Test(
    arguments: [
      Name(text: "<script>alert('1')</script>", escaped: "&lt;script&gt;alert('1')&lt;/script&gt;"),
      Name(text: "Ali & Sons", escaped: "Ali &amp; Sons"),
      Name(text: "a \\\"quoted\\\" one", escaped: "a &quot;quoted&quot; one"),
      Name(text: "a, b; c", escaped: "a, b; c"),
      Name(text: "one\\ntwo", escaped: "one&#10;two"),
    ], formats)
  func namesStayText(_ name: Name, _ format: String) throws {
    let plain = try page(named: "plain", format)
    let strange = try page(named: name.text, format)
    #expect(strange.contains(name.escaped))
    #expect(tags(strange) == tags(plain))
  }

  /// In what is written for terminals a name stays on its line, and nothing in it reaches the terminal.
  @Test(arguments: [
    "status mehran --at 2020-06-10T13:00", "calendar mehran --week 2020-W24 --why", "calendar --month 2020-06",
    "simulate mehran --from 2020-06-09 --to 2020-06-11 -n 1", "slots mehran --from 2020-06-10 --to 2020-06-11",
  ])
  func namesStayOnTheirLine(_ line: String) throws {
    let folder = try TemporaryFolder()
    let name = "one\\ntwo\\u001b[31m\\u0007"
    let scenario = try folder.write(
      """
      { title: { en: "\(name)" }, patch: { name: { en: "\(name)" },
        sides: { iran: { name: { en: "\(name)" } } }, crossings: { mehran: { name: { en: "\(name)" }, closures: {
        strike: { from: "2020-06-10T12:00", until: "2020-06-11", reason: "\(name)", confidence: "assumption" } } } } } }
      """, to: "names.json5")
    let run = ProgramRun(ProgramRun.words(line) + ["--scenario", scenario])
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains("one two\u{FFFD}[31m"))
    let controls = run.output.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(controls.isEmpty)
    #expect(!run.output.split(separator: "\n").contains { $0.hasPrefix("two") })
  }

  private func page(named name: String, _ format: String) throws -> String {
    let folder = try TemporaryFolder()
    let scenario = try folder.write(
      """
      { title: { en: "Names" }, description: "Names", patch: { crossings: { mehran: { name: { en: "\(name)" }, closures: {
        strike: { from: "2020-06-10T12:00", until: "2020-06-11", reason: "\(name)", confidence: "assumption" } } } } } }
      """, to: "names.json5")
    let run = ProgramRun(["calendar", "mehran", "--week", "2020-W24", "--scenario", scenario, "--format", format])
    #expect(run.errors == "")
    return run.output
  }

  /// All kinds of tags, each with the names of its attributes; whatever is between double quotes is a value.
  private func tags(_ page: String) -> Set<String> {
    var tags: Set<String> = []
    for part in page.components(separatedBy: "<").dropFirst() {
      let pieces = part.components(separatedBy: "\"")
      let names = pieces.enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
      tags.insert(names.components(separatedBy: ">")[0])
    }
    return tags
  }

  struct Language: CustomTestStringConvertible {
    let code: String
    /// Digits of other languages.
    let foreignDigits: String
    var testDescription: String { code }
  }

  /// Outside of isolated pieces, which are rules, sources and the number of the ISO week, all digits are the language's.
  @Test(
    arguments: [
      Language(code: "fa", foreignDigits: "0123456789٠١٢٣٤٥٦٧٨٩"),
      Language(code: "ar", foreignDigits: "0123456789۰۱۲۳۴۵۶۷۸۹"),
    ], formats)
  func digitsAreTheLanguagesOwn(_ language: Language, _ format: String) {
    for period in [["--week", "2020-W35"], ["--week", "2020-W08"], ["--month", "1399-01"]] {
      let run = ProgramRun(["calendar", "--format", format, "--language", language.code] + period)
      let text = withoutMarkup(run.output)
      #expect(text.count > 500)
      let foreign = text.filter { language.foreignDigits.contains($0) }
      #expect(foreign == "", "\(period)")
      #expect(run.output.contains(format == "html" ? "dir=\"rtl\"" : "direction=\"rtl\""))
    }
  }

  @Test func theLanguageMustBeKnown() {
    let run = ProgramRun(["calendar", "--format", "html", "--language", "ku"])
    #expect(run.status == .usage)
    #expect(run.errors.contains("en, fa or ar"), "\(run.errors)")
  }

  @Test func otherFormatsAreInEnglish() {
    let run = ProgramRun(["calendar", "--language", "fa"])
    #expect(run.status == .usage)
    #expect(run.errors.contains("text is in English only, expected --format html or svg"), "\(run.errors)")
    #expect(ProgramRun(["calendar", "--language", "en", "--format", "csv"]).status == .done)
  }

  /// The text that a reader sees: without style sheets, tags, and pieces that are isolated.
  private func withoutMarkup(_ page: String) -> String {
    let withoutStyles = removing(from: "<style>", to: "</style>", in: page)
    let withoutPieces = removing(from: "<bdi", to: "</bdi>", in: withoutStyles)
    let text = removing(from: "<", to: ">", in: withoutPieces)
    return removing(from: "\u{2068}", to: "\u{2069}", in: removing(from: "\u{2066}", to: "\u{2069}", in: text))
  }

  private func removing(from start: String, to end: String, in text: String) -> String {
    text.components(separatedBy: start).enumerated().map { index, part in
      guard index > 0, let close = part.range(of: end) else { return part }
      return String(part[close.upperBound...])
    }.joined(separator: " ")
  }
}
