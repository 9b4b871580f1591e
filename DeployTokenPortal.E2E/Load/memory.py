# How fast the published portal starts and how much memory it takes, on SQLite, beside the targets: with a thousand tokens and with a million
# (PORTAL_LOAD_TOKENS), idle, with 200 open pages, with 100,000 known tokens in its memory, and in four minutes of full load.
# PORTAL_LOAD_PARTS names the parts to run, such as "start,idle"; with PORTAL_LOAD_DATA the filled databases are kept in that directory for the next run.
import base64
import datetime
import json
import os
import re
import statistics
import subprocess
import sys
import time

import fill
from circuits import Circuit, attend
from databases import Sqlite
from portals import Portal
from processes import collect_garbage, resident_mib

TOKENS, FEW = int(os.environ.get("PORTAL_LOAD_TOKENS", 1_000_000)), 1000
STARTS, PAGES, CACHED, CONNECTIONS = 5, 200, min(100_000, TOKENS // 10), 64
LOAD_SECONDS, FIRST_SECONDS, SAMPLE_SECONDS, NOISE_MIB = 240, 60, 5, 10
TARGET_START_MS, TARGET_IDLE_MIB, TARGET_FULL_MIB, TARGET_CIRCUIT_KIB = 1500, 200, 350, 800
CACHE_SECONDS, IDLE_SECONDS = 25, 30  # Together less than the minute after which the portal forgets a token. Uses are stored, then garbage is collected.
DOCKER = "/jwt/auth?service=container_registry&scope=repository:"
RETENTION_SECONDS = 180  # As long as the portal keeps pages that lost their connection.


class Tokens(fill.Filling):
    """Tokens without their history: it takes no memory."""

    def known(self):
        return f"SELECT n FROM fill_lives WHERE kind < 62 AND project_id IS NOT NULL AND scopes & 2 = 2 AND (ends_in IS NULL OR ends_in > 1440) LIMIT {CACHED}"

    def _write_use(self):
        pass

    def _write_audit(self):
        pass


class Place:
    """A portal on a filled database."""

    def __init__(self, published, folder, tokens):
        self.database = Sqlite(folder)
        self.portal = Portal(published, self.database, folder)
        if not os.path.exists(f"{folder}/filled.json"):
            self._fill(folder, tokens)
        with open(f"{folder}/filled.json", encoding="utf-8") as file:
            self.where = json.load(file)
        self._folder = folder

    def _fill(self, folder, tokens):
        os.makedirs(folder, exist_ok=True)
        self.portal.start()
        group = self.portal.rest("POST", "/groups", {"name": "template", "path": "template"})["id"]
        project = self.portal.rest("POST", "/projects", {"name": "template", "namespace_id": group})["id"]
        self.portal.rest("POST", f"/projects/{project}/deploy_tokens", {"name": "template", "scopes": ["read_registry"]})
        self.portal.stop()
        begin = time.perf_counter()
        where = Tokens(self.database, tokens).run()
        print(f"{tokens} tokens written in {time.perf_counter() - begin:.0f} s", flush=True)
        with open(f"{folder}/filled.json", "w", encoding="utf-8") as file:
            json.dump(where, file)

    @property
    def page(self):
        """The deploy tokens of a project, as people look at them."""
        return f"/projects/{self.where['first_project'] + 5}/settings/ci-cd"

    def start(self):
        took = self.portal.start()
        self.process = self.portal.process.pid
        return took

    def settled_mib(self):
        collect_garbage(self.process)
        time.sleep(2)
        return resident_mib(self.process)

    def known(self):
        """A script for wrk that signs in to the registry as one known token after the other; the answer is its file."""
        rows = self.database.rows('SELECT t."Id", t."Username", p."FullPath" FROM "DeployTokens" t JOIN "Projects" p ON p."Id" = t."ProjectId" JOIN "TokenSecrets" s ON s."DeployTokenId" = t."Id"'
                                  f" WHERE s.\"Hint\" <> 'Ab1z' AND t.\"Id\" >= {self.where['first_token']}")
        file = f"{self._folder}/known.lua"
        with open(f"{file}.txt", "w", encoding="ascii") as lines:
            for token, username, path in rows:
                lines.write(base64.b64encode(f"{username}:{fill.secret(int(token) - self.where['first_token'] + 1)}".encode()).decode() + f" {path}\n")
        with open(file, "w", encoding="ascii") as script:
            script.write(f"""local asked, number = {{}}, 0
function init(args)
 for line in io.lines('{file}.txt') do
  local basic, path = line:match('(%S+) (%S+)')
  asked[#asked + 1] = wrk.format('GET', '{DOCKER}' .. path .. ':pull', {{ ['Authorization'] = 'Basic ' .. basic }})
 end
end
function request()
 number = number % #asked + 1
 return asked[number]
end
""")
        return file

    def load(self, path, seconds, connections, *arguments):
        return subprocess.Popen(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", *arguments, f"http://{self.portal.address}{path}"], stdout=subprocess.PIPE, text=True)


def answered(wrk):
    """How many requests were answered, and how many of them were not well."""
    printed = wrk.communicate()[0]
    errors = re.findall(r"Non-2xx or 3xx responses: (\d+)|(?:connect|read|write|timeout) (\d+)", printed)
    return int(re.search(r"(\d+) requests in", printed).group(1)), sum(int(one or other) for one, other in errors)


def measure_start(few, many):
    for place, name in ((few, f"start with {FEW:,} tokens"), (many, f"start with {TOKENS:,} tokens")):
        taken = []
        for _ in range(STARTS + 1):
            taken.append(place.start())
            place.portal.stop()
        # The first one reads files that no start has read for a while.
        yield name, "ms", statistics.median(taken[1:]), TARGET_START_MS


def measure_idle(few, many):
    few.start()
    few.portal.sign_in()
    for path in ("/", few.page, f"/groups/{few.where['group']}", few.page, "/"):
        few.portal.page(path)
    time.sleep(IDLE_SECONDS)
    yield "idle, after five pages", "MiB", resident_mib(few.process), TARGET_IDLE_MIB
    few.portal.stop()


def measure_circuits(few, many):
    for name, path in (("start page", "/"), ("list of 25 tokens", few.page)):
        few.start()
        few.portal.sign_in()
        for circuit in [Circuit(few.portal, path) for _ in range(30)]:
            circuit.close()
        before, circuits = few.settled_mib(), []
        for _ in range(PAGES):
            circuits.append(Circuit(few.portal, path))
            attend(circuits, 0)
        attend(circuits, 10)
        opened = few.settled_mib()
        attend(circuits, 0)
        yield f"an open {name}, of {PAGES}", "KiB", (opened - before) * 1024 / PAGES, TARGET_CIRCUIT_KIB
        for circuit in circuits:
            circuit.close()
        yield f"all, with {PAGES} of them open", "MiB", opened, None
        if "retention" in parts:
            time.sleep(RETENTION_SECONDS + 20)
            yield "the same, when they are forgotten", "MiB", few.settled_mib(), None
        few.portal.stop()


def measure_cache(few, many):
    many.start()
    many.portal.sign_in()
    many.portal.page(many.page)
    total, errors = answered(many.load("/", CACHE_SECONDS, CONNECTIONS, "-s", many.known()))
    asked = f"with {TOKENS:,} tokens, {min(total, CACHED):,} of them in memory"
    yield f"{asked}, at the end of the load", "MiB", resident_mib(many.process), None
    time.sleep(IDLE_SECONDS)
    yield f"{asked}, {IDLE_SECONDS} s later", "MiB", resident_mib(many.process), TARGET_FULL_MIB
    yield "errors meanwhile", "", errors, 0
    many.portal.stop()


def measure_load(few, many):
    few.start()
    name = f"load-{time.time():.0f}"
    group = few.portal.rest("POST", "/groups", {"name": name, "path": name})["id"]
    project = few.portal.rest("POST", "/projects", {"name": "svc", "namespace_id": group})["id"]
    token = few.portal.rest("POST", f"/projects/{project}/deploy_tokens", {"name": "ci", "scopes": ["read_registry", "read_package_registry"]})
    basic = base64.b64encode(f"{token['username']}:{token['token']}".encode()).decode()
    running = [
        few.load(f"{DOCKER}{name}/svc:pull", LOAD_SECONDS, CONNECTIONS // 2, "-H", f"Authorization: Basic {basic}"),
        few.load(f"/auth/forward/nginx?format=generic&project={name}/svc", LOAD_SECONDS, CONNECTIONS // 2,
                 "-H", f"Deploy-Token: {token['token']}", "-H", "X-Original-Method: GET", "-H", "X-Original-URI: /app/1/small"),
    ]
    samples, begin = [], time.monotonic()
    while any(wrk.poll() is None for wrk in running):
        time.sleep(SAMPLE_SECONDS)
        samples.append((time.monotonic() - begin, resident_mib(few.process)))
    (tokens, token_errors), (forwards, forward_errors) = map(answered, running)
    second = statistics.median(mib for at, mib in samples if FIRST_SECONDS <= at <= 2 * FIRST_SECONDS)
    last = statistics.median(mib for at, mib in samples if at >= LOAD_SECONDS - FIRST_SECONDS)
    yield "full load, second minute", "MiB", second, None
    yield "full load, last minute", "MiB", last, None
    yield "full load, growth between them", "MiB", last - second, NOISE_MIB
    yield "full load, requests", "", tokens + forwards, None
    yield "full load, errors", "", token_errors + forward_errors, 0
    few.portal.stop()


PARTS = {"start": measure_start, "idle": measure_idle, "circuits": measure_circuits, "cache": measure_cache, "load": measure_load}
parts = os.environ.get("PORTAL_LOAD_PARTS", ",".join([*PARTS, "retention"])).split(",")
published, work, report = os.environ["PORTAL_PUBLISHED"], os.environ["PORTAL_WORK"], sys.argv[1]
few = Place(published, f"{work}/few", FEW)
many = Place(published, f"{work}/many", TOKENS) if {"start", "cache", "fill"} & set(parts) else None
measured = []
for part, measure in PARTS.items():
    if part not in parts:
        continue
    try:
        for what, unit, value, target in measure(few, many):
            measured.append({"what": what, "unit": unit, "value": round(value, 1), "target": target, "met": target is None or value <= target})
            told = "" if target is None else f"  target {target:,}: {'met' if value <= target else 'MISSED'}"
            print(f"{what:<60}{value:>14,.1f} {unit:<4}{told}", flush=True)
    finally:
        for place in (few, many):
            if place and place.portal.is_running:
                place.portal.stop()

with open(report, "w", encoding="utf-8") as file:
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    json.dump({"at": at, "processors": os.cpu_count(), "tokens": [TOKENS, FEW], "starts": STARTS, "pages": PAGES, "rows": measured}, file, indent=2)
sys.exit(0 if all(row["met"] for row in measured) else 1)
