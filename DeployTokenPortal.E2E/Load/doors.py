# What the doors cost, each beside the same work without the portal, in turn in the same run; all on loopback, the load generator on the same processors.
# A ratio is the median over the rounds of what was measured with the portal, divided by what was measured beside it in the same round: of requests a
# second (higher is better), and of processor time per request of the server asked, without one behind it (lower is better).
# Refusals are measured with FailureLimit and FailureWindow out of the way, which would answer 429 instead; they include the log line that each writes.
# PORTAL_LOAD_PARTS chooses among jwt, forward, refusals, cold and gateway, parted by commas.
import base64
import contextlib
import datetime
import json
import os
import statistics
import sys

import cold
import fill
import peers
from databases import Cluster, Postgres, Sqlite
from portals import Portal
from wrk import CONNECTIONS, SECONDS, Download, Side, ask

WARM_UP, ROUNDS = 4, 5
PARTS = os.environ.get("PORTAL_LOAD_PARTS", "jwt,forward,refusals,cold,gateway").split(",")
UNTHROTTLED = {"Portal__Registry__FailureLimit": "100000", "Portal__Registry__FailureWindow": "00:00:01"}
WORDS = "format=generic&project=load/svc"
FORWARD, FORWARDED = f"/auth/forward/nginx?{WORDS}", {"X-Original-Method": "GET", "X-Original-URI": "/app/1/small"}
JWT = "/jwt/auth?service=container_registry&scope=repository:load/svc:pull"


class Place:
    """A portal with one project and one token that may pull and read."""

    def __init__(self, stack, published, database, folder, has_cold=False, **settings):
        self._portal = Portal(published, database, folder, **UNTHROTTLED, **settings)
        self.address = self._portal.address
        self._portal.start()
        stack.callback(self._portal.stop)
        self.rest = self._portal.rest
        group = self.rest("POST", "/groups", {"name": "Load", "path": "load"})["id"]
        self.project = self.rest("POST", "/projects", {"name": "svc", "namespace_id": group})["id"]
        scopes = ["read_registry", "read_package_registry"]
        token = self.rest("POST", f"/projects/{self.project}/deploy_tokens", {"name": "ci", "scopes": scopes})
        self._username = token["username"]
        self.allowed = self._basic(token["token"])
        self.unknown = self._basic(fill.secret(-1))
        self.malformed = self._basic(fill.secret(-1)[:-1] + "!")
        if has_cold:
            self._portal.stop()
            cold.write(database, token["id"], WARM_UP + ROUNDS, folder)
            self._portal.start()

    def pids(self):
        return [self._portal.process.pid]

    def _basic(self, secret):
        return {"Authorization": "Basic " + base64.b64encode(f"{self._username}:{secret}".encode()).decode()}


class Pair:
    """A door, what it is set beside, and how it must compare."""

    def __init__(self, door, beside, one, other, least=None, most_cpu=None, p99_below=None):
        self.names, self.sides = (door, beside), (one, other)
        self._least, self._most_cpu, self._p99_below = least, most_cpu, p99_below

    def row(self, rounds):
        found = [tuple(figures[side] for side in self.sides) for figures in rounds]

        def middle(index, figure):
            return statistics.median(both[index][figure] for both in found)

        row = {"door": self.names[0], "beside": self.names[1], "unit": self.sides[0].unit, "with": round(middle(0, "rate"), 1), "without": round(middle(1, "rate"), 1)}
        row["ratio"] = round(statistics.median(one["rate"] / other["rate"] for one, other in found), 3)
        if "cpu_us" in found[0][0]:
            row["cpu_us"], row["cpu_us_without"] = round(middle(0, "cpu_us"), 1), round(middle(1, "cpu_us"), 1)
            row["cpu_ratio"] = round(statistics.median(one["cpu_us"] / other["cpu_us"] for one, other in found), 3)
            row["p99_ms"] = round(middle(0, "p99_ms"), 2)
        limits = [("requests/s ≥ {}", self._least, row["ratio"] >= (self._least or 0)),
                  ("CPU ≤ {}", self._most_cpu, row.get("cpu_ratio", 0) <= (self._most_cpu or 0)),
                  ("p99 < {} ms", self._p99_below, row.get("p99_ms", 0) < (self._p99_below or 0))]
        set_limits = [(text.format(limit), met) for text, limit, met in limits if limit is not None]
        row["target"] = ", ".join(text for text, _ in set_limits)
        row["met"] = all(met for _, met in set_limits) if set_limits else None
        return row


