import SlotPlanning

extension RowReader {
  /// The columns that name groups of shipments which exclude each other, with what two of a group never share.
  static let exclusionColumns: [(name: String, scope: Exclusion.Scope)] = [
    ("exclusive_slot", .slot), ("exclusive_day", .day),
  ]

  /// The groups that a row names: `acids`, `acids|explosives`; none where the columns are empty or not there.
  func exclusions(_ row: Int) -> [Exclusion] {
    Self.exclusionColumns.filter { has($0.name) }.flatMap { column in
      raw(row, column.name).split(separator: "|").map(trimmed).filter { !$0.isEmpty }
        .map { Exclusion(group: $0, scope: column.scope) }
    }
  }

  /// A part of a field without spaces around it.
  func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
