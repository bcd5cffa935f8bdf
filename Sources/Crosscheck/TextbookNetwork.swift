import CivilTime
import CrossingModel
import OpeningRules
import QueueTheory

/// A textbook case as a network of one crossing on the clock of UTC, to be simulated like any other.
struct TextbookNetwork {
  /// Seconds of UTC of minute 0: Monday 2024-01-01 00:00.
  static let start = 1_704_067_200

  var network: Network
  /// Minutes after which the queue is as in the long run, by far: what comes before is not counted.
  var warmUpMinutes = 0
  /// Minutes that are counted in each replication.
  var countedMinutes: Int

  /// Seconds of UTC at which the reporting periods begin, and the end of the last one; the last one counts.
  var boundaries: [Int] {
    let warm = warmUpMinutes > 0 ? [Self.start] : []
    return warm + [Self.start + warmUpMinutes * 60, Self.start + (warmUpMinutes + countedMinutes) * 60]
  }
}

extension TextbookNetwork {
  /// A queue in the long run, from an empty start.
  ///
  /// The influence of the start fades as e^(-t/r) with r at most some (1 + cv²)/2 · mean service / (c·(1 - √ρ)²)
  /// (J. W. Cohen, "The Single Server Queue", 1982, p. 178, for M/M/1); the warm-up is 12 of these, and 20 services.
  init(_ queue: QueueDescription) {
    var relaxation = 0.0
    for stage in queue.stages {
      let load = queue.arrivalRate * stage.service.mean / Double(stage.servers)
      // With limited places a queue of any load is soon in its long run.
      let gap = queue.places == nil ? 1 - min(load, 0.99).squareRoot() : 0.3
      let spread = (1 + stage.service.squaredVariation) / 2
      relaxation = max(relaxation, spread * stage.service.mean / (Double(stage.servers) * gap * gap))
    }
    let services = queue.stages.reduce(0) { $0 + $1.service.mean }
    warmUpMinutes = Int((12 * relaxation + 20 * services).rounded(.up))
    // The quantile of a short run is biased: the rare long queue must have its share.
    countedMinutes = max(Int(200 * relaxation), Int(5_000 / queue.arrivalRate))
    let classes = queue.classes.indices.map { index in
      TruckClass(
        id: "class\(index + 1)", name: LocalizedName([]), payloadTonnes: 1, valuePerTonne: 0, priority: index)
    }
    let stages = queue.servers.indices.map { stage in
      Stage(
        id: "stage\(stage + 1)", servers: queue.servers[stage],
        service: ServiceTime(queue.classes[0].services[stage]),
        serviceByClass: Dictionary(
          zip(classes, queue.classes).map { ($0.id, ServiceTime($1.services[stage])) },
          uniquingKeysWith: { first, _ in first }))
    }
    let streams = zip(classes, queue.classes).map { truckClass, arrivals in
      Self.stream(truckClass.id, perMinute: arrivals.arrivalRate)
    }
    network = Self.network(
      classes: classes, stages: stages, streams: streams,
      yard: Yard(places: queue.places, admission: .always, whenFull: queue.places == nil ? .wait : .turnAway),
      order: queue.order == .priority ? .priority : .firstCome)
  }

  /// A fluid's course, with trucks that come as the fluid passes half a truck, one and a half, and so on, and one server
  /// that serves at the fluid's rate.
  init(_ queue: GatedFluidQueue, until end: Double) {
    countedMinutes = Int(end.rounded(.up))
    let rate = queue.service.pieces.map(\.rate).max() ?? 1
    let stage = Stage(id: "gate", servers: 1, service: .constant(minutes: 1 / rate), serviceByClass: [:])
    let open = zip(queue.service.pieces, queue.service.pieces.dropFirst().map(\.from) + [end])
      .filter { $0.0.rate > 0 }.map { "\(Self.clock($0.0.from))-\(Self.clock($0.1))" }
    var stream = Self.stream("class1", perMinute: 0)
    stream.listed = Self.moments(queue.arrivals, from: queue.start, until: end).map { Self.start + Int($0 * 60) }
    network = Self.network(
      classes: [TruckClass(id: "class1", name: LocalizedName([]), payloadTonnes: 1, valuePerTonne: 0)],
      stages: [stage], streams: [stream], yard: Yard(places: nil, admission: .always), order: .firstCome,
      hours: open.joined(separator: ","), atStart: Int(queue.queueAtStart))
  }