def pairs_of(stack, published, program, work):
    def folder(name):
        os.makedirs(f"{work}/{name}")
        return f"{work}/{name}"

    def place(name, **more):
        made = folder(name)
        return Place(stack, published, Sqlite(made), made, **more)

    def started(server):
        stack.callback(server.stop)
        return server

    main = place("es256", has_cold="cold" in PARTS)
    status, headers, body = ask(main.address, JWT, main.allowed)
    assert status == 200, body
    kept = {name: value for name, value in headers.items() if name not in ("Date", "Transfer-Encoding", "Content-Length", "Connection")}
    bare = started(peers.bare(program, folder("bare"), kept, body.decode()))
    nginx = started(peers.nginx(folder("nginx"), main.address, WORDS))
    jwt, forward = Side(main, JWT, main.allowed), Side(main, FORWARD, {**main.allowed, **FORWARDED})
    nothing, constant, basic = Side(bare, "/none", status=204), Side(bare, "/body"), Side(nginx, "/basic", peers.BASIC)
    if "jwt" in PARTS:
        es256 = Side(bare, "/es256")
        other = place("rs256", Portal__Registry__Algorithm="RS256")
        yield Pair("/jwt/auth, ES256", "bare answer of the same size", jwt, constant, least=0.33)
        yield Pair("/jwt/auth, ES256", "bare + one ES256 signature", jwt, es256, most_cpu=1.4)
        yield Pair("/jwt/auth, RS256", "bare + one RSA-2048 signature", Side(other, JWT, other.allowed), Side(bare, "/rs256"), most_cpu=1.15)
    if "forward" in PARTS:
        caddy = started(peers.caddy(folder("caddy")))
        yield Pair("forward-auth", "bare 204", forward, nothing, least=0.75)
        yield Pair("forward-auth", "nginx auth_basic, one {SHA} user", forward, basic, least=1.0)
        yield Pair("forward-auth", "Caddy basic_auth, hash cache on", forward, Side(caddy, "/", peers.BASIC, 204), least=1.5)
        yield Pair("nginx auth_request + forward-auth", "nginx auth_basic, one {SHA} user", Side(nginx, "/app/1/small", main.allowed), basic, least=0.40)
    if "refusals" in PARTS:
        for what, credential in (("unknown", main.unknown), ("malformed", main.malformed)):
            yield Pair(f"/jwt/auth, {what} secret", "/jwt/auth, allowed", Side(main, JWT, credential, 401), jwt, least=1.0)
            yield Pair(f"forward-auth, {what} secret", "forward-auth, allowed", Side(main, FORWARD, {**credential, **FORWARDED}, 401), forward, least=1.0)
    if "cold" in PARTS:
        yield Pair("/jwt/auth, never seen, SQLite", "bare answer of the same size", cold.ColdSide(main, JWT, f"{work}/es256"), constant, least=0.10, p99_below=25)
        if Cluster.programs():
            cluster = Cluster(folder("cluster"))
            cluster.start()
            stack.callback(cluster.stop)
            made = folder("postgres")
            other = Place(stack, published, Postgres(cluster, "portal", made), made, has_cold=True)
            yield Pair("/jwt/auth, never seen, PostgreSQL", "bare answer of the same size", cold.ColdSide(other, JWT, made), constant, least=0.10, p99_below=25)
    if "gateway" in PARTS:
        main.rest("POST", "/registry_connections", {"format": "generic", "upstream_url": f"http://{nginx.address}/{{project_path}}"})
        gateway, upstream = f"/api/v4/projects/{main.project}/packages/generic/app/1", "/load/svc/app/1"
        yield Pair("gateway, 1 KiB", "its upstream asked directly", Side(main, f"{gateway}/small", main.allowed), Side(nginx, f"{upstream}/small"))
        yield Pair("gateway, 1 GiB", "its upstream asked directly", Download(main, f"{gateway}/large", main.allowed), Download(nginx, f"{upstream}/large"))


def measure(pairs):
    sides = list(dict.fromkeys(side for pair in pairs for side in pair.sides))
    rounds = []
    for number in range(WARM_UP + ROUNDS):  # A slow machine takes eight seconds of load until the runtime has compiled a door for good. Who comes first takes turns.
        found = {side: side.measure(number) for side in (sides if number % 2 else reversed(sides))}
        if number >= WARM_UP:
            rounds.append(found)
    return [pair.row(rounds) for pair in pairs]


def show(rows):
    print(f"{'door':<36}{'beside':<36}{'with':>9}{'without':>9}{'ratio':>7}{'CPU':>7}{'p99 ms':>8}  target")
    for row in rows:
        cpu, p99 = (f"{row[key]:.2f}" if key in row else "" for key in ("cpu_ratio", "p99_ms"))
        verdict = {None: "", True: "met", False: "MISSED"}[row["met"]]
        print(f"{row['door']:<36}{row['beside']:<36}{row['with']:>9.0f}{row['without']:>9.0f}{row['ratio']:>7.2f}{cpu:>7}{p99:>8}  {row['target']}  {verdict}")


with contextlib.ExitStack() as stack:
    measured = measure(list(pairs_of(stack, os.environ["PORTAL_PUBLISHED"], os.environ["PORTAL_LOAD_PROGRAM"], os.environ["PORTAL_WORK"])))
show(measured)
with open(sys.argv[1], "w", encoding="utf-8") as report:
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    json.dump({"at": at, "rounds": ROUNDS, "seconds": SECONDS, "connections": CONNECTIONS, "processors": os.cpu_count(), "doors": measured}, report, indent=2, ensure_ascii=False)
sys.exit(0 if all(row["met"] is not False for row in measured) else 1)
