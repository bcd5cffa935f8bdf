/// Why a text is not a calendar file, or not one that a later one can follow.
public struct ICalendarError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// The bytes are not UTF-8.
    case notUTF8
    /// A control character in a line, by its number.
    case controlCharacter(UInt32)
    /// The first line is not `BEGIN:VCALENDAR`.
    case noCalendar(found: String)
    /// A line without a name before `:` or `;`.
    case noName(found: String)
    /// A parameter without a name and `=`.
    case noParameter(found: String)
    /// A quoted parameter value without a closing quote, or a quote inside one that is not quoted.
    case strayQuote
    /// A line without `:`.
    case noValue(found: String)
    /// `END` of another component than the one that is open.
    case wrongEnd(found: String, expected: String)
    /// The file ends inside a component.
    case missingEnd(of: String)
    /// More levels of components than any calendar has.
    case tooDeep(limit: Int)
    /// Something after the end of the calendar.
    case afterEnd(found: String)
    /// A component without a property that it needs.
    case missingProperty(String, of: String)
    /// A value of a property that is none.
    case badValue(String, of: String, expected: String)
    /// Two events of one name.
    case repeatedUID(String)
    /// An event that some other program wrote.
    case foreignUID(String)
  }

  /// What is wrong.
  public let fault: Fault
  /// From 1.
  public let line: Int
  /// From 1, in characters of the line.
  public let column: Int
  /// The line, where showing it helps.
  public let excerpt: String?

  init(_ fault: Fault, line: Int, column: Int = 1, excerpt: String? = nil) {
    self.fault = fault
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }
}
