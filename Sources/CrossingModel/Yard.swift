/// The yard: how many trucks are inside at once, and when it lets trucks in.
public struct Yard: Hashable, Sendable {
  /// When the yard admits trucks.
  public enum Admission: String, CaseIterable, Sendable {
    /// While the crossing is open.
    case whileOpen = "while-open"
    /// At any hour.
    case always
  }

  /// What a truck does that finds no place.
  public enum WhenFull: String, CaseIterable, Sendable {
    /// It waits outside.
    case wait
    /// It goes away and does not come back.
    case turnAway = "turn-away"
  }

  /// Places from admission until the end of the last service; nil: no limit.
  public var places: Int?
  /// When trucks are let in.
  public var admission: Admission
  /// What a truck does that hours and quotas would let in, and that finds no place.
  ///
  /// While hours or quotas keep the gate closed all trucks wait outside, whether there are places or not.
  public var whenFull: WhenFull

  /// A yard.
  public init(places: Int?, admission: Admission, whenFull: WhenFull = .wait) {
    self.places = places
    self.admission = admission
    self.whenFull = whenFull
  }
}

/// What happens when the crossing closes.
public enum ClosingPolicy: String, CaseIterable, Sendable {
  /// A truck in service finishes; all others wait where they are for the next opening.
  case finish
  /// Whoever has started the first stage by closing is served out.
  case drain
  /// Nothing starts that would not end by closing; a truck that no more fits keeps its turn, and the stage waits with it.
  /// A service longer than the opening starts at the opening's first moment or not at all.
  case lastStart = "last-start"
  /// Services stop at closing and go on at the next opening.
  case pause
}

/// Who is next when several wait, outside and before each stage.
public enum QueueOrder: Hashable, Sendable {
  /// First come, first served.
  case firstCome
  /// The class with the least ``TruckClass/priority`` first; first come, first served among equals.
  case priority
  /// In rounds: each class lets through up to its number of trucks, classes in this order; a round is over when no class
  /// with a truck waiting has any of its number left. Classes not named have 1, after the others.
  case interleave([ClassCount])
}
