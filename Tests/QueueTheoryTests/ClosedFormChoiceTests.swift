import Testing

@testable import QueueTheory

@Suite("Which form applies")
struct ClosedFormChoiceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var queue: QueueDescription
    var name: String?
    var reasons: [MissingFormReason] = []
  }

  private static let exponential = ServiceLaw.exponential(mean: 4)
  private static let gamma = ServiceLaw.gamma(mean: 4, coefficientOfVariation: 0.5)

  private static func line(
    _ stages: [(Int, ServiceLaw)], rate: Double = 0.2, arrivals: QueueDescription.Arrivals = .poisson,
    places: Int? = nil, obstacles: Set<Obstacle> = []
  ) -> QueueDescription {
    QueueDescription(
      arrivals: arrivals, arrivalRate: rate, stages: stages.map { ServiceStage(servers: $0.0, service: $0.1) },
      places: places, obstacles: obstacles)
  }

  private static func classes(
    _ laws: [ServiceLaw], servers: Int, order: QueueDescription.Order, places: Int? = nil
  ) -> QueueDescription {
    QueueDescription(
      classes: laws.map { .init(arrivalRate: 0.05, services: [$0]) }, servers: [servers], order: order, places: places)
  }

  static let cases: [Case] = [
    Case(testDescription: "exponential", queue: line([(3, exponential)]), name: "M/M/3"),
    Case(
      testDescription: "gamma of cv 1", queue: line([(1, .gamma(mean: 4, coefficientOfVariation: 1))]), name: "M/M/1"),
    Case(testDescription: "constant", queue: line([(2, .constant(5))]), name: "M/D/2"),
    Case(testDescription: "uniform without width", queue: line([(2, .uniform(low: 5, high: 5))]), name: "M/D/2"),
    Case(testDescription: "one server", queue: line([(1, gamma)]), name: "M/G/1"),
    Case(
      testDescription: "several servers", queue: line([(2, gamma)]), name: "G/G/2, approximated",
      reasons: [.severalServersOfAnyLaw(0)]),
    Case(
      testDescription: "regular arrivals", queue: line([(1, gamma)], arrivals: .renewal(squaredVariation: 0)),
      name: "G/G/1, approximated", reasons: [.arrivalsNotPoisson]),
    Case(testDescription: "places", queue: line([(2, exponential)], places: 7), name: "M/M/2/7"),
    Case(testDescription: "no queue", queue: line([(2, gamma)], places: 2), name: "M/G/2/2"),
    Case(
      testDescription: "places, overloaded", queue: line([(2, exponential)], rate: 3, places: 7), name: "M/M/2/7"),
    Case(
      testDescription: "places, gamma", queue: line([(2, gamma)], places: 7), name: nil,
      reasons: [.limitedPlacesNotExponential]),
    Case(
      testDescription: "places, stages", queue: line([(2, exponential), (1, exponential)], places: 7), name: nil,
      reasons: [.limitedPlacesInSeveralStages]),
    Case(
      testDescription: "Jackson", queue: line([(2, exponential), (3, exponential)]), name: "M/M/2 → M/M/3"),
    Case(
      testDescription: "Burke, then any", queue: line([(2, exponential), (1, gamma)]), name: "M/M/2 → M/G/1"),
    Case(
      testDescription: "last stage with several servers", queue: line([(2, exponential), (2, gamma)]),
      name: "G/G/2 → G/G/2, approximated", reasons: [.severalServersOfAnyLaw(1)]),
    Case(
      testDescription: "first stage not exponential", queue: line([(1, gamma), (2, exponential)]),
      name: "G/G/1 → G/G/2, approximated", reasons: [.stageNotExponential(0)]),
    Case(
      testDescription: "two obstacles",
      queue: line([(1, exponential)], obstacles: [.quota, .openingHours]), name: nil,
      reasons: [.obstacle(.openingHours), .obstacle(.quota)]),
    Case(
      testDescription: "priorities, one server", queue: classes([gamma, exponential], servers: 1, order: .priority),
      name: "M/G/1 with 2 priorities"),
    Case(
      testDescription: "priorities, one mean",
      queue: classes([exponential, exponential], servers: 2, order: .priority),
      name: "M/M/2 with 2 priorities"),
    Case(
      testDescription: "priorities, two means",
      queue: classes([exponential, .exponential(mean: 5)], servers: 2, order: .priority), name: nil,
      reasons: [.priorityServicesDiffer]),
    Case(
      testDescription: "priorities of one class", queue: classes([exponential], servers: 2, order: .priority),
      name: "M/M/2"),
    Case(
      testDescription: "priorities, no queue",
      queue: classes([gamma, exponential], servers: 2, order: .priority, places: 2),
      name: "M/G/2/2"),
    Case(
      testDescription: "priorities, places",
      queue: classes([exponential, exponential], servers: 2, order: .priority, places: 5), name: nil,
      reasons: [.limitedPlacesWithPriority]),
    Case(
      testDescription: "classes of two means",
      queue: classes([exponential, .exponential(mean: 5)], servers: 1, order: .firstCome),
      name: "M/G/1"),
    Case(
      testDescription: "classes alike", queue: classes([exponential, exponential], servers: 4, order: .firstCome),
      name: "M/M/4"),
  ]

  @Test("the form that fits, or why none does", arguments: cases)
  func choice(_ entry: Case) throws {
    let choice = try ClosedFormChoice(for: entry.queue)
    #expect(choice.form?.name == entry.name)
    switch choice {
    case .exact(let form):
      #expect(form.isExact)
      #expect(entry.reasons.isEmpty)
    case .approximate(let form, let reasons):
      #expect(!form.isExact)
      #expect(reasons == entry.reasons && !reasons.isEmpty)
    case .noForm(let reasons): #expect(reasons == entry.reasons && !reasons.isEmpty)
    case .growsWithoutBound: Issue.record("\(choice)")
    }
    if let state = choice.form?.steadyState {
      #expect(state.meanWait >= 0 && state.meanWait.isFinite && state.utilisation < 1)
      #expect(agree(state.arrivalRate, entry.queue.arrivalRate * (1 - state.probabilityOfBlocking), within: 1e-12))
    }
    #expect(choice.form?.source.isEmpty != true)
    #expect(entry.reasons.allSatisfy { !$0.message.isEmpty && !$0.message.hasSuffix(".") })
  }

  @Test(
    "a queue without a steady state is a choice of its own",
    arguments: [
      (line([(1, exponential)], rate: 0.25), 0, 1, 0), (line([(2, gamma)], rate: 1), 0, 2, 0.5),
      (line([(2, exponential), (1, exponential)], rate: 0.3), 1, 1.2, 0.05),
      (line([(1, gamma), (2, .exponential(mean: 10))], rate: 0.24), 1, 1.2, 0.04),
      (line([(1, .constant(5)), (1, exponential)], rate: 0.3), 0, 1.5, 0.1),
      (classes([.exponential(mean: 12), .exponential(mean: 20)], servers: 1, order: .priority), 0, 1.6, 0.0375),
      (classes([.exponential(mean: 32), .exponential(mean: 40)], servers: 3, order: .priority), 0, 1.2, 1.0 / 60),
    ] as [(QueueDescription, Int, Double, Double)])
  func unstable(_ queue: QueueDescription, stage: Int, utilisation: Double, growth: Double) throws {
    guard case .growsWithoutBound(let found, let share, let excess) = try ClosedFormChoice(for: queue) else {
      Issue.record("\(try ClosedFormChoice(for: queue))")
      return
    }
    #expect(found == stage)
    #expect(agree(share, utilisation, within: 1e-12))
    #expect(abs(excess - growth) < 1e-12)
  }

  @Test("classes and stages have their own means, others one in all")
  func parts() throws {
    let ranked = try ClosedFormChoice(for: Self.classes([Self.gamma, Self.exponential], servers: 1, order: .priority))
    #expect(ranked.form?.classStates.count == 2)
    #expect(ranked.form?.stageStates.count == 1)
    let line = try ClosedFormChoice(for: Self.line([(2, Self.exponential), (3, Self.exponential)]))
    #expect(line.form?.stageStates.count == 2)
    #expect(line.form?.classStates.count == 1)
    #expect(line.form?.waitDistribution == nil)
    let single = try ClosedFormChoice(for: Self.line([(2, Self.exponential)]))
    #expect(single.form?.waitDistribution != nil)
  }
}
