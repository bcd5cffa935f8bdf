public import CivilTime
public import CrossingModel
public import Diagnostics
public import SlotPlanning

/// What reading a plan gave: who goes where, or every reason why that can't be told.
public struct PlanReading: Sendable {
  /// In the order of the file; empty if anything is wrong.
  public let planned: [PlannedTrucks]
  /// Everything found wrong or doubtful, in the order of the file.
  public let diagnostics: [Diagnostic]
  /// Why there is no plan; nil if there is.
  public let failure: InputFailure?
}

/// Reads a plan as `gozar plan --format csv` writes it; every fault is reported in one run.
///
/// - Parameters:
///   - shipments: the list that the plan was made for.
///   - clock: whose readings times are that state no offset from UTC.
public func readPlan(
  _ path: String, shipments: [Shipment], network: Network, clock: TimeZoneTable
) -> PlanReading {
  var findings = Findings()
  findings.register(path)
  var planned: [PlannedTrucks] = []
  do throws(FileError) {
    let source = SourceText(name: path, bytes: try FileReading.bytes(of: path))
    let table = PlanTable(source, shipments: shipments, network: network, clock: clock)
    planned = table.planned
    for finding in table.findings { findings.add(finding) }
  } catch {
    findings.add(error)
  }
  let failure = findings.failure
  return PlanReading(planned: failure == nil ? planned : [], diagnostics: findings.diagnostics, failure: failure)
}
