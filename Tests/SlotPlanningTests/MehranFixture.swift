import CivilTime
import CrossingModel
import Foundation
import OpeningTimeline
import ScheduleFiles
import SlotPlanning
import Testing

/// Mehran as it is shipped, with changes: in June 2020 it is open on Sundays and Wednesdays from 09:30 to 16:00 in
/// Tehran.
struct MehranFixture {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "schedules/iran-iraq").path

  let network: Network
  let clocks: Clocks
  let crossing: Crossing

  init(change: (inout Crossing) -> Void = { _ in }) throws {
    var network = try #require(readNetwork(folder: Self.folder).network)
    let index = try #require(network.crossings.firstIndex { $0.id == "mehran" })
    change(&network.crossings[index])
    self.network = network
    clocks = Clocks(network)
    crossing = network.crossings[index]
  }

  /// A moment in Tehran.
  func moment(_ text: String) throws -> Instant {
    clocks.exporter.instant(of: try DateExpression(parsing: text, now: nil).time)
  }

  /// Some days in Tehran, in seconds of UTC.
  func seconds(_ first: String, days: Int) throws -> Range<Int> {
    let day = try DateExpression(parsing: first, now: nil).time.day
    return try moment(first).seconds..<clocks.exporter.instant(of: WallTime(day + days)).seconds
  }

  /// The slots around some days.
  func grid(_ first: String, days: Int) throws -> SlotGrid {
    SlotGrid(crossing, network: network, clocks: clocks, around: try seconds(first, days: days))
  }

  /// A booking of a slot in Tehran.
  func booking(
    _ id: String, _ slot: String, truckClass: String = "general", shipment: String = "", shipper: String = "",
    plate: String = "", status: TruckBooking.Status = .movable
  ) throws -> TruckBooking {
    TruckBooking(
      id: id, shipment: shipment, shipper: shipper, plate: plate, truckClass: truckClass, crossing: "mehran",
      slotStart: try moment(slot), status: status)
  }
}
