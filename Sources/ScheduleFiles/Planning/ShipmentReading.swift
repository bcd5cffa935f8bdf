public import CivilTime
public import CrossingModel
public import Diagnostics
public import SlotPlanning

/// What reading a list of shipments gave: the shipments, or every reason why there are none.
public struct ShipmentReading: Sendable {
  /// In the order of the file; empty if anything is wrong.
  public let shipments: [Shipment]
  /// Everything found wrong or doubtful, in the order of the file.
  public let diagnostics: [Diagnostic]
  /// Why there are no shipments; nil if there are.
  public let failure: InputFailure?
}

/// Reads a list of shipments; every fault is reported in one run.
///
/// - Parameter clock: whose readings times are that state no offset from UTC.
public func readShipments(_ path: String, network: Network, clock: TimeZoneTable) -> ShipmentReading {
  var findings = Findings()
  findings.register(path)
  var shipments: [Shipment] = []
  do throws(FileError) {
    let source = SourceText(name: path, bytes: try FileReading.bytes(of: path))
    let table = ShipmentTable(source, network: network, clock: clock)
    shipments = table.shipments
    for finding in table.findings { findings.add(finding) }
  } catch {
    findings.add(error)
  }
  let failure = findings.failure
  return ShipmentReading(
    shipments: failure == nil ? shipments : [], diagnostics: findings.diagnostics, failure: failure)
}
