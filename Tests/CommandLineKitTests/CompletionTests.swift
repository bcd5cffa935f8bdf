import CommandLineKit
import Foundation
import Testing

/// The scripts, as the shells themselves see them where they are installed.
@Suite struct CompletionTests {
  /// The path of a shell, if this machine has it.
  static func path(of shell: Shell) -> String? {
    ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(shell.rawValue)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// What a shell prints on both streams when a script is its standard input, and its status.
  static func run(_ shell: String, _ arguments: [String], input: String) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: shell)
    process.arguments = arguments
    let (entrance, exit) = (Pipe(), Pipe())
    process.standardInput = entrance
    process.standardOutput = exit
    process.standardError = exit
    try process.run()
    try entrance.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try entrance.fileHandleForWriting.close()
    let output = try exit.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }

  @Test(arguments: Shell.allCases.filter { path(of: $0) != nil })
  func theShellReadsItsScript(_ shell: Shell) throws {
    let path = try #require(Self.path(of: shell))
    let result = try Self.run(path, ["-n"], input: Port.program.completions(for: shell))
    #expect(result == ("", 0))
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let words: [String]
    let expected: String

    init(_ words: [String], _ expected: String) {
      self.words = words
      self.expected = expected
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  /// What Bash offers for the last of these words; it splits words at `=`.
  @Test(
    .enabled(if: path(of: .bash) != nil),
    arguments: [
      Case([""], "status simulate check completions help"),
      Case(["s"], "status simulate"),
      Case(["--v"], "--version"),
      Case(["--network", "status", "c"], "check completions"),
      Case(["--network", "=", "status", "c"], "check completions"),
      Case(["status", "--q"], "--quiet"),
      Case(["status", "-"], "--at --quiet -q --verbose -v --network --output -o --no-color --help -h"),
      Case(["status", "--at", ""], ""),
      Case(["status", ""], ""),
      Case(["simulate", "--format", ""], "text json csv"),
      Case(["simulate", "--format", "="], "text json csv"),
      Case(["simulate", "--format", "=", "c"], "csv"),
      Case(["simulate", "--days", "3", "--format", "j"], "json"),
      Case(["completions", ""], "bash zsh fish"),
      Case(["check", "Su off", ""], "en fa"),
      Case(["help", "si"], "simulate"),
      Case(["nonsense", "--"], ""),
      Case(["status", "-o", String("\(#filePath)".dropLast(3))], #filePath),
    ])
  func bashOffers(_ test: Case) throws {
    let path = try #require(Self.path(of: .bash))
    let words = (["port"] + test.words).map { "'\($0)'" }
    let question = """
      COMP_WORDS=(\(words.joined(separator: " ")))
      COMP_CWORD=\(test.words.count)
      _port_complete
      for word in "${COMPREPLY[@]}"; do echo "$word"; done

      """
    let result = try Self.run(
      path, ["--norc", "-s"], input: Port.program.completions(for: .bash) + "COMPREPLY=()\n" + question)
    #expect(result.text.split(separator: "\n").joined(separator: " ") == test.expected)
  }

  /// A line for each form that a parameter can have.
  @Test(arguments: [
    "--at='[Moment to ask about]:T:'",
    "'(-q --quiet)'{-q,--quiet}'[Say less]'",
    "--no-color'[Plain text, also on a terminal (as with NO_COLOR)]'",
    "--network='[Folder of the network]:DIR:_files -/'",
    "'(-o --output)'{-o+,--output=}'[Write to a file]:FILE:_files'",
    "'*'--scenario='[Scenario by name or path; stacks]:S:'",
    "--format='[Form of the results]:FORMAT:(text json csv)'",
    "'*:CROSSING:'",
    "':LANGUAGE:(en fa)'",
  ])
  func zshLine(_ line: String) {
    let lines = Port.program.completions(for: .zsh).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.contains { $0 == "\(line) \\" || $0 == "\(line) ;;" })
  }

  /// A line for each form that a parameter can have.
  @Test(arguments: [
    "complete -c port -n '__fish_seen_subcommand_from status' -l at -x -d 'Moment to ask about'",
    "complete -c port -n '__fish_seen_subcommand_from status' -l quiet -s q -d 'Say less'",
    "complete -c port -l network -x -a '(__fish_complete_directories)' -d 'Folder of the network'",
    "complete -c port -l output -s o -r -F -d 'Write to a file'",
    "complete -c port -n '__fish_seen_subcommand_from simulate' -l format -x -a 'text json csv' "
      + "-d 'Form of the results'",
    "complete -c port -n '__fish_seen_subcommand_from check' -a 'en fa' -d 'Language of the words'",
    "complete -c port -n 'not __fish_seen_subcommand_from status simulate check completions help' -a check "
      + "-d 'Explain a rule'",
    "complete -c port -n 'not __fish_seen_subcommand_from status simulate check completions help' -l version "
      + "-d 'Show the version'",
  ])
  func fishLine(_ line: String) {
    #expect(Port.program.completions(for: .fish).split(separator: "\n").contains { $0 == line })
  }

  @Test func textsThatShellsWouldRead() {
    let trap = Parameter.option("trap", "A:B", .text, help: "It's [a] \\ trap: $(exit 3) `exit 3`")
    let program = Program("p", version: "0", "", commands: [Command("it", "Don't: $HOME", parameters: [trap])])
    #expect(
      program.completions(for: .zsh).contains(
        #"--trap='[It'\''s \[a\] \\ trap\: $(exit 3) `exit 3`]:A\:B:'"#))
    #expect(program.completions(for: .zsh).contains(#"'it:Don'\''t: $HOME'"#))
    #expect(program.completions(for: .fish).contains(#"-l trap -x -d 'It\'s [a] \\ trap: $(exit 3) `exit 3`'"#))
  }
}
