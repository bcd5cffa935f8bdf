import ScenarioComparison

/// Two axes: a cell a point, the first axis from top to bottom, the second one from left to right.
extension SweepPicture {
  /// Draws the map.
  ///
  /// - Returns: the height of the picture.
  mutating func drawMap() -> Double {
    let (down, across) = (report.design.axes[0].labels, report.design.axes[1].labels)
    let names = report.axisNames
    var top = heading()
    let labelWidth = min(260, (down + [names[0]]).map { TextWidth.of($0, size: Self.fontSize) }.max() ?? 0)
    let left = Self.margin + labelWidth + 12
    let cell = (
      width: min(120, (Self.width - Self.margin - left) / Double(across.count)),
      height: max(4, min(34, 560 / Double(down.count)))
    )
    add(names[1], x: left, y: top, style: "title")
    add(names[0], x: left - 12, y: top, anchor: "end", style: "title")
    top += 20
    let widest = across.map { TextWidth.of($0, size: Self.fontSize) }.max() ?? 0
    let everyColumn = max(1, Int(((widest + 8) / cell.width).rounded(.up)))
    for index in stride(from: 0, to: across.count, by: everyColumn) {
      add(across[index], x: left + (Double(index) + 0.5) * cell.width, y: top, anchor: "middle", style: "soft")
    }
    top += 8
    let everyRow = max(1, Int((16 / cell.height).rounded(.up)))
    let (low, high) = bounds
    // As many cells as are told by number have room for one.
    let showsNumbers =
      cell.height >= 18 && cell.width >= 24
      && means.allSatisfy { TextWidth.of(text($0), size: Self.fontSize) + 8 <= cell.width }
    for (row, label) in down.enumerated() {
      let y = top + Double(row) * cell.height
      if row % everyRow == 0 {
        add(label, x: left - 12, y: y + cell.height / 2 + 4.5, anchor: "end", style: "soft")
      }
      for column in across.indices {
        let mean = means[row * across.count + column]
        let place = HeatScale.place(mean, low: low, high: high)
        let x = left + Double(column) * cell.width
        elements.append(
          Element(
            "rect",
            [
              "class": place == nil ? "missing" : nil, "x": DecimalText.plain(x), "y": DecimalText.plain(y),
              "width": DecimalText.plain(cell.width), "height": DecimalText.plain(cell.height),
              "fill": place.map(HeatScale.color),
            ]))
        if showsNumbers {
          add(
            text(mean), x: x + cell.width / 2, y: y + cell.height / 2 + 4.5, anchor: "middle",
            style: place.map { HeatScale.isDark($0) ? "on-dark" : "on-light" })
        }
      }
    }
    top += Double(down.count) * cell.height + 30
    drawLegend(from: low, to: high, left: left, top: top)
    return top + 48
  }

  /// The least and the greatest mean; equal if there is one only, not numbers if there is none.
  var bounds: (low: Double, high: Double) {
    let known = means.filter(\.isFinite)
    return (known.min() ?? .nan, known.max() ?? .nan)
  }

  private mutating func drawLegend(from low: Double, to high: Double, left: Double, top: Double) {
    guard low.isFinite else { return }
    let steps = low == high ? 1 : 60
    let width = 300.0
    for step in 0..<steps {
      elements.append(
        Element(
          "rect",
          [
            "x": DecimalText.plain(left + width * Double(step) / Double(steps)), "y": DecimalText.plain(top),
            "width": DecimalText.plain(width / Double(steps)), "height": "12",
            "fill": HeatScale.color(steps == 1 ? 0.5 : Double(step) / Double(steps - 1)),
          ]))
    }
    let marks: [(place: Double, value: Double)] =
      low == high ? [(0.5, low)] : [(0, low), (0.5, (low + high) / 2), (1, high)]
    for (place, value) in marks {
      let anchor = place == 0 ? "start" : place == 1 ? "end" : "middle"
      add(text(value), x: left + width * place, y: top + 28, anchor: anchor, style: "soft")
    }
  }
}

/// Colours from the least to the greatest number, evenly apart to the eye, also to one that can't tell red from green.
///
/// Source: S. van der Walt, N. Smith, "A better default colormap for matplotlib", SciPy 2015: ten colours of viridis.
enum HeatScale {
  private static let colors: [(red: Double, green: Double, blue: Double)] = [
    (68, 1, 84), (72, 40, 120), (62, 73, 137), (49, 104, 142), (38, 130, 142), (31, 158, 137), (53, 183, 121),
    (110, 206, 88), (181, 222, 43), (253, 231, 37),
  ]

  /// Where a number lies between the least and the greatest, from 0 to 1; nil if it is none.
  static func place(_ value: Double, low: Double, high: Double) -> Double? {
    guard value.isFinite else { return nil }
    return high > low ? (value - low) / (high - low) : 0.5
  }

  /// The colour of a place: `#440154`.
  static func color(_ place: Double) -> String {
    let position = min(max(place, 0), 1) * Double(colors.count - 1)
    let index = min(Int(position), colors.count - 2)
    let share = position - Double(index)
    let (from, to) = (colors[index], colors[index + 1])
    let parts = [(from.red, to.red), (from.green, to.green), (from.blue, to.blue)].map { from, to in
      let digits = String(Int((from + (to - from) * share).rounded()), radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }
    return "#" + parts.joined()
  }

  /// Whether white letters stand out from the colour of a place better than dark ones: where they do as well, the
  /// contrast of both is 4 to 1 (as defined in WCAG 2.2).
  static func isDark(_ place: Double) -> Bool { place < 0.48 }
}
