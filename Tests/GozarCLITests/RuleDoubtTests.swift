import Foundation
import Snapshots
import Testing

/// Rules that do something else than they seem to are pointed out, each with the rule to write instead.
struct RuleDoubtTests {
  @Test func checkPointsThemOutWhereTheyStand() throws {
    let folder = try TemporaryFolder()
    let network = folder.path + "/network"
    let shipped = ProgramRun.repository.appending(path: "schedules/iran-iraq").path
    try FileManager.default.copyItem(atPath: shipped, toPath: network)
    try change(
      "\(network)/crossings/mehran.json5",
      [
        "\"Sa-Th 08:00-16:00; PH off\"": "\"Sa-Th 20:00-04:00; PH off\"",
        "\"Su,We 08:00-16:00; PH off\"": "\"PH off; Su,We 08:00-16:00\"",
        "\"Su-We 08:00-16:00; PH off\"": "\"Su-We 22:00-06:00; Th 10:00-12:00; 2019 Dec 25 off\"",
        "servers: { value: 6, confidence: \"assumption\", note: \"6 desks x 15 trucks/h = 90 trucks/h\" },":
          "servers: { usual: 6, shifts: { lunch: { hours: \"Mo-Fr 08:00-16:00, 12:00-13:00 off\", servers: 3 } }, confidence: \"assumption\" },",
      ])
    try change(
      "\(network)/crossings/chazabeh.json5", ["\"Sa-Th 08:00-16:00; PH off\"": "\"Su, We 08:00-16:00; PH off\""])
    let run = ProgramRun(["check", network])
    #expect(run.status == .done)
    let difference = Snapshot.difference(run.errors.replacing(folder.path + "/", with: ""), from: "check-doubts.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  private func change(_ path: String, _ replacements: [String: String]) throws {
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for (passage, replacement) in replacements {
      try #require(text.contains(passage), "\(passage)")
      text = text.replacing(passage, with: replacement)
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func hoursWarns() {
    let run = ProgramRun(
      line: "hours 'Sa-Th 20:00-04:00; PH off; We 10:00-12:00' --from 2020-06-01 --to 2020-06-08 --holidays 2020-06-04")
    #expect(run.status == .done)
    let difference = Snapshot.difference(run.errors, from: "hours-doubts.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// A rule is as doubtful whatever days are asked about, and without any.
  @Test(arguments: ["--from 2020-06-01 --to +1w", "--from 2022-06-01 --to +1w", "--explain"])
  func doubtsDoNotDependOnTheDates(question: String) {
    let run = ProgramRun(line: "hours '2020 Th 22:00-06:00; 2020 Fr 10:00-12:00' \(question)")
    #expect(
      run.errors.hasPrefix(
        "RULE:1:22: warning: `2020 Fr 10:00-12:00` cuts off at midnight what runs on into Friday 2020-"))
    #expect(run.errors.hasSuffix("\n  try: 2020 Th 22:00-06:00, 2020 Fr 10:00-12:00\n"))
  }

  @Test func holidaysAreMissedOnlyWhereHoursAreAskedFor() {
    let rule = "hours 'Sa-Th 08:00-16:00; PH off'"
    #expect(ProgramRun(line: "\(rule) --explain").errors == "")
    #expect(
      ProgramRun(line: "\(rule) --from 2020-06-01 --to 2020-06-08").errors.hasPrefix(
        "RULE:1:20: warning: PH stands for no day, as no public holidays are given"))
  }
}
