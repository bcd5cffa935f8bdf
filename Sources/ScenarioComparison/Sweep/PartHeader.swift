/// The first line of a part: what it is a part of.
///
/// A part is a file of JSON lines: this one, then a line an item (a replication of a simulation, or a point of a sweep), in
/// their order, then ``PartEnd``.
public struct PartHeader: Hashable, Codable, Sendable {
  /// The format of the lines; changes whenever other programs' parts can't be read any more, or would differ.
  public let format: Int
  /// The command line in its fixed form, without what makes no difference: the command's name first.
  public let arguments: [String]
  /// The folder of the network where the part was run.
  public let network: String
  /// The digest of the network, with its scenarios.
  public let digest: String
  /// The seed of all random numbers.
  public let seed: UInt64
  /// Items of all parts together.
  public let items: Int
  /// Which part, from 1.
  public let part: Int
  /// How many there are.
  public let parts: Int

  /// The format that is written and read.
  public static let format = 1

  enum CodingKeys: String, CodingKey {
    case format = "gozar_part"
    case arguments, network, digest, seed, items, part, parts
  }

  /// The header of a part.
  public init(arguments: [String], network: String, digest: String, seed: UInt64, items: Int, part: RunPart) {
    format = Self.format
    self.arguments = arguments
    self.network = network
    self.digest = digest
    self.seed = seed
    self.items = items
    self.part = part.index
    parts = part.count
  }

  /// The name of the command.
  public var command: String { arguments.first ?? "" }

  /// Which items the part has; nil if the header is not one that is ever written.
  public var range: Range<Int>? {
    guard (0...RunPart.most).contains(items) else { return nil }
    return RunPart(part, of: parts)?.range(of: items)
  }

  /// How this part's work differs from that of another part, to follow the name of its file; nil if it does not.
  ///
  /// The folder may differ: the same network may lie elsewhere on another machine.
  public func difference(from other: PartHeader) -> String? {
    if format != other.format { return "is of format \(format), not of format \(other.format)" }
    if command != other.command { return "is of gozar \(command), not of gozar \(other.command)" }
    if digest != other.digest { return "is of another network, or of other scenarios" }
    if seed != other.seed { return "is of seed \(seed), not of seed \(other.seed)" }
    if parts != other.parts { return "is one of \(parts) parts, not of \(other.parts)" }
    if items != other.items { return "is of \(items) replications or points, not of \(other.items)" }
    if arguments != other.arguments {
      let own = arguments.filter { !other.arguments.contains($0) }
      let others = other.arguments.filter { !arguments.contains($0) }
      return "is of other arguments: \(Self.listed(own)), not \(Self.listed(others))"
    }
    return nil
  }

  private static func listed(_ arguments: [String]) -> String {
    arguments.isEmpty ? "none" : arguments.joined(separator: " ")
  }
}

/// The last line of a part: that it is complete.
public struct PartEnd: Hashable, Codable, Sendable {
  /// Lines between the header and this one.
  public let complete: Int

  /// The end of a part of so many items.
  public init(complete: Int) {
    self.complete = complete
  }
}

/// What is wrong with a set of parts, each with the name of its file; all parts may be missing of a set.
public enum PartSetFault: Hashable, Sendable {
  /// A file is part of something else than the first file is.
  case foreign(file: String, difference: String, first: String)
  /// Two files are the same part.
  case doubled(file: String, part: Int, first: String)
  /// No file is one of these parts.
  case missing([Int], of: Int)

  /// All faults of a set, in the order of the files.
  ///
  /// - Parameter parts: at least one file with its header.
  public static func all(in parts: [(file: String, header: PartHeader)]) -> [PartSetFault] {
    let first = parts[0]
    var faults: [PartSetFault] = []
    var files: [Int: String] = [:]
    for (file, header) in parts {
      if let difference = header.difference(from: first.header) {
        faults.append(.foreign(file: file, difference: difference, first: first.file))
      } else if let other = files[header.part] {
        faults.append(.doubled(file: file, part: header.part, first: other))
      } else {
        files[header.part] = file
      }
    }
    let missing = (1...first.header.parts).filter { files[$0] == nil }
    return missing.isEmpty ? faults : faults + [.missing(missing, of: first.header.parts)]
  }
}
