# What the record of uses costs at /jwt/auth: the portal with it and without it, hosted alike by the load project, asked in turn for 50 tokens in turn.
# Writing what was noted to the database belongs to it. A ratio is the median over the rounds of with divided by without.
import base64
import contextlib
import datetime
import json
import os
import statistics
import sys

from databases import Sqlite
from portals import Portal
from wrk import CONNECTIONS, SECONDS, spell

ROUNDS, TOKENS, TARGET = 15, 50, 0.95
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
        return spell(self, JWT, {}, True, "-s", f"{os.path.dirname(os.path.abspath(__file__))}/turns.lua", "--", self.credentials)


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
    for number in range(ROUNDS + 3):  # The first three warm up. Who comes first takes turns.
        found = {kind: portals[kind].measure() for kind in (list(portals) if number % 2 else reversed(list(portals)))}
        if number >= 3:
            rounds.append(found)

# Stopping stores what was noted last.
recorded = {kind: portal.database.rows('SELECT coalesce(sum("Count"), 0) FROM "TokenUses"')[0][0] for kind, portal in portals.items()}
assert recorded["recording"] > sum(found["recording"]["requests"] for found in rounds) and recorded["silent"] == 0, recorded


def middle(kind, figure):
    return statistics.median(found[kind][figure] for found in rounds)


ratio = statistics.median(found["recording"]["rate"] / found["silent"]["rate"] for found in rounds)
row = {"with": round(middle("recording", "rate")), "without": round(middle("silent", "rate")), "ratio": round(ratio, 3), "cpu_us": round(middle("recording", "cpu_us"), 1),
       "cpu_us_without": round(middle("silent", "cpu_us"), 1), "target": TARGET, "met": ratio >= TARGET}
print(f"/jwt/auth with the record of uses {row['with']} requests/s ({row['cpu_us']} µs each), without {row['without']} ({row['cpu_us_without']} µs): "
      f"ratio {ratio:.3f}, target {TARGET}: {'met' if row['met'] else 'MISSED'}")
with open(sys.argv[1], "w", encoding="utf-8") as report:
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    json.dump({"at": at, "rounds": ROUNDS, "seconds": SECONDS, "connections": CONNECTIONS, "processors": os.cpu_count(), "recording": row}, report, indent=2)
sys.exit(0 if row["met"] else 1)
