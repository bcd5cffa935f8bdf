/// A component of iCalendar: `BEGIN:VEVENT`, properties, components within it, `END:VEVENT`.
///
/// Source: RFC 5545, section 3.4.
struct ICalendarComponent: Sendable {
  /// In capitals: `VEVENT`.
  let name: String
  /// In the order of the file.
  var properties: [ICalendarProperty]
  /// Components within it, which follow its properties.
  var components: [ICalendarComponent]
  /// The line of its `BEGIN`, from 1; nil for one that was made.
  let line: Int?

  init(_ name: String, _ properties: [ICalendarProperty], _ components: [ICalendarComponent] = [], line: Int? = nil) {
    self.name = name
    self.properties = properties
    self.components = components
    self.line = line
  }

  /// The first property of a name, if there is one.
  subscript(_ name: String) -> ICalendarProperty? {
    properties.first { $0.name == name }
  }

  /// Puts a property in the place of the one of its name, or at the end.
  mutating func set(_ property: ICalendarProperty) {
    if let index = properties.firstIndex(where: { $0.name == property.name }) {
      properties[index] = property
    } else {
      properties.append(property)
    }
  }

  /// The component without its own properties of these names.
  func without(_ names: Set<String>) -> ICalendarComponent {
    var rest = self
    rest.properties.removeAll { names.contains($0.name) }
    return rest
  }
}

extension ICalendarComponent: Equatable {
  /// Whether both say the same in the same order, wherever they stand.
  static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.properties == right.properties && left.components == right.components
  }
}
