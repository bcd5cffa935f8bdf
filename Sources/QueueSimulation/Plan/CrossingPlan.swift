import CrossingModel
import OpeningTimeline

/// A crossing with its streams, compiled for running: numbers and arrays only.
struct CrossingPlan: Sendable {
  /// The crossing's id.
  let id: String
  /// Stages in the order in which trucks visit them.
  let stages: [StagePlan]
  /// Streams in the order of the file.
  private(set) var streams: [StreamPlan]
  /// Trucks that are there at the start, in the order of the file.
  let initial: [InitialGroup]
  /// Ids of the truck classes that come, in the order of the network.
  let classes: [String]
  /// What is special about the crossing.
  private(set) var rules: CrossingRules
  /// The mix of trucks under endless demand: what to draw, and how likely.
  let mix: [MixEntry]

  /// A stage.
  struct StagePlan: Sendable {
    let id: String
    /// The most servers at any time.
    let servers: Int
    /// Numbers of servers from ticks on, in ascending order, the first at tick 0; empty: always the same number.
    var staffing: [StaffingStep] = []
    /// Trucks that may wait before the stage.
    var room = Int.max
    /// Empty trucks of the other side that the stage needs.
    var counterpart: CounterpartPlan?
  }

  /// A number of servers from a tick on.
  struct StaffingStep: Hashable, Sendable {
    let tick: Int
    let servers: Int
  }

  /// Empty trucks of the other side.
  struct CounterpartPlan: Sendable {
    let arrivals: ArrivalPlan
    let atStart: Int
  }

  /// A stream of trucks of one class.
  struct StreamPlan: Sendable {
    let id: String
    let arrivals: ArrivalPlan
    let withoutOpening: DemandStream.WithoutOpening
    let load: TruckLoad
    /// Service times by stage.
    let service: [ServiceSampler]
    /// The index of its class in ``CrossingPlan/classes``.
    var classIndex = 0
    /// The lane of its trucks in the queues.
    var lane = 0
    /// How long its trucks wait for their first service; nil: for ever.
    var patience: ServiceSampler?
    /// Whether its trucks come here only if a choice sends them.
    var isChosen = false
  }

  /// Trucks of one class that are there at the start.
  struct InitialGroup: Sendable {
    let truckClass: String
    let trucks: Int
    let load: TruckLoad
    let service: [ServiceSampler]
    /// The index of its class in ``CrossingPlan/classes``.
    var classIndex = 0
    /// The lane of its trucks in the queues.
    var lane = 0
  }

  /// What a truck carries.
  struct TruckLoad: Hashable, Sendable {
    let tonnes: Double
    /// In the network's currency.
    let value: Double
    /// Share of the value that is lost per day of waiting.
    var decayPerDay = 0.0
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

  /// Groups of trucks that are there at the start: their numbers come before those of the streams.
  var groupsAtStart: Int { initial.count { $0.trucks > 0 } }

  /// What the trucks of each group carry: those at the start, then the streams.
  var groups: [Group] {
    initial.filter { $0.trucks > 0 }.map { Group(load: $0.load, classIndex: $0.classIndex) }
      + streams.map { Group(load: $0.load, classIndex: $0.classIndex) }
  }

  /// Trucks of one kind with numbers in a row.
  struct Group: Sendable {
    let load: TruckLoad
    let classIndex: Int
  }

  /// A plan from its parts.
  ///
  /// The mix is that of the streams' expected trucks over the horizon; without any, of trucks with the default laws.
  init(
    id: String, stages: [StagePlan], streams: [StreamPlan], initial: [InitialGroup], classes: [String] = [],
    rules: CrossingRules, lawsByStream: [[ServiceTime]], defaultLaws: [ServiceTime]
  ) {
    self.id = id
    self.stages = stages
    self.streams = streams
    self.initial = initial
    self.classes = classes
    self.rules = rules
    let total = streams.reduce(0) { $0 + $1.arrivals.expected }
    if total > 0 {
      var byLaws: [[ServiceTime]] = []
      var weights: [Double] = []
      for (stream, laws) in zip(streams, lawsByStream) where stream.arrivals.expected > 0 {
        let index = byLaws.firstIndex(of: laws) ?? byLaws.count
        if index == byLaws.count {
          byLaws.append(laws)
          weights.append(0)
        }
        weights[index] += stream.arrivals.expected / total
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
    streams.reduce(Double(initial.reduce(0) { $0 + $1.trucks })) { $0 + $1.arrivals.expected }
  }

  /// The same crossing with an endless queue before it, in which nobody is preferred, gives up or is turned away: the mix
  /// of classes is as given.
  var underEndlessDemand: CrossingPlan {
    var result = self
    result.rules.order = .firstCome
    result.rules.turnsAway = false
    result.streams = []
    return result
  }
}
