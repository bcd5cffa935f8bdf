import Testing

@testable import NetworkFlow

struct TransportTests {
  @Test func aProblemWithoutAnythingIsSolved() throws {
    var simplex = TransportSimplex(TransportProblem())
    let isFinished = simplex.solve()
    #expect(isFinished)
    let certificate = try TransportCertificate(simplex.solution(), of: TransportProblem())
    #expect(certificate.cost == 0)
    #expect(certificate.isOptimal)
  }
}
