/// A command line that has been read: which command, and the values of its parameters.
public struct Invocation: Sendable {
  /// The command.
  public let command: Command
  /// How results may look on standard output: the style the parser was given, without colour where `--no-color` says so.
  public let style: TerminalStyle
  let program: Program
  let values: [String: any Sendable]
  /// The texts given, by the parameter's name.
  let given: [String: [String]]

  /// The value of a parameter: what the user gave, else its default, nil or no values.
  ///
  /// - Precondition: The parameter is declared by the command, or is a common one.
  public subscript<Value>(parameter: Parameter<Value>) -> Value {
    let name = parameter.declaration.name
    guard let read = values[name] as? ReadValue<Value> else {
      preconditionFailure("\(program.name) \(command.name) declares no \(name) of type \(Value.self)")
    }
    return read.value
  }

  /// Whether the user gave the parameter, rather than leaving it at its default.
  ///
  /// - Precondition: The parameter is declared by the command, or is a common one.
  public func isGiven(_ parameter: any CommandParameter) -> Bool {
    let name = parameter.declaration.name
    precondition(values[name] != nil, "\(program.name) \(command.name) declares no \(name)")
    return given[name] != nil
  }

  /// The command line in one fixed form, from which the same invocation can be parsed again: the command's name, the
  /// options that were given, in the order of the table, and the words at their places.
  ///
  /// - Parameters:
  ///   - omitted: parameters that are left out.
  ///   - replaced: texts that take the place of those given, by the parameter's name.
  public func arguments(
    leavingOut omitted: [any CommandParameter] = [], replacing replaced: [String: String] = [:]
  ) -> [String] {
    let names = Set(omitted.map(\.declaration.name))
    let told = command.parameters.filter { given[$0.name] != nil && !names.contains($0.name) }
    func texts(_ parameter: ParameterDeclaration) -> [String] {
      replaced[parameter.name].map { [$0] } ?? given[parameter.name] ?? []
    }
    let options = told.filter { !$0.isArgument }.flatMap { option in
      option.takesValue ? texts(option).map { "--\(option.name)=\($0)" } : ["--\(option.name)"]
    }
    let words = told.filter(\.isArgument).flatMap(texts)
    return [command.name] + options + (words.isEmpty ? [] : ["--"] + words)
  }

  /// The error of a command line whose faults only the command can see, such as a window that ends before it starts.
  public func usageError(_ faults: UsageFault...) -> UsageError {
    UsageError(faults, in: program, command)
  }

  /// The error of a value that could be read, and is still not one that the command can take.
  ///
  /// - Parameters:
  ///   - value: The text as the user gave it.
  ///   - expected: What was expected, with its article.
  public func usageError(
    of parameter: any CommandParameter, _ value: String, expected: String, nearest: String? = nil
  ) -> UsageError {
    usageError(
      .unreadableValue(of: parameter.declaration.spelling, value, ValueFault(expected: expected, nearest: nearest)))
  }
}

/// What a command line asks for.
public enum ParsedCommandLine: Sendable {
  /// A command to be carried out.
  case invocation(Invocation)
  /// A help page with its last line end, to be printed on standard output.
  case help(String)
  /// The name, the version and a line end, to be printed on standard output.
  case version(String)
}
