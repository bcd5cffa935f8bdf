import Snapshots
import Testing

/// Everything that the program writes for people, and the shapes that programs read, as files.
struct SnapshotTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let line: String
    var testDescription: String { line }

    init(_ name: String, _ line: String) {
      self.name = name
      self.line = line
    }
  }

  private static let sweep = """
    sweep crossings.mehran.quotas.daily.trucks=200..300/50 crossings.mehran.stages.transshipment.servers=60,100 \
    --from 2020-06-06 --to 2020-06-20 -n 3
    """

  @Test(arguments: [
    Case("help.txt", "--help"),
    Case("help-status.txt", "status --help"),
    Case("help-calendar.txt", "calendar --help"),
    Case("help-hours.txt", "hours --help"),
    Case("help-simulate.txt", "simulate --help"),
    Case("help-compare.txt", "compare --help"),
    Case("help-sweep.txt", "sweep --help"),
    Case("help-merge.txt", "merge --help"),
    Case("help-target.txt", "target --help"),
    Case("help-crosscheck.txt", "crosscheck --help"),
    Case("help-plan.txt", "plan --help"),
    Case("help-slots.txt", "slots --help"),
    Case("help-book.txt", "book --help"),
    Case("help-cancel.txt", "cancel --help"),
    Case("help-bookings.txt", "bookings --help"),
    Case("help-check.txt", "check --help"),
    Case("help-completions.txt", "completions --help"),
    Case("status.txt", "status"),
    Case("status.json", "status mehran chazabeh --at 2020-06-07T10:00 --format json"),
    Case(
      "status-no-opening.json",
      "status chazabeh --at 2022-09-21T10:00 --format json --scenario Tests/GozarCLITests/Scenarios/late.json5"),
    Case("status-closure.txt", "status mehran parvizkhan --at 2020-05-24T12:00"),
    Case("status-holiday.txt", "status mehran --at 2020-08-30T12:00"),
    Case("status-uncertain.txt", "status chazabeh --at 2020-09-01T12:00"),
    Case("calendar.txt", "calendar --week 2020-W24"),
    Case("calendar-wide.txt", "calendar --week 2020-W35 --width 120"),
    Case("calendar-uncertain.txt", "calendar mehran chazabeh --week 2020-W35 --weeks 2"),
    Case("calendar-grid-wide.txt", "calendar chazabeh --week 2020-W36 --width 120"),
    Case("calendar-closed.txt", "calendar chazabeh --week 2020-W24"),
    Case("calendar-closure.txt", "calendar shalamcheh --week 2020-W32"),
    Case("calendar-clock-change.txt", "calendar mehran --week 2022-W38"),
    Case("calendar-days.txt", "calendar mehran --from 2020-09-20 --to 2020-09-22"),
    Case("calendar-month.txt", "calendar --month 1399-06"),
    Case("calendar-month-wide.txt", "calendar --month 2020-06 --width 120"),
    Case("calendar-sheet.txt", "calendar chazabeh --month 1399-06"),
    Case("calendar-why.txt", "calendar mehran chazabeh --from 2020-08-28 --to 2020-09-01 --why"),
    Case("calendar.md", "calendar mehran chazabeh --week 2020-W36 --format markdown"),
    Case("calendar-why.md", "calendar shalamcheh --week 2020-W32 --format markdown --why"),
    Case("calendar.csv", "calendar mehran chazabeh --week 2020-W36 --format csv"),
    Case("calendar.json", "calendar mehran chazabeh --from 2020-08-30 --to 2020-09-01 --format json"),
    Case("calendar-scenario.txt", "calendar chazabeh --week 2020-W23 --scenario report-outlook"),
    Case("calendar.ics", "calendar mehran --week 2020-W24 --format ics --alarm 2h --now 2020-06-08T12:00"),
    Case(
      "calendar-uncertain.ics",
      "calendar chazabeh --from 2020-09-11 --to 2020-09-14 --format ics --now 2020-06-08T12:00"),
    Case(
      "calendar-cancelled.ics",
      """
      calendar mehran --week 2020-W24 --format ics --since Tests/GozarCLITests/Snapshots/calendar.ics --alarm 2h \
      --now 2020-06-09T12:00 --scenario Tests/GozarCLITests/Scenarios/strike.json5
      """),
    Case("sweep.txt", sweep),
    Case("sweep.csv", "\(sweep) --per week --format csv"),
    Case("sweep.jsonl", "\(sweep) --crossing mehran --format jsonl"),
    Case("sweep-map.svg", "\(sweep) --crossing mehran --format svg"),
    Case(
      "sweep-line.svg",
      "sweep crossings.mehran.quotas.daily.trucks=50..500/50 --crossing mehran --from 2020-06-06 --to 2020-06-20 -n 5 "
        + "--format svg --figure wait"),
    Case(
      "sweep-sample.txt",
      """
      sweep crossings.mehran.quotas.daily.trucks=100..400 \
      'crossings.mehran.sides.iran.phases.two_days.hours="Su,We 08:00-16:00","Sa-Th 08:00-16:00",off' --sample 4 \
      --crossing mehran --from 2020-06-06 --to 2020-07-04 --per month -n 3
      """),
    Case("calendar.html", "calendar mehran chazabeh --week 2020-W35 --format html"),
    Case("calendar-fa.html", "calendar mehran bashmaq --week 2020-W31 --format html --language fa"),
    Case("calendar-ar.html", "calendar mehran --week 2020-W08 --format html --language ar"),
    Case("calendar-month.html", "calendar mehran bashmaq --month 1399-03 --format html"),
    Case("calendar-month-fa.html", "calendar chazabeh --month 1399-06 --format html --language fa"),
    Case(
      "calendar-set-back.html",
      "calendar mehran --week 2022-W38 --format html --scenario Tests/GozarCLITests/Scenarios/late.json5"),
    Case(
      "calendar-set-back.txt",
      "calendar mehran --week 2022-W38 --why --scenario Tests/GozarCLITests/Scenarios/late.json5"),
    Case(
      "status-set-back.txt",
      "status mehran --at 2022-09-21T23:45 --scenario Tests/GozarCLITests/Scenarios/late.json5"),
    Case("calendar.svg", "calendar mehran chazabeh --week 2020-W35 --format svg"),
    Case("calendar-fa.svg", "calendar mehran bashmaq --week 2020-W31 --format svg --language fa"),
    Case("simulate-known.txt", "simulate chazabeh --known-on 2020-05-23 --from 1399-03-01 --to 1399-04-01 -n 10"),
    Case(
      "compare.txt",
      "compare as-it-happened mehran-four-days-june report-outlook --crossing mehran --crossing chazabeh "
        + "--crossing kileh --from 1399-03-01 --to 1399-05-10 -n 10"),
    Case(
      "compare.md",
      "compare network mehran-six-days --crossing mehran --from 1399-03-01 --to 1399-04-01 -n 10 --format markdown"),
    Case(
      "compare.csv",
      "compare network mehran-six-days --baseline mehran-six-days --crossing mehran --from 1399-03-01 --to 1399-04-01 "
        + "-n 10 --format csv --rank-by tonnes"),
    Case(
      "compare.json",
      "compare network mehran-six-days --crossing mehran --from 1399-03-01 --to 1399-04-01 -n 10 --format json"),
    Case(
      "hours.txt",
      "hours 'Su,We 08:00-16:00; PH off; Sa unknown' --from 2020-06-01 --to 2020-06-15 --holidays 2020-06-03"),
    Case("hours.json", "hours 'Th 20:00-04:00; Fr unknown' --from 2020-06-01 --to 2020-06-15 --format json"),
    Case(
      "hours-explain.txt",
      "hours 'Jun-Aug Sa-Th 07:00-15:00; Sep-May Sa-Th 08:00-16:00; PH,PH -1 day off \"holidays\"; "
        + "2020 Dec 24-Jan 02 10:00-12:00 || Fr[-1] unknown' --explain"),
    Case(
      "hours-explained.txt",
      "hours 'Su,We 20:00-04:00, Fr 10:00-12:00' --explain --from 2020-06-01 --to 2020-06-15 --holidays 2020-06-03"),
    Case("hours-explain.json", "hours 'Su,We 08:00-16:00; PH off' --explain --format json"),
    Case(
      "hours-explained.json",
      "hours 'Su,We 08:00-16:00' --explain --from 2020-06-01 --to 2020-06-08 --format json"),
    Case(
      "hours-moon.txt",
      "hours 'Sa-Th 08:00-16:00; Muharram 09-10 off; nowruz-Farvardin 04 unknown' --from 2027-06-12 --to 2027-06-20"),
    Case("hours-osm.txt", "hours 'Sa-Th 08:00-16:00; Farvardin 01-13 off; ashura off' --osm 2021-2022"),
    Case("hours-osm.json", "hours '1403 Esfand 29-1404 Farvardin 04 off' --osm 2025 --format json"),
    Case(
      "hours-sun.txt",
      "hours 'sunrise-sunset; Fr sunset-dawn' --from 2022-09-20 --to 2022-09-25 --at-place 33.12,46.17 "
        + "--time-zone Asia/Tehran"),
    Case("simulate.txt", "simulate mehran chazabeh kileh --from 1399-03-15 --to 1399-06-01 -n 3"),
    Case("simulate-one-run.txt", "simulate mehran --from 2020-06-01 --to 2020-07-01 -n 1 --calendar gregorian"),
    Case("simulate.csv", "simulate mehran chazabeh --from 1399-03-01 --to 1399-05-01 -n 3 --format csv"),
    Case("simulate.json", "simulate mehran --from 1399-03-01 --to 1399-05-01 -n 3 --format json"),
    Case(
      "simulate-weeks.txt",
      "simulate mehran --from 2020-06-04 --to 2020-06-22 -n 5 --per week --require 'throughput>=1/week' --long-wait 2d"),
    Case("simulate-days.txt", "simulate parvizkhan --from 2020-06-08 --to 2020-06-11 --per day --precision 2%"),
    Case("simulate-hours.txt", "simulate parvizkhan --from 2020-09-20 --to 2020-09-21 --per hour -n 3"),
    Case(
      "simulate-uncertain.txt",
      "simulate mehran chazabeh --from 2020-07-22 --to 2020-08-22 -n 20 --scenario "
        + "Tests/GozarCLITests/Scenarios/uncertain.json5"),
    Case(
      "simulate-uncertain.json",
      "simulate chazabeh --from 2020-07-22 --to 2020-08-22 -n 4 --format json --scenario "
        + "Tests/GozarCLITests/Scenarios/uncertain.json5"),
    Case(
      "calendar-means.txt",
      "calendar mehran --week 2020-W32 --scenario Tests/GozarCLITests/Scenarios/uncertain.json5"),
    Case("marginal.txt", "simulate mehran --marginal --from 2020-06-06 --to 2020-07-04 -n 3"),
    Case(
      "marginal.csv",
      "simulate mehran kileh --marginal --step quota=50 --step servers=5 --from 2020-06-06 --to 2020-06-20 -n 3 --format csv"
    ),
    Case("marginal.json", "simulate mehran --marginal --from 2020-06-06 --to 2020-06-13 -n 3 --format json"),
    Case(
      "target.txt",
      "target mehran --trucks 80/day --allow days --allow quota=..250/50 --from 2020-06-06 --to 2020-07-04 -n 3"),
    Case(
      "target-costs.txt",
      """
      target mehran --value 25e6/month --backlog-gone-by 2020-07-03 --allow days=..4 --allow hours=..4 \
      --allow quota=..250/50 --allow servers.transshipment=..50/10 --cost days=100000 --cost hours=30000 --cost quota=20000 \
      --cost servers=25000 --from 2020-06-06 --to 2020-07-04 -n 3 --confidence 90%
      """),
    Case(
      "target.csv",
      "target mehran --trucks 80/day --allow days --allow quota=..250/50 --from 2020-06-06 --to 2020-07-04 -n 3 --format csv"
    ),
    Case(
      "target.json",
      "target mehran --trucks 60/day --allow days=..1 --from 2020-06-06 --to 2020-07-04 -n 3 --format json"),
    Case("crosscheck.txt", "crosscheck mehran parvizkhan kileh --from 2020-08-01 --to 2020-08-21 -n 3"),
    Case("crosscheck.csv", "crosscheck mehran --from 2020-08-01 --to 2020-08-11 -n 3 --format csv"),
    Case("crosscheck.json", "crosscheck parvizkhan --from 2020-08-01 --to 2020-08-11 -n 3 --format json"),
    Case(
      "crosscheck-closed-form.txt", "crosscheck --network schedules/models/a --from 2024-01-01 --to 2024-02-10 -n 3"),
    Case("check.txt", "check"),
    Case("sources.txt", "check schedules/iran-iraq/crossings/mehran.json5 --sources"),
    Case("sources.csv", "check schedules/iran-iraq/crossings/mehran.json5 --sources --format csv"),
  ])
  func looksAsBefore(_ example: Case) {
    let run = ProgramRun(line: example.line)
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.errors == "")
    let difference = Snapshot.difference(run.output, from: example.name)
    #expect(difference == nil, "\(difference ?? "")")
  }
}
