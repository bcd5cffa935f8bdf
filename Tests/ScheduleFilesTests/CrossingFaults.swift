extension FaultCase {
  /// Faults of the file of a crossing.
  static let crossing = table(
    #"""
    servers: 6
    serverz: 6
    29:7: error: found the key "serverz" in the stage "documents", expected one of: servers, service, \#
    service_by_class, room, counterpart
      try: servers

    closing: "finish"
    closing: "finnish"
    26:12: error: found the text "finnish", expected what happens at closing: one of finish, drain, last-start, pause
      try: finish

    closing: "finish"
    wingspan: 3
    26:3: error: found the key "wingspan" in the crossing "north", expected one of: id, name, counterpart, \#
    location, sides, closures, quotas, yard, closing, order, stages, queue_at_start, slots

    servers: 6,
    (nothing)
    28:16: error: found no "servers" in the stage "documents", expected a whole number of servers

    hours: "off",
    (nothing)
    12:17: error: found no "hours" in the phase "closed", expected an opening rule

    per: "day",
    (nothing)
    22:12: error: found no "per" in the quota "daily", expected day, week or slot

    reason: "a strike"
    (nothing)
    20:23: error: found no "reason" in the closure "strike", expected why it is closed

    closing: "finish"
    closing: "finish", closing: "finish"
    26:22: error: found the key "closing" again, expected it once (first on line 26)

    id: "north",\n
    (nothing)
    1:1: error: found no "id" in the crossing, expected one, such as "north"

    id: "north"
    id: 6
    2:7: error: found the number 6, expected the crossing's id as a text

    again: {
    "a gain": {
    13:9: error: found the name "a gain" of a phase, expected letters, digits, "_" and "-"

    servers: 6
    servers: "six"
    29:16: error: found the text "six", expected a whole number of servers, 0 to 10,000

    servers: 6
    servers: null
    29:16: error: found null, expected a whole number of servers, 0 to 10,000

    servers: 6
    servers: [6]
    29:16: error: found a list, expected a whole number of servers, 0 to 10,000

    servers: 6
    servers: { value: true, source: "s" }
    29:25: error: found true, expected a whole number of servers, 0 to 10,000

    yard: { places: 500, admission: "always" }
    yard: 500
    25:9: error: found the number 500, expected the yard of the crossing "north" as an object

    name: { en: "North", fa: "شمال" }
    name: "North"
    3:9: error: found the text "North", expected names by language
      try: { en: "North" }

    name: { en: "North", fa: "شمال" }
    name: { English: "North" }
    3:11: error: found the language "English", expected a code such as en, fa or ar

    reason: "a strike"
    reason: " "
    20:94: error: found an empty text, expected why it is closed

    confidence: "medium"
    confidence: "hgih"
    6:35: error: found the text "hgih", expected confidence: one of high, medium, low, assumption
      try: high

    source: "map"
    source: 6
    5:57: error: found the number 6, expected a text

    servers: 6
    servers: -6
    29:16: error: found the number -6, expected a whole number of servers, 0 to 10,000

    servers: 6
    servers: 6.5
    29:16: error: found the number 6.5, expected a whole number of servers, 0 to 10,000

    servers: 6
    servers: 1e9
    29:16: error: found the number 1e9, expected a whole number of servers, 0 to 10,000

    servers: 6
    servers: Infinity
    29:16: error: found the number Infinity, expected a whole number of servers, 0 to 10,000

    servers: 6
    servers: NaN
    29:16: error: found the number NaN, expected a whole number of servers, 0 to 10,000

    latitude: 33.5
    latitude: 133.5
    5:25: error: found the number 133.5, expected a latitude in degrees, -90 to 90

    longitude: 46.25
    longitude: -180.5
    5:42: error: found the number -180.5, expected a longitude in degrees, -180 to 180

    cv: 0.5
    cv: 0
    29:62: error: found the number 0, expected a coefficient of variation, above 0 and at most 100

    cv: 0.5
    cv: -1
    29:62: error: found the number -1, expected a coefficient of variation, above 0 and at most 100

    places: 500
    places: 0
    25:19: error: found the number 0, expected a whole number of places, 1 to 1,000,000

    trucks: 250
    trucks: -1
    22:42: error: found the number -1, expected a whole number of trucks, 0 to 1,000,000

    general: 40
    general: -40
    34:30: error: found the number -40, expected a whole number of trucks, 0 to 1,000,000

    "4 min"
    4
    29:49: error: found the number 4, expected a duration of 0 or more, such as "4 min", "1.5 h" or "30 s"
      try: "4 min"

    "4 min"
    "4 mins"
    29:49: error: found the unit "mins", expected s, min or h
      try: 4 min

    "4 min"
    "four min"
    29:49: error: found the text "four min", expected a duration of 0 or more, such as "4 min", "1.5 h" or "30 s"

    "4 min"
    "-4 min"
    29:49: error: found the text "-4 min", expected a duration of 0 or more, such as "4 min", "1.5 h" or "30 s"

    "4 min"
    "4"
    29:49: error: found the text "4", expected a duration of 0 or more, such as "4 min", "1.5 h" or "30 s"

    "4 min"
    "0 min"
    29:41: error: found a mean service time of less than 1 s, expected 1 s or more

    "90 s"
    "0.5 s"
    30:47: error: found a mean service time of less than 1 s, expected 1 s or more

    lognormal
    lognormel
    29:30: error: found the key "lognormel" in the service time, expected one of: constant, exponential, \#
    lognormal, gamma, erlang, uniform, triangular, empirical
      try: lognormal

    { lognormal: { mean: "4 min", cv: 0.5 } }
    {}
    29:28: error: found an empty service time, expected one of: constant, exponential, lognormal, gamma, erlang, \#
    uniform, triangular, empirical

    { lognormal: { mean: "4 min", cv: 0.5 } }
    { constant: "4 min", exponential: { mean: "4 min" } }
    29:28: error: found several distributions, expected one of: constant, exponential, lognormal, gamma, erlang, \#
    uniform, triangular, empirical

    { lognormal: { mean: "4 min", cv: 0.5 } }
    "4 min"
    29:28: error: found the text "4 min", expected a service time as an object
      try: { constant: "4 min" }

    { lognormal: { mean: "4 min", cv: 0.5 } }
    { uniform: { low: "4 min", high: "2 min" } }
    29:39: error: found low above high, expected low ≤ high

    { lognormal: { mean: "4 min", cv: 0.5 } }
    { triangular: { low: "1 min", mode: "5 min", high: "4 min" } }
    29:42: error: found a mode outside low and high, expected low ≤ mode ≤ high

    { lognormal: { mean: "4 min", cv: 0.5 } }
    { erlang: { mean: "4 min", shape: 0 } }
    29:62: error: found the number 0, expected a whole number of phases, 1 to 1,000

    { lognormal: { mean: "4 min", cv: 0.5 } }
    { empirical: [] }
    29:41: error: found an empty list, expected a list of observed durations such as ["3 min", "5 min"]

    { lognormal: { mean: "4 min", cv: 0.5 } }
    { empirical: ["4 min", 5] }
    29:51: error: found the number 5, expected a duration of 0 or more, such as "4 min", "1.5 h" or "30 s"
      try: "5 min"

    , cv: 0.5
    (nothing)
    29:41: error: found no "cv" in the lognormal service time, expected a coefficient of variation

    "Su,We 08:00-16:00"
    "Su,We 8:00-16:00"
    15:59: error: opening rule: found `8:00`, expected a 24-hour time with two digits for the hour
      try: 08:00-16:00

    "off"
    "of"
    12:47: error: opening rule: found `of`, expected `off`
      try: off

    "off"
    6
    12:46: error: found the number 6, expected an opening rule such as "Su,We 08:00-16:00"

    "Su,We 08:00-16:00"
    "Su,\u0057e 08:00+"
    15:69: error: opening rule: found `+`: open ends are not part of the language; expected an end
      try: 08:00-24:00

    until: "2021-01-01T12:30"
    until: "2021-02-31"
    14:74: error: date: there is no 31 February 2021: February 2021 has 28 days
      try: 2021-02-28

    until: "2021-01-01T12:30"
    until: "1402-12-30"
    14:74: error: date: there is no 30 Esfand 1402: Esfand 1402 has 29 days
      try: 1402-12-29

    until: "2021-01-01T12:30"
    until: "2021-1-1"
    14:74: error: date: '2021-1-1': expected a date such as 2020-06-07, 2020-06-07T08:00, 1399-03-18 or 2020-W24
      try: 2021-01-01

    until: "2021-01-01T12:30"
    until: "2021-01-01T25:00"
    14:74: error: date: there is no 25:00: times of day go from 00:00 to 24:00, the midnight that ends the day

    until: "2021-01-01T12:30"
    until: "tomorrow"
    14:74: error: date: 'tomorrow': expected a date such as 2020-06-07, 2020-06-07T08:00, 1399-03-18 or 2020-W24

    until: "2021-01-01T12:30"
    until: "today"
    14:74: error: date: 'today' depends on the current day: expected a date such as 2020-06-07 or 1399-03-18

    until: "2021-01-01T12:30"
    until: 20210101
    14:74: error: found the number 20210101, expected a date such as "2020-06-07" or "2020-06-07T08:00"

    until: "2021-01-01T12:30"
    until: "2020-05-30"
    14:74: error: found until 2020-05-30, expected a time after from, 2020-05-30

    until: "2020-02-02T06:00"
    until: "2020-02-01"
    20:52: error: found until 2020-02-01, expected a time after from, 2020-02-01

    announced: "2020-05-20"
    announced: "2020-05-20T08:00"
    15:22: error: found "2020-05-20T08:00", expected a day without a time
      try: 2020-05-20

    earliest: "2020-05-30"
    earliest: "2020-06-30"
    14:17: error: found an earliest day after the latest, 2020-06-30 after 2020-06-13

    latest: "1399-03-24"
    latest: "2029-01-01"
    14:17: error: found 3,138 days between earliest and latest, expected at most 1,100

    earliest: "2020-05-30",
    (nothing)
    14:17: error: found no "earliest" in the uncertain date, expected the first possible day

    latest: "1399-03-24"
    latest: "1399-03-24", likeliest: "2020-07-01"
    14:17: error: found the likeliest day 2020-07-01, expected one from 2020-05-30 to 2020-06-13

    { earliest: "2020-05-30", latest: "1399-03-24" }
    { choices: { "2020-05-30": 0.5, "2020-06-06": 0.4 } }
    14:28: error: found probabilities that add up to 0.9, expected 1

    { earliest: "2020-05-30", latest: "1399-03-24" }
    { choices: { "2020-05-30": 1.5, "2020-06-31": 0.5 } }
    14:44: error: found the number 1.5, expected a probability, more than 0 and at most 1
    14:49: error: date: there is no 31 June 2020: June 2020 has 30 days
      try: 2020-06-30

    { earliest: "2020-05-30", latest: "1399-03-24" }
    { choices: { "2020-06-07": 0.5, "1399-03-18": 0.5 } }
    14:49: error: found the day 1399-03-18 again, expected it once (first as 2020-06-07)

    { earliest: "2020-05-30", latest: "1399-03-24" }
    { choices: {} }
    14:28: error: found no day in the choices of a date, expected days with probabilities

    side: "iraq", reason
    side: "irak", reason
    20:78: error: found "irak", expected the id of a side: one of iran, iraq
      try: iran

    iraq: { phases
    irak: { phases
    7:10: error: found no "iraq" in the sides of the crossing "north", expected the phases of every side of the \#
    network
    8:5: error: found "irak", expected the id of a side: one of iran, iraq
      try: iran

    { general: 40 }
    { generl: 40 }
    34:21: error: found "generl", expected the id of a truck class: one of general, reefer
      try: general

    { reefer: {
    { reefers: {
    30:27: error: found "reefers", expected the id of a truck class: one of general, reefer
      try: reefer

    documents: {\n      servers: 6, service: { lognormal: { mean: "4 min", cv: 0.5 } },\n      service_by_class: \#
    { reefer: { constant: "90 s" } },\n    },\n    transshipment: { servers: 80, service: { gamma: { mean: "1.5 \#
    h", cv: 0.4 } } },
    (nothing)
    27:11: error: found no stage in the crossing "north", expected at least one
    """#)
}
