import Testing

@testable import CommandLineKit

/// What holds for every row of the table, and what the table refuses.
@Suite struct TableTests {
  /// Every option of every command is in its help page and in every completion, and the parser takes it.
  @Test func everyOptionIsEverywhere() {
    var missing: [String] = []
    for command in Port.program.commands {
      let page = Port.program.helpPage(of: command)
      for parameter in command.parameters + Port.program.commonOptions {
        let place = "\(command.name) \(parameter.spelling)"
        let terms = parameter.shortName.map { ["-\($0), \(parameter.synopsis)"] } ?? [parameter.synopsis]
        missing += terms.filter { !page.contains("  \($0)") }.map { "help: \(place) \($0)" }
        missing += acceptanceFaults(parameter, command).map { "parser: \(place): \($0)" }
        guard !parameter.isArgument else { continue }
        for shell in Shell.allCases {
          let script = Port.program.completions(for: shell)
          let spelling = shell == .fish ? "-l \(parameter.name) " : parameter.spelling
          if !script.contains(spelling) { missing.append("\(shell): \(place)") }
        }
      }
    }
    #expect(missing == [])
  }

  /// What the parser has against a parameter given in each of its spellings, with whatever else has to be given.
  private func acceptanceFaults(_ parameter: ParameterDeclaration, _ command: Command) -> [String] {
    let value = parameter.examples.first ?? "x"
    let forms =
      parameter.isArgument
      ? [[value]]
      : parameter.takesValue
        ? [["\(parameter.spelling)=\(value)"], [parameter.spelling, value]]
          + (parameter.shortName.map { [["-\($0)\(value)"], ["-\($0)", value]] } ?? [])
        : [[parameter.spelling]] + (parameter.shortName.map { [["-\($0)"]] } ?? [])
    let isMissing: (ParameterDeclaration) -> Bool = { $0.name != parameter.name && $0.isRequired }
    let others = command.parameters.filter(isMissing).flatMap { other -> [String] in
      let value = other.examples.first ?? "x"
      return other.isArgument ? [value] : ["\(other.spelling)=\(value)"]
    }
    return forms.flatMap { form -> [String] in
      do throws(UsageError) {
        switch try Port.program.parse([command.name] + others + form) {
        case .invocation(let invocation):
          return invocation.given.keys.contains(parameter.name) ? [] : ["not given: \(form)"]
        case .help: return parameter.name == "help" ? [] : ["help: \(form)"]
        case .version: return ["version: \(form)"]
        }
      } catch {
        // What parameters demand of each other has tests of its own.
        return error.faults.filter { fault in
          switch fault {
          case .noneGiven, .needs: false
          default: true
          }
        }.map(\.message)
      }
    }
  }

  @Test func theSampleIsSound() {
    #expect(Port.program.tableFaults == [])
  }

  @Test func unsoundTables() {
    let flag = Parameter.flag("x", help: "")
    let again = Parameter.flag("x", help: "")
    let short = Parameter.flag("y", short: "h", help: "")
    let capital = Parameter.flag("Big", help: "")
    let digit = Parameter.flag("z", short: "1", help: "")
    let badDefault = Parameter.option("n", "N", .integer(in: 1...9), help: "", default: "0")
    let badExample = Parameter.option("m", "M", ValueReader("an m", examples: ["n"]) { $0 == "m" ? 1 : nil }, help: "")
    let optional = Parameter.optionalArgument("A", .text, help: "")
    let required = Parameter.argument("B", .text, help: "")
    let all = Parameter.repeatedArgument("C", .text, help: "")
    let commands = [
      Command("one", "", parameters: [flag, again, short]),
      Command("one", "", parameters: [capital, digit, badDefault, badExample]),
      Command("two", "", parameters: [optional, required]),
      Command("three", "", parameters: [all, optional], constraints: [.atLeastOne(of: required)]),
      Command("help", ""),
      Command("With Blank", ""),
    ]
    let program = Program(
      uncheckedName: "p", version: "0", "", commands: commands, commonOptions: [optional])
    #expect(
      program.tableFaults == [
        "two commands one",
        "A is common, and an argument",
        "p one: two of --x",
        "p one: two of -h",
        "p one: an option can't be named Big",
        "p one: a short option can't be named 1",
        "p one: --n: found \"0\", expected a whole number from 1 to 9",
        "p one: --m: found \"n\", expected an m, such as n",
        "p two: B is required after A, which is not",
        "p three: A is never reached after C",
        "p three: a constraint on B, which it lacks",
        "a command can't be named help",
        "a command can't be named With Blank",
      ])
  }

  @Test func anUnsoundTableIsStopped() async {
    await #expect(processExitsWith: .failure) {
      _ = Program("p", version: "0", "", commands: [Command("x", ""), Command("x", "")])
    }
  }
}
