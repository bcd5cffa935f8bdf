extension Program {
  /// One function for the program, one for each command, all of `_arguments`.
  var zshCompletions: String {
    let shown = commands + [helpCommand]
    return script(
      [
        "#compdef \(name)",
        "# zsh completion of \(name): put into ~/.zshrc, after compinit: eval \"$(\(name) completions zsh)\"",
        "_\(name)() {",
        "  local context state state_descr line",
        "  typeset -A opt_args",
        "  _arguments -C \\",
      ]
        + options(of: nil).map { "    \(argumentSpecification($0)) \\" }
        + [
          "    '1: :->command' \\",
          "    '*:: :->rest'",
          "  case $state in",
          "    command)",
          "      local -a commands=(",
        ]
        + shown.map { "        \(shellQuoted("\($0.name):\($0.summary)"))" }
        + [
          "      )",
          "      _describe command commands ;;",
          "    rest)",
          "      case $words[1] in",
        ]
        + shown.flatMap { command in
          // Every command has the common options, so the list is never empty.
          let parameters = (options(of: command) + command.arguments).map(argumentSpecification)
          return ["        \(command.name))", "          _arguments \\"]
            + ["            \(parameters.joined(separator: " \\\n            ")) ;;"]
        }
        + [
          "      esac ;;",
          "  esac",
          "}",
          // In a folder of `fpath` this text is the body of the very function that it defines, called to complete.
          "if [ \"$funcstack[1]\" = _\(name) ]; then _\(name) \"$@\"; else compdef _\(name) \(name); fi",
        ])
  }

  /// A parameter in the notation of `_arguments`: `'(-o --output)'{-o+,--output=}'[Write to a file]:FILE:_files'`.
  private func argumentSpecification(_ parameter: ParameterDeclaration) -> String {
    let action =
      switch parameter.completion {
      case .nothing: ""
      case .files: "_files"
      case .folders: "_files -/"
      case .choices(let words): "(\(words.joined(separator: " ")))"
      }
    switch parameter.form {
    case .argument:
      return shellQuoted("\(parameter.isRepeatable ? "*" : ""):\(escaped(parameter.name)):\(action)")
    case .flag:
      return optionSpecification(parameter, parameter.spelling, short: "", tail: "")
    case .option(let valueName):
      let tail = ":\(escaped(valueName)):\(action)"
      return optionSpecification(parameter, "\(parameter.spelling)=", short: "+", tail: tail)
    }
  }

  private func optionSpecification(
    _ parameter: ParameterDeclaration, _ long: String, short mark: String, tail: String
  ) -> String {
    let rest = shellQuoted("[\(escaped(parameter.help))]\(tail)")
    let repeats = parameter.isRepeatable ? "'*'" : ""
    guard let letter = parameter.shortName else {
      return repeats + long + rest
    }
    let excluded = parameter.isRepeatable ? repeats : "'(-\(letter) \(parameter.spelling))'"
    return "\(excluded){-\(letter)\(mark),\(long)}\(rest)"
  }

  /// A text in which `_arguments` sees no structure.
  private func escaped(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
