/// A group of shipments that exclude each other: no two of them share a slot, or a crossing's day.
///
/// The trucks of one shipment do not exclude each other. As in bin packing with conflicts; M. Gendreau, G. Laporte,
/// F. Semet, "Heuristics and lower bounds for the bin packing problem with conflicts", Computers & Operations Research 31
/// (2004).
public struct Exclusion: Hashable, Sendable {
  /// What two shipments of a group never share.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    /// A slot of a crossing.
    case slot
    /// A day of a crossing, by the starts of its slots.
    case day
  }

  /// The name of the group.
  public var group: String
  /// What its shipments never share.
  public var scope: Scope

  /// A group.
  public init(group: String, scope: Scope) {
    self.group = group
    self.scope = scope
  }
}
