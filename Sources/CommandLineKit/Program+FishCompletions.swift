extension Program {
  /// One line for each command and each option.
  var fishCompletions: String {
    let shown = commands + [helpCommand]
    let noCommand = "not __fish_seen_subcommand_from \(shown.map(\.name).joined(separator: " "))"
    return script(
      [
        "# fish completion of \(name): put into ~/.config/fish/config.fish: \(name) completions fish | source",
        "complete -c \(name) -f",
      ]
        + shown.map {
          "complete -c \(name) -n \(fishQuoted(noCommand)) -a \($0.name) -d \(fishQuoted($0.summary))"
        }
        + commonOptions.map { "complete -c \(name) \(clauses($0))" }
        + programOptions.map { "complete -c \(name) -n \(fishQuoted(noCommand)) \(clauses($0))" }
        + shown.flatMap { command in
          // Words that nothing is known of need no line.
          command.parameters.filter { !$0.isArgument || $0.completion != .nothing }.map { parameter in
            "complete -c \(name) -n '__fish_seen_subcommand_from \(command.name)' \(clauses(parameter))"
          }
        })
  }

  private func clauses(_ parameter: ParameterDeclaration) -> String {
    var clauses: [String] = []
    if !parameter.isArgument {
      clauses += ["-l \(parameter.name)"] + (parameter.shortName.map { ["-s \($0)"] } ?? [])
    }
    // -x: a value has to follow, and no file; -r: a value has to follow; -F: files, in spite of the -f above.
    let demand = parameter.completion == .files ? ["-r"] : ["-x"]
    clauses += parameter.takesValue ? demand : []
    switch parameter.completion {
    case .nothing: break
    case .files: clauses.append("-F")
    case .folders: clauses.append("-a '(__fish_complete_directories)'")
    case .choices(let words): clauses.append("-a \(fishQuoted(words.joined(separator: " ")))")
    }
    return (clauses + ["-d \(fishQuoted(parameter.help))"]).joined(separator: " ")
  }

  private func fishQuoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
