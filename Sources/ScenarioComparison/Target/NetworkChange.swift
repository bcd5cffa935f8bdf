/// Something of a crossing of which there may be more.
public struct NetworkChange: Hashable, Sendable {
  /// What there may be more of, and in what it is counted.
  public enum Kind: Hashable, Sendable {
    /// Open days a week.
    case days
    /// Hours by which both sides close later on their open days.
    case hours
    /// Servers of a stage, in all its shifts that have any.
    case servers(stage: String)
    /// Trucks per period of a quota.
    case quota(String)
    /// Places of the yard.
    case yard
    /// Empty trucks of the other side a day at a stage.
    case emptyTrucks(stage: String)
  }

  /// The crossing's id.
  public let crossing: String
  /// What there may be more of.
  public let kind: Kind

  /// Something of a crossing.
  public init(crossing: String, kind: Kind) {
    self.crossing = crossing
    self.kind = kind
  }

  /// Its name on the command line and in data: `mehran.days`, `mehran.servers.transshipment`.
  public var path: String { ([crossing, kind.word] + [kind.part].compactMap(\.self)).joined(separator: ".") }
}

extension NetworkChange.Kind {
  /// The words for all kinds.
  public static let words = ["days", "hours", "servers", "quota", "yard", "empty-trucks"]

  /// The word for it: `servers`.
  public var word: String {
    switch self {
    case .days: "days"
    case .hours: "hours"
    case .servers: "servers"
    case .quota: "quota"
    case .yard: "yard"
    case .emptyTrucks: "empty-trucks"
    }
  }

  /// The id of the stage or the quota that it is about; nil where it is about the whole crossing.
  public var part: String? {
    switch self {
    case .servers(let stage), .emptyTrucks(let stage): stage
    case .quota(let id): id
    case .days, .hours, .yard: nil
    }
  }
}
