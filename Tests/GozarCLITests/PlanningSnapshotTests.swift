import Snapshots
import Testing

/// What people and programs read of slots, plans and bookings, as files.
struct PlanningSnapshotTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let line: String
    var testDescription: String { line }

    init(_ name: String, _ line: String) {
      self.name = name
      self.line = line
    }
  }

  private static let list = "schedules/iran-iraq/examples/shipments.csv"
  private static let closed = "--scenario schedules/iran-iraq/examples/mehran-closed.json5"
  private static let ledger = "--bookings Tests/GozarCLITests/Bookings/june.csv"
  private static let queue = """
    simulate --plan Tests/GozarCLITests/Snapshots/plan.csv --shipments \(list) -n 20 --punctuality 30min --no-shows 10%
    """
  private static let three = "--crossing mehran --crossing kileh --crossing siran-band"

  @Test(arguments: [
    Case("slots.txt", "slots mehran siran-band khosravi --from 2020-06-09 --to 2020-06-12 \(ledger) \(closed)"),
    Case(
      "slots-means.txt",
      "slots mehran --from 2020-08-03 --to 2020-08-06 --scenario Tests/GozarCLITests/Scenarios/uncertain.json5"),
    Case("slots.csv", "slots mehran siran-band --from 2020-06-10 --to 2020-06-11 \(ledger) \(closed) --format csv"),
    Case("slots.json", "slots mehran --from 2020-06-10 --to 2020-06-11 \(ledger) \(closed) --format json"),
    Case("slots-prices.txt", "slots kileh siran-band --from 2020-06-09 --to 2020-06-10 --shipments \(list)"),
    Case(
      "slots-prices.csv", "slots siran-band --from 2020-06-09 --to 2020-06-10 --shipments \(list) --format csv"),
    Case(
      "plan-exclusive.txt",
      "plan Tests/GozarCLITests/Bookings/exclusive.csv --crossing kileh --crossing siran-band --verify"),
    Case("plan.txt", "plan \(list) \(three) --verify"),
    Case("plan.csv", "plan \(list) \(three) --format csv"),
    Case("plan.md", "plan \(list) \(three) --format markdown"),
    Case("plan.json", "plan \(list) --crossing kileh --format json --verify"),
    Case("plan-full.txt", "plan \(list) --crossing kileh --to 2020-06-10 --verify"),
    Case(
      "plan-lexicographic.txt",
      "plan Tests/GozarCLITests/Bookings/priorities.csv --crossing kileh --to 2020-06-10 --lexicographic --verify"),
    Case("plan-closed.txt", "plan \(list) \(three) \(ledger) \(closed) --freeze 24h --frontier --verify"),
    Case("plan-closed.json", "plan \(list) \(three) \(ledger) \(closed) --freeze 24h --frontier --format json"),
    Case("plan-queue.txt", "\(queue)"),
    Case("plan-queue.csv", "\(queue) --format csv"),
    Case("plan-queue.json", "\(queue) --format json"),
    Case("bookings.txt", "bookings mehran \(ledger)"),
    Case("bookings.csv", "bookings \(ledger) --from 2020-06-10 --all --format csv"),
    Case("bookings.json", "bookings mehran \(ledger) --from 2020-06-10 --to 2020-06-11 --format json"),
    Case("bookings-history.txt", "bookings mehran \(ledger) --history"),
    Case("bookings-history.csv", "bookings kileh \(ledger) --history --from 2020-06-10 --format csv"),
    Case("bookings-history.json", "bookings kileh \(ledger) --history --from 2020-06-10 --format json"),
  ])
  func looksAsBefore(_ example: Case) {
    let run = ProgramRun(line: example.line)
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.errors == "")
    let difference = Snapshot.difference(run.output, from: example.name)
    #expect(difference == nil, "\(difference ?? "")")
  }
}
