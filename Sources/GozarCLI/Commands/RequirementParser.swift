import CivilTime
import CommandLineKit
import Diagnostics
import Reports

/// Reads `--require`: `[CROSSING:]METRIC OPERATOR BOUND`, as `mehran:throughput>=2000/month` or `wait-p95<=36h`.
struct RequirementParser {
  /// Ids of the crossings simulated.
  let crossings: [String]
  /// What the exporter's clock reads now, for bounds such as `+2w`.
  let now: WallTime
  /// The exporter's clock.
  let clock: TimeZoneTable

  /// Why a text is not a requirement.
  struct Fault: Error {
    /// From 0, in characters.
    let offset: Int
    let message: String
    var suggestion: String?

    /// The fault with a caret under its place in the text of an option.
    func diagnostic(of text: String, in option: String = "--require") -> Diagnostic {
      Diagnostic(
        .error, at: SourceLocation(file: option, line: 1, column: offset + 1), message, suggestion: suggestion,
        excerpt: text)
    }
  }

  func parse(_ text: String) throws(Fault) -> Requirement {
    guard let sign = text.firstIndex(where: { "<>=".contains($0) }) else {
      throw Fault(
        offset: text.count, message: "found no comparison, expected one of >=, <=, > and <",
        suggestion: "throughput>=2000/month")
    }
    let signs = text[sign...].prefix { "<>=".contains($0) }
    let offset = text.distance(from: text.startIndex, to: sign)
    guard let comparison = Requirement.Comparison(rawValue: String(signs)) else {
      let guess = signs.contains("<") ? "<=" : ">="
      throw Fault(
        offset: offset, message: "found \(signs), expected one of >=, <=, > and <",
        suggestion: text[..<sign] + guess + text[signs.endIndex...])
    }
    let (crossing, metric) = try subject(text[..<sign])
    if metric == .backlog, comparison == .atLeast || comparison == .above {
      throw Fault(
        offset: offset, message: "found \(signs), expected <= or < and the date by which the backlog is to be gone")
    }
    let bound = text[signs.endIndex...]
    let place = text.distance(from: text.startIndex, to: bound.firstIndex { $0 != " " } ?? text.endIndex)
    let (value, rate) = try self.bound(Self.trimmed(bound), of: metric, comparison, at: place)
    return Requirement(
      text, crossing: crossing, metric: metric, comparison: comparison, bound: value, rate: rate)
  }

  /// A requirement of all crossings of which only the bound is written.
  func parse(
    _ metric: Requirement.Metric, _ comparison: Requirement.Comparison, bound: String
  ) throws(Fault) -> Requirement {
    let (value, rate) = try self.bound(bound, of: metric, comparison, at: 0)
    return Requirement(
      metric.rawValue + comparison.rawValue + bound, crossing: nil, metric: metric, comparison: comparison,
      bound: value, rate: rate)
  }

  // MARK: Before the comparison

