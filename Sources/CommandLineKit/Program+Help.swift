extension Program {
  /// The help page of a command, or of the program: at most 80 columns wide but for examples, and the same
  /// bytes for the same style.
  ///
  /// The page ends with a line end.
  public func helpPage(of command: Command? = nil, style: TerminalStyle = .plain) -> String {
    var page = HelpLayout(style: style)
    if let command {
      add(command, to: &page)
    } else {
      addProgram(to: &page)
    }
    return page.text
  }

  private func addProgram(to page: inout HelpLayout) {
    page.add(paragraphs: "\(name) \(version): \(summary)")
    page.add("Usage:", "\(name) COMMAND [OPTION…]")
    page.add(sections: [("Commands:", commands.map { ($0.name, $0.summary) })])
    page.add(sections: [("Common options:", (commonOptions + programOptions).map(Self.row))])
    page.add(sections: [("Exit status:", ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) })])
    page.add(paragraphs: "`\(name) \(Self.helpWord) COMMAND` explains a command.")
  }

  private func add(_ command: Command, to page: inout HelpLayout) {
    let arguments = command.arguments.map { argument in
      let name = argument.isRepeatable ? "\(argument.name)…" : argument.name
      return argument.isRequired ? name : "[\(name)]"
    }
    let required = command.options.filter(\.isRequired).map(\.synopsis)
    let usage = ["\(name) \(command.name)"] + arguments + required + ["[OPTION…]"]

    page.add(paragraphs: "\(name) \(command.name): \(command.summary)")
    page.add("Usage:", usage.joined(separator: " "))
    page.add(paragraphs: command.discussion)
    page.add(sections: [
      ("Arguments:", command.arguments.map(Self.row)),
      ("Options:", command.options.map(Self.row)),
      ("Common options:", commonOptions.map(Self.row)),
    ])
    page.add(examples: command.examples)
  }

  private static func row(_ parameter: ParameterDeclaration) -> HelpLayout.Row {
    var notes: [String] = []
    if case .choices(let words) = parameter.completion {
      notes.append(alternatives(words))
    }
    if let text = parameter.defaultText {
      notes.append("default: \(text)")
    }
    if parameter.isRepeatable, !parameter.isArgument {
      notes.append("repeatable")
    }
    let note = notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"
    let letter = parameter.shortName.map { "-\($0), " } ?? "    "
    return (parameter.isArgument ? parameter.synopsis : letter + parameter.synopsis, parameter.help + note)
  }
}
