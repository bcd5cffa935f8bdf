public import OpeningRules

/// One of the services in series that every truck goes through.
public struct Stage: Hashable, Sendable {
  /// The key in the file: `documents`.
  public var id: String
  /// Servers (lanes, officers, bays) where no shift says otherwise: 0 or more.
  public var servers: Int
  /// Other numbers of servers at some hours, in the order of the file; of those that hold at a moment the last decides.
  public var shifts: [Shift]
  /// The service time of classes that state none of their own.
  public var service: ServiceTime
  /// Service times by class id.
  public var serviceByClass: [String: ServiceTime]
  /// Trucks that may wait before this stage; nil: no limit.
  ///
  /// A truck that finds no room stays with its server of the stage before, which serves nobody until it has moved on. Of no
  /// meaning at the first stage, before which the yard lies.
  public var room: Int?
  /// Empty trucks of the other side, one of which is needed to start; nil: none.
  public var counterpart: Counterpart?

  /// A stage.
  public init(
    id: String, servers: Int, shifts: [Shift] = [], service: ServiceTime, serviceByClass: [String: ServiceTime],
    room: Int? = nil, counterpart: Counterpart? = nil
  ) {
    self.id = id
    self.servers = servers
    self.shifts = shifts
    self.service = service
    self.serviceByClass = serviceByClass
    self.room = room
    self.counterpart = counterpart
  }

  /// The service time of a class.
  public func service(of truckClass: String) -> ServiceTime {
    serviceByClass[truckClass] ?? service
  }
}

/// A number of servers at some hours: a shift, a break, overtime.
///
/// When servers become fewer, idle ones leave first and nobody is interrupted.
public struct Shift: Hashable, Sendable {
  /// The key in the file: `lunch`.
  public var id: String
  /// When it holds, in the wall time of its side.
  public var hours: OpeningRule
  /// Servers: 0 or more.
  public var servers: Int
  /// The side whose clock and holidays the rule goes by.
  public var side: String

  /// A shift.
  public init(id: String, hours: OpeningRule, servers: Int, side: String) {
    self.id = id
    self.hours = hours
    self.servers = servers
    self.side = side
  }
}

/// Empty trucks of the other side, onto which loads are put: the other half of a back-to-back transshipment.
///
/// They come at their own rate, are let in while the crossing is open and their quota lasts, and wait until a loaded truck
/// and a bay are there.
public struct Counterpart: Hashable, Sendable {
  /// How they follow each other: `poisson` or `constant`.
  public var arrivals: DemandStream.Arrivals
  /// Rates by dates.
  public var phases: [DemandPhase]
  /// Relative rate by hour of the week from Monday 00:00, on the exporter's clock; 168 values with mean 1.
  public var weeklyProfile: [Double]
  /// Limits on those let in, in the order of the file.
  public var quotas: [Quota]
  /// Trucks that wait at the start.
  public var atStart: Int

  /// Empty trucks.
  public init(
    arrivals: DemandStream.Arrivals, phases: [DemandPhase], weeklyProfile: [Double], quotas: [Quota], atStart: Int
  ) {
    self.arrivals = arrivals
    self.phases = phases
    self.weeklyProfile = weeklyProfile
    self.quotas = quotas
    self.atStart = atStart
  }
}
