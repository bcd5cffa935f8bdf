/// A piece of an HTML or SVG document.
///
/// Text is escaped where it is written (``MarkupWriter``) and nowhere else, so that no name, whatever is in it, can
/// become markup.
enum Markup {
  /// An element with what is in it.
  case element(Element)
  /// Text that a reader sees, as it is.
  case text(String)
  /// A style sheet of our own: HTML reads the content of `style` as it stands, so that nothing in it is escaped.
  case styleSheet(StaticString)
}

/// An element: its name, its attributes and what is in it.
struct Element {
  let name: String
  let attributes: [(name: String, value: String)]
  let children: [Markup]

  /// An element; attributes without a value are left out.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    @MarkupBuilder _ children: () -> [Markup] = { [] }
  ) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.children = children()
  }
}

/// Puts elements, texts and lists of both one after another.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ element: Element) -> [Markup] { [.element(element)] }
  static func buildExpression(_ text: String) -> [Markup] { [.text(text)] }
  static func buildExpression(_ pieces: [Markup]) -> [Markup] { pieces }
  static func buildExpression(_ elements: [Element]) -> [Markup] { elements.map(Markup.element) }
  static func buildExpression(_ element: Element?) -> [Markup] { element.map { [.element($0)] } ?? [] }
  static func buildBlock(_ parts: [Markup]...) -> [Markup] { parts.flatMap(\.self) }
  static func buildOptional(_ part: [Markup]?) -> [Markup] { part ?? [] }
  static func buildEither(first part: [Markup]) -> [Markup] { part }
  static func buildEither(second part: [Markup]) -> [Markup] { part }
  static func buildArray(_ parts: [[Markup]]) -> [Markup] { parts.flatMap(\.self) }
}
