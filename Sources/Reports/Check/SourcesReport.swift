public import CrossingModel
import SpreadsheetText

/// Where every figure of a network comes from, and how far it can be trusted.
public struct SourcesReport {
  private let figures: [FigureRecord]

  /// A report on figures, in their order.
  public init(_ figures: [FigureRecord]) {
    self.figures = figures
  }

  /// Figures by confidence, the most trusted first; those without any come last.
  private var counts: [(confidence: Confidence?, figures: Int)] {
    let stated = Confidence.allCases.map(Optional.some) + [nil]
    return stated.map { confidence in
      (confidence, figures.count { $0.provenance.confidence == confidence })
    }
  }

  /// How many figures there are of each confidence: `302 figures: 39 high, …`.
  public func summary() -> String {
    let parts = counts.filter { $0.figures > 0 }
      .map { "\(DecimalText.whole($0.figures)) \($0.confidence?.rawValue ?? "without confidence")" }
    let list = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
    return "\(DecimalText.whole(figures.count)) figures\(list)\n"
  }

  /// A line a figure, then the counts.
  public func text() -> String {
    var table = TextTable([.words("figure"), .words("value"), .words("confidence"), .words("source, note")])
    for figure in figures {
      table.append([
        figure.path, figure.value, figure.provenance.confidence?.rawValue ?? "-", Self.words(figure.provenance),
      ])
    }
    return (table.lines() + [""]).joined(separator: "\n") + "\n" + summary()
  }

  private static func words(_ provenance: Provenance) -> String {
    let words = [provenance.source, provenance.note].compactMap(\.self).joined(separator: "; ")
    return words.isEmpty ? "-" : words
  }

  /// A row a figure: path, value, confidence, source, note, location.
  public func csv() -> String {
    var csv = CSVText(header: ["figure", "value", "confidence", "source", "note", "location"])
    for figure in figures {
      csv.append([
        figure.path, figure.value, figure.provenance.confidence?.rawValue ?? "", figure.provenance.source ?? "",
        figure.provenance.note ?? "", figure.location,
      ])
    }
    return csv.text
  }

  /// An object with the counts and all figures.
  public func json() -> String {
    JSONText.text(
      Document(
        counts: Dictionary(
          uniqueKeysWithValues: counts.map { ($0.confidence?.rawValue ?? "none", $0.figures) }),
        figures: figures.map {
          Document.Figure(
            figure: $0.path, value: $0.value, confidence: $0.provenance.confidence?.rawValue,
            source: $0.provenance.source, note: $0.provenance.note, location: $0.location)
        }))
  }

  private struct Document: Encodable {
    struct Figure: Encodable {
      let figure: String
      let value: String
      let confidence: String?
      let source: String?
      let note: String?
      let location: String
    }
    let counts: [String: Int]
    let figures: [Figure]
  }
}
