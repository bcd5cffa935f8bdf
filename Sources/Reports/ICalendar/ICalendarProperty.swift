/// One property of iCalendar, which is one content line: `DTSTART;TZID=Asia/Tehran:20200607T093000`.
///
/// Source: RFC 5545, sections 3.1 and 3.2.
struct ICalendarProperty: Sendable {
  /// A parameter with its values as they are meant: neither quoted nor encoded.
  struct Parameter: Hashable, Sendable {
    /// In capitals: `TZID`.
    let name: String
    /// At least one.
    let values: [String]
  }

  /// In capitals: `DTSTART`.
  let name: String
  /// In the order of the line.
  let parameters: [Parameter]
  /// As it stands on the line: text is escaped.
  let value: String
  /// The line of the file that it was read from, from 1; nil for one that was made.
  let line: Int?

  /// A property whose value needs no escaping: a time, a number, a word of the standard.
  init(_ name: String, _ value: String, parameters: [Parameter] = [], line: Int? = nil) {
    self.name = name
    self.parameters = parameters
    self.value = value
    self.line = line
  }

  /// A property of type TEXT.
  static func text(_ name: String, _ text: String, parameters: [Parameter] = []) -> Self {
    Self(name, ICalendarText.escaped(text), parameters: parameters)
  }

  /// A property that is a list of TEXT, such as `CATEGORIES`.
  static func texts(_ name: String, _ texts: [String]) -> Self {
    Self(name, texts.map(ICalendarText.escaped).joined(separator: ","))
  }

  /// The value as TEXT.
  var text: String { ICalendarText.unescaped(value) }

  /// The values of a list of TEXT.
  var texts: [String] { ICalendarText.list(value) }

  /// The first value of a parameter, if the property has it.
  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.values.first
  }
}

extension ICalendarProperty: Equatable {
  /// Whether both say the same, wherever they stand.
  static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.parameters == right.parameters && left.value == right.value
  }
}
