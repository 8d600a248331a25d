#!/usr/bin/env python3
"""Fills the tables of occurrences anew: with dateutil, croniter and zoneinfo first, then with rrule, croner and luxon, which must agree.

    apt-get install python3-dateutil python3-croniter nodejs && npm install rrule croner luxon
    python3 generate.py ../../tests/ReleaseOrchestration.Core.Tests/Calendar/Occurrences/*.txt

A table begins with `cadence`, which the product reads, and `rule`, which the libraries read: an RRULE of RFC 5545 or a cron expression. Its times are computed
on a clock without a zone, then taken to instants: PEP 495 with fold=0 means what the product means by times that are skipped or repeated.
"""
import json
import pathlib
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from croniter import croniter
from dateutil.rrule import rrulestr

LOCAL = "%Y-%m-%dT%H:%M"


def walls(table):
    first, last = (datetime.strptime(text, LOCAL) for text in table["range"].split(" to "))
    if not table["rule"].startswith("FREQ="):
        step = croniter(table["rule"], first - timedelta(minutes=1))
        wall = step.get_next(datetime)
        while wall < last:
            yield wall
            wall = step.get_next(datetime)
        return
    start = datetime.strptime(table.get("dtstart", table["range"].split(" to ")[0]), LOCAL)
    yield from rrulestr("RRULE:" + table["rule"], dtstart=start).between(first, last - timedelta(minutes=1), inc=True)


def occurrences(table):
    zone = ZoneInfo(table["zone"])
    seen = {}
    for wall in walls(table):
        seen.setdefault(wall.replace(tzinfo=zone, fold=0).astimezone(timezone.utc), wall)
    return [f"{instant:%Y-%m-%dT%H:%MZ}" for instant in sorted(seen)]


def row(instant, zone):
    local = datetime.strptime(instant, "%Y-%m-%dT%H:%MZ").replace(tzinfo=timezone.utc).astimezone(ZoneInfo(zone))
    offset = local.strftime("%z")
    return f"  {instant}  {local:%a %Y-%m-%d %H:%M} {offset[:3]}:{offset[3:]}"


def main():
    here = pathlib.Path(__file__).parent
    for path in sys.argv[1:]:
        blocks = pathlib.Path(path).read_text().split("\n\n")
        tables = []
        for block in blocks[1:]:
            lines = [line for line in block.splitlines() if line and not line.startswith("  ")]
            tables.append(dict(line.split(" ", 1) for line in lines))
        ours = [occurrences(table) for table in tables]
        theirs = json.loads(subprocess.run(["node", here / "check.mjs"], input=json.dumps(tables), text=True, check=True, stdout=subprocess.PIPE).stdout)
        for table, mine, other in zip(tables, ours, theirs):
            if mine != other:
                sys.exit(f"{table['table']}: the libraries differ: {sorted(set(mine) ^ set(other))}")
        text = [blocks[0]]
        for table, mine in zip(tables, ours):
            text.append("\n".join([f"{key} {value}" for key, value in table.items()] + [row(instant, table["zone"]) for instant in mine]))
        pathlib.Path(path).write_text("\n\n".join(text) + "\n")
        print(f"{path}: {sum(map(len, ours))} occurrences in {len(tables)} tables")


main()
