"""Compares what five calendar programs read in FILE.ics with the openings in FILE.json.

Usage: calendar_clients.py FILE FOLDER [OLD], where FOLDER is for the programs' own files, and OLD.ics came before.
"""
import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import gi
import icalendar
import pytz
import vobject

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

name, folder = sys.argv[1:3]
octets = open(name + ".ics", "rb").read()
text = octets.decode("utf-8")
document = json.load(open(name + ".json", encoding="utf-8"))

# Lines: CR LF and nothing else, no byte order mark, 75 octets at most, each whole in UTF-8.
assert octets.endswith(b"\r\n") and not octets.startswith(b"\xef\xbb\xbf")
lines = octets[:-2].split(b"\r\n")
for line in lines:
    assert len(line) <= 75 and b"\r" not in line and b"\n" not in line, line
    line.decode("utf-8")
for word in (b"RRULE", b"METHOD", b"DURATION:"):
    assert not any(line.startswith(word) for line in lines), word

UTC = timezone.utc
TEHRAN = pytz.timezone("Asia/Tehran")
expected = {}
for crossing in document["crossings"]:
    for opening in crossing["openings"]:
        start, end = (datetime.fromisoformat(opening[key].replace("Z", "+00:00")) for key in ("start", "end"))
        expected[opening["id"] + "@gozar.invalid"] = (start, end, opening["status"].upper())
assert len(expected) > 10, len(expected)
names = {crossing["crossing"]: crossing["name"].replace("\n", " ") for crossing in document["crossings"]}


def compare(client, found, withdrawn):
    """All openings are there, and what is there besides is cancelled."""
    assert {uid: event for uid, event in found.items() if event[2] != "CANCELLED"} == expected, client
    assert {uid for uid, event in found.items() if event[2] == "CANCELLED"} == withdrawn, client
    print(f"{os.path.basename(name)}: {client}: {len(expected)} openings, {len(withdrawn)} cancelled")


# Python's icalendar.
calendar = icalendar.Calendar.from_ical(text)
events = calendar.walk("VEVENT")
assert all(not component.errors for component in calendar.walk())
withdrawn = set()
before = {}
if len(sys.argv) > 3:
    earlier = icalendar.Calendar.from_ical(open(sys.argv[3] + ".ics", "rb").read())
    before = {str(e["UID"]): e for e in earlier.walk("VEVENT")}
    withdrawn = before.keys() - expected.keys()
    assert withdrawn
found = {
    str(e["UID"]): (e["DTSTART"].dt.astimezone(UTC), e["DTEND"].dt.astimezone(UTC), str(e["STATUS"])) for e in events
}
assert len(found) == len(events)
compare("icalendar", found, withdrawn)
for event in events:
    # Text comes back as it was, whatever is in it.
    title = "Cancelled: " * (event["STATUS"] == "CANCELLED") + names[event["UID"].split(".")[0]]
    assert str(event["SUMMARY"]).startswith(title + " "), event["SUMMARY"]
    old = before.get(event["UID"])
    revised = old is not None and (old["DTEND"].dt, old["STATUS"]) != (event["DTEND"].dt, event["STATUS"])
    assert event["SEQUENCE"] == int(revised), event["UID"]
    assert revised or old is None or old.to_ical() == event.to_ical(), event["UID"]
    assert event["TRANSP"] == "TRANSPARENT"
    assert len(event.walk("VALARM")) == int(event["STATUS"] != "CANCELLED")
    zone = event["DTSTART"].params.get("TZID")
    assert event["DTEND"].params.get("TZID") == zone

# The file's own VTIMEZONE says the same as the tz database, hour by hour while there are events.
(zone,) = calendar.walk("VTIMEZONE")
own = zone.to_tz()
moment = min(start for start, _, _ in expected.values())
while moment <= max(end for _, end, _ in expected.values()):
    assert moment.astimezone(own).utcoffset() == moment.astimezone(TEHRAN).utcoffset(), moment
    moment += timedelta(hours=0.5)

# Python's vobject.
parsed = vobject.readOne(text)
found = {
    e.uid.value: (e.dtstart.value.astimezone(UTC), e.dtend.value.astimezone(UTC), e.status.value)
    for e in parsed.vevent_list
}
compare("vobject", found, withdrawn)
parsed.serialize(validate=True)

# libical, which takes the offsets from the file.
root = ICalGLib.Component.new_from_string(text)
assert root.count_errors() == 0
ICalGLib.restriction_check(root)
assert root.count_errors() == 0, root.as_ical_string()
found = {}
kind = ICalGLib.ComponentKind.VEVENT_COMPONENT
event = root.get_first_component(kind)
while event:
    times = [
        datetime.fromtimestamp(t.as_timet_with_zone(t.get_timezone()), UTC)
        for t in (event.get_dtstart(), event.get_dtend())
    ]
    found[event.get_uid()] = (*times, event.get_status().value_name.rpartition("_")[2])
    event = root.get_next_component(kind)
compare("libical", found, withdrawn)

# khal: imports the file and lists it, each event once.
os.makedirs(folder + "/calendar")
with open(folder + "/khal.conf", "w", encoding="utf-8") as config:
    config.write(f"""[calendars]
[[gozar]]
path = {folder}/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[default]
default_calendar = gozar
[sqlite]
path = {folder}/khal.db
""")
environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder)


def run(*command):
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and not re.search("error|could not", done.stderr, re.IGNORECASE), (command, done.stdout, done.stderr)
    return done.stdout


khal = ("khal", "-c", folder + "/khal.conf")
run(*khal, "import", "--batch", "-a", "gozar", name + ".ics")
first = min(start for start, _, _ in expected.values()) - timedelta(days=1)
last = max(end for _, end, _ in expected.values()) + timedelta(days=1)
listed = run(
    *khal, "list", "--once", "--day-format", "", "--format", "{uid}\t{start-long-full}\t{end-long-full}\t{status}",
    f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}")
found = {}
for row in listed.splitlines():
    uid, start, end, status = row.split("\t")
    assert uid not in found, uid
    times = [datetime.fromisoformat(t.replace(" ", "T")).replace(tzinfo=UTC) for t in (start, end)]
    found[uid] = (*times, status.strip())
compare("khal", found, withdrawn)

# calcurse knows neither UID nor STATUS: times and titles. Of an event that it refuses it says so.
run("calcurse", "-D", folder, "-q", "-i", name + ".ics")
found = []
for row in open(folder + "/apts", encoding="utf-8"):
    start, end, title = re.fullmatch(r"(.{18}) -> (.{18})(?:>\w+)? [|!](.*)\n", row).groups()
    times = [datetime.strptime(t, "%m/%d/%Y @ %H:%M").replace(tzinfo=UTC) for t in (start, end)]
    found.append((*times, title))
wanted = [(e["DTSTART"].dt.astimezone(UTC), e["DTEND"].dt.astimezone(UTC), str(e["SUMMARY"])) for e in events]
assert sorted(found) == sorted(wanted), "calcurse"
print(f"{os.path.basename(name)}: calcurse: {len(found)} events")
