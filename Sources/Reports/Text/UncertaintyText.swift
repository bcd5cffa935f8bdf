import CivilTime
import CrossingModel

extension UncertainFigure {
  /// `crossings.mehran.quotas.daily.trucks: 200 to 300 trucks, by the decision reopening`.
  var phrase: String {
    "\(path): \(lawText)" + (decision.map { ", by the decision \($0.onOneLine)" } ?? "")
  }

  /// The law for people: `200 to 300 trucks`, `2020-05-30 to 2020-06-13, likeliest 2020-06-06`,
  /// `200 (40%) or 300 (60%) trucks`.
  var lawText: String {
    switch law {
    case .number(let number): Self.text(number, unit)
    case .date(let date): Self.text(date)
    }
  }

  private var unit: String {
    switch place {
    case .quota, .counterpartQuota: " trucks"
    case .rate, .counterpartRate: " trucks/week"
    case .service: " min"
    case .growth, .streamGrowth, .phaseBegin: ""
    }
  }

  private static func text(_ number: UncertainNumber, _ unit: String) -> String {
    func value(_ value: Double) -> String { DecimalText.shortest(value, decimals: 3) }
    return switch number {
    case .uniform(let low, let high): "\(value(low)) to \(value(high))\(unit)"
    case .triangular(let low, let likeliest, let high):
      "\(value(low)) to \(value(high))\(unit), likeliest \(value(likeliest))"
    case .choices(let choices): list(choices.map { (value($0.value), $0.probability) }) + unit
    }
  }

  private static func text(_ date: UncertainDate) -> String {
    switch date {
    case .certain(let moment): "\(moment)"
    case .uniform(let earliest, let latest): "\(earliest) to \(latest)"
    case .triangular(let earliest, let mode, let latest): "\(earliest) to \(latest), likeliest \(mode)"
    case .choices(let choices): list(choices.map { ("\($0.day)", $0.probability) })
    }
  }

  private static func list(_ choices: [(value: String, probability: Double)]) -> String {
    let texts = choices.map { "\($0.value) (\(DecimalText.chance($0.probability)))" }
    guard let last = texts.last, texts.count > 1 else { return texts.joined() }
    return "\(texts.dropLast().joined(separator: ", ")) or \(last)"
  }
}

extension Network {
  /// What to say where the means of uncertain numbers stand for them; no line if none is uncertain.
  var linesOnMeans: [String] {
    guard !uncertainNumbers.isEmpty else { return [] }
    let paths = uncertainNumbers.map(\.path).joined(separator: ", ")
    return "taken at the mean, as uncertain: \(paths)".wrapped(to: 115)
  }
}
