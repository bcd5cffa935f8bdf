import CivilTime

/// The public holidays of a side as day numbers in ascending order.
struct HolidayDays {
  /// Every day that may be one.
  let possible: [Int]
  /// Every day that is one, however estimates turn out.
  let known: [Int]

  /// Estimated days that follow each other move together, so that the middle ones of three are known to be holidays.
  init(_ days: [EstimatedDay]) {
    if days.allSatisfy(\.isKnown) {
      let numbers = days.map(\.likeliest.number)
      known = zip(numbers, numbers.dropFirst()).allSatisfy(<) ? numbers : Set(numbers).sorted()
      possible = known
      return
    }
    var possible: Set<Int> = []
    var known: Set<Int> = []
    var run: (first: EstimatedDay, last: EstimatedDay)?
    func add(_ run: (first: EstimatedDay, last: EstimatedDay)) {
      possible.formUnion(run.first.earliest.number...run.last.latest.number)
      if run.first.latest <= run.last.earliest {
        known.formUnion(run.first.latest.number...run.last.earliest.number)
      }
    }
    for day in days.sorted(by: { $0.likeliest < $1.likeliest }) {
      if day.isKnown {
        add((day, day))
      } else if let open = run, day.likeliest - open.last.likeliest <= 1 {
        run = (open.first, day)
      } else {
        if let run { add(run) }
        run = (day, day)
      }
    }
    if let run { add(run) }
    self.possible = possible.sorted()
    self.known = known.sorted()
  }
}
