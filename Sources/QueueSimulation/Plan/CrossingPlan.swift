import CrossingModel
import OpeningTimeline

/// A crossing with its streams, compiled for running: numbers and arrays only.
struct CrossingPlan: Sendable {
  /// The crossing's id.
  let id: String
  /// Stages in the order in which trucks visit them.
  let stages: [StagePlan]
  /// Streams in the order of the file.
  let streams: [StreamPlan]
  /// Trucks that are there at the start, in the order of the file.
  let initial: [InitialGroup]
  /// Trucks that the yard holds; nil: no limit.
  let yardPlaces: Int?
  /// The mix of trucks under endless demand: what to draw, and how likely.
  let mix: [MixEntry]

  /// A stage.
  struct StagePlan: Sendable {
    let id: String
    let servers: Int
  }

  /// A stream of trucks of one class.
  struct StreamPlan: Sendable {
    let id: String
    let arrivals: DemandStream.Arrivals
    let withoutOpening: DemandStream.WithoutOpening
    let rate: RateCourse
    /// The stream ends after so many trucks.
    let truckLimit: Int
    let load: TruckLoad
    /// Service times by stage.
    let service: [ServiceSampler]
  }

  /// Trucks of one class that are there at the start.
  struct InitialGroup: Sendable {
    let truckClass: String
    let trucks: Int
    let load: TruckLoad
    let service: [ServiceSampler]
  }

  /// What a truck carries.
  struct TruckLoad: Hashable, Sendable {
    let tonnes: Double
    /// In the network's currency.
    let value: Double
  }

  /// Trucks of the mix of endless demand.
  struct MixEntry: Sendable {
    /// Above 0; all of them add up to 1.
    let probability: Double
    let laws: [ServiceTime]
    let service: [ServiceSampler]
  }

  /// Servers of the stage that has the most.
  var mostServers: Int { stages.reduce(0) { max($0, $1.servers) } }

  /// Whether all trucks carry the same.
  var load: TruckLoad? {
    let loads = Set(streams.map(\.load) + initial.filter { $0.trucks > 0 }.map(\.load))
    return loads.count == 1 ? loads.first : nil
  }

  /// What the fluid course needs.
  var fluidService: FluidService {
    FluidService(
      stages: stages.indices.map { stage in
        let laws = mix.map { (probability: $0.probability, law: $0.laws[stage]) }
        let mean = laws.reduce(0) { $0 + $1.probability * $1.law.meanMinutes }
        let square = laws.reduce(0) { sum, entry in
          sum + entry.probability * entry.law.meanMinutes * entry.law.meanMinutes * (1 + entry.law.squaredVariation)
        }
        let isOneLaw = laws.allSatisfy { $0.law == laws[0].law }
        return StageMoments(
          servers: stages[stage].servers, mean: max(1, mean * Double(Tick.perMinute)),
          squaredVariation: mean > 0 ? max(0, square / (mean * mean) - 1) : 0,
          isNewBetterThanUsed: isOneLaw && laws[0].law.isNewBetterThanUsed)
      }, yardPlaces: yardPlaces)
  }

  /// The plan of a crossing of the network.
  ///
  /// - Parameters:
  ///   - horizon: seconds of UTC.
  ///   - clocks: of the network's sides.
  init(_ crossing: Crossing, network: Network, clocks: Clocks, horizon: Range<Int>) {
    precondition(!crossing.stages.isEmpty, "crossing \(crossing.id) has no stage")
    let classes = Dictionary(network.classes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func laws(_ truckClass: String) -> [ServiceTime] { crossing.stages.map { $0.service(of: truckClass) } }
    func load(_ truckClass: String, payload: Double? = nil, value: Double? = nil) -> TruckLoad {
      let tonnes = payload ?? classes[truckClass]?.payloadTonnes ?? 0
      return TruckLoad(tonnes: tonnes, value: tonnes * (value ?? classes[truckClass]?.valuePerTonne ?? 0))
    }
    let streams = network.streams.filter { $0.mayUse(crossing.id) }
    self.init(
      id: crossing.id, stages: crossing.stages.map { StagePlan(id: $0.id, servers: $0.servers) },
      streams: streams.map { stream in
        StreamPlan(
          id: stream.id, arrivals: stream.arrivals, withoutOpening: stream.withoutOpening,
          rate: RateCourse(stream, clock: clocks.exporter, horizon: horizon), truckLimit: .max,
          load: load(stream.truckClass, payload: stream.payloadTonnes, value: stream.valuePerTonne),
          service: laws(stream.truckClass).map { ServiceSampler($0) })
      },
      initial: crossing.queueAtStart.map { group in
        InitialGroup(
          truckClass: group.truckClass, trucks: group.trucks, load: load(group.truckClass),
          service: laws(group.truckClass).map { ServiceSampler($0) })
      },
      yardPlaces: crossing.yard.places,
      lawsByStream: streams.map { laws($0.truckClass) },
      defaultLaws: laws(crossing.queueAtStart.first?.truckClass ?? network.classes.first?.id ?? ""))
  }

  /// A plan from its parts.
  ///
  /// The mix is that of the streams' expected trucks over the horizon; without any, of trucks with the default laws.
  init(
    id: String, stages: [StagePlan], streams: [StreamPlan], initial: [InitialGroup], yardPlaces: Int?,
    lawsByStream: [[ServiceTime]], defaultLaws: [ServiceTime]
  ) {
    self.id = id
    self.stages = stages
    self.streams = streams
    self.initial = initial
    self.yardPlaces = yardPlaces
    let total = streams.reduce(0) { $0 + $1.rate.total }
    if total > 0 {
      var byLaws: [[ServiceTime]] = []
      var weights: [Double] = []
      for (stream, laws) in zip(streams, lawsByStream) where stream.rate.total > 0 {
        let index = byLaws.firstIndex(of: laws) ?? byLaws.count
        if index == byLaws.count {
          byLaws.append(laws)
          weights.append(0)
        }
        weights[index] += stream.rate.total / total
      }
      mix = zip(byLaws, weights).map { laws, weight in
        MixEntry(probability: weight, laws: laws, service: laws.map { ServiceSampler($0) })
      }
    } else {
      mix = [MixEntry(probability: 1, laws: defaultLaws, service: defaultLaws.map { ServiceSampler($0) })]
    }
  }

  /// Expected trucks in a replication, those at the start among them.
  var expectedTrucks: Double {
    streams.reduce(Double(initial.reduce(0) { $0 + $1.trucks })) { $0 + min($1.rate.total, Double($1.truckLimit)) }
  }
}

extension ServiceTime {
  /// The square of the coefficient of variation.
  var squaredVariation: Double {
    let mean = meanMinutes
    guard mean > 0 else { return 0 }
    switch self {
    case .constant: return 0
    case .exponential: return 1
    case .lognormal(_, let variation), .gamma(_, let variation): return variation * variation
    case .erlang(_, let shape): return 1 / Double(shape)
    case .uniform(let low, let high): return (high - low) * (high - low) / 12 / (mean * mean)
    case .triangular(let low, let mode, let high):
      let sum = low * low + mode * mode + high * high - low * mode - low * high - mode * high
      return sum / 18 / (mean * mean)
    case .empirical(let minutes):
      return minutes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(minutes.count) / (mean * mean)
    }
  }

  /// Whether what is left of a service that has lasted some time is never longer, on the mean, than a whole one.
  var isNewBetterThanUsed: Bool {
    switch self {
    case .constant, .exponential, .erlang, .uniform, .triangular: true
    case .gamma(_, let variation): variation <= 1
    case .lognormal, .empirical: false
    }
  }
}
