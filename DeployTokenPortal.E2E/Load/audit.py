# Lists, search, revocation, the hot path and the audit page of a group that holds a tenth, on a portal with a million deploy tokens (PORTAL_LOAD_TOKENS)
# beside one with a thousand, both filled by fill.py, on SQLite and, where Debian's postgresql is installed, on PostgreSQL. The two are asked in turn.
# The audit page is timed as a browser gets it: the prerendered HTML with all numbers in it, signed in, over one kept connection on loopback.
import base64
import csv
import datetime
import io
import json
import os
import re
import statistics
import subprocess
import sys
import time

import fill
from databases import Cluster, Postgres, Sqlite
from portals import Portal

TOKENS, FEW = int(os.environ.get("PORTAL_LOAD_TOKENS", 1_000_000)), 1000
WARM_UP, ROUNDS, STARTS, REVOKED = 5, 40, 9, 100
TARGET_AUDIT_MS, TARGET_START_MS, TARGET_TIMES, TARGET_HOT = 300, 1500, 1.3, 0.95
SCOPES = ["read_repository", "read_registry", "write_registry", "read_package_registry", "write_package_registry", "read_virtual_registry", "write_virtual_registry"]


class Place:
    """A filled portal that answers."""

    def __init__(self, published, database, folder, tokens):
        self.database, self.tokens = database, tokens
        self.portal = Portal(published, database, folder)
        self.portal.start()
        group = self.portal.rest("POST", "/groups", {"name": "template", "path": "template"})["id"]
        project = self.portal.rest("POST", "/projects", {"name": "template", "namespace_id": group})["id"]
        self.portal.rest("POST", f"/projects/{project}/deploy_tokens", {"name": "template", "scopes": ["read_registry"]})
        self.portal.stop()
        begin = time.perf_counter()
        self.where = fill.Filling(database, tokens).run()
        print(f"{database.name}: {tokens} tokens written in {time.perf_counter() - begin:.0f} s", flush=True)
        self.portal.start()
        self.portal.sign_in()
        self.known = self._known(folder)
        self._revocable = self._tokens_of_projects()

    def _known(self, folder):
        """A script for wrk that signs in to the registry as one known token after the other; the answer is its file."""
        rows = self.database.rows('SELECT t."Id", t."Username", p."FullPath" FROM "DeployTokens" t JOIN "Projects" p ON p."Id" = t."ProjectId" JOIN "TokenSecrets" s ON s."DeployTokenId" = t."Id"'
                                  f" WHERE s.\"Hint\" <> 'Ab1z' AND t.\"Id\" >= {self.where['first_token']}")
        lines = []
        for token, username, path in rows:
            basic = base64.b64encode(f"{username}:{fill.secret(int(token) - self.where['first_token'] + 1)}".encode()).decode()
            lines.append(f'  wrk.format("GET", "/jwt/auth?service=container_registry&scope=repository:{path}:pull", {{ ["Authorization"] = "Basic {basic}" }}),')
        file = f"{folder}/known.lua"
        with open(file, "w", encoding="ascii") as script:
            script.write("local asked\nlocal number = 0\nfunction init(args)\n asked = {\n" + "\n".join(lines) + "\n }\nend\nfunction request()\n number = number % #asked + 1\n return asked[number]\nend\n")
        assert rows, "no known tokens"
        return file

    def _tokens_of_projects(self):
        rows = self.database.rows('SELECT "ProjectId", "Id" FROM "DeployTokens" WHERE "ProjectId" IS NOT NULL AND "Scopes" <> 6 AND "RevokedAt" IS NULL AND "DeletedAt" IS NULL'
                                  f" ORDER BY \"Id\" DESC LIMIT {REVOKED}")
        return [(int(project), int(token)) for project, token in rows]

    def list_first(self):
        return self.portal.time("GET", f"/projects/{self.where['first_project'] + 5}/deploy_tokens?per_page=100")

    def list_all(self):
        return self.portal.time("GET", "/deploy_tokens?per_page=100")

    def search(self):
        return self.portal.time("GET", "/projects?search=svc-1&per_page=20")

    def revoke(self):
        project, token = self._revocable.pop()
        return self.portal.time("DELETE", f"/projects/{project}/deploy_tokens/{token}")

    def audit(self):
        took, page = self.portal.page(f"/groups/{self.where['group']}/audit")
        assert "write_package_registry" in page, page[:2000]
        return took

    def hot(self):
        printed = subprocess.run(["wrk", "-t1", "-c16", "-d4s", "-s", self.known, f"http://{self.portal.address}/jwt/auth"], capture_output=True, text=True, check=True).stdout
        assert "Non-2xx" not in printed and "Socket errors" not in printed, printed
        return float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1))

    def start_again(self):
        self.portal.stop()
        return self.portal.start()

    def check_counts(self):
        """The portal's counts of the group equal a straight count of rows that walks the tree by parents, and days of holders equal the uses of their tokens."""
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
        _, text = self.portal.page(f"/groups/{self.where['group']}/audit/scopes.csv")
        told = {row["scope"]: (int(row["active"]), int(row["expired"]), int(row["revoked"]), int(row["created"]), int(row["deleted"])) for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}
        live = '"DeletedAt" IS NULL AND "RevokedAt" IS NULL'
        conditions = [f"{live} AND (\"ExpiresAt\" IS NULL OR \"ExpiresAt\" >= '{now}')", f"{live} AND \"ExpiresAt\" < '{now}'", '"DeletedAt" IS NULL AND "RevokedAt" IS NOT NULL', "1 = 1", '"DeletedAt" IS NOT NULL']
        counts = ", ".join(f"sum(CASE WHEN {condition} THEN 1 ELSE 0 END)" for condition in conditions)
        for number, scope in enumerate(SCOPES):
            row = self.database.rows(f"""WITH RECURSIVE below(id) AS (SELECT CAST({self.where['group']} AS bigint) UNION ALL SELECT g."Id" FROM "Groups" g JOIN below ON g."ParentId" = below.id)
                SELECT {counts} FROM "DeployTokens" WHERE "Scopes" & {1 << number} <> 0 AND ("GroupId" IN (SELECT id FROM below)
                    OR "ProjectId" IN (SELECT "Id" FROM "Projects" WHERE "GroupId" IN (SELECT id FROM below)))""")[0]
            counted = tuple(int(value or 0) for value in row)
            assert told.get(scope, (0,) * 5) == counted, (scope, told.get(scope), counted)
        sums = [self.database.rows(sql)[0][0] for sql in ('SELECT sum("Count") FROM "TokenUses"', 'SELECT sum("Allowed" + "Refused") FROM "HolderUses"')]
        assert sums[0] == sums[1], sums
        return int(self.database.rows('SELECT count(*) FROM "TokenUses"')[0][0])


