import CommandLineKit
import Foundation
import Testing

/// Bad input: a clear error on standard error, nothing on standard output, and the right exit status.
struct FailureTests {
  struct Case: CustomTestStringConvertible {
    let line: String
    let status: CommandLineKit.ExitStatus
    let error: String
    var testDescription: String { line }

    init(_ line: String, _ status: CommandLineKit.ExitStatus, _ error: String) {
      self.line = line
      self.status = status
      self.error = error
    }
  }

  @Test(arguments: [
    Case("statsu", .usage, "unknown command statsu; did you mean status?"),
    Case("status --at", .usage, "--at needs a value: --at T"),
    Case("status mehrna", .usage, "mehrna: there is no such crossing"),
    Case("status mehrna", .usage, "did you mean mehran?"),
    Case("status --at 2021-02-31", .usage, "--at: there is no 31 February 2021: February 2021 has 28 days"),
    Case("simulate --from 1402-12-30 --to 1403-01-01", .usage, "there is no 30 Esfand 1402: Esfand 1402 has 29 days"),
    Case("simulate --from 2020-06-01", .usage, "--to D is missing"),
    Case("simulate --from 2020-06-01 --to 2020-05-01", .usage, "expected a day after --from, 2020-06-01"),
    Case("simulate --from 2020-06-01 --to 2020-06-01", .usage, "expected a day after --from, 2020-06-01"),
    Case("simulate --from 2020-06-01T08:00 --to 2020-07-01", .usage, "expected a day without a time of day"),
    Case("simulate --from 2020-06-01 --to 1002020-06-01", .usage, "--to: "),
    Case("simulate --from 2020-06-01 --to 2900-06-01", .usage, "expected at most 100 years after --from"),
    Case("simulate --from 2200-06-01 --to 2200-07-01", .usage, "the persian calendar is known from"),
    Case("simulate --from 2020-06-01 --to 2020-07-01 -n 0", .usage, "expected a whole number from 1"),
    Case("simulate --from 2020-06-01 --to 2020-07-01 --seed -1", .usage, "--seed: found \"-1\""),
    Case("simulate --from 2020-06-01 --to 2020-07-01 --precision 0", .usage, "expected a share of the mean above 0"),
    Case("simulate --from 2020-06-01 --to 2020-07-01 --precision 1", .usage, "did you mean 1%?"),
    Case("simulate --from 2020-06-01 --to 2020-07-01 --precision 2%5", .usage, "such as 1% or 0.01"),
    Case("simulate --from 2020-06-01 --to 2020-07-01 --per fortnight", .usage, "expected month, week, day or hour"),
    Case("simulate --from 2020-06-01 --to 2021-07-31 --per hour", .usage, "expected at most 400 days after --from"),
    Case("simulate --from 2000-06-01 --to 2021-07-31 --per day", .usage, "expected at most 4000 days after --from"),
    Case(
      "simulate --from 2020-06-01 --to 2020-07-01 --per hour -n 100000", .usage, "720 hours at 10 crossings in 100000"),
    Case(
      "simulate --from 2020-01-01 --to 2020-12-01 --per hour --format json", .usage,
      "8040 hours at 10 crossings are more than the 25000 of one document"),
    Case("simulate --from 2020-06-01 --to 2020-07-01 --trace-replication 2", .usage, "needs --trace too"),
    Case(
      "simulate --from 2020-06-01 --to 2020-07-01 -n 3 --trace a.csv --trace-replication 4", .usage,
      "--trace-replication: found 4, expected at most 3"),
    Case("simulate --from 2020-06-01 --to +0d", .usage, "expected a day after --from, 2020-06-01"),
    Case("hours 24/7 --from 2020-06-01 --to 2020-07-01 --holidays /dev/zero", .inputOutput, "it is a pipe or a device"),
    Case(
      "simulate --from 2020-06-01 --to 2020-07-01 --trace a.csv -o a.csv", .usage, "which is the file of --output"),
    Case("simulate --from 2020-06-01 --to 2020-07-01 --long-wait 24", .usage, "--long-wait: found \"24\""),
    Case(
      "simulate --from 2200-06-01 --to 2200-07-01 --per day --require 'value>=1/month'", .usage,
      "the persian calendar is known from"),
    Case("simulate --from 2020-06-01 --to 2020-07-01 --scenario outlook", .inputNotFound, "scenarios/outlook.json5"),
    Case("compare --from 2020-06-01 --to 2020-07-01", .usage, "S is missing"),
    Case("compare network --from 2020-06-01 --to 2020-07-01", .usage, "found one scenario, expected two or more"),
    Case("compare network network --from 2020-06-01 --to 2020-07-01", .usage, "found the scenario twice"),
    Case(
      "compare network a++b --from 2020-06-01 --to 2020-07-01", .usage, "expected a scenario, or several joined by +"),
    Case("compare network mehran-six --from 2020-06-01 --to 2020-07-01", .inputNotFound, "scenarios/mehran-six.json5"),
    Case(
      "compare network mehran-six-days --crossing mehrna --from 2020-06-01 --to 2020-07-01", .usage,
      "did you mean mehran?"),
    Case(
      "compare network mehran-six-days --from 2020-06-01 --to 2020-07-01 -n 1", .usage, "expected a whole number from 2"
    ),
    Case("calendar --week 2020-W60", .usage, "there is no week 60 in 2020"),
    Case("calendar --weeks 0", .usage, "expected a whole number from 1 to 53"),
    Case("calendar --week 2020-W24 --month 1399-03", .usage, "expected one of --week with --weeks, --month, or"),
    Case("calendar --from 2020-06-01", .usage, "--from: expected --to with it"),
    Case("calendar --to 2020-06-01", .usage, "--to: expected --from with it"),
    Case("calendar --from 2020-06-02 --to 2020-06-02", .usage, "expected a day after --from, 2020-06-02"),
    Case("calendar --from 2020-06-02 --to 2035-01-01", .usage, "expected at most 3660 days after --from"),
    Case("calendar --month 1399-13", .usage, "--month: there is no month 13"),
    Case("calendar --width 60", .usage, "expected a whole number from 80 to 200"),
    Case("calendar --width 100 --format csv", .usage, "--width is for --format text"),
    Case("calendar --why --format json", .usage, "--why is for --format text and markdown"),
    Case("calendar --since old.ics", .usage, "--since is for --format ics"),
    Case("calendar --alarm 2h --format csv", .usage, "--alarm is for --format ics"),
    Case("calendar --format ics --alarm 2m", .usage, "did you mean 2min?"),
    Case("calendar --format ics --alarm 90s", .usage, "--alarm: expected whole minutes"),
    Case("calendar --format ics --now yesterday", .usage, "--now: "),
    Case("calendar --format ics --since gone.ics", .inputNotFound, "can't find gone.ics"),
    Case("calendar --format ics --since README.md", .badData, "README.md:1:1: error: found \"# Gozar\", expected "),
    Case("calendar --format ics --since README.md", .badData, "\n  # Gozar\n  ^\n"),
    Case("hours 'Su,We 8:00-16:00' --from 2020-06-01 --to 2020-07-01", .badData, "RULE:1:7: error: "),
    Case("hours 'Su,We 8:00-16:00' --from 2020-06-01 --to 2020-07-01", .badData, "\n        ^\n"),
    Case("hours 24/7 --from 2020-07-01 --to 2020-06-01", .usage, "expected a moment after --from"),
    Case("hours 24/7 --from 2020-06-01 --to 2020-07-01 --holidays gone.csv", .inputNotFound, "can't find gone.csv"),
    Case("hours 24/7 --from 2020-06-01 --to 2020-07-01 --holidays 2020-06-31", .usage, "June 2020 has 30 days"),
    Case("hours 24/7", .usage, "--from, --explain or --osm is missing"),
    Case("hours sunrise-16:00 --from 2020-06-01 --to 2020-07-01", .badData, "try: --at-place 33.12,46.17 --time-zone"),
    Case("hours sunrise-16:00 --osm 2020", .badData, "RULE:1:1: error: found `sunrise-16:00`, which goes by the sun"),
    Case("hours 24/7 --explain --at-place 33.12,46.17", .usage, "--at-place needs --time-zone too"),
    Case("hours 24/7 --explain --at-place 91,0 --time-zone UTC", .usage, "--at-place: found \"91,0\""),
    Case("hours 24/7 --explain --at-place 1,0 --time-zone Mars", .usage, "--time-zone: found \"Mars\""),
    Case("hours 24/7 --osm 2023-2020", .usage, "--osm: found \"2023-2020\""),
    Case("hours 24/7 --explain --hijri-months gone.csv", .inputNotFound, "can't find gone.csv"),
    Case("hours 'Su off; ashura off' --explain --strict-osm", .badData, "RULE:1:9: error: found `ashura`"),

    Case("hours 24/7 --from 2020-07-01", .usage, "--from needs --to too"),
    Case("hours 24/7 --explain --to 2020-07-01", .usage, "--to needs --from too"),
    Case("hours 'Mo 8:00' --explain", .badData, "RULE:1:4: error: "),
    Case("hours '' --from 2020-06-01 --to 2020-07-01", .badData, "RULE:1:1: error: "),
    Case("status --network gone", .inputNotFound, "can't find gone"),
    Case("status --format yaml", .usage, "--format: found \"yaml\", expected text or json"),
    Case("plan", .usage, "SHIPMENTS is missing"),
    Case("plan gone.csv", .inputNotFound, "can't find gone.csv"),
    Case("plan schedules/iran-iraq/travel.csv", .badData, "found no column \"shipment\""),
    Case("plan a.csv --move-price -1", .usage, "expected an amount from 0 to 1000000 with at most two decimals"),
    Case("plan a.csv --freeze 24", .usage, "--freeze: found \"24\""),
    Case("plan a.csv --dry-run", .usage, "--dry-run needs --commit"),
    Case(
      "plan schedules/iran-iraq/examples/shipments.csv --lexicographic", .badData,
      "found shipments that must stay together, expected none with --lexicographic"),
    Case("plan a.csv --ics-by shipper", .usage, "--ics-by needs --ics"),
    Case(
      "plan schedules/iran-iraq/examples/shipments.csv --crossing mehrna", .usage,
      "mehrna: there is no such crossing"),
    Case(
      "plan schedules/iran-iraq/examples/shipments.csv --bookings gone.csv", .inputNotFound, "can't find gone.csv"),
    Case(
      "plan schedules/iran-iraq/examples/shipments.csv --from 2020-07-01 --to 2020-06-01", .usage,
      "expected a day after --from"),
    Case("slots --from 2020-06-07", .usage, "--to D is missing"),
    Case("slots --from 2020-06-07 --to 2022-06-07", .usage, "expected at most 366 days after --from"),
    Case("book mehran 2020-06-10T09:30", .usage, "--class CLASS is missing"),
    Case("book mehran 2020-06-10T09:30 --class generl", .usage, "did you mean general?"),
    Case("book mehran 2020-06-10 --class general", .usage, "expected a time of day too"),
    Case("cancel", .usage, "BOOKING is missing"),
    Case("cancel B1 --bookings gone.csv", .inputNotFound, "can't find gone.csv"),
    Case("bookings --all --history", .usage, "--all"),
    Case("check --format csv", .usage, "--format csv is for the list of --sources"),
    Case("status --output /gone/status.txt", .cannotCreate, "can't create /gone/status.txt"),
  ])
  func isRefused(_ example: Case) {
    let run = ProgramRun(line: example.line)
    #expect(run.status == example.status)
    #expect(run.errors.contains(example.error), "\(run.errors)")
    #expect(run.output == "")
  }

