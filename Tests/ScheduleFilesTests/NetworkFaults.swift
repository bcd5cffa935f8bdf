extension FaultCase {
  /// Faults of `network.json5`.
  static let network = table(
    #"""
    "Asia/Tehran"
    "Asia/Teheran"
    9:46: error: found the text "Asia/Teheran", expected a time zone of the tz database, such as "Asia/Tehran"
      try: Asia/Tehran

    "Asia/Tehran"
    "IRST"
    9:46: error: found the text "IRST", expected a time zone of the tz database, such as "Asia/Tehran"

    "USD"
    "dollars"
    5:13: error: found the text "dollars", expected three capital letters (ISO 4217), such as "USD"

    "persian"
    "Persian"
    6:23: error: found the text "Persian", expected the reporting calendar: one of gregorian, persian
      try: persian

    "Sa"
    "Saturday"
    7:15: error: found the text "Saturday", expected the first day of the week: one of Mo, Tu, We, Th, Fr, Sa, Su

    payload_tonnes: 20
    payload_tonnes: 0
    13:57: error: found the number 0, expected tonnes a truck carries, above 0 and at most 1,000

    value: 500
    value: -500
    13:87: error: found the number -500, expected the value of a tonne, 0 to 1,000,000,000

    value: 500
    valeu: 500
    13:78: error: found an object without "value", expected the value of a tonne, 0 to 1,000,000,000

    crossing: "north", class: "general"
    crossing: "nort", class: "genral"
    18:17: error: found "nort", expected the id of a crossing: one of north
      try: north
    18:32: error: found "genral", expected the id of a truck class: one of general, reefer
      try: general

    "70 trucks/day"
    "70 trucks/dy"
    21:46: error: found the unit "trucks/dy", expected trucks, t, USD per day, week, month, year
      try: 70 trucks/day

    "70 trucks/day"
    "70 lorries/day"
    21:46: error: found the unit "lorries/day", expected trucks, t, USD per day, week, month, year

    "70 trucks/day"
    70
    21:46: error: found the number 70, expected a rate such as "307 trucks/day", "5000 t/week" or "1000000 \#
    USD/month"

    "70 trucks/day"
    "-70 trucks/day"
    21:46: error: found the text "-70 trucks/day", expected a rate such as "307 trucks/day", "5000 t/week" or \#
    "1000000 USD/month"

    "70 trucks/day"
    "1e12 trucks/day"
    21:46: error: found "1e12 trucks/day", expected at most 10,000,000 trucks a week

    "constant"
    "Poisson"
    19:17: error: found the text "Poisson", expected how trucks follow each other: one of poisson, constant, scheduled
      try: poisson

    "deferred"
    "defered"
    19:46: error: found the text "defered", expected what trucks do while no opening is announced: one of \#
    not-sent, deferred, wait
      try: deferred

    origin: "Tehran"
    origin: ""
    18:52: error: found an empty text, expected a place

    origin: "Tehran"
    profile: [1, 2], origin: "Tehran"
    18:53: error: found a list of 2, expected 168 weights, from Monday 00:00

    origin: "Tehran"
    profile: { "Sa-Th 6:00-20:00": 1 }
    18:62: error: opening rule: found `6:00`, expected a 24-hour time with two digits for the hour
      try: 06:00-20:00

    origin: "Tehran"
    profile: { "Sa-Th 06:00-20:00": 0 }
    18:53: error: found a profile that is 0 in every hour of the week, expected some hour above 0

    origin: "Tehran"
    profile: { "Sa-Th 06:00-20:00": -1 }
    18:76: error: found the number -1, expected a weight of 0 or more

    phases: { all: { rate
    phases: { all: { raet
    27:24: error: found the key "raet" in the phase "all", expected one of: from, until, rate
      try: rate

    id: "small",
    id: "small", crossings: {},
    3:16: error: found the key "crossings", expected each crossing in a file of its own in crossings/

    currency: "USD",\n
    (nothing)
    2:1: error: found no "currency" in the network, expected a currency such as "USD"

    holidays: "holidays/IR.csv"
    holidays: "holidays/IQ.csv"
    9:71: error: can't find NET/holidays/IQ.csv: No such file or directory

    holidays: "holidays/IR.csv"
    holidays: 6
    9:71: error: found the number 6, expected the path of a holiday file

    id: "small"
    id: "small" name: 6
    3:15: error: found "name", expected "," or "}"
    """#)
}
