import CivilTime

extension Vocabulary {
  /// English.
  static let english = Vocabulary(
    digits: Array("0123456789"), numberSigns: (point: ".", group: ","), percent: "{0}%", lessThan: "<{0}",
    moreThan: ">{0}",

    weekdays: Weekday.allCases.map(\.englishName), gregorianMonths: GregorianDate.englishMonthNames,
    solarHijriMonths: SolarHijriDate.englishMonthNames,
    hijriMonths: [
      "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II",
      "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
    ],

    date: "{0} {1} {2}", dates: "{0} to {1}", times: "{0}–\u{2060}{1}",
    and: "{0} and {1}", comma: ", ", semicolon: "; ", separator: " · ",
    about: "{0}: {1}", remark: "{0} ({1})",

    isoWeek: "week {1}-\u{2060}W{0}", hours: "{0} h", timeOf: "{0} time", clockSame: "{0} has the same time",
    clockBehind: "{0} is {1} behind", clockAhead: "{0} is {1} ahead", fromDate: "from {0}", untilDate: "until {0}",
    untilEndOf: "until the end of {0}",
    betweenDates: "from a day between {0} and {1}", always: "always",

    open: "Open", mayOpen: "May open", mayOpenWithProbability: "May open: {0}", unknown: "Not known",
    byMoon: "it depends on the moon",
    closed: "Closed", holiday: "Public holiday", noOpening: "No opening in this week",
    noOpeningInPeriod: "No opening",
    quotas: (
      day: "Quota: {0} trucks a day", week: "Quota: {0} trucks a week", slot: "Quota: {0} trucks every {1} min"
    ),

    closedByRule: "{0}: closed by rule", closedForHoliday: "{0}: holiday, {1}", closure: "Closure: {0}",
    closureOfSide: "Closure by {0}: {1}", untilFurtherNotice: "until further notice", announced: "announced on {0}",
    noPhase: "{0}: no rule in force", noOverlap: "The sides are open at different times",

    notes: "Rules, quotas and sources",
    noteColumns: (
      subject: "What", rule: "Rule or limit", validity: "Holds", source: "Source", confidence: "Confidence"
    ),
    ruleOf: "Hours of {0}", closureSubject: "Closure", quotaSubject: "Quota",
    confidences: (high: "high", medium: "medium", low: "low", assumption: "assumption"),
    noSource: "none stated",
    explanations: [
      "A crossing is open when both sides are, each by its own clock, weekend and holidays.",
      "Hatched: the opening is not certain; the percentage is its probability.",
    ],
    hijriBySide: "Hijri dates are by the months of {0}; those with ≈ are estimated, and may be a day off.",
    secondReading: "* The clock has been set back, and reads this hour for the second time.",
    hijriByUmmAlQura:
      "Hijri dates are computed (Umm al-Qura); where the moon is observed, a month may begin a day later.",
    tableColumns: (day: "Day", openings: "Openings"))
}
