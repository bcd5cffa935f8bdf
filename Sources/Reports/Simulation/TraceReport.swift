public import CivilTime
public import QueueSimulation
import SpreadsheetText

/// What happened to every truck of a replication, for spreadsheets and animations.
public struct TraceReport {
  private let traces: [CrossingTrace]
  private let clock: TimeZoneTable

  /// A report on the crossings' traces, with times on a clock.
  public init(_ traces: [CrossingTrace], clock: TimeZoneTable) {
    self.traces = traces
    self.clock = clock
  }

  /// A row a truck and stage; then, where trucks went away without a service, a row each without a stage.
  ///
  /// Times are ISO 8601 to the millisecond with their offset from UTC. `stream` is empty for trucks that were there at the
  /// start; `truck` counts those of a stream (at the start: of a class) from 1. `event` is `service`, `gave-up`,
  /// `turned-away`, or `waiting` for trucks that wait for the stage when the horizon ends.
  public func csv() -> String {
    var csv = CSVText(
      header: ["crossing", "stream", "truck", "class", "event", "stage", "arrival", "start", "end", "server"])
    for trace in traces {
      for row in trace.rows {
        csv.append([
          trace.crossing, row.stream ?? "", "\(row.truck)", row.truckClass, row.event.rawValue, row.stage ?? "",
          time(row.arrival), row.start.map(time) ?? "", row.end.map(time) ?? "", row.server.map { "\($0)" } ?? "",
        ])
      }
    }
    return csv.text
  }

  private func time(_ seconds: Double) -> String {
    TimeText.withMilliseconds(seconds, on: clock)
  }
}
