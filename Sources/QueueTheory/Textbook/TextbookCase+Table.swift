extension TextbookCase {
  /// All cases, the simplest first.
  ///
  /// Complexity: some milliseconds.
  public static func all() throws(QueueTheoryError) -> [TextbookCase] {
    try exponential() + limited() + constant() + anyLaw() + ranked() + lines() + courses()
  }

  /// M/M/c.
  private static func exponential() throws(QueueTheoryError) -> [TextbookCase] {
    func queue(_ rate: Double, _ mean: Double, _ servers: Int) -> QueueDescription {
      QueueDescription(
        arrivalRate: rate, stages: [ServiceStage(servers: servers, service: .exponential(mean: mean))])
    }
    return [
      try TextbookCase("M/M/1, ρ 0.5", queue(0.1, 5, 1), [.meanWait, .probabilityOfWaiting, .waitQuantile(0.95)]),
      try TextbookCase("M/M/1, ρ 0.9", queue(0.18, 5, 1), [.meanWait, .meanQueueLength, .probabilityOfWaitOver(60)]),
      try TextbookCase("M/M/3, λ 0.2, μ 0.1", queue(0.2, 10, 3), [.meanWait, .probabilityOfWaiting, .utilisation]),
      try TextbookCase("M/M/4, λ 0.2, μ 0.1", queue(0.2, 10, 4), [.meanWait, .probabilityOfWaiting, .utilisation]),
      try TextbookCase("M/M/10, ρ 0.9", queue(0.9, 10, 10), [.meanWait, .waitQuantile(0.9), .waitQuantile(0.99)]),
      try TextbookCase("M/M/100, ρ 0.95", queue(9.5, 10, 100), [.meanWait, .probabilityOfWaiting]),
    ]
  }

  /// M/M/c/K and M/G/c/c.
  private static func limited() throws(QueueTheoryError) -> [TextbookCase] {
    func queue(_ rate: Double, _ service: ServiceLaw, _ servers: Int, _ places: Int) -> QueueDescription {
      QueueDescription(
        arrivalRate: rate, stages: [ServiceStage(servers: servers, service: service)], places: places)
    }
    return [
      try TextbookCase(
        "M/M/1/5, ρ 0.9", queue(0.18, .exponential(mean: 5), 1, 5),
        [.meanWait, .probabilityOfBlocking, .probabilityOfWaiting]),
      try TextbookCase(
        "M/M/3/10, 1.2 times the load", queue(0.36, .exponential(mean: 10), 3, 10),
        [.meanWait, .probabilityOfBlocking, .waitQuantile(0.9)]),
      try TextbookCase(
        "M/M/10/10, 8 erlang", queue(0.8, .exponential(mean: 10), 10, 10), [.probabilityOfBlocking, .utilisation]),
      try TextbookCase(
        "M/D/3/3, 2 erlang", queue(0.2, .constant(10), 3, 3), [.probabilityOfBlocking, .utilisation]),
      try TextbookCase(
        "M/G/5/5, lognormal, 3 erlang", queue(0.3, .lognormal(mean: 10, coefficientOfVariation: 1), 5, 5),
        [.probabilityOfBlocking, .utilisation]),
    ]
  }

  /// M/D/c.
  private static func constant() throws(QueueTheoryError) -> [TextbookCase] {
    func queue(_ utilisation: Double, _ servers: Int) -> QueueDescription {
      QueueDescription(
        arrivalRate: utilisation * Double(servers) / 5, stages: [ServiceStage(servers: servers, service: .constant(5))])
    }
    return [
      try TextbookCase("M/D/1, ρ 0.8", queue(0.8, 1), [.meanWait, .probabilityOfWaitOver(10), .waitQuantile(0.95)]),
      try TextbookCase("M/D/1, ρ 0.95", queue(0.95, 1), [.meanWait, .probabilityOfWaiting]),
      try TextbookCase("M/D/2, ρ 0.8", queue(0.8, 2), [.meanWait, .probabilityOfWaiting, .waitQuantile(0.95)]),
      try TextbookCase("M/D/5, ρ 0.9", queue(0.9, 5), [.meanWait, .probabilityOfWaitOver(5)]),
      try TextbookCase("M/D/10, ρ 0.95", queue(0.95, 10), [.meanWait, .probabilityOfWaiting, .waitQuantile(0.9)]),
    ]
  }

  /// M/G/1.
  private static func anyLaw() throws(QueueTheoryError) -> [TextbookCase] {
    func queue(_ rate: Double, _ service: ServiceLaw) -> QueueDescription {
      QueueDescription(arrivalRate: rate, stages: [ServiceStage(servers: 1, service: service)])
    }
    let means: [TextbookMeasure] = [.meanWait, .probabilityOfWaiting]
    let mixed = QueueDescription(
      classes: [
        .init(arrivalRate: 0.1, services: [.constant(4)]), .init(arrivalRate: 0.02, services: [.exponential(mean: 15)]),
      ], servers: [1])
    return [
      try TextbookCase("M/E4/1, ρ 0.7", queue(0.14, .erlang(mean: 5, shape: 4)), means),
      try TextbookCase("M/U/1, 2 to 8, ρ 0.8", queue(0.16, .uniform(low: 2, high: 8)), means),
      try TextbookCase("M/G/1, triangular, ρ 0.75", queue(0.15, .triangular(low: 2, mode: 3, high: 10)), means),
      try TextbookCase("M/G/1, gamma, cv 0.5, ρ 0.5", queue(0.1, .gamma(mean: 5, coefficientOfVariation: 0.5)), means),
      try TextbookCase(
        "M/G/1, lognormal, cv 0.8, ρ 0.4", queue(0.08, .lognormal(mean: 5, coefficientOfVariation: 0.8)), means),
      try TextbookCase("M/G/1, gamma, cv 1.5, ρ 0.6", queue(0.12, .gamma(mean: 5, coefficientOfVariation: 1.5)), means),
      try TextbookCase("M/G/1, observed times, ρ 0.6", queue(0.12, .empirical([2, 3, 3, 5, 12])), means),
      try TextbookCase("M/G/1, two classes, first come first served, ρ 0.7", mixed, means),
    ]
  }

  /// Priorities without interruption.
  private static func ranked() throws(QueueTheoryError) -> [TextbookCase] {
    func queue(_ classes: [(rate: Double, law: ServiceLaw)], _ servers: Int) -> QueueDescription {
      QueueDescription(
        classes: classes.map { .init(arrivalRate: $0.rate, services: [$0.law]) }, servers: [servers], order: .priority)
    }
    let two: [TextbookMeasure] = [.meanWaitOfClass(0), .meanWaitOfClass(1), .meanWait]
    return [
      try TextbookCase(
        "M/M/1, two priorities, ρ 0.8",
        queue([(0.04, .exponential(mean: 5)), (0.12, .exponential(mean: 5))], 1), two),
      try TextbookCase(
        "M/G/1, short services first, ρ 0.8", queue([(0.15, .constant(2)), (0.05, .exponential(mean: 10))], 1), two),
      try TextbookCase(
        "M/G/1, three priorities, ρ 0.9",
        queue(
          [(0.04, .gamma(mean: 5, coefficientOfVariation: 0.5)), (0.06, .constant(5)), (0.08, .exponential(mean: 5))],
          1), two + [.meanWaitOfClass(2)]),
      try TextbookCase(
        "M/M/3, two priorities, ρ 0.8",
        queue([(0.06, .exponential(mean: 10)), (0.18, .exponential(mean: 10))], 3), two),
    ]
  }

  /// Stages in series.
  private static func lines() throws(QueueTheoryError) -> [TextbookCase] {
    func line(_ rate: Double, _ stages: [(servers: Int, law: ServiceLaw)]) -> QueueDescription {
      QueueDescription(
        arrivalRate: rate, stages: stages.map { ServiceStage(servers: $0.servers, service: $0.law) })
    }
    let two: [TextbookMeasure] = [.meanWait, .meanWaitAtStage(0), .meanWaitAtStage(1)]
    return [
      try TextbookCase(
        "M/M/1 → M/M/1", line(0.1, [(1, .exponential(mean: 5)), (1, .exponential(mean: 4))]), two),
      try TextbookCase(
        "M/M/2 → M/M/3 → M/M/1",
        line(0.2, [(2, .exponential(mean: 8)), (3, .exponential(mean: 12)), (1, .exponential(mean: 3))]),
        two + [.meanWaitAtStage(2)]),
      try TextbookCase("M/M/2 → M/D/3", line(0.3, [(2, .exponential(mean: 5)), (3, .constant(8))]), two),
      try TextbookCase(
        "M/M/1 → M/G/1, gamma",
        line(0.1, [(1, .exponential(mean: 6)), (1, .gamma(mean: 5, coefficientOfVariation: 0.6))]), two),
    ]
  }

  /// Courses without randomness; minutes from midnight.
  private static func courses() throws(QueueTheoryError) -> [TextbookCase] {
    [
      try TextbookCase(
        "a gate that opens late",
        GatedFluidQueue(
          arrivals: PiecewiseRate([.init(from: 465, rate: 6), .init(from: 495, rate: 2)]),
          service: PiecewiseRate([.init(from: 480, rate: 6)]), start: 465), until: 540),
      try TextbookCase(
        "a gate that is open twice, with a queue at the start",
        GatedFluidQueue(
          arrivals: PiecewiseRate([.init(from: 0, rate: 1), .init(from: 600, rate: 0)]),
          service: PiecewiseRate([
            .init(from: 60, rate: 3), .init(from: 180, rate: 0), .init(from: 240, rate: 3), .init(from: 900, rate: 0),
          ]), start: 0, queueAtStart: 240), until: 900),
      try TextbookCase(
        "overtime: arrivals every 3, service 5, shifts of 1, 2 and 0",
        ConstantCourse(
          firstArrival: 3, interval: 3, service: 5,
          servers: PiecewiseRate([.init(from: 0, rate: 1), .init(from: 4, rate: 2), .init(from: 10, rate: 0)])),
        until: 100),
      try TextbookCase(
        "D/D/1, arrivals every 4, service 6",
        ConstantCourse(
          firstArrival: 0, interval: 4, service: 6, servers: PiecewiseRate([.init(from: 0, rate: 1)])), until: 60),
    ]
  }
}
