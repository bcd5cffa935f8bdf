import CommandLineKit
import Testing

/// Whether there is colour, and how wide a line is.
@Suite struct TerminalStyleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let surroundings: TerminalSurroundings
    let usesColor: Bool
    let width: Int

    var testDescription: String { "\(surroundings)" }
  }

  @Test(arguments: [
    Case(surroundings: .init(isTerminal: true, measuredColumns: 120), usesColor: true, width: 120),
    Case(surroundings: .init(isTerminal: true), usesColor: true, width: 80),
    Case(surroundings: .init(isTerminal: false), usesColor: false, width: 80),
    Case(surroundings: .init(isTerminal: true, noColor: "1"), usesColor: false, width: 80),
    Case(surroundings: .init(isTerminal: true, noColor: "0"), usesColor: false, width: 80),
    Case(surroundings: .init(isTerminal: true, noColor: ""), usesColor: true, width: 80),
    Case(surroundings: .init(isTerminal: true, term: "dumb"), usesColor: false, width: 80),
    Case(surroundings: .init(isTerminal: true, term: "xterm"), usesColor: true, width: 80),
    Case(surroundings: .init(isTerminal: false, term: "xterm"), usesColor: false, width: 80),
    Case(surroundings: .init(isTerminal: true, measuredColumns: 120, columns: "100"), usesColor: true, width: 100),
    Case(surroundings: .init(isTerminal: false, columns: "100"), usesColor: false, width: 100),
    Case(surroundings: .init(isTerminal: true, measuredColumns: 120, columns: "x"), usesColor: true, width: 120),
    Case(surroundings: .init(isTerminal: true, measuredColumns: 120, columns: "0"), usesColor: true, width: 120),
    Case(surroundings: .init(isTerminal: true, measuredColumns: 0, columns: "-5"), usesColor: true, width: 80),
    Case(surroundings: .init(isTerminal: true, measuredColumns: 3), usesColor: true, width: 20),
  ])
  func styleOfSurroundings(_ test: Case) {
    #expect(TerminalStyle(test.surroundings) == TerminalStyle(usesColor: test.usesColor, width: test.width))
    #expect(TerminalStyle(test.surroundings).width == test.width)
  }

  @Test func paint() {
    let style = TerminalStyle(usesColor: true, width: 80)
    #expect(style.bold("x") == "\u{1B}[1mx\u{1B}[22m")
    #expect(style.dim("x") == "\u{1B}[2mx\u{1B}[22m")
    #expect(style.red("x") == "\u{1B}[31mx\u{1B}[39m")
    #expect(style.green("x") == "\u{1B}[32mx\u{1B}[39m")
    #expect(style.yellow("x") == "\u{1B}[33mx\u{1B}[39m")
    #expect(style.bold(style.red("x") + "y") == "\u{1B}[1m\u{1B}[31mx\u{1B}[39my\u{1B}[22m")
    #expect(style.red("") == "")
  }

  @Test func plainIsUntouched() {
    let style = TerminalStyle.plain
    let painted = [style.bold("x"), style.dim("x"), style.red("x"), style.green("x"), style.yellow("x")]
    #expect(painted == ["x", "x", "x", "x", "x"])
  }
}
