import CivilTime
import Testing

struct TimeZoneSpanTests {
  @Test(arguments: ["Asia/Tehran", "Asia/Baghdad", "Europe/London", "UTC"])
  func coverAllOfTimeAndSayTheOffsets(name: String) throws {
    let table = try #require(TimeZoneTable(named: name))
    let spans = table.spans
    #expect(spans.first?.start == .min && spans.last?.end == .max)
    for (span, next) in zip(spans, spans.dropFirst()) {
      #expect(span.end == next.start && span.offsetSeconds != next.offsetSeconds)
      #expect(table.offsetSeconds(at: Instant(seconds: next.start - 1)) == span.offsetSeconds)
      #expect(table.offsetSeconds(at: Instant(seconds: next.start)) == next.offsetSeconds)
    }
  }
}
