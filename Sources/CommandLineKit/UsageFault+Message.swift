extension UsageFault {
  /// What was found and what was expected, with what was probably meant; one line without a full stop.
  public var message: String {
    switch self {
    case .missingCommand:
      "no command"
    case .unknownCommand(let word, let nearest):
      "unknown command \(shown(word))" + question(nearest)
    case .unknownOption(let option, .some(let nearest), _):
      "unknown option \(shown(option))" + question(nearest)
    case .unknownOption(let option, nil, let owners):
      "unknown option \(shown(option))" + (owners.isEmpty ? "" : "; it belongs to \(alternatives(owners, "and"))")
    case .missingValue(let option, let valueName):
      "\(option) needs a value: \(option) \(valueName)"
    case .unexpectedValue(let option, let value):
      "\(option) takes no value, found \(quoted(value))"
    case .repeatedOption(let option):
      "\(option) is given more than once"
    case .unreadableValue(let parameter, let value, let fault):
      "\(parameter): found \(quoted(value)), expected \(fault.expected)" + question(fault.nearest)
    case .missingParameter(let parameter, let mayBeOption):
      "\(parameter) is missing" + (mayBeOption ? "; one that starts with a hyphen comes last, after --" : "")
    case .unexpectedArgument(let argument):
      "unexpected argument \(quoted(argument))"
    case .exclusive(let options):
      "\(alternatives(options, "and")) exclude each other"
    case .noneGiven(let parameters):
      "\(alternatives(parameters)) is missing"
    case .needs(let parameter, let other):
      "\(parameter) needs \(other) too"
    case .rejected(let message):
      message
    }
  }

  private func question(_ nearest: String?) -> String {
    nearest.map { "; did you mean \(shown($0))?" } ?? ""
  }

  /// A word that the user will recognise bare, and quoted where its ends would not be seen.
  private func shown(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
    return isPlain && word.count <= quotedLimit ? word : quoted(word)
  }
}

/// The most characters of an argument that a message repeats.
private let quotedLimit = 60

/// A text in quotation marks that can't move the cursor, ring the bell or fill the screen.
func quoted(_ text: String) -> String {
  var result = "\""
  for character in text.prefix(quotedLimit) {
    for scalar in character.unicodeScalars.prefix(8) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += scalar.escaped(asASCII: true)
      default:
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + (text.count > quotedLimit ? "…\"" : "\"")
}
