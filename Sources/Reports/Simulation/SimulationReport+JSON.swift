extension SimulationReport {
  /// An object with the run, an entry a crossing with its periods and its sums, and all crossings together.
  ///
  /// The list of periods is called `months`, `weeks`, `days` or `hours`.
  public func json() -> String {
    JSONText.text(SimulationDocument(report: self))
  }
}
