public import CrossingModel

/// Writes a scenario file: the merge patch that makes one network of another.
public enum ScenarioText {
  /// The text of a scenario file, in JSON5.
  ///
  /// What may differ, and is told, are the rules of phases, trucks of quotas, places of yards, servers with their shifts,
  /// and rates of empty trucks.
  ///
  /// - Parameters:
  ///   - source: where the new figures come from; they count as assumptions.
  ///   - network: the network as the files and the scenarios before this one make it.
  ///   - changed: the same network with other figures.
  public static func text(
    title: String, description: String, source: String, from network: Network, to changed: Network
  ) -> String {
    let crossings = zip(network.crossings, changed.crossings).map { Entry($0.id, patch($0, $1)) }
    let scenario = [
      Entry("title", .object([Entry("en", .text(title))])), Entry("description", .text(description)),
      Entry("source", .text(source)), Entry("confidence", .text(Confidence.assumption.rawValue)),
      Entry("patch", .object([Entry("crossings", .object(crossings))].filter { !$0.value.isEmpty })),
    ]
    return scenario.lines(indent: 0).joined(separator: "\n") + "\n"
  }

  // MARK: Differences

  private static func patch(_ old: Crossing, _ new: Crossing) -> Value {
    let sides = zip(old.sides, new.sides).map { old, new in
      let phases = zip(old.phases, new.phases).filter { $0.hours != $1.hours }.map {
        Entry($1.id, .object([Entry("hours", .text($1.hours.text))]))
      }
      return Entry(new.side, .object([Entry("phases", .object(phases))]))
    }
    return .object([
      Entry("sides", .object(sides)), Entry("quotas", quotas(old.quotas, new.quotas)),
      Entry(
        "yard", .object(new.yard.places == old.yard.places ? [] : [Entry("places", .number(new.yard.places ?? 0))])),
      Entry("stages", .object(zip(old.stages, new.stages).map { Entry($1.id, stage($0, $1)) })),
    ])
  }

  private static func quotas(_ old: [Quota], _ new: [Quota]) -> Value {
    .object(
      zip(old, new).filter { $0.trucks != $1.trucks }.map {
        Entry($1.id, .object([Entry("trucks", .number($1.trucks))]))
      })
  }

  private static func stage(_ old: Stage, _ new: Stage) -> Value {
    var entries: [Entry] = []
    if new.shifts.isEmpty, old.servers != new.servers {
      entries.append(Entry("servers", .number(new.servers)))
    } else {
      let shifts = zip(old.shifts, new.shifts).filter { $0.servers != $1.servers }.map {
        Entry($1.id, .object([Entry("servers", .number($1.servers))]))
      }
      let usual = old.servers == new.servers ? [] : [Entry("usual", .number(new.servers))]
      entries.append(Entry("servers", .object(usual + [Entry("shifts", .object(shifts))])))
    }
    if let old = old.counterpart, let new = new.counterpart {
      let phases = zip(old.phases, new.phases).filter { $0.trucksPerWeek != $1.trucksPerWeek }.map {
        Entry($1.id, .object([Entry("rate", .text("\($1.trucksPerWeek) trucks/week"))]))
      }
      entries.append(
        Entry(
          "counterpart", .object([Entry("phases", .object(phases)), Entry("quotas", quotas(old.quotas, new.quotas))]))
      )
    }
    return .object(entries)
  }

  // MARK: Writing

  fileprivate struct Entry {
    let key: String
    let value: Value

    init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  fileprivate enum Value {
    case text(String)
    case number(Int)
    case object([Entry])

    /// Whether it says nothing.
    var isEmpty: Bool {
      if case .object(let entries) = self { entries.allSatisfy(\.value.isEmpty) } else { false }
    }
  }
}

extension [ScenarioText.Entry] {
  /// The object, over several lines; what says nothing is left out, but in the outermost object.
  fileprivate func lines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return ["{"]
      + filter { indent == 0 || !$0.value.isEmpty }.flatMap { entry in
        let value = entry.value.lines(indent: indent + 2)
        return ["\(margin)  \(ScenarioText.key(entry.key)): \(value[0])"] + value.dropFirst()
      } + ["\(margin)}"]
  }
}

extension ScenarioText.Value {
  /// The value, of which the first line stands behind its key, with a comma at its end.
  fileprivate func lines(indent: Int) -> [String] {
    switch self {
    case .text(let text): return ["\(ScenarioText.quoted(text)),"]
    case .number(let number): return ["\(number),"]
    case .object(let entries):
      let lines = entries.lines(indent: indent)
      return lines.count == 2 ? ["{},"] : Array(lines.dropLast()) + ["\(lines[lines.count - 1]),"]
    }
  }
}

extension ScenarioText {
  /// A key, in quotes unless it is a plain name.
  fileprivate static func key(_ key: String) -> String {
    let isPlain = key.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
    return isPlain && key.first?.isLetter == true ? key : quoted(key)
  }

  fileprivate static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
