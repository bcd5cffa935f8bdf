extension Program {
  /// Reads a command line.
  ///
  /// Options may stand anywhere after the command, the common ones before it too. `--` ends the options. A value is
  /// the rest of the argument after `=`, else the next argument whatever it starts with, but for `--…` and for short
  /// options: `--from -3d` and `--at +2w` are fine, `--from --to` lacks a value. An argument that starts with a
  /// hyphen and a digit is a word, not an option. A request for help outdoes every fault but an unknown command.
  ///
  /// - Parameters:
  ///   - arguments: What follows the program's name.
  ///   - style: How standard output may be written to; without colour where the arguments say `--no-color`.
  /// - Throws: All the faults of the line at once.
  public func parse(
    _ arguments: [String], style: TerminalStyle = .plain
  ) throws(UsageError) -> ParsedCommandLine {
    var parser = CommandLineParser(program: self, arguments: arguments)
    parser.scan()
    return try parser.result(style)
  }
}

/// One pass over the arguments, then the checks that need all of them.
private struct CommandLineParser {
  let program: Program
  let arguments: [String]
  var next = 0
  var command: Command?
  var asksForHelp = false
  var words: [String] = []
  var given: [String: [String]] = [:]
  /// The names of what is given, and of what was probably meant or lacks its value: none of it is missing on top of that.
  var mentioned: Set<String> = []
  var faults: [UsageFault] = []

  init(program: Program, arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  // MARK: Scanning

  mutating func scan() {
    var optionsEnded = false
    while next < arguments.count {
      let argument = arguments[next]
      next += 1
      if optionsEnded || !looksLikeOption(argument) {
        take(word: argument)
      } else if argument == "--" {
        optionsEnded = true
      } else if argument.hasPrefix("--") {
        takeLongOption(argument.dropFirst(2))
      } else {
        takeShortOptions(argument.dropFirst())
      }
    }
  }

  private func looksLikeOption(_ argument: String) -> Bool {
    guard argument.utf8.first == UInt8(ascii: "-"), let second = argument.utf8.dropFirst().first else { return false }
    return !isDigit(second) && second != UInt8(ascii: ".")
  }

  private mutating func take(word: String) {
    if command != nil {
      words.append(word)
    } else if let named = program.commands.first(where: { $0.name == word }) {
      command = named
    } else if word == Program.helpWord, !asksForHelp {
      asksForHelp = true
    } else {
      // Whatever follows belongs to a command that nobody knows: to judge it would only add noise.
      faults.append(.unknownCommand(word, nearest: likely(word, among: program.commands.map(\.name))))
      next = arguments.count
    }
  }

  private mutating func takeLongOption(_ text: Substring) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    let value = parts.count == 2 ? String(parts[1]) : nil
    let options = program.options(of: command)
    if let option = options.first(where: { $0.name == name }) {
      take(option, as: "--\(name)", attached: value)
      return
    }
    let nearest = likely(name, among: options.map(\.name))
    faults.append(
      .unknownOption("--\(name)", nearest: nearest.map { "--\($0)" }, owners: owners(ofOption: name)))
    guard let meant = options.first(where: { $0.name == nearest }) else { return }
    mentioned.insert(meant.name)
    // The value of an option that was probably meant is no word of its own.
    if value == nil, meant.takesValue, nextCanBeValue(options) {
      next += 1
    }
  }

  /// The commands, and the program itself, that have an option, as the user calls them.
  private func owners(ofOption name: String) -> [String] {
    let commands = program.commands.filter { $0.options.contains { $0.name == name } }
    let isProgramOption = program.programOptions.contains { $0.name == name }
    return (isProgramOption ? [program.name] : []) + commands.map { "\(program.name) \($0.name)" }
  }

  /// `-h`, several flags at once as in `-qv`, or an option with its value, as in `-oFILE`, `-o=FILE` and `-o FILE`.
  private mutating func takeShortOptions(_ text: Substring) {
    let options = program.options(of: command)
    var rest = text
    while let letter = rest.popFirst() {
      guard let option = options.first(where: { $0.shortName == letter }) else {
        faults.append(.unknownOption("-\(letter)", nearest: nil, owners: []))
        return
      }
      let isLast = rest.isEmpty
      if option.takesValue || rest.first == "=" {
        let attached = rest.first == "=" ? rest.dropFirst() : rest
        take(option, as: "-\(letter)", attached: isLast ? nil : String(attached))
        return
      }
      take(option, as: "-\(letter)", attached: nil)
    }
  }

