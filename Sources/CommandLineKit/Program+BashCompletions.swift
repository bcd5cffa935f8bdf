extension Program {
  /// One function: find the command, complete a value if an option waits for one, else options or arguments.
  ///
  /// Bash hands `--format=cs` over as the three words `--format`, `=` and `cs`, hence the steps over `=`.
  var bashCompletions: String {
    let function = "_\(name)_complete"
    let waiting = (commonOptions + programOptions).filter(\.takesValue).flatMap(spellings)
    return script(
      [
        "# bash completion of \(name): put into ~/.bashrc: eval \"$(\(name) completions bash)\"",
        "\(function)() {",
        "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= index word",
        "  COMPREPLY=()",
        "  if [ \"$current\" = = ]; then current=; elif [ \"$before\" = = ]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi",
        "  for ((index = 1; index < COMP_CWORD; index++)); do",
        "    word=${COMP_WORDS[index]}",
        "    case $word in",
      ]
        + (waiting.isEmpty
          ? []
          : [
            "      \(waiting.joined(separator: "|")))",
            "        if [ \"${COMP_WORDS[index+1]}\" = = ]; then index=$((index + 2)); else index=$((index + 1)); fi ;;",
          ])
        + [
          "      -*) ;;",
          "      *) command=$word; break ;;",
          "    esac",
          "  done",
          "  case $before in",
        ]
        + values(of: commonOptions, indent: "    ")
        + ["  esac", "  case $command in"]
        + branch(of: nil)
        + (commands + [helpCommand]).flatMap(branch(of:))
        + [
          "  esac",
          "}",
          "complete -F \(function) \(name)",
        ])
  }

  /// What may follow a command, or nothing yet.
  private func branch(of command: Command?) -> [String] {
    let values = values(of: command?.options ?? programOptions, indent: "        ")
    let words: ValueCompletion =
      command.map { $0.arguments.last?.completion ?? .nothing } ?? .choices((commands + [helpCommand]).map(\.name))
    return ["    \(command?.name ?? "''"))"]
      + (values.isEmpty ? [] : ["      case $before in"] + values + ["      esac"])
      + [
        "      case $current in",
        "        -*) \(reply(.choices(options(of: command).flatMap(spellings)))) ;;",
        "        *) \(reply(words)) ;;",
        "      esac ;;",
      ]
  }

  /// The branches of a `case` on the word before, for the options that wait for a value.
  private func values(of options: [ParameterDeclaration], indent: String) -> [String] {
    options.filter(\.takesValue).map { option in
      "\(indent)\(spellings(option).joined(separator: "|"))) \(reply(option.completion)); return ;;"
    }
  }

  private func spellings(_ option: ParameterDeclaration) -> [String] {
    [option.spelling] + (option.shortName.map { ["-\($0)"] } ?? [])
  }

  private func reply(_ completion: ValueCompletion) -> String {
    switch completion {
    case .nothing: "COMPREPLY=()"
    case .files: pathReply("-f")
    case .folders: pathReply("-d")
    case .choices(let words):
      "COMPREPLY=($(compgen -W \(shellQuoted(words.joined(separator: " "))) -- \"$current\"))"
    }
  }

  /// Paths are split at line ends only, so that blanks stay in them; Bash 3.2 has no `compopt` to quote those blanks.
  private func pathReply(_ kind: String) -> String {
    "local IFS=$'\\n'; compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen \(kind) -- \"$current\"))"
  }
}
