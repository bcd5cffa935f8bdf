"""Renders calendars in a browser and measures what they look like; ends with status 1 if anything is off.

A copy of each page gets a script that measures it and puts what it finds into the page's title, from where it is read.
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

GOZAR = ".build/release/gozar"
# A page that is 751 wide leaves its grids the 703 that a sheet of A4 has between the margins.
PHONE, PRINT, PAPER, PICTURE = (390, 2000), (751, 1123), (794, 1123), (1240, 1400)

# Names and rules that try what a page can bear.
NAME = "Mehran <b>&\"'; the, longest=\nname that anyone has ever given to a crossing of any border"
SCENARIO = {
    "title": {"en": "All at once"},
    "description": "Openings of all lengths, unknown ones, a strike, and a name that is hard to write.",
    "patch": {"crossings": {"mehran": {
        "name": {"en": NAME, "fa": NAME},
        "sides": {
            "iran": {"phases": {"two_days": None, "four_days": None, "six_days": None, "all": {
                "from": "2020-06-01", "confidence": "assumption",
                "hours": "Sa 00:00-24:00; Su 08:00-08:30,09:00-09:15,12:00-18:00; Mo 22:00-26:00; "
                         "We 08:00-16:00 unknown \"ask the <customs> office\"; Th 08:00-12:00,13:00-17:00; Fr 06:00-07:00",
            }}},
            "iraq": {"phases": {"two_days": None, "four_days": None, "six_days": None, "all": {
                "from": "2020-06-01", "confidence": "assumption", "hours": "24/7",
            }}},
        },
        "closures": {"strike": {
            "from": "2020-06-11T10:00", "until": "2020-06-12", "side": "iraq", "announced": "2020-06-09",
            "reason": "strike of <drivers> & \"others\", who want more;\nand more", "confidence": "assumption",
        }},
    }}},
}

# Short openings while Tehran's clock is set back from 24:00 to 23:00, and names that nobody can break.
SET_BACK = {
    "title": {"en": "Set back"},
    "patch": {
        "sides": {
            "iran": {"name": {"en": "The land of " + "longnames" * 9, "fa": "سرزمین " + "نام‌های‌بلند" * 9}},
            "iraq": {"name": {"en": "unbreakable" * 9, "fa": "ناشکستنی" * 9}},
        },
        "crossings": {"mehran": {"sides": {
            "iran": {"phases": {"two_days": None, "four_days": None, "six_days": None, "all": {
                "from": "2022-01-01", "confidence": "assumption", "hours": "00:00-02:00,23:30-24:00"}}},
            "iraq": {"phases": {"two_days": None, "four_days": None, "six_days": None, "all": {
                "from": "2022-01-01", "confidence": "assumption", "hours": "24/7"}}},
        }}},
    },
}

# Boxes overlap if they share more than a hair; letters may reach a little out of their line.
MEASURE = """
const faults = [];
const say = (what, element) => faults.push(what + ": " + (element.textContent || "").trim().slice(0, 60));
const overlap = (a, b, x, y) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > x
  && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > y;
const contains = (a, b, slack) =>
  b.left >= a.left - slack && b.right <= a.right + slack && b.top >= a.top - slack && b.bottom <= a.bottom + slack;
