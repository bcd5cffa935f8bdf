/// Reads a calendar file: one VCALENDAR, lines unfolded, components nested.
///
/// Lines may end in CR LF or LF alone, and a byte order mark and empty lines are passed over, as files travel through
/// editors and mail. Everything else has to be what RFC 5545 says, and the first fault is thrown with its place.
struct ICalendarReader {
  /// More levels than any calendar has: a VALARM is the third.
  static let depthLimit = 8

  /// The calendar in the bytes of a file.
  ///
  /// Complexity: O(n) in the bytes.
  static func calendar(in bytes: [UInt8]) throws(ICalendarError) -> ICalendarComponent {
    var open: [ICalendarComponent] = []
    var calendar: ICalendarComponent?
    let lines = ContentLine.lines(of: bytes)
    for line in lines {
      let property = try line.property()
      if calendar != nil { throw line.error(.afterEnd(found: line.text), at: 0) }
      switch property.name {
      case "BEGIN":
        let name = property.value.uppercased()
        if open.isEmpty, name != "VCALENDAR" { throw line.error(.noCalendar(found: line.text), at: 0) }
        if open.count == depthLimit { throw line.error(.tooDeep(limit: depthLimit), at: 0) }
        open.append(ICalendarComponent(name, [], line: line.number))
      case "END":
        guard let component = open.popLast() else { throw line.error(.noCalendar(found: line.text), at: 0) }
        let name = property.value.uppercased()
        guard name == component.name else {
          throw line.error(.wrongEnd(found: name, expected: component.name), at: 0)
        }
        if open.isEmpty { calendar = component } else { open[open.count - 1].components.append(component) }
      default:
        if open.isEmpty { throw line.error(.noCalendar(found: line.text), at: 0) }
        open[open.count - 1].properties.append(property)
      }
    }
    if let calendar { return calendar }
    let last = (lines.last?.lastNumber ?? 0) + 1
    if let unfinished = open.last { throw ICalendarError(.missingEnd(of: unfinished.name), line: last) }
    throw ICalendarError(.noCalendar(found: ""), line: 1)
  }
}

/// A line of a calendar file, unfolded.
private struct ContentLine {
  /// The octets without folds and the end of the line.
  private var octets: [UInt8] = []
  /// Where each physical line begins in ``octets``, with its number from 1.
  private var pieces: [(offset: Int, number: Int)]

  /// The first physical line.
  var number: Int { pieces[0].number }
  /// The last physical line.
  var lastNumber: Int { pieces[pieces.count - 1].number }
  /// The whole line; what is no UTF-8 is replaced.
  var text: String { String(decoding: octets, as: UTF8.self) }

  private init(number: Int) {
    pieces = [(0, number)]
  }

  /// The lines of a file that hold anything.
  static func lines(of bytes: [UInt8]) -> [ContentLine] {
    var lines: [ContentLine] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var content = bytes[start..<end]
      start = end + 1
      if content.last == 0x0D { content.removeLast() }
      guard let first = content.first else { continue }
      if first == 0x20 || first == 0x09, !lines.isEmpty {
        lines[lines.count - 1].pieces.append((lines[lines.count - 1].octets.count, number))
        lines[lines.count - 1].octets += content.dropFirst()
      } else {
        var line = ContentLine(number: number)
        line.octets = Array(content)
        lines.append(line)
      }
    }
    return lines
  }

  /// A fault at an octet of the line, with its place in the file.
  func error(_ fault: ICalendarError.Fault, at offset: Int) -> ICalendarError {
    let index = pieces.lastIndex { $0.offset <= offset } ?? 0
    let piece = pieces[index]
    let end = index + 1 < pieces.count ? pieces[index + 1].offset : octets.count
    // A folded line goes on behind a blank.
    let blank = index > 0 ? " " : ""
    let column = blank.count + String(decoding: octets[piece.offset..<offset], as: UTF8.self).count + 1
    let excerpt = blank + String(decoding: octets[piece.offset..<end], as: UTF8.self)
    return ICalendarError(fault, line: piece.number, column: column, excerpt: excerpt)
  }

  /// The line as a property.
  func property() throws(ICalendarError) -> ICalendarProperty {
    if let offset = octets.firstIndex(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      throw error(.controlCharacter(UInt32(octets[offset])), at: offset)
    }
    do {
      _ = try UTF8Span(validating: octets.span)
    } catch let fault {
      throw error(.notUTF8, at: fault.byteOffsets.lowerBound)
    }
    var offset = 0
    guard let name = takeName(&offset) else { throw error(.noName(found: text), at: offset) }
    var parameters: [ICalendarProperty.Parameter] = []
    while offset < octets.count, octets[offset] == UInt8(ascii: ";") {
      offset += 1
      parameters.append(try takeParameter(&offset))
    }
    guard offset < octets.count, octets[offset] == UInt8(ascii: ":") else {
      throw error(.noValue(found: string(offset..<octets.count)), at: offset)
    }
    return ICalendarProperty(
      name, string(offset + 1..<octets.count), parameters: parameters, line: number)
  }

  private func takeParameter(_ offset: inout Int) throws(ICalendarError) -> ICalendarProperty.Parameter {
    let start = offset
    guard let name = takeName(&offset), offset < octets.count, octets[offset] == UInt8(ascii: "=") else {
      throw error(.noParameter(found: string(start..<octets.count)), at: start)
    }
    var values: [String] = []
    repeat {
      offset += 1
      values.append(try takeParameterValue(&offset))
    } while offset < octets.count && octets[offset] == UInt8(ascii: ",")
    return ICalendarProperty.Parameter(name: name, values: values)
  }

  private func takeParameterValue(_ offset: inout Int) throws(ICalendarError) -> String {
    let start = offset
    let quote = UInt8(ascii: "\"")
    if offset < octets.count, octets[offset] == quote {
      guard let end = octets[(start + 1)...].firstIndex(of: quote) else { throw error(.strayQuote, at: start) }
      offset = end + 1
      return ICalendarText.decodedParameterValue(string(start + 1..<end))
    }
    while offset < octets.count, !";:,".utf8.contains(octets[offset]) {
      if octets[offset] == quote { throw error(.strayQuote, at: offset) }
      offset += 1
    }
    return ICalendarText.decodedParameterValue(string(start..<offset))
  }

  /// Letters, digits and hyphens, in capitals; nil if there are none.
  private func takeName(_ offset: inout Int) -> String? {
    let start = offset
    while offset < octets.count {
      switch octets[offset] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        offset += 1
      default: return start < offset ? string(start..<offset).uppercased() : nil
      }
    }
    return start < offset ? string(start..<offset).uppercased() : nil
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: octets[range], as: UTF8.self)
  }
}
