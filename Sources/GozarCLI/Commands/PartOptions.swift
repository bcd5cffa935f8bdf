import CivilTime
import CommandLineKit
import ScenarioComparison

/// `--part`: a command's work in parts that can be done anywhere.
enum PartOptions {
  /// Which part was asked for.
  enum Choice: Sendable {
    case stated(RunPart)
    /// That of a task of a Slurm job array from 1 to `count`.
    case slurm(count: Int)
  }

  static let part = Parameter<Choice?>.option(
    "part", "I/N", .part,
    help: "Do only part I of N, and write it for gozar merge; slurm/N: the part of this task of a job array 1-N")

  static let resume = Parameter.flag(
    "resume", help: "Go on with the file of --output: what is finished there is not done again")

  /// Parameters that make no difference to what is found.
  static var immaterial: [any CommandParameter] {
    [
      part, resume, CommonOptions.network, CommonOptions.output, SimulationParameters.threads, SimulateCommand.format,
      SweepCommand.figure,
    ]
  }
}

extension ValueReader where Value == PartOptions.Choice {
  /// `3/8`, or `slurm/8`.
  static var part: Self {
    Self("a part from 1/N to N/N, or slurm/N", examples: ["3/8", "slurm/8"]) { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(parts[1]) else { return nil }
      if parts[0] == "slurm" { return RunPart(1, of: count).map { .slurm(count: $0.count) } }
      return Int(parts[0]).flatMap { RunPart($0, of: count) }.map { .stated($0) }
    }
  }
}

extension Session {
  /// The part that was asked for; nil: everything.
  func part() throws(CommandFailure) -> RunPart? {
    switch invocation[PartOptions.part] {
    case nil: return nil
    case .stated(let part): return part
    case .slurm(let count):
      guard let task = surroundings.slurmArrayTask else {
        throw usageFailure(
          "--part slurm/\(count): found no SLURM_ARRAY_TASK_ID in the environment, expected a job of "
            + "sbatch --array=1-\(count)")
      }
      guard let index = Int(task), let part = RunPart(index, of: count) else {
        throw usageFailure(
          "--part slurm/\(count): found \(task) as SLURM_ARRAY_TASK_ID, expected 1 to \(count), as of "
            + "sbatch --array=1-\(count)")
      }
      return part
    }
  }

  /// The command line that parts have in common, with days in place of words such as `today`.
  func partArguments(
    _ days: Range<Day>, of from: any CommandParameter, _ to: any CommandParameter
  ) -> [String] {
    invocation.arguments(
      leavingOut: PartOptions.immaterial,
      replacing: [
        from.declaration.name: days.lowerBound.description, to.declaration.name: days.upperBound.description,
      ])
  }
}
