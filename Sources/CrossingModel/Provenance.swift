/// How far a figure can be trusted.
public enum Confidence: String, CaseIterable, Sendable {
  /// Two sources agree, or the arithmetic closes.
  case high
  /// One good source.
  case medium
  /// One weak source, or sources that disagree.
  case low
  /// Nobody has published it; chosen by us.
  case assumption
}

/// Where a figure comes from.
public struct Provenance: Hashable, Sendable {
  /// The document: agency and number, or address.
  public var source: String?
  /// How far it can be trusted.
  public var confidence: Confidence?
  /// Anything a reader should know.
  public var note: String?

  /// Where a figure comes from.
  public init(source: String? = nil, confidence: Confidence? = nil, note: String? = nil) {
    self.source = source
    self.confidence = confidence
    self.note = note
  }
}

/// One figure of the files, for `gozar check --sources`.
public struct FigureRecord: Hashable, Sendable {
  /// The path of keys: `crossings.mehran.quotas.daily.trucks`.
  public let path: String
  /// The value as written in the file: `250`, `90 min`, `Su,We 07:00-17:00`.
  public let value: String
  /// Its own provenance, or that of the nearest object around it that states one.
  public let provenance: Provenance
  /// `file:line:column`.
  public let location: String

  /// A figure as found in a file.
  public init(path: String, value: String, provenance: Provenance, location: String) {
    self.path = path
    self.value = value
    self.provenance = provenance
    self.location = location
  }
}
