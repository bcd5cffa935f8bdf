import Testing

@testable import QueueTheory

@Suite("Textbook cases")
struct TextbookCaseTests {
  /// Answers that were found in other ways: in fractions by hand, as chains, in many digits, and where nothing else goes,
  /// by 100,000,000 trucks of a plain simulation.
  static let known: [(name: String, measure: TextbookMeasure, value: Double, within: Double)] = [
    ("M/M/1, ρ 0.5", .meanWait, 5, 1e-12),
    ("M/M/1, ρ 0.5", .waitQuantile(0.95), 23.025850929940457, 1e-12),
    ("M/M/1, ρ 0.9", .meanWait, 45, 1e-12),
    ("M/M/3, λ 0.2, μ 0.1", .meanWait, 40.0 / 9, 1e-12),
    ("M/M/3, λ 0.2, μ 0.1", .probabilityOfWaiting, 4.0 / 9, 1e-12),
    ("M/M/4, λ 0.2, μ 0.1", .meanWait, 20.0 / 23, 1e-12),
    ("M/M/10/10, 8 erlang", .probabilityOfBlocking, 0.12166106425295151, 1e-12),
    ("M/D/3/3, 2 erlang", .probabilityOfBlocking, 4.0 / 19, 1e-12),
    ("M/G/5/5, lognormal, 3 erlang", .probabilityOfBlocking, 0.11005434782608696, 1e-12),
    ("M/D/1, ρ 0.8", .meanWait, 10, 1e-12),
    ("M/D/2, ρ 0.8", .meanWait, 5 * 0.903283879416675, 1e-11),
    ("M/D/5, ρ 0.9", .meanWait, 5 * 0.7766951582025011, 1e-11),
    ("M/D/10, ρ 0.95", .meanWait, 5 * 0.8370829918446355, 1e-11),
    ("M/E4/1, ρ 0.7", .meanWait, 7.291666666666667, 1e-12),
    ("M/U/1, 2 to 8, ρ 0.8", .meanWait, 11.2, 1e-12),
    ("M/G/1, triangular, ρ 0.75", .meanWait, 8.45, 1e-12),
    ("M/G/1, gamma, cv 0.5, ρ 0.5", .meanWait, 3.125, 1e-12),
    ("M/G/1, lognormal, cv 0.8, ρ 0.4", .meanWait, 2.7333333331, 1e-9),
    ("M/G/1, gamma, cv 1.5, ρ 0.6", .meanWait, 12.1875, 1e-12),
    ("M/G/1, observed times, ρ 0.6", .meanWait, 5.73, 1e-12),
    ("M/G/1, two classes, first come first served, ρ 0.7", .meanWait, 17.666666666666667, 1e-12),
    ("M/M/1, two priorities, ρ 0.8", .meanWaitOfClass(0), 5, 1e-12),
    ("M/M/1, two priorities, ρ 0.8", .meanWaitOfClass(1), 25, 1e-12),
    ("M/G/1, three priorities, ρ 0.9", .meanWaitOfClass(0), 4.22, 0.002),
    ("M/G/1, three priorities, ρ 0.9", .meanWaitOfClass(1), 8.435, 0.002),
    ("M/G/1, three priorities, ρ 0.9", .meanWaitOfClass(2), 67.298, 0.005),
    ("M/M/1 → M/M/1", .meanWaitAtStage(0), 5, 1e-12),
    ("M/M/1 → M/M/1", .meanWaitAtStage(1), 8.0 / 3, 1e-12),
    ("M/M/2 → M/D/3", .meanWaitAtStage(1), 4.4317, 0.001),
    ("a gate that opens late", .goneAt, 517.5, 0),
    ("a gate that opens late", .largestQueue, 90, 0),
    ("a gate that opens late", .totalDelay, 3_037.5, 0),
    ("a gate that opens late", .longestWait, 15, 0),
    ("a gate that is open twice, with a queue at the start", .goneAt, 300, 0),
    ("overtime: arrivals every 3, service 5, shifts of 1, 2 and 0", .serviceEnd(2), 14, 0),
    ("overtime: arrivals every 3, service 5, shifts of 1, 2 and 0", .overtime(2), 4, 0),
    ("D/D/1, arrivals every 4, service 6", .serviceStart(9), 54, 0),
  ]

  @Test("have the answers that were found in other ways")
  func answers() throws {
    let cases = try TextbookCase.all()
    for entry in Self.known {
      let found = cases.first { $0.name == entry.name }?.answers.first { $0.measure == entry.measure }?.value
      #expect(agree(found ?? .nan, entry.value, within: entry.within), "\(entry.name): \(found ?? .nan)")
    }
  }

  @Test("are thirty or more, each with a name and a source of its own, and answers that are numbers")
  func table() throws {
    let cases = try TextbookCase.all()
    #expect(cases.count >= 30)
    #expect(Set(cases.map(\.name)).count == cases.count)
    for entry in cases {
      #expect(!entry.answers.isEmpty && entry.answers.allSatisfy(\.value.isFinite), "\(entry.name)")
      #expect(!entry.source.isEmpty)
      #expect(Set(entry.answers.map(\.measure)).count == entry.answers.count, "\(entry.name)")
      // A name that tells the utilisation tells the true one.
      if case .steady(let queue) = entry.system, let place = entry.name.range(of: "ρ "), queue.servers.count == 1 {
        let stage = queue.stages[0]
        let utilisation = queue.arrivalRate * stage.service.mean / Double(stage.servers)
        #expect(agree(Double(entry.name[place.upperBound...]) ?? .nan, utilisation, within: 1e-9), "\(entry.name)")
      }
    }
  }

  @Test("a form says nothing of what it does not know")
  func silence() throws {
    let form = ClosedForm.mg1(try MG1Queue(arrivalRate: 0.1, service: .uniform(low: 1, high: 3)))
    #expect(try TextbookMeasure.waitQuantile(0.9).value(of: form) == nil)
    #expect(try TextbookMeasure.meanWaitOfClass(1).value(of: form) == nil)
    #expect(try TextbookMeasure.meanWaitAtStage(1).value(of: form) == nil)
    #expect(try TextbookMeasure.goneAt.value(of: form) == nil)
    #expect(try TextbookMeasure.meanWaitAtStage(0).value(of: form) == form.steadyState.meanWait)
  }
}
