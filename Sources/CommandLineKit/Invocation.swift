/// A command line that has been read: which command, and the values of its parameters.
public struct Invocation: Sendable {
  /// The command.
  public let command: Command
  /// How results may look on standard output: the style the parser was given, without colour where `--no-color` says so.
  public let style: TerminalStyle
  let program: Program
  let values: [String: any Sendable]
  let given: Set<String>

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
    return given.contains(name)
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