def measure(many, few):
    rows = []

    def compare(name, unit, method, rounds, higher_is_better=False, warm_up=WARM_UP):
        pairs = []
        for number in range(warm_up + rounds):
            # Who goes first takes turns too.
            found = {place: getattr(place, method)() for place in ((many, few) if number % 2 else (few, many))}
            if number >= warm_up:
                pairs.append((found[many], found[few]))
        one, other = (statistics.median(column) for column in zip(*pairs))
        ratio = statistics.median(left / right for left, right in pairs)
        met = ratio >= TARGET_HOT if higher_is_better else ratio <= TARGET_TIMES
        rows.append({"database": many.database.name, "what": name, "unit": unit, "many": round(one, 2), "few": round(other, 2), "ratio": round(ratio, 3), "met": met})

    compare("list of a project, first page", "ms", "list_first", ROUNDS)
    compare("list of the instance, first page", "ms", "list_all", ROUNDS)
    compare("search for a project", "ms", "search", ROUNDS)
    compare("revoke", "ms", "revoke", ROUNDS)
    compare("/jwt/auth, 50 tokens in turn", "requests/s", "hot", 5, higher_is_better=True, warm_up=3)
    compare("audit page of a group with a tenth", "ms", "audit", ROUNDS, warm_up=15)
    rows[-1]["met"] = rows[-1]["many"] <= TARGET_AUDIT_MS
    compare("start until ready", "ms", "start_again", STARTS, warm_up=1)
    rows[-1]["met"] = rows[-1]["many"] <= TARGET_START_MS
    return rows


def show(rows):
    print(f"{'database':<12}{'what':<38}{TOKENS:>12}{FEW:>12}{'ratio':>8}  unit")
    for row in rows:
        print(f"{row['database']:<12}{row['what']:<38}{row['many']:>12.1f}{row['few']:>12.1f}{row['ratio']:>8.2f}  {row['unit']}{'' if row['met'] else '  MISSED'}", flush=True)


published, work, report = os.environ["PORTAL_PUBLISHED"], os.environ["PORTAL_WORK"], sys.argv[1]
measured = []
kinds = ["sqlite"] + (["postgres"] if Cluster.programs() else [])
for kind in kinds:
    folders = {tokens: f"{work}/{kind}-{tokens}" for tokens in (TOKENS, FEW)}
    for folder in folders.values():
        os.makedirs(folder)
    cluster = None
    if kind == "postgres":
        cluster = Cluster(work)
        cluster.start()
    places = []
    try:
        for tokens, folder in folders.items():
            places.append(Place(published, Postgres(cluster, f"portal_{tokens}", folder) if cluster else Sqlite(folder), folder, tokens))
        print(f"{places[0].database.name}: counts are those of {places[0].check_counts()} usage rows and of all tokens", flush=True)
        measured += measure(*places)
        show(row for row in measured if row["database"] == places[0].database.name)
    finally:
        for place in places:
            place.portal.stop()
        if cluster:
            cluster.stop()

with open(report, "w", encoding="utf-8") as file:
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    json.dump({"at": at, "rounds": ROUNDS, "processors": os.cpu_count(), "tokens": [TOKENS, FEW], "target_audit_ms": TARGET_AUDIT_MS, "rows": measured}, file, indent=2)
sys.exit(0 if all(row["met"] for row in measured) else 1)
