/// One thing that is wrong with a command line.
public enum UsageFault: Hashable, Sendable {
  /// There are options, and no command.
  case missingCommand
  /// The first word is no command.
  case unknownCommand(String, nearest: String?)
  /// Neither the command nor the program has such an option; `owners` are the commands that have.
  case unknownOption(String, nearest: String?, owners: [String])
  /// An option stands at the end, or before the next option, without its value.
  case missingValue(of: String, valueName: String)
  /// A flag was given a value.
  case unexpectedValue(of: String, String)
  /// An option that may be given once was given again.
  case repeatedOption(String)
  /// A value that its reader refuses.
  case unreadableValue(of: String, String, ValueFault)
  /// A parameter that has to be given is not; what was taken for a short option may have been meant for it.
  case missingParameter(String, mayBeOption: Bool = false)
  /// There are more words than places for them.
  case unexpectedArgument(String)
  /// Options that exclude each other were given together.
  case exclusive([String])
  /// One of several parameters has to be given, and none is.
  case noneGiven([String])
  /// A parameter is given without another that it needs.
  case needs(String, other: String)
  /// What only the command itself can know to be wrong: what was found, and what was expected.
  case rejected(String)
}
