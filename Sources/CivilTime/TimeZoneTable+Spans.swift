extension TimeZoneTable {
  /// A stretch of time in which a zone keeps one offset.
  public struct Span: Hashable, Sendable {
    /// The first second of UTC; `Int.min` in the first span of a table.
    public let start: Int
    /// The first second of UTC after it; `Int.max` in the last span.
    public let end: Int
    /// Seconds to add to UTC.
    public let offsetSeconds: Int
  }

  /// The whole table: spans in ascending order that cover all of time; neighbours differ in their offsets.
  public var spans: [Span] {
    starts.indices.map { index in
      Span(
        start: starts[index], end: index + 1 < starts.count ? starts[index + 1] : .max, offsetSeconds: offsets[index])
    }
  }
}
