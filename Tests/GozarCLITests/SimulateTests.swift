import CommandLineKit
import Foundation
import Synchronization
import Testing

@testable import GozarCLI

/// What `gozar simulate` writes beside its tables, and how it ends.
struct SimulateTests {
  private static let oneDay = ["simulate", "mehran", "--from", "2020-06-07", "--to", "2020-06-08"]
  private static let oneWeek = ["simulate", "mehran", "--from", "2020-06-06", "--to", "2020-06-13"]

  @Test func threadsAreNotSeenInAnyFormat() {
    let line = Self.oneDay
    for options in [["-n", "7", "--per", "hour"], ["-n", "70", "--precision", "2%"]] {
      for format in ["text", "csv", "json"] {
        let runs = [1, 2, 7].map { ProgramRun(line + options + ["--format", format, "--threads", "\($0)"]) }
        #expect(runs.allSatisfy { $0.status == .done && !$0.output.isEmpty })
        #expect(Set(runs.map(\.output)).count == 1)
        #expect(Set(runs.map(\.errors)).count == 1)
      }
    }
    #expect(ProgramRun(line + ["-n", "7", "--seed", "2"]).output != ProgramRun(line + ["-n", "7"]).output)
  }

  @Test func aPrecisionIsAPercentageOrAShare() {
    let line = Self.oneDay + ["--format", "csv"]
    let percent = ProgramRun(line + ["--precision", "5%"])
    #expect(percent.status == .done && percent.errors == "")
    #expect(percent.output == ProgramRun(line + ["--precision", "0.05"]).output)
    let missed = ProgramRun(line + ["--precision", "0.01%", "-n", "20"])
    #expect(missed.status == .done)
    #expect(
      missed.errors.hasPrefix("warning: --precision: ±0.01% was not reached in 20 replications: the widest is the "))
  }

  @Test func aLongWaitIsAsLongAsItSays() throws {
    let line = Self.oneWeek + ["-n", "3"]
    #expect(ProgramRun(line + ["--long-wait", "90min"]).output.contains("  over 90 min  "))
    #expect(ProgramRun(line + ["--long-wait", "3d"]).output.contains("  over 3 d  "))
    let never = ProgramRun(line + ["--long-wait", "300d", "--require", "long-waits<=0%"])
    #expect(never.status == .done)
  }

  @Test func anOffsetCountsFromTheFirstDay() {
    let line = Array(Self.oneWeek.dropLast()) + ["+1w", "-n", "1"]
    #expect(ProgramRun(line).output == ProgramRun(Self.oneWeek + ["-n", "1"]).output)
    let hours = ["hours", "24/7", "--from", "2020-06-06T08:00", "--to"]
    #expect(ProgramRun(hours + ["+36h"]).output == ProgramRun(hours + ["2020-06-07T20:00"]).output)
  }

  @Test func daysWithoutAListOfHolidaysAreDoubted() {
    let doubt = "warning: the holidays of iran are listed from "
    #expect(ProgramRun(Self.oneDay + ["-n", "1"]).errors == "")
    let late = ProgramRun(["simulate", "mehran", "--from", "2029-01-01", "--to", "+1d", "-n", "1"])
    #expect(late.status == .done)
    #expect(late.errors.hasPrefix(doubt), "\(late.errors)")
    #expect(ProgramRun(["status", "mehran", "--at", "2028-12-31T10:00"]).errors.hasPrefix(doubt))
    #expect(ProgramRun(["status", "mehran", "--at", "2028-07-01T10:00"]).errors == "")
  }

  @Test func anHourHasNoCapacityOfItsOwn() throws {
    let run = ProgramRun(Self.oneDay + ["-n", "2", "--per", "hour", "--format", "csv"])
    // Names in quotes hold commas.
    let rows = run.output.replacing(/"[^"]*"/, with: "").split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    for name in ["capacity", "fluid_bound", "bottleneck"] {
      let column = try #require(rows[0].firstIndex { $0 == name })
      #expect(rows.dropFirst().dropLast().allSatisfy { $0[column].isEmpty })
      #expect(rows.last?[column].isEmpty == false)
    }
  }

  // MARK: Files

  @Test func aTraceIsAFileBesideTheReport() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/trace.csv"
    let line = Self.oneWeek + ["-n", "2", "--trace", file]
    let run = ProgramRun(line)
    #expect(run.status == .done)
    #expect(run.output == ProgramRun(Self.oneWeek + ["-n", "2"]).output)
    let first = try String(contentsOfFile: file, encoding: .utf8)
    #expect(first.hasPrefix("crossing,stream,truck,class,event,stage,arrival,start,end,server\r\nmehran,"))
    _ = ProgramRun(line + ["--trace-replication", "2"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) != first)
    _ = ProgramRun(line + ["--trace-replication", "1", "--threads", "1"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["trace.csv"])
    #expect(ProgramRun(Self.oneWeek + ["--trace", folder.path + "/gone/t.csv", "-n", "1"]).status == .cannotCreate)
  }

  /// A milliard trucks are refused before anything is drawn.
  @Test func aMilliardTrucksAreRefused() throws {
    let folder = try TemporaryFolder()
    let scenario = try folder.write(
      """
      { title: { en: "All of them" },
        patch: { streams: { mehran_general: { phases: { more: { rate: "1e7 trucks/week" } } } } } }
      """, to: "all.json5")
    let run = ProgramRun(
      ["simulate", "mehran", "--from", "2020-06-06", "--to", "2022-05-07", "--scenario", scenario])
    #expect(run.status == .badData, "\(run.errors)")
    #expect(run.errors.contains("mehran: 1000"))
    #expect(run.errors.contains("trucks in 700 days are more than a run can hold, expected a shorter horizon"))
    #expect(run.output == "")
  }

  // MARK: While it runs

  @Test func aBarShowsTheTimeLeft() {
    let written = Mutex("")
    var surroundings = Surroundings(
      now: .init(seconds: 0), executable: nil, cores: 1, writeOutput: { _ in },
      writeError: { text in written.withLock { $0 += text } })
    #expect(ProgressBar(total: 10, surroundings) == nil)
    surroundings.showsProgress = true
    let elapsed = Mutex(Duration.zero)
    let bar = ProgressBar(total: 100, surroundings) { elapsed.withLock { $0 } }
    func after(_ seconds: Int, _ finished: Int) -> String {
      written.withLock { $0 = "" }
      elapsed.withLock { $0 = .seconds(seconds) }
      bar?.show(finished)
      return written.withLock { $0 }
    }
    #expect(after(1, 1) == "")
    #expect(after(2, 2) == "\r\(String(repeating: "░", count: 40)) 2/100, 98 s left   ")
    #expect(after(2, 2) == "")
    #expect(after(20, 5).hasPrefix("\r██░"))
    #expect(after(400, 5).hasSuffix("5/100, 2 h 7 min left   "))
    #expect(after(600, 50).hasSuffix("50/100, 10 min left   "))
    written.withLock { $0 = "" }
    bar?.clear()
    #expect(written.withLock { $0 } == "\r\u{1B}[K")
    let early = ProgressBar(total: 100, mayEndEarly: true, surroundings) { .seconds(10) }
    early?.show(10)
    #expect(written.withLock { $0 }.hasSuffix("10/100, at most 90 s left   "))
  }

  @Test func anInterruptionWaitsForTheFileBeingWritten() {
    let ends = Mutex(0)
    let interruption = Interruption { ends.withLock { $0 += 1 } }
    interruption.finishing {
      interruption.want()
      #expect(ends.withLock { $0 } == 0)
    }
    #expect(ends.withLock { $0 } == 1)
    let idle = Interruption { ends.withLock { $0 += 10 } }
    idle.want()
    #expect(ends.withLock { $0 } == 11)
    let impatient = Interruption { ends.withLock { $0 += 100 } }
    impatient.finishing {
      impatient.want()
      impatient.want()
      #expect(ends.withLock { $0 } == 111)
    }
  }
}
