# What the record of uses costs at /jwt/auth: the portal with it and without it, hosted alike by the load project, asked in turn for 50 tokens in turn.
# Writing what was noted to the database belongs to it: after each spell the portal has the time to do it, so that nobody else's spell pays for it. A ratio
# is the median over the rounds of with divided by without; single rounds differ by a fifth on a small machine, so the middle half of them is told too.
import base64
import contextlib
import datetime
import json
import os
import statistics
import sys
import time

from databases import Sqlite
from portals import Portal
from wrk import CONNECTIONS, SECONDS, TURNS, spell

# An even number: each comes first equally often.
WARM_UP, ROUNDS, TOKENS, TARGET = 2, 24, 50, 0.95
FLUSH_SECONDS = 2.2  # A little more than between two times that the portal stores uses.
JWT = "/jwt/auth?service=container_registry&scope=repository:load/svc:pull"


class HostedPortal(Portal):
    def __init__(self, program, kind, folder):
        self.database = Sqlite(folder)
        super().__init__(os.path.dirname(program), self.database, folder)
        self._program, self._kind, self._folder = program, kind, folder

    def _command(self):
        return ["dotnet", self._program, "portal", self.address.split(":")[1], self._kind]

    def fill(self):
        group = self.rest("POST", "/groups", {"name": "Load", "path": "load"})["id"]
        project = self.rest("POST", "/projects", {"name": "svc", "namespace_id": group})["id"]
        made = [self.rest("POST", f"/projects/{project}/deploy_tokens", {"name": f"ci {number}", "scopes": ["read_registry"]}) for number in range(TOKENS)]
        self.credentials = f"{self._folder}/credentials"
        with open(self.credentials, "w", encoding="ascii") as file:
            for token in made:
                pair = f"{token['username']}:{token['token']}"
                file.write(f"Basic {base64.b64encode(pair.encode()).decode()}\n")

    def pids(self):
        return [self.process.pid]

    def measure(self):
        return spell(self, JWT, {}, True, "-s", TURNS, "--", self.credentials)


with contextlib.ExitStack() as stack:
    portals = {}
    for kind in ("recording", "silent"):
        folder = f"{os.environ['PORTAL_WORK']}/{kind}"
        os.makedirs(folder)
        portals[kind] = HostedPortal(os.environ["PORTAL_LOAD_PROGRAM"], kind, folder)
        portals[kind].start()
        stack.callback(portals[kind].stop)
        portals[kind].fill()
    rounds = []
    for number in range(WARM_UP + ROUNDS):
        found = {}
        for kind in (list(portals) if number % 2 else reversed(list(portals))):
            found[kind] = portals[kind].measure()
            time.sleep(FLUSH_SECONDS)
        if number >= WARM_UP:
            rounds.append(found)

# Stopping stores what was noted last.
recorded = {kind: portal.database.rows('SELECT coalesce(sum("Count"), 0) FROM "TokenUses"')[0][0] for kind, portal in portals.items()}
assert recorded["recording"] > sum(found["recording"]["requests"] for found in rounds) and recorded["silent"] == 0, recorded


def middle(kind, figure):
    return statistics.median(found[kind][figure] for found in rounds)


def ratios(figure):
    low, median, high = statistics.quantiles((found["recording"][figure] / found["silent"][figure] for found in rounds), n=4)
    return {"median": round(median, 3), "from": round(low, 3), "to": round(high, 3)}


row = {"with": round(middle("recording", "rate")), "without": round(middle("silent", "rate")), "ratio": ratios("rate"),
       "cpu_us": round(middle("recording", "cpu_us"), 1), "cpu_us_without": round(middle("silent", "cpu_us"), 1), "cpu_ratio": ratios("cpu_us"), "target": TARGET}
row["met"] = row["ratio"]["median"] >= TARGET
for what, one, other, ratio in (("requests/s", "with", "without", "ratio"), ("µs of processor time a request", "cpu_us", "cpu_us_without", "cpu_ratio")):
    print(f"/jwt/auth with the record of uses {row[one]} {what}, without {row[other]}: {row[ratio]['median']}, half of the rounds from {row[ratio]['from']} to {row[ratio]['to']}")
print(f"target {TARGET}: {'met' if row['met'] else 'MISSED'}")
with open(sys.argv[1], "w", encoding="utf-8") as report:
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    json.dump({"at": at, "rounds": ROUNDS, "seconds": SECONDS, "connections": CONNECTIONS, "processors": os.cpu_count(), "recording": row}, report, indent=2)
sys.exit(0 if row["met"] else 1)
