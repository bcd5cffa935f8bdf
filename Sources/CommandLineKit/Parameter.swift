/// A row of the table of parameters.
public protocol CommandParameter: Sendable {
  /// What the table says of it.
  var declaration: ParameterDeclaration { get }
}

/// A parameter with the type of its value: declared once as a constant, listed in a command, and then the key to the
/// value in an ``Invocation``.
///
/// ```swift
/// static let replications = Parameter.option("replications", "N", .integer(in: 1...1_000_000),
///   help: "Independent runs", default: "100")
/// // …
/// let count: Int = invocation[replications]
/// ```
public struct Parameter<Value: Sendable>: CommandParameter {
  /// What the table says of it.
  public let declaration: ParameterDeclaration
}

/// What an invocation keeps of a parameter; a type of its own, so that a cast can't confuse an optional with its content.
struct ReadValue<Value: Sendable>: Sendable {
  let value: Value
}

extension Parameter where Value == Bool {
  /// `--name`: true where it is given.
  ///
  /// Giving it twice says nothing new, and is allowed, for the sake of aliases.
  public static func flag(_ name: String, short: Character? = nil, help: String) -> Self {
    Self(
      declaration: ParameterDeclaration(
        name: name, shortName: short, form: .flag, occurrence: .optional, help: help, defaultText: nil,
        completion: .nothing, examples: []
      ) { texts, _ in ReadValue(value: !texts.isEmpty) })
  }
}

extension Parameter {
  /// `--name VALUE`, with the text that is read where the user gives none.
  public static func option(
    _ name: String, short: Character? = nil, _ valueName: String, _ reader: ValueReader<Value>, help: String,
    default defaultText: String
  ) -> Self {
    declaring(name, short, .option(valueName: valueName), .optional, reader, help, defaultText) { $0[0] }
  }

  /// `--name VALUE`, nil where the user gives none.
  public static func option<Single>(
    _ name: String, short: Character? = nil, _ valueName: String, _ reader: ValueReader<Single>, help: String
  ) -> Self where Value == Single? {
    declaring(name, short, .option(valueName: valueName), .optional, reader, help) { $0.first }
  }

  /// `--name VALUE`, which has to be given.
  public static func requiredOption(
    _ name: String, short: Character? = nil, _ valueName: String, _ reader: ValueReader<Value>, help: String
  ) -> Self {
    declaring(name, short, .option(valueName: valueName), .required, reader, help) { $0[0] }
  }

  /// `--name VALUE`, any number of times; the values are in the order given.
  public static func repeatedOption<Single>(
    _ name: String, short: Character? = nil, _ valueName: String, _ reader: ValueReader<Single>, help: String
  ) -> Self where Value == [Single] {
    declaring(name, short, .option(valueName: valueName), .repeated, reader, help) { $0 }
  }

  /// A word at its place, which has to be given.
  public static func argument(_ name: String, _ reader: ValueReader<Value>, help: String) -> Self {
    declaring(name, nil, .argument, .required, reader, help) { $0[0] }
  }

  /// A word at its place, nil where there is none.
  public static func optionalArgument<Single>(
    _ name: String, _ reader: ValueReader<Single>, help: String
  ) -> Self where Value == Single? {
    declaring(name, nil, .argument, .optional, reader, help) { $0.first }
  }

  /// All the words from this place on, in the order given.
  public static func repeatedArgument<Single>(
    _ name: String, _ reader: ValueReader<Single>, help: String, isRequired: Bool = false
  ) -> Self where Value == [Single] {
    declaring(name, nil, .argument, isRequired ? .requiredRepeated : .repeated, reader, help) { $0 }
  }

  /// The one place where the texts given, or the default, become values, and the reader's faults become the user's.
  private static func declaring<Single>(
    _ name: String, _ short: Character?, _ form: ParameterDeclaration.Form,
    _ occurrence: ParameterDeclaration.Occurrence, _ reader: ValueReader<Single>, _ help: String,
    _ defaultText: String? = nil, assembling: @escaping @Sendable ([Single]) -> Value
  ) -> Self {
    let spelling = form == .argument ? name : "--\(name)"
    return Self(
      declaration: ParameterDeclaration(
        name: name, shortName: short, form: form, occurrence: occurrence, help: help, defaultText: defaultText,
        completion: reader.completion, examples: reader.examples
      ) { given, faults in
        let texts = given.isEmpty ? defaultText.map { [$0] } ?? [] : given
        var values: [Single] = []
        for text in texts {
          do throws(ValueFault) {
            values.append(try reader.read(text))
          } catch {
            faults.append(.unreadableValue(of: spelling, text, error))
          }
        }
        return values.count == texts.count ? ReadValue(value: assembling(values)) : nil
      })
  }
}
