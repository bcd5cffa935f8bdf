/// The yard: how many trucks are inside at once, and when it lets trucks in.
public struct Yard: Hashable, Sendable {
  /// When the yard admits trucks.
  public enum Admission: String, CaseIterable, Sendable {
    /// While the crossing is open.
    case whileOpen = "while-open"
    /// At any hour.
    case always
  }

  /// Places from admission until the end of the last service; nil: no limit.
  public var places: Int?
  /// When trucks are let in.
  public var admission: Admission

  /// A yard.
  public init(places: Int?, admission: Admission) {
    self.places = places
    self.admission = admission
  }
}

/// What happens when the crossing closes.
public enum ClosingPolicy: String, CaseIterable, Sendable {
  /// A truck in service finishes; all others wait where they are for the next opening.
  case finish
}

/// One of the services in series that every truck goes through.
public struct Stage: Hashable, Sendable {
  /// The key in the file: `documents`.
  public var id: String
  /// Servers (lanes, officers, bays): 0 or more.
  public var servers: Int
  /// The service time of classes that state none of their own.
  public var service: ServiceTime
  /// Service times by class id.
  public var serviceByClass: [String: ServiceTime]

  /// A stage.
  public init(id: String, servers: Int, service: ServiceTime, serviceByClass: [String: ServiceTime]) {
    self.id = id
    self.servers = servers
    self.service = service
    self.serviceByClass = serviceByClass
  }

  /// The service time of a class.
  public func service(of truckClass: String) -> ServiceTime {
    serviceByClass[truckClass] ?? service
  }
}

/// The distribution of a service time.
///
/// All times are in minutes and not negative.
public enum ServiceTime: Hashable, Sendable {
  /// Always the same.
  case constant(minutes: Double)
  /// Exponential.
  case exponential(meanMinutes: Double)
  /// Lognormal, by the mean and the coefficient of variation of the time itself.
  case lognormal(meanMinutes: Double, coefficientOfVariation: Double)
  /// Gamma, by mean and coefficient of variation: shape 1/cv², scale mean·cv².
  case gamma(meanMinutes: Double, coefficientOfVariation: Double)
  /// Sum of `shape` exponentials.
  case erlang(meanMinutes: Double, shape: Int)
  /// Uniform between two times.
  case uniform(lowMinutes: Double, highMinutes: Double)
  /// Triangular.
  case triangular(lowMinutes: Double, modeMinutes: Double, highMinutes: Double)
  /// One of the observed times, each alike.
  case empirical(minutes: [Double])

  /// The mean in minutes.
  public var meanMinutes: Double {
    switch self {
    case .constant(let minutes): minutes
    case .exponential(let mean), .lognormal(let mean, _), .gamma(let mean, _), .erlang(let mean, _): mean
    case .uniform(let low, let high): (low + high) / 2
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .empirical(let minutes): minutes.reduce(0, +) / Double(minutes.count)
    }
  }
}
