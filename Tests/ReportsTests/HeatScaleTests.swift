import Foundation
import Testing

@testable import Reports

/// The colours of heat maps.
struct HeatScaleTests {
  /// Source: WCAG 2.2, "relative luminance".
  private static func luminance(_ color: String) -> Double {
    let parts = stride(from: 1, to: 7, by: 2).map { place in
      let start = color.index(color.startIndex, offsetBy: place)
      let part = Double(Int(color[start..<color.index(start, offsetBy: 2)], radix: 16) ?? 0) / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// Colours grow lighter from the least to the greatest, and numbers can be read on all of them.
  @Test func numbersStandOut() {
    var last = -1.0
    let white = Self.luminance("#ffffff")
    let dark = Self.luminance("#18211d")
    for step in 0...200 {
      let place = Double(step) / 200
      let own = Self.luminance(HeatScale.color(place))
      #expect(own > last - 1e-3)
      last = own
      let contrast = HeatScale.isDark(place) ? (white + 0.05) / (own + 0.05) : (own + 0.05) / (dark + 0.05)
      #expect(contrast > 4, "\(contrast) at \(place)")
    }
  }

  @Test func placesAreFromTheLeastToTheGreatest() {
    #expect(HeatScale.place(3, low: 1, high: 5) == 0.5)
    #expect(HeatScale.place(1, low: 1, high: 5) == 0)
    #expect(HeatScale.place(5, low: 1, high: 5) == 1)
    #expect(HeatScale.place(5, low: 5, high: 5) == 0.5)
    #expect(HeatScale.place(.nan, low: 1, high: 5) == nil)
    #expect(HeatScale.color(0) == "#440154" && HeatScale.color(1) == "#fde725")
  }
}
