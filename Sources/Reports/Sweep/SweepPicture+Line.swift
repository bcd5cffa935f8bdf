import ScenarioComparison

/// One axis: the means as a line, the 95 % intervals as a band around it.
extension SweepPicture {
  /// Draws the line.
  ///
  /// - Returns: the height of the picture.
  mutating func drawLine() -> Double {
    let axis = report.design.axes[0]
    let labels = axis.labels
    let top = heading()
    let (low, high) = range
    let ticks = Self.ticks(from: low, to: high)
    let left = Self.margin + (ticks.map { TextWidth.of(text($0), size: Self.fontSize) }.max() ?? 0) + 10
    let right = Self.width - Self.margin - 30
    let bottom = top + 320
    let places = Self.places(labels).map { left + 20 + $0 * (right - left - 20) }
    func y(_ value: Double) -> Double { bottom - (value - low) / (high - low) * (bottom - top) }
    for tick in ticks {
      addLine("grid", (left, y(tick)), (right, y(tick)))
      add(text(tick), x: left - 8, y: y(tick) + 4.5, anchor: "end", style: "soft")
    }
    addLine("line", (left, bottom), (right, bottom))
    var free = -Double.infinity
    for (label, x) in zip(labels, places) {
      let width = TextWidth.of(label, size: Self.fontSize)
      guard x - width / 2 >= free else { continue }
      add(label, x: x, y: bottom + 20, anchor: "middle", style: "soft")
      free = x + width / 2 + 10
    }
    add(report.axisNames[0], x: (left + right) / 2, y: bottom + 46, anchor: "middle", style: "title")
    // A point without a mean interrupts the line.
    for run in means.indices.split(whereSeparator: { !means[$0].isFinite }) {
      let line = run.map { (places[$0], y(means[$0])) }
      let banded = run.filter { halfWidths[$0].isFinite }
      if banded.count == run.count {
        let upper = run.map { (places[$0], y(means[$0] + halfWidths[$0])) }
        let lower = run.reversed().map { (places[$0], y(means[$0] - halfWidths[$0])) }
        elements.append(Element("polygon", ["class": "band", "points": Self.points(upper + lower)]))
      }
      elements.append(Element("polyline", ["class": "course", "points": Self.points(line)]))
      for (x, y) in line {
        elements.append(
          Element("circle", ["class": "point", "cx": DecimalText.plain(x), "cy": DecimalText.plain(y), "r": "3"]))
      }
    }
    add("line: mean; band: its 95 % interval", x: left, y: bottom + 72, style: "soft")
    return bottom + 92
  }

  /// The least and the greatest number of the vertical axis, from 0 unless that would hide what there is to see.
  private var range: (low: Double, high: Double) {
    let ends = means.indices.filter { means[$0].isFinite }.flatMap { point in
      let half = halfWidths[point].isFinite ? halfWidths[point] : 0
      return [means[point] - half, means[point] + half]
    }
    let (least, greatest) = (ends.min() ?? 0, ends.max() ?? 1)
    let low = least > 0 && least < 0.7 * greatest ? 0 : least
    guard greatest > low else { return (low - 1, greatest + 1) }
    let room = 0.05 * (greatest - low)
    return (low == 0 ? 0 : low - room, greatest + room)
  }

  /// Round numbers in a range, four to eight of them.
  private static func ticks(from low: Double, to high: Double) -> [Double] {
    var step = 1.0
    while (high - low) / step > 8 { step *= 10 }
    while (high - low) / step < 1 { step /= 10 }
    if (high - low) / step < 2 { step /= 5 } else if (high - low) / step < 4 { step /= 2 }
    let first = (low / step).rounded(.up)
    return (0...8).map { (first + Double($0)) * step }.filter { $0 <= high }
  }

  /// Where the values lie between the first and the last, from 0 to 1: as numbers if all are, in ascending order, else
  /// evenly apart.
  private static func places(_ labels: [String]) -> [Double] {
    let numbers = labels.compactMap { label in label.split(separator: " ").first.flatMap { Double($0) } }
    let ascends = numbers.count == labels.count && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    guard labels.count > 1 else { return [0.5] }
    guard ascends else { return labels.indices.map { Double($0) / Double(labels.count - 1) } }
    let (first, last) = (numbers[0], numbers[numbers.count - 1])
    return numbers.map { ($0 - first) / (last - first) }
  }

  private mutating func addLine(_ style: String, _ from: (Double, Double), _ to: (Double, Double)) {
    elements.append(
      Element(
        "line",
        [
          "class": style, "x1": DecimalText.plain(from.0), "y1": DecimalText.plain(from.1),
          "x2": DecimalText.plain(to.0), "y2": DecimalText.plain(to.1),
        ]))
  }

  private static func points(_ points: [(Double, Double)]) -> String {
    points.map { "\(DecimalText.plain($0.0)),\(DecimalText.plain($0.1))" }.joined(separator: " ")
  }
}
