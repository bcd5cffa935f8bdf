extension Program {
  /// What is wrong with the table itself, in words; empty for a sound one.
  ///
  /// Names are words in lower case, unique where they can meet; a required argument comes before optional ones, and a
  /// repeated one last; constraints name parameters of their command; defaults and examples can be read.
  ///
  /// Complexity: O(p) for p parameters in all; a few microseconds for a program of twenty commands.
  public var tableFaults: [String] {
    var faults = duplicates(commands.map(\.name)).map { "two commands \($0)" }
    faults += commonOptions.filter(\.isArgument).map { "\($0.name) is common, and an argument" }
    faults += (commonOptions + programOptions).flatMap(faults(of:))
    for command in [Command("", "")] + commands {
      let place = command.name.isEmpty ? name : "\(name) \(command.name)"
      let own = command.parameters.flatMap(faults(of:)) + argumentFaults(of: command)
      let options = self.options(of: command) + programOptions
      let doubled =
        duplicates(options.map(\.spelling)) + duplicates(options.compactMap(\.shortName).map { "-\($0)" })
        + duplicates(command.arguments.map(\.name))
      let known = Set((command.parameters + commonOptions).map(\.name))
      let unknown = command.constraints.flatMap(\.names).filter { !known.contains($0) }
      let found = own + doubled.map { "two of \($0)" } + unknown.map { "a constraint on \($0), which it lacks" }
      faults += found.map { "\(place): \($0)" }
      if command.name == Self.helpWord || !(command.name.isEmpty || isWord(command.name)) {
        faults.append("a command can't be named \(command.name)")
      }
    }
    return faults
  }

  /// The word that asks for a command's help page: `gozar help status`.
  static var helpWord: String { "help" }

  private func argumentFaults(of command: Command) -> [String] {
    var faults: [String] = []
    for (former, latter) in zip(command.arguments, command.arguments.dropFirst()) {
      if former.isRepeatable {
        faults.append("\(latter.name) is never reached after \(former.name)")
      } else if latter.isRequired, !former.isRequired {
        faults.append("\(latter.name) is required after \(former.name), which is not")
      }
    }
    return faults
  }

  private func faults(of parameter: ParameterDeclaration) -> [String] {
    var faults: [String] = []
    if !parameter.isArgument, !isWord(parameter.name) {
      faults.append("an option can't be named \(parameter.name)")
    }
    if let short = parameter.shortName, !(short.isASCII && short.isLetter) {
      faults.append("a short option can't be named \(short)")
    }
    // Reading nothing at all reads the default.
    for texts in parameter.examples.map({ [$0] }) + (parameter.defaultText == nil ? [] : [[]]) {
      var unreadable: [UsageFault] = []
      _ = parameter.read(texts, &unreadable)
      faults += unreadable.map(\.message)
    }
    return faults
  }

  /// Whether a name is one that a shell passes on unharmed and a user types without shift: `no-color`.
  private func isWord(_ name: String) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return name.utf8.first.map(letters.contains) == true
      && name.utf8.allSatisfy { letters.contains($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  private func duplicates(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }
}
