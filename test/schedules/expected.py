"""When the schedules of schedules.json meet, by python-dateutil and the zoneinfo of Python: writes schedules.expected.

Not run by the tests, which only read what it wrote: python3 test/schedules/expected.py (needs python3-dateutil).
It counts days by the local calendar, reads each local time as RFC 5545 has it (fold=0: the first of two, and the clock
before a gap), and knows nothing of Gavel's own code.
"""
import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo
from dateutil.rrule import rrulestr

HERE = Path(__file__).parent
UTC = ZoneInfo("UTC")
FIRST, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)


def instant(local, zone):
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def named(text, zone):
    day, time, *own = text.split(" ")
    return instant(datetime.fromisoformat(f"{day}T{time}"), own[0] if own else zone)


def naive_until(rule, zone):
    parts = dict(part.split("=") for part in rule.split(";"))
    until = parts.get("UNTIL", "")
    if until.endswith("Z"):
        at = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
        parts["UNTIL"] = at.strftime("%Y%m%dT%H%M%S")
    elif until:
        parts["UNTIL"] = until + "T235959"
    return ";".join(f"{key}={value}" for key, value in parts.items())


def starts(schedule):
    zone = schedule.get("zone", "UTC")
    base = {key: schedule[key] for key in ("start", "from", "every", "alternating") if key in schedule} | {"zone": zone}
    segments = [base]
    for change in schedule.get("changes", []):
        segments.append(segments[-1] | change)
    found = {}  # by local day, so that single ones can be named
    for i, segment in enumerate(segments):
        rule = segment.get("every", "none")
        if rule == "none" or "from" not in segment:
            continue
        stop = segments[i + 1]["from"] if i + 1 < len(segments) else "9999-01-01"
        own = {"start": segment["start"], "zone": segment["zone"]}
        turns = [own] + [own | {k: turn[k] for k in ("start", "zone") if k in turn} for turn in segment.get("alternating", [])]
        begin = datetime.fromisoformat(f"{segment['from']}T{segment['start']}")
        for n, local in enumerate(rrulestr(naive_until(rule, segment["zone"]), dtstart=begin)):
            if local.year > 2026 or local.date().isoformat() >= stop:
                break
            turn = turns[n % len(turns)]
            day = local.date().isoformat()
            found[day] = instant(datetime.fromisoformat(f"{day}T{turn['start']}"), turn["zone"])
    for day in schedule.get("skip", []):
        del found[day]
    for move in schedule.get("moved", []):
        found[move["from"]] = named(move["to"], zone)
    single = [named(one["at"], zone) for one in schedule.get("added", [])]
    return sorted(at for at in {*found.values(), *single} if FIRST <= at < END)


with open(HERE / "schedules.expected", "w") as out:
    for name, schedule in json.loads((HERE / "schedules.json").read_text()).items():
        out.write(f"{name}: {' '.join(at.strftime('%Y-%m-%dT%H:%MZ') for at in starts(schedule))}\n")
