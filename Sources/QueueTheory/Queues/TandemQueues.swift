/// Stages in series, each with Poisson arrivals because all before it are M/M/c: exact means.
///
/// The departures of M/M/c are Poisson, and those before a time do not tell how many are there then; so that each stage
/// is as if alone, and the last may have any law of which a form for Poisson arrivals is known.
///
/// Source: P. J. Burke, "The output of a queuing system", Operations Research 4 (1956) 699; J. R. Jackson, "Networks of
/// waiting lines", Operations Research 5 (1957) 518.
public struct TandemQueue: Hashable, Sendable {
  /// The form of each stage.
  public let stages: [ClosedForm]
  /// Waits and times in system over all stages; the utilisation of the busiest.
  public let steadyState: SteadyState

  /// A line of stages.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - stages: one or more; all but the last with exponential services.
  /// - Throws: also if a stage can't carry the load, or no exact form is known.
  public init(arrivalRate: Double, stages: [ServiceStage]) throws(QueueTheoryError) {
    guard !stages.isEmpty else { throw .nothingGiven(.serviceTime) }
    var forms: [ClosedForm] = []
    for (number, stage) in stages.enumerated() {
      guard stage.service.isExponential || number == stages.count - 1,
        let form = try ClosedForm.stage(number, arrivalRate: arrivalRate, stage)
      else { throw .notExponential(stage: number) }
      forms.append(form)
    }
    self.stages = forms
    steadyState = SteadyState(line: forms.map(\.steadyState))
  }
}

/// An **approximation** of stages in series: Allen and Cunneen's at each stage, with the variation of the departures of
/// the one before it as that of its arrivals.
///
/// Source: W. Whitt, "The queueing network analyzer", Bell System Technical Journal 62 (1983) 2779: the departures of a stage.
public struct TandemApproximation: Hashable, Sendable {
  /// The approximation of each stage.
  public let stages: [AllenCunneenApproximation]
  /// Waits and times in system over all stages; the utilisation of the busiest.
  public let steadyState: SteadyState

  /// A line of stages.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - arrivalSquaredVariation: variance over squared mean of the times between arrivals; 1 for Poisson.
  ///   - stages: one or more.
  /// - Throws: also if a stage can't carry the load.
  public init(
    arrivalRate: Double, arrivalSquaredVariation: Double, stages: [ServiceStage]
  ) throws(QueueTheoryError) {
    guard !stages.isEmpty else { throw .nothingGiven(.serviceTime) }
    var variation = arrivalSquaredVariation
    var forms: [AllenCunneenApproximation] = []
    for (number, stage) in stages.enumerated() {
      let form: AllenCunneenApproximation
      do throws(QueueTheoryError) {
        form = try AllenCunneenApproximation(
          arrivalRate: arrivalRate, arrivalSquaredVariation: variation, service: stage.service, servers: stage.servers)
      } catch { throw error.at(stage: number) }
      forms.append(form)
      let busy = form.steadyState.utilisation
      variation =
        1 + (1 - busy * busy) * (variation - 1)
        + busy * busy / Double(stage.servers).squareRoot() * (max(stage.service.squaredVariation, 0.2) - 1)
    }
    self.stages = forms
    steadyState = SteadyState(line: forms.map(\.steadyState))
  }
}

extension SteadyState {
  /// The means of a line of stages.
  fileprivate init(line stages: [SteadyState]) {
    self.init(
      arrivalRate: stages[0].arrivalRate, meanWait: stages.reduce(0) { $0 + $1.meanWait },
      meanTimeInSystem: stages.reduce(0) { $0 + $1.meanTimeInSystem },
      utilisation: stages.reduce(0) { max($0, $1.utilisation) },
      probabilityOfWaiting: stages.count == 1 ? stages[0].probabilityOfWaiting : nil)
  }
}
