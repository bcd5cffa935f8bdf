public import ScenarioComparison

/// A sweep over one or two figures as a picture (SVG): a line with its band, or a heat map; lengths are in the units of
/// the view box, of which a line of text has about 15.
///
/// It keeps two numbers a point.
public struct SweepPicture {
  let report: SweepReport
  let figure: SweepFigure
  /// Whose figure it is: a crossing's id, or ``SweepRecord/all``.
  let crossing: String
  /// By point, in the unit that is shown; not a number where it does not exist.
  var means: [Double]
  /// By point: half the width of the 95 % interval.
  var halfWidths: [Double]
  /// What has been drawn.
  var elements: [Element] = []

  static let width = 900.0
  static let margin = 28.0
  static let fontSize = 13.0

  /// The most points of a picture.
  public static let mostPoints = 40_000

  /// A picture without any point.
  ///
  /// - Parameters:
  ///   - report: of a grid with one or two axes.
  ///   - crossing: a crossing's id, or ``SweepRecord/all``.
  public init(_ report: SweepReport, _ figure: SweepFigure, crossing: String) {
    precondition(
      (1...2).contains(report.design.axes.count) && !report.design.isSample,
      "a picture of \(report.design.axes.count) axes")
    self.report = report
    self.figure = figure
    self.crossing = crossing
    means = [Double](repeating: .nan, count: report.design.count)
    halfWidths = means
  }

  /// Takes in a point.
  public mutating func add(_ record: SweepRecord) {
    let row = record.rows.first { $0.crossing == crossing && $0.period == SweepRecord.all }
    means[record.point - 1] = row?[figure]?.mean.map { $0 * factor } ?? .nan
    halfWidths[record.point - 1] = row?[figure]?.halfWidth.map { $0 * factor } ?? .nan
  }

  /// The whole picture, complete in itself: text stays text, and nothing is loaded.
  public func svg() -> String {
    var picture = self
    let height = report.design.axes.count == 1 ? picture.drawLine() : picture.drawMap()
    let size = (width: DecimalText.plain(Self.width), height: DecimalText.plain(height))
    let drawn = picture.elements
    let root = Element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(size.width) \(size.height)", "width": size.width,
        "height": size.height, "lang": "en", "role": "img",
      ]
    ) {
      Element("title") { "\(title): \(report.network.name.text()), \(report.course)" }
      Element("style") { [.styleSheet(Self.styleSheet)] }
      Element("rect", ["class": "paper", "width": size.width, "height": size.height])
      drawn
    }
    return MarkupWriter.document(firstLine: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", root)
  }

  // MARK: Words

  /// From the record's unit to the one that is shown.
  var factor: Double {
    switch figure {
    case .tonnes: 1e-3
    case .value: 1e-6
    case .throughput, .capacity, .wait, .waitP95, .queueAtEnd: 1
    }
  }

  /// `Trucks through at Mehran ⇄ Zurbatiyah`.
  var title: String {
    let place =
      report.network.crossings.first { $0.id == crossing }?.posts ?? "all crossings"
    return "\(figureName) at \(place)"
  }

  private var figureName: String {
    switch figure {
    case .throughput: "Trucks through"
    case .tonnes: "Thousand tonnes through"
    case .value: "\(report.network.currency) million through"
    case .capacity: "Trucks through under endless demand"
    case .wait: "Mean wait in hours"
    case .waitP95: "Wait that one truck in twenty exceeds, in hours,"
    case .queueAtEnd: "Trucks that wait at the end"
    }
  }

  /// A number of the figure with as many decimals as it takes to tell its neighbours apart.
  func text(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    let known = means.filter(\.isFinite)
    let span = (known.max() ?? 0) - (known.min() ?? 0)
    let most = max(abs(known.max() ?? 0), abs(known.min() ?? 0))
    let decimals = most < 1 || (span > 0 && span < 1) ? 2 : most < 100 || span < 10 ? 1 : 0
    return DecimalText.fixed(value, decimals: figure == .throughput || most >= 10_000 ? min(decimals, 1) : decimals)
  }

  // MARK: Pieces

  mutating func heading() -> Double {
    var top = Self.margin
    add(title, x: Self.margin, y: top + 12, style: "title", size: 18)
    top += 34
    for line in ["\(report.network.name.text()), \(report.course)"] + report.scenarios.map({ "scenario: \($0)" }) {
      for part in line.wrapped(to: 120) {
        add(part, x: Self.margin, y: top, style: "soft")
        top += 18
      }
    }
    return top + 14
  }

  /// Adds a line of text.
  ///
  /// - Parameter anchor: `start`, `middle` or `end`.
  mutating func add(
    _ text: String, x: Double, y: Double, anchor: String = "start", style: String? = nil, size: Double = fontSize
  ) {
    elements.append(
      Element(
        "text",
        [
          "class": style, "x": DecimalText.plain(x), "y": DecimalText.plain(y), "text-anchor": anchor,
          "font-size": DecimalText.plain(size),
        ]
      ) { text.onOneLine })
  }

  private static let styleSheet: StaticString = """

    text { font-family: system-ui, "Segoe UI", "Noto Sans", sans-serif; fill: #18211d; }
    rect { shape-rendering: crispEdges; }
    .paper { fill: #fff; }
    .title { font-weight: 650; }
    .soft { fill: #56615b; }
    .line { stroke: #18211d; stroke-width: 1; }
    .grid { stroke: #d3dad6; stroke-width: 1; }
    .course { fill: none; stroke: #1c6a8f; stroke-width: 2; }
    .point { fill: #1c6a8f; }
    .band { fill: #1c6a8f; fill-opacity: 0.22; }
    .missing { fill: #d3dad6; }
    .on-dark { fill: #fff; }
    .on-light { fill: #18211d; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6ece8; }
      .paper { fill: #141a17; }
      .soft { fill: #a3aea8; }
      .line { stroke: #e6ece8; }
      .grid, .missing { stroke: #38423d; fill: #38423d; }
      .course { stroke: #6cc0e5; }
      .point, .band { fill: #6cc0e5; }
      .on-dark { fill: #fff; }
      .on-light { fill: #18211d; }
    }

    """
}
