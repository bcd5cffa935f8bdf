import Testing

@testable import CommandLineKit

/// The help pages, byte by byte, and the ways to get at them.
@Suite struct HelpTests {
  @Test func pageOfTheProgram() {
    #expect(
      Port.program.helpPage() == """
        port 1.2.3: schedules ferries

        Usage: port COMMAND [OPTION…]

        Commands:
          status       Open or closed, until when, and the next opening
          simulate     How much gets through, month by month
          check        Explain a rule
          completions  Completion for a shell

        Common options:
              --network DIR  Folder of the network (default: ports)
          -o, --output FILE  Write to a file
              --no-color     Plain text, also on a terminal (as with NO_COLOR)
          -h, --help         Show this help
              --version      Show the version

        Exit status:
          0    Done
          1    Done, and the answer is no
          64   Wrong usage
          65   Bad input data
          66   Input not found
          70   A fault of the program itself
          73   Output can't be created
          74   Reading or writing failed, or the disk is full
          130  Interrupted

        `port help COMMAND` explains a command.

        """)
  }

  @Test func pageOfACommandWithManyOptions() {
    #expect(
      Port.program.helpPage(of: Port.Simulate.command) == """
        port simulate: How much gets through, month by month

        Usage: port simulate --from D [OPTION…]

        Runs independent replications of every crossing of the network over the window,
        and reports each figure with its 95 % interval.

        Results go to standard output.

        Options:
              --scenario S      Scenario by name or path; stacks (repeatable)
              --from D          First day
              --to D            Day after the last
              --days N          Length of the window
              --replications N  Independent runs (default: 100)
              --seed N          Where the random streams start (default: 1)
              --precision P     Run until the half-widths of throughput and mean wait
                                are within this share of their means
              --warm-up-of-the-simulation TIME
                                Time to leave out at the start (default: 0s)
              --format FORMAT   Form of the results (text, json or csv; default: text)

        Common options:
              --network DIR     Folder of the network (default: ports)
          -o, --output FILE     Write to a file
              --no-color        Plain text, also on a terminal (as with NO_COLOR)
          -h, --help            Show this help

        Examples:
          port simulate --from 2020-06-01 --days 30
              Every crossing in June 2020
          port simulate --from 2020-06-01 --days 30 --scenario reopening --scenario another_server --format csv
              Two scenarios stacked, for a spreadsheet

        """)
  }

  @Test func pageOfACommandWithArguments() {
    #expect(
      Port.program.helpPage(of: Port.Check.command) == """
        port check: Explain a rule

        Usage: port check RULE [LANGUAGE] [OPTION…]

        Arguments:
          RULE               Rule to explain
          LANGUAGE           Language of the words (en or fa)

        Options:
              --from D       First day
              --to D         Day after the last

        Common options:
              --network DIR  Folder of the network (default: ports)
          -o, --output FILE  Write to a file
              --no-color     Plain text, also on a terminal (as with NO_COLOR)
          -h, --help         Show this help

        """)
  }

  @Test func headingsAreBoldOnATerminal() {
    let page = Port.program.helpPage(of: Port.Check.command, style: TerminalStyle(usesColor: true, width: 80))
    #expect(page.contains("\u{1B}[1mArguments:\u{1B}[22m\n"))
    let bare = page.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[22m", with: "")
    #expect(bare == Port.program.helpPage(of: Port.Check.command))
  }

  @Test(arguments: [20, 40, 60, 80, 200])
  func linesStayWithinTheWidth(_ width: Int) {
    let style = TerminalStyle(usesColor: false, width: width)
    let pages = [Port.program.helpPage(style: style), Port.program.helpPage(of: Port.Check.command, style: style)]
    let longest = pages.flatMap { $0.split(separator: "\n") }.map(\.count).max()
    // In twenty columns a single word after the first column may be too long; from forty on everything fits.
    #expect(longest.map { $0 <= max(40, min(width, 80)) } == true)
    let words = pages.map { $0.split(whereSeparator: \.isWhitespace) }
    #expect(
      words
        == [Port.program.helpPage(), Port.program.helpPage(of: Port.Check.command)].map {
          $0.split(whereSeparator: \.isWhitespace)
        })
  }

  @Test func wrapping() {
    #expect(HelpLayout.wrap("aaa bbb cc", to: 7) == ["aaa bbb", "cc"])
    #expect(HelpLayout.wrap("aaa bbb cc", to: 6) == ["aaa", "bbb cc"])
    #expect(HelpLayout.wrap("a\n  longer b", to: 3) == ["a", "longer", "b"])
    #expect(HelpLayout.wrap("", to: 3) == [])
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let line: [String]
    let command: String?

    var testDescription: String { line.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(line: [], command: nil),
    Case(line: ["--help"], command: nil),
    Case(line: ["-h"], command: nil),
    Case(line: ["help"], command: nil),
    Case(line: ["help", "check"], command: "check"),
    Case(line: ["check", "--help"], command: "check"),
    Case(line: ["check", "-h"], command: "check"),
    Case(line: ["--help", "check"], command: "check"),
    Case(line: ["help", "--help"], command: nil),
    Case(line: ["check", "--nonsense", "--from", "--help"], command: "check"),
    Case(line: ["--network", "x", "help", "check"], command: "check"),
  ])
  func waysToAskForHelp(_ test: Case) throws {
    guard case .help(let text) = try Port.program.parse(test.line) else {
      Issue.record("no help")
      return
    }
    #expect(text == Port.program.helpPage(of: Port.program.commands.first { $0.name == test.command }))
  }

  @Test func helpIsPlainWhereColourIsRefused() throws {
    let style = TerminalStyle(usesColor: true, width: 80)
    guard case .help(let text) = try Port.program.parse(["--help", "--no-color"], style: style) else {
      Issue.record("no help")
      return
    }
    #expect(text == Port.program.helpPage())
  }

  @Test func version() throws {
    guard case .version(let text) = try Port.program.parse(["--version"]) else {
      Issue.record("no version")
      return
    }
    #expect(text == "port 1.2.3\n")
  }

  @Test func everyStatusIsExplained() {
    let expected: [(Int32, CommandLineKit.ExitStatus)] = [
      (0, .done), (1, .answerIsNo), (64, .usage), (65, .badData), (66, .inputNotFound), (70, .internalError),
      (73, .cannotCreate), (74, .inputOutput), (130, .interrupted),
    ]
    #expect(expected.allSatisfy { $0.1.rawValue == $0.0 })
    #expect(expected.map(\.1) == CommandLineKit.ExitStatus.allCases)
    let page = Port.program.helpPage()
    let rows = CommandLineKit.ExitStatus.allCases.map { status in
      let number = String(status.rawValue)
      return "\n  \(number)\(String(repeating: " ", count: 5 - number.count))\(status.meaning)\n"
    }
    #expect(rows.filter { !page.contains($0) } == [])
  }
}