  /// A course of constant services with shifts.
  init(_ course: ConstantCourse, until end: Double) {
    countedMinutes = Int(end.rounded(.up))
    let pieces = course.servers.pieces
    let shifts = zip(pieces, pieces.dropFirst().map(\.from) + [1_440]).enumerated().compactMap { index, piece in
      (try? OpeningRule(parsing: "\(Self.clock(piece.0.from))-\(Self.clock(piece.1))")).map {
        Shift(id: "shift\(index + 1)", hours: $0, servers: Int(piece.0.rate), side: "one")
      }
    }
    let stage = Stage(
      id: "stage1", servers: 0, shifts: shifts, service: .constant(minutes: course.service), serviceByClass: [:])
    var stream = Self.stream("class1", perMinute: 0)
    stream.listed = stride(from: course.firstArrival, to: end, by: course.interval).map {
      Self.start + Int(($0 * 60).rounded())
    }
    network = Self.network(
      classes: [TruckClass(id: "class1", name: LocalizedName([]), payloadTonnes: 1, valuePerTonne: 0)],
      stages: [stage], streams: [stream], yard: Yard(places: nil, admission: .always), order: .firstCome)
  }

  private static func stream(_ truckClass: String, perMinute: Double) -> DemandStream {
    DemandStream(
      id: truckClass, routes: [Route(crossing: "crossing")], truckClass: truckClass, withoutOpening: .wait,
      phases: [DemandPhase(id: "always", from: nil, until: nil, trucksPerWeek: perMinute * 10_080)],
      weeklyProfile: [Double](repeating: 1, count: 168))
  }

  private static func network(
    classes: [TruckClass], stages: [Stage], streams: [DemandStream], yard: Yard, order: QueueOrder,
    hours: String = "24/7", atStart: Int = 0
  ) -> Network {
    guard let rule = try? OpeningRule(parsing: hours) else { preconditionFailure("'\(hours)' is no rule") }
    let phase = Phase(id: "always", from: nil, until: nil, hours: rule, announced: nil, provenance: Provenance())
    let crossing = Crossing(
      id: "crossing", name: LocalizedName([]), counterpart: nil, location: nil,
      sides: [CrossingSide(side: "one", phases: [phase])], closures: [], quotas: [], yard: yard, closing: .finish,
      order: order, stages: stages, queueAtStart: [ClassCount(truckClass: classes[0].id, trucks: atStart)])
    return Network(
      id: "textbook", name: LocalizedName([]),
      sides: [Side(id: "one", name: LocalizedName([]), timeZone: "UTC", holidays: [])], currency: "USD",
      reportingCalendar: .gregorian, weekStart: .monday, classes: classes, crossings: [crossing], streams: streams,
      travel: [])
  }

  /// Minutes of a day as `08:30`; up to 48:00.
  private static func clock(_ minutes: Double) -> String {
    let whole = Int(minutes)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(whole / 60)):\(two(whole % 60))"
  }

  /// The moments at which a fluid passes half a truck, one and a half, and so on.
  private static func moments(_ rate: PiecewiseRate, from start: Double, until end: Double) -> [Double] {
    var moments: [Double] = []
    var passed = 0.0
    for (piece, next) in zip(rate.pieces, rate.pieces.dropFirst().map(\.from) + [end]) where piece.rate > 0 {
      let from = max(piece.from, start)
      let total = piece.rate * max(0, next - from)
      while Double(moments.count) + 0.5 < passed + total {
        moments.append(from + (Double(moments.count) + 0.5 - passed) / piece.rate)
      }
      passed += total
    }
    return moments
  }
}

extension ServiceTime {
  /// The law of a textbook case; minutes.
  init(_ law: ServiceLaw) {
    switch law {
    case .constant(let time): self = .constant(minutes: time)
    case .exponential(let mean): self = .exponential(meanMinutes: mean)
    case .lognormal(let mean, let variation):
      self = .lognormal(meanMinutes: mean, coefficientOfVariation: variation)
    case .gamma(let mean, let variation): self = .gamma(meanMinutes: mean, coefficientOfVariation: variation)
    case .erlang(let mean, let shape): self = .erlang(meanMinutes: mean, shape: shape)
    case .uniform(let low, let high): self = .uniform(lowMinutes: low, highMinutes: high)
    case .triangular(let low, let mode, let high):
      self = .triangular(lowMinutes: low, modeMinutes: mode, highMinutes: high)
    case .empirical(let times): self = .empirical(minutes: times)
    case .moments(let mean, let variation, _):
      self = .gamma(meanMinutes: mean, coefficientOfVariation: variation)
    }
  }
}
