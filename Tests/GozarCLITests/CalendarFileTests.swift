import CommandLineKit
import Foundation
import Testing

/// Calendar files on disk: the clock that dates them, and files that follow others.
struct CalendarFileTests {
  private func stamps(_ run: ProgramRun) -> Set<Substring> {
    Set(run.output.split(separator: "\r\n").filter { $0.hasPrefix("DTSTAMP:") })
  }

  private static let week = ["calendar", "mehran", "--week", "2020-W24", "--format", "ics"]

  @Test func theClockIsNowOrTheEnvironmentsOrTheSystems() {
    #expect(stamps(ProgramRun(Self.week)) == ["DTSTAMP:20200608T073000Z"])
    #expect(stamps(ProgramRun(Self.week, sourceDateEpoch: "86400")) == ["DTSTAMP:19700102T000000Z"])
    let both = ProgramRun(Self.week + ["--now", "2020-06-01T03:30"], sourceDateEpoch: "86400")
    #expect(stamps(both) == ["DTSTAMP:20200531T230000Z"])
  }

  @Test func nowSaysWhichWeekIsTheCurrentOne() {
    let run = ProgramRun(["calendar", "mehran", "--now", "2020-08-24", "--format", "csv"])
    #expect(run.output == ProgramRun(["calendar", "mehran", "--week", "2020-W35", "--format", "csv"]).output)
  }

  @Test(arguments: ["", "yesterday", "-1", "1.5", "99999999999999"])
  func anEnvironmentThatIsNoTimeIsRefused(_ text: String) {
    let run = ProgramRun(Self.week, sourceDateEpoch: text)
    #expect(run.status == .usage)
    #expect(run.errors.contains("SOURCE_DATE_EPOCH: found \"\(text)\", expected seconds since 1970"))
  }

  @Test func aFileFollowsItself() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(ProgramRun(Self.week).output, to: "mehran.ics")
    let before = try Data(contentsOf: URL(filePath: file))
    let run = ProgramRun(Self.week + ["--since", file, "--output", file, "--now", "2021-01-01"])
    #expect(run.status == .done && run.errors == "")
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
  }

  @Test func eventsOfCrossingsNotAskedForAreLeftOutWithAWarning() throws {
    let folder = try TemporaryFolder()
    let both = ["calendar", "mehran", "parvizkhan", "--week", "2020-W24", "--format", "ics"]
    let file = try folder.write(ProgramRun(both).output, to: "both.ics")
    let run = ProgramRun(Self.week + ["--since", file])
    #expect(run.status == .done)
    #expect(run.errors.hasPrefix("warning: left out 7 events of other crossings than mehran\n"), "\(run.errors)")
    #expect(run.output == ProgramRun(Self.week).output)
  }

  @Test func aFaultInTheOlderFileHasItsPlace() throws {
    let folder = try TemporaryFolder()
    let text = ProgramRun(Self.week).output.split(separator: "SEQUENCE:0").joined(separator: "SEQUENCE:many")
    let file = try folder.write(text, to: "old.ics")
    let run = ProgramRun(Self.week + ["--since", file])
    #expect(run.status == .badData)
    #expect(run.errors == "\(file):28:1: error: SEQUENCE: found \"many\", expected a whole number\n")
    #expect(run.output == "")
  }
}
