import SeededRandom
import Testing

@testable import Reports

/// Files that are read, and files that are refused with the place of the fault.
struct ICalendarReaderTests {
  /// A file of one event, as an earlier run writes it.
  static let file = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:mehran.iran.all.2020-06-07.0930@gozar.invalid",
    "DTSTAMP:20200601T000000Z", "SEQUENCE:3", "DTSTART;TZID=Asia/Tehran:20200607T093000",
    "DTEND;TZID=Asia/Tehran:20200607T160000", "STATUS:CONFIRMED", "SUMMARY:Mehran", "  open", "END:VEVENT",
    "END:VCALENDAR",
  ]

  @Test(arguments: ["\r\n", "\n"], ["", "\u{FEFF}"])
  func readsWhatItWrites(end: String, mark: String) throws {
    let bytes = Array((mark + Self.file.map { $0 + end }.joined()).utf8)
    let published = try PublishedCalendar(reading: bytes)
    #expect(published.events.count == 1)
    let event = try #require(published.events.first)
    #expect(event.uid == "mehran.iran.all.2020-06-07.0930@gozar.invalid")
    #expect(event.sequence == 3)
    #expect(event.range == 1_591_506_000..<1_591_529_400)
    #expect(event.component["SUMMARY"]?.text == "Mehran open")
  }

  @Test func namesAreNotCaseSensitive() throws {
    let text = "begin:vcalendar\nbegin:x-a\nfoo;p=\"a;b\",c:d:e\nEnd:X-A\nend:VCALENDAR"
    let calendar = try ICalendarReader.calendar(in: Array(text.utf8))
    let property = try #require(calendar.components.first?["FOO"])
    #expect(property.value == "d:e")
    #expect(property.parameters == [ICalendarProperty.Parameter(name: "P", values: ["a;b", "c"])])
    #expect(property.line == 3)
  }

  /// One line of the file replaced by others, and what is said.
  struct Case: CustomTestStringConvertible {
    let line: Int
    let text: String?
    let place: String
    let message: String
    var testDescription: String { message }

    init(_ line: Int, _ text: String?, _ place: String, _ message: String) {
      self.line = line
      self.text = text
      self.place = place
      self.message = message
    }
  }

  @Test(arguments: [
    Case(1, "hello", "1:6", "found \"\", expected a colon and a value"),
    Case(1, "BEGIN:VCARD", "1:1", "found \"BEGIN:VCARD\", expected BEGIN:VCALENDAR"),
    Case(1, "END:VCALENDAR", "1:1", "found \"END:VCALENDAR\", expected BEGIN:VCALENDAR"),
    Case(1, "{\"a\": 1}", "1:1", "found \"{\"a\": 1}\", expected the name of a property"),
    Case(2, "VERSION", "2:8", "found \"\", expected a colon and a value"),
    Case(2, "X;TZID:a", "2:3", "found \"TZID:a\", expected a parameter such as TZID=Asia/Tehran"),
    Case(2, "X;P=\"a:b", "2:5", "found a quote without its fellow"),
    Case(2, "X;P=a\"b\":c", "2:6", "found a quote without its fellow"),
    Case(2, "X:a\u{7}b", "2:4", "found the control character U+0007, expected text"),
    Case(2, "X:a\r\n  b\u{1}", "3:4", "found the control character U+0001, expected text"),
    Case(4, nil, "3:1", "found a VEVENT without UID"),
    Case(4, "UID:someone@example.com", "4:1", "expected one that ends in @gozar.invalid"),
    Case(5, nil, "3:1", "found a VEVENT without DTSTAMP"),
    Case(5, "DTSTAMP:20200601T000000", "5:1", "DTSTAMP: found \"20200601T000000\", expected a time in UTC"),
    Case(6, "SEQUENCE:-1", "6:1", "SEQUENCE: found \"-1\", expected a whole number"),
    Case(7, "DTSTART:20200607T093000", "7:1", "DTSTART: found \"20200607T093000\", expected a time in UTC"),
    Case(7, "DTSTART;VALUE=DATE:20200607", "7:1", "DTSTART: found \"20200607\", expected a time in UTC"),
    Case(7, "DTSTART:20200231T093000Z", "7:1", "DTSTART: found \"20200231T093000Z\""),
    Case(7, "DTSTART:20200607T243000Z", "7:1", "DTSTART: found \"20200607T243000Z\""),
    Case(7, "DTSTART;TZID=Mars/Olympus:20200607T093000", "7:1", "TZID: found \"Mars/Olympus\", expected a time zone"),
    Case(7, "DTSTART;TZID=Asia/Tehran:20200607T093000Z", "7:1", "expected a time such as 20200607T093000"),
    Case(8, nil, "3:1", "found a VEVENT without DTEND"),
    Case(8, "DTEND:20200607T050000Z", "8:1", "expected a time after DTSTART"),
    Case(12, "END:VALARM", "12:1", "found END:VALARM, expected END:VEVENT"),
    Case(13, nil, "13:1", "found the end of the file, expected END:VCALENDAR"),
    Case(13, "END:VCALENDAR\r\nBEGIN:VCALENDAR", "14:1", "after the calendar, expected the end of the file"),
  ])
  func isRefused(_ example: Case) {
    var lines = Self.file.map(Optional.some)
    lines[example.line - 1] = example.text
    let text = lines.compactMap(\.self).map { $0 + "\r\n" }.joined()
    do throws(ICalendarError) {
      _ = try PublishedCalendar(reading: Array(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect("\(error.line):\(error.column)" == example.place)
      #expect(error.message.contains(example.message), "\(error.message)")
    }
  }

  @Test func theSameEventTwiceIsRefused() {
    let events = Array(Self.file[2...11])
    let text = (Self.file[0...1] + events + events + ["END:VCALENDAR"]).joined(separator: "\n")
    let error = #expect(throws: ICalendarError.self) { try PublishedCalendar(reading: Array(text.utf8)) }
    #expect(error?.line == 14)
    #expect(error?.message.hasSuffix("a second time") == true)
  }

  @Test(arguments: [[], [0xFF, 0xFE, 0x00], Array("\r\n\r\n".utf8), Array(" a".utf8), Array("BEGIN:VCALENDAR".utf8)])
  func whatIsNoCalendarIsRefused(_ bytes: [UInt8]) {
    #expect(throws: ICalendarError.self) { try PublishedCalendar(reading: bytes) }
  }

  @Test func bytesThatAreNoTextAreRefusedAtTheirPlace() {
    let bytes = Array("BEGIN:VCALENDAR\r\nNAME:مه".utf8) + [0xC3, 0x28] + Array("\r\nEND:VCALENDAR\r\n".utf8)
    let error = #expect(throws: ICalendarError.self) { try PublishedCalendar(reading: bytes) }
    #expect(error?.fault == .notUTF8)
    #expect(error?.line == 2 && error?.column == 8)
  }

  @Test func aHundredThousandLevelsAreRefusedWithoutACrash() {
    let text = String(repeating: "BEGIN:VCALENDAR\n", count: 100_000)
    let error = #expect(throws: ICalendarError.self) { try PublishedCalendar(reading: Array(text.utf8)) }
    #expect(error?.fault == .tooDeep(limit: 8))
  }

  @Test(arguments: 1...8) func noMutatedFileIsACrash(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let original = Array(Self.file.joined(separator: "\r\n").utf8)
    let scraps = ["BEGIN:VEVENT\n", "END:VEVENT\n", ":", ";", "\"", "\n ", "\r", "\\", "=", "ه", "🚚", "Z", "9999999"]
    var refused = 0
    for round in 0..<250 {
      var bytes = original
      for _ in 0...random.below(3) {
        let place = random.below(bytes.count)
        let end = min(bytes.count, place + random.from(1...30))
        switch random.below(4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1 where end - place < bytes.count: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        default: bytes.insert(contentsOf: Array(random.pick(scraps).utf8), at: place)
        }
      }
      let lineCount = bytes.count { $0 == 10 } + 2
      do throws(ICalendarError) {
        _ = try PublishedCalendar(reading: bytes)
      } catch {
        refused += 1
        #expect((1...lineCount).contains(error.line) && error.column >= 1, "seed \(seed), round \(round)")
        #expect(!error.message.isEmpty)
      }
    }
    #expect((25..<250).contains(refused), "seed \(seed): \(refused) of 250 refused")
  }
}