const box = element => element.getBoundingClientRect();
const apart = (elements, x, y) => {
  for (let i = 0; i < elements.length; i++)
    for (let j = i + 1; j < elements.length; j++)
      if (overlap(box(elements[i]), box(elements[j]), x, y)) say("overlaps " + elements[j].textContent, elements[i]);
};
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const root = document.documentElement;
if (innerWidth !== WIDTH) faults.push("the window is " + innerWidth + " wide");
const picture = document.querySelector("svg");
if (picture) {
  const texts = all("svg > text"), blocks = all("rect.block:not(.swatch)");
  apart(texts, 1, 3);
  apart(blocks, 0.5, 0.5);
  for (const text of texts) {
    if (!contains(box(picture), box(text), 0)) say("outside the picture", text);
    const block = blocks.find(block => overlap(box(block), box(text), 1, 3));
    if (block && !contains(box(block), box(text), 2)) say("sticks out of its block", text);
  }
} else {
  if (root.scrollWidth > root.clientWidth) faults.push("the page is " + root.scrollWidth + " wide");
  for (const grid of all(".grid")) {
    apart(all(".block, .day th", grid), 0.5, 0.5);
    apart([...all(".clocks span", grid), ...all(".day th", grid)].filter(cell => box(cell).width), 0.5, 0.5);
    const hours = all(".axis td:not(.clocks)", grid).filter(cell => cell.offsetParent);
    apart(hours.flatMap(cell => [...cell.children]), 0.5, 1.5);
  }
  for (const element of all("h1, h2, h3, p, li, th, td, .block, .day th div")) {
    const inside = box(element);
    if (inside.width <= 1 || inside.height === 0) continue;
    if (inside.left < -0.5 || inside.right > root.clientWidth + 0.5) say("outside the page", element);
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
      say("is cut", element);
  }
  // Times that belong together, which a joiner in them says, are on one line.
  for (const line of all(".block > p")) {
    const range = document.createRange();
    range.selectNodeContents(line);
    const isTime = /^\\d\\d:\\d\\d–\\u2060\\d\\d:\\d\\d$/.test(line.textContent);
    if (isTime && range.getClientRects().length > 1) say("is broken", line);
  }
  for (const block of all(".block"))
    for (const line of block.children) if (!contains(box(block), box(line), 0.5)) say("sticks out of its block", line);
}
parent.document.title = JSON.stringify(faults);
"""

folder = pathlib.Path(tempfile.mkdtemp(prefix="gozar-pages-"))
faults = 0


def gozar(arguments):
    return subprocess.run([GOZAR, "calendar", *arguments], check=True, capture_output=True, text=True).stdout


def chromium(*arguments):
    command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
               "--hide-scrollbars", f"--user-data-dir={folder}/profile", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    return run.stdout


def report(label, found):
    global faults
    faults += len(found)
    print(f"{label}: {'; '.join(found) if found else 'good'}", flush=True)


def look(label, page, size):
    """Measures a page, or a picture within a page, in a frame: windows can't be as narrow as a phone."""
    script = f"<script>{MEASURE.replace('WIDTH', str(size[0]))}</script>"
    if page.startswith("<?xml"):
        picture = page.split("?>", 1)[1]
        page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{picture}</body></html>"
    page = html.escape(page.replace("</body>", script + "</body>"))
    copy = folder / "page.html"
    copy.write_text(
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title></title></head><body>"
        f"<iframe width='{size[0]}' height='{size[1]}' style='border:0' srcdoc=\"{page}\"></iframe></body></html>")
    dom = chromium("--window-size=1400,2400", "--dump-dom", copy.as_uri())
    title = re.search(r"<title>(.*?)</title>", dom, re.S).group(1)
    report(f"{label} at {size[0]}", json.loads(html.unescape(title)))


def texts(page):
    """What a reader sees of an element or a document, spaces made one."""
    page = re.sub(r"[\u2060\u2066-\u2069]", "", page)
    return re.sub(r"\s+", " ", page)


def check_is_text(label, page):
    """A page and a picture are XML with the name as text."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.S).replace("<!DOCTYPE html>", "")
    content = texts(" ".join(ElementTree.fromstring(body).itertext()))
    wanted = [texts(NAME), texts("strike of <drivers> &")]
    if label.endswith("svg"):
        wanted = wanted[:1]
    report(f"{label} as text", [f"lacks {text}" for text in wanted if text not in content])


def count_sheets(label, page, expected):
    copy, paper = folder / "page.html", folder / "page.pdf"
    copy.write_text(page)
    chromium("--no-pdf-header-footer", f"--print-to-pdf={paper}", copy.as_uri())
    data = paper.read_bytes()
    sheets = len(re.findall(rb"/Type\s*/Page\b", data))
    width, height = map(float, re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", data).groups())
    found = [] if sheets == expected else [f"{sheets} sheets, expected {expected}"]
    if abs(width - 595.3) > 1 or abs(height - 841.9) > 1:
        found.append(f"sheets of {width} x {height} points, expected A4")
    report(f"{label} on paper", found)


scenario = folder / "all-at-once.json5"
scenario.write_text(json.dumps(SCENARIO))
set_back = folder / "set-back.json5"
set_back.write_text(json.dumps(SET_BACK))
cases = [
    ("one crossing", ["mehran", "--week", "2020-W31"]),
    ("four crossings", ["mehran", "chazabeh", "shalamcheh", "bashmaq", "--week", "2020-W35"]),
    ("clock change", ["mehran", "parvizkhan", "--week", "2020-W39"]),
    ("month", ["khosravi", "--month", "1399-01"]),
    ("months", ["--month", "1399-03"]),
    ("set back", ["mehran", "--week", "2022-W38", "--scenario", str(set_back)]),
    ("all at once", ["mehran", "--week", "2020-W24", "--scenario", str(scenario)]),
]
for language in ["en", "fa", "ar"]:
    for name, arguments in cases:
        label = f"{language} {name}"
        page = gozar([*arguments, "--language", language, "--format", "html"])
        picture = gozar([*arguments, "--language", language, "--format", "svg"])
        for size in [PHONE, PRINT, PAPER]:
            look(label, page, size)
        look(label + " svg", picture, PICTURE)
        if name == "all at once":
            if language != "ar":
                check_is_text(label + " html", page)
                check_is_text(label + " svg", picture)
        elif name == "one crossing":
            count_sheets(label, page, 1)
        elif name == "month":
            count_sheets(label, page, 1)
        elif name == "months":
            # Three sheets a page, and two pages of notes.
            count_sheets(label, page, 6)
        elif name == "four crossings":
            count_sheets(label, page, 2)
if faults:
    sys.exit(f"pages: {faults} faults")
print("pages: nothing overlaps, nothing is cut")