  private func subject(_ text: Substring) throws(Fault) -> (String?, Requirement.Metric) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let word = Self.trimmed(parts[parts.count - 1])
    let crossing = parts.count == 2 ? Self.trimmed(parts[0]) : nil
    if let crossing, !crossings.contains(crossing) {
      throw Fault(
        offset: 0, message: "\(crossing) is not simulated, expected one of \(crossings.joined(separator: ", "))",
        suggestion: nearest(to: crossing, among: crossings))
    }
    guard let metric = Requirement.Metric(rawValue: word) else {
      let names = Requirement.Metric.allCases.map(\.rawValue)
      throw Fault(
        offset: parts.count == 2 ? parts[0].count + 1 : 0,
        message: "found \(word.isEmpty ? "nothing" : word), expected one of \(names.joined(separator: ", "))",
        suggestion: nearest(to: word, among: names))
    }
    return (crossing, metric)
  }

  // MARK: After it

  private func bound(
    _ text: String, of metric: Requirement.Metric, _ comparison: Requirement.Comparison, at offset: Int
  ) throws(Fault) -> (Double, ReportingPeriod.Rate?) {
    switch metric.quantity {
    case .amount: return try amount(text, at: offset)
    case .time:
      do throws(ValueFault) {
        return (try ValueReader.duration().read(text) / .seconds(1), nil)
      } catch {
        throw Fault(
          offset: offset, message: "found \(Self.shown(text)), expected \(error.expected)", suggestion: error.nearest)
      }
    case .share:
      do throws(ValueFault) {
        return (try ValueReader.shareOrPercentage.read(text), nil)
      } catch {
        throw Fault(
          offset: offset, message: "found \(Self.shown(text)), expected \(error.expected)", suggestion: error.nearest)
      }
    case .trucks:
      guard let trucks = Self.number(text) else {
        throw Fault(offset: offset, message: "found \(Self.shown(text)), expected a number of trucks, such as 500")
      }
      return (trucks, nil)
    case .moment: return (try moment(text, comparison, at: offset), nil)
    }
  }

  private func amount(_ text: String, at offset: Int) throws(Fault) -> (Double, ReportingPeriod.Rate?) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let number = Self.number(Self.trimmed(first)) else {
      throw Fault(
        offset: offset, message: "found \(Self.shown(text)), expected a number, such as 2000/month or 20e9/year")
    }
    guard parts.count == 2 else { return (number, nil) }
    let word = Self.trimmed(parts[1])
    guard let rate = ReportingPeriod.Rate(rawValue: word) else {
      let names = ReportingPeriod.Rate.allCases.map(\.rawValue)
      throw Fault(
        offset: offset + parts[0].count + 1,
        message: "found \(Self.shown(word)), expected one of \(names.joined(separator: ", "))",
        suggestion: nearest(to: word, among: names).map { "\(parts[0])/\($0)" })
    }
    return (number, rate)
  }

  /// The last second at which the backlog may be gone: of a day with `<=`, its last one.
  private func moment(
    _ text: String, _ comparison: Requirement.Comparison, at offset: Int
  ) throws(Fault) -> Double {
    do throws(DateExpressionError) {
      let date = try DateExpression(parsing: text, now: now)
      let isWholeDay = !date.statesTimeOfDay && comparison == .atMost
      let moment = clock.instant(of: isWholeDay ? WallTime(date.time.day + 1) : date.time).seconds
      return Double(isWholeDay ? moment - 1 : moment)
    } catch {
      throw Fault(offset: offset, message: error.message, suggestion: error.suggestion)
    }
  }

  // MARK: Words and numbers

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "nothing" : text }

  /// A number that is not negative, in digits with at most one point and a power of ten.
  private static func number(_ text: String) -> Double? {
    let isPlain = text.first?.isASCII == true && text.first?.isNumber == true
    guard isPlain, text.allSatisfy({ "0123456789.e+".contains($0) }), let number = Double(text), number.isFinite else {
      return nil
    }
    return number
  }
}

extension ValueReader where Value == Double {
  /// A share of 1, as `90%` or `0.9`; a bare 1, which half of the readers would take for one per cent, is refused.
  static var shareOrPercentage: Self { share("a share", above: -1) }

  /// Half-width over mean: a share above 0.
  static var precision: Self { share("a share of the mean above 0", above: 0) }

  private static func share(_ noun: String, above least: Double) -> Self {
    let examples = ["1%", "0.01"]
    return Self(noun, examples: examples) { text throws(ValueFault) in
      let isPlain = text.allSatisfy { "0123456789.".contains($0) }
      let share = text.hasSuffix("%") ? try? Self.percentage().read(text) : isPlain ? Double(text) : nil
      if let share, share > least, share < 1 || text.hasSuffix("%") { return share }
      let meant = (try? Self.percentage().read(text + "%")).map { $0 > least } == true ? text + "%" : nil
      throw ValueFault(expected: "\(noun), such as \(examples[0]) or \(examples[1])", nearest: meant)
    }
  }
}