  private mutating func take(_ option: ParameterDeclaration, as spelling: String, attached: String?) {
    mentioned.insert(option.name)
    guard case .option(let valueName) = option.form else {
      if let attached {
        faults.append(.unexpectedValue(of: spelling, attached))
      }
      given[option.name, default: []].append("")
      return
    }
    var value = attached
    if attached == nil, nextCanBeValue(program.options(of: command)) {
      value = arguments[next]
      next += 1
    }
    if given[option.name] != nil, !option.isRepeatable {
      faults.append(.repeatedOption(spelling))
    } else if let value {
      given[option.name, default: []].append(value)
    } else {
      faults.append(.missingValue(of: spelling, valueName: valueName))
    }
  }

  private func nextCanBeValue(_ options: [ParameterDeclaration]) -> Bool {
    guard next < arguments.count else { return false }
    let argument = arguments[next]
    let isShortOption = options.contains { option in option.shortName.map { argument == "-\($0)" } ?? false }
    return !argument.hasPrefix("--") && !isShortOption
  }

  // MARK: Judging

  mutating func result(_ style: TerminalStyle) throws(UsageError) -> ParsedCommandLine {
    let isGiven = { [given] (flag: Parameter<Bool>) in given[flag.declaration.name] != nil }
    let style = isGiven(Program.noColor) ? style.withoutColor : style
    for case .unknownCommand in faults {
      throw UsageError(faults, in: program, nil)
    }
    if asksForHelp || isGiven(Program.help) || arguments.isEmpty {
      return .help(program.helpPage(of: command, style: style))
    }
    if isGiven(Program.version), faults.isEmpty {
      return .version("\(program.name) \(program.version)\n")
    }
    guard let command else {
      throw UsageError(faults.isEmpty ? [.missingCommand] : faults, in: program, nil)
    }
    assignWords(to: command.arguments)
    let values = readValues(of: command)
    checkConstraints(of: command)
    guard faults.isEmpty else { throw UsageError(faults, in: program, command) }
    return .invocation(
      Invocation(command: command, style: style, program: program, values: values, given: given))
  }

  private mutating func assignWords(to places: [ParameterDeclaration]) {
    var rest = words[...]
    for place in places where !rest.isEmpty {
      let count = place.isRepeatable ? rest.count : 1
      given[place.name] = Array(rest.prefix(count))
      mentioned.insert(place.name)
      rest = rest.dropFirst(count)
    }
    // A word too many after an unknown option may be that option's value: one fault is enough.
    let mayBeValue = faults.contains { fault in if case .unknownOption = fault { true } else { false } }
    if !mayBeValue {
      faults += rest.map(UsageFault.unexpectedArgument)
    }
  }

  private mutating func readValues(of command: Command) -> [String: any Sendable] {
    var values: [String: any Sendable] = [:]
    for parameter in command.parameters + program.commonOptions {
      if let texts = given[parameter.name] {
        values[parameter.name] = parameter.read(texts, &faults)
      } else if !parameter.isRequired {
        values[parameter.name] = parameter.read([], &faults)
      } else if !mentioned.contains(parameter.name) {
        faults.append(
          .missingParameter(parameter.synopsis, mayBeOption: parameter.isArgument && hasUnknownShortOption))
      }
    }
    return values
  }

  private var hasUnknownShortOption: Bool {
    faults.contains { fault in
      if case .unknownOption(let option, _, _) = fault { !option.hasPrefix("--") } else { false }
    }
  }

  private mutating func checkConstraints(of command: Command) {
    let known = command.parameters + program.commonOptions
    let spelling = { (name: String) in known.first { $0.name == name }?.spelling ?? name }
    for constraint in command.constraints {
      let present = constraint.names.filter { given[$0] != nil }
      switch constraint.kind {
      case .atMostOne where present.count > 1:
        faults.append(.exclusive(present.map(spelling)))
      case .atLeastOne where mentioned.isDisjoint(with: constraint.names):
        faults.append(.noneGiven(constraint.names.map(spelling)))
      case .firstNeedsRest where present.first == constraint.names.first:
        let missing = constraint.names.filter { !mentioned.contains($0) }
        faults += missing.map { .needs(spelling(constraint.names[0]), other: spelling($0)) }
      default:
        break
      }
    }
  }
}