  @Test func aFolderThatIsNotFoundNamesThePlacesTried() throws {
    let folder = try TemporaryFolder()
    let run = ProgramRun(["status"], workingFolder: folder.path)
    #expect(run.status == .inputNotFound)
    #expect(run.errors.contains("looked for \(folder.path)/schedules/iran-iraq"))
  }

  @Test func anEmptyFolderIsNotANetwork() throws {
    let folder = try TemporaryFolder()
    let run = ProgramRun(["status", "--network", folder.path])
    #expect(run.status == .inputNotFound)
    #expect(run.errors.contains("can't find \(folder.path)/network.json5"))
    #expect(run.output == "")
  }

  @Test func aNetworkWithoutCrossingsIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.network, to: "network.json5")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/crossings", withIntermediateDirectories: false)
    let run = ProgramRun(["simulate", "--network", folder.path, "--from", "2020-06-01", "--to", "2020-07-01"])
    #expect(run.status == .badData)
    #expect(run.errors.contains("found no crossing in \(folder.path)/crossings"))
  }

  @Test func nestedBracketsAreRefusedWithoutACrash() throws {
    let folder = try TemporaryFolder()
    let brackets = String(repeating: "[", count: 10_000)
    try folder.write(Self.network, to: "network.json5")
    let file = try folder.write(brackets, to: "crossings/deep.json5")
    let run = ProgramRun(["check", folder.path])
    #expect(run.status == .answerIsNo)
    #expect(run.errors.contains("\(file):1:"))
  }

  @Test func aResultReplacesAFileAsAWhole() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("old", to: "status.txt")
    let run = ProgramRun(["status", "mehran", "--output", file])
    #expect(run.status == .done)
    #expect(run.output == "")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == ProgramRun(["status", "mehran"]).output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["status.txt"])
  }

  @Test func aReaderThatGoesAwayIsAnErrorOfWriting() {
    let run = ProgramRun.failingOutput(["status", "mehran"])
    #expect(run == .inputOutput)
  }

  static let network = """
    { id: "n", name: { en: "N" }, currency: "USD", reporting_calendar: "gregorian", week_start: "Mo",
      sides: { here: { name: { en: "Here" }, time_zone: "UTC" } },
      classes: { general: { name: { en: "General" }, payload_tonnes: 20, value_per_tonne: 500 } }, streams: {} }
    """
}
