# Lists of 100 tokens out of 100 and out of 100,000 in one project, measured in turn in the same run.
# Time runs from sending the request to the last byte of the answer, over one kept connection on loopback:
# the server's time, the loopback's and a little of this program's.
import datetime
import http.client
import json
import os
import sqlite3
import statistics
import sys
import time

MANY, FEW, PAGE = 100_000, 100, 100
WARM_UP, ROUNDS = 50, 300
TARGET_MS = 20
COUNTED = 10_000  # Above it a list does not say how many there are, as at GitLab.

connection = http.client.HTTPConnection(os.environ["PORTAL_ADDRESS"], timeout=30)
headers = {"PRIVATE-TOKEN": os.environ["PORTAL_TOKEN"], "Content-Type": "application/json"}


def ask(method, path, body=None):
    connection.request(method, "/api/v4" + path, json.dumps(body) if body else None, headers)
    response = connection.getresponse()
    content = response.read()
    return response, content


def create(path, body):
    response, content = ask("POST", path, body)
    assert response.status == 201, content
    return json.loads(content)


def fill(project, count):
    """The first token comes from the portal; the others are copies of its rows, each with a digest of its own."""
    first = create(f"/projects/{project}/deploy_tokens", {"name": "ci", "scopes": ["read_registry"], "expires_at": "2099-01-05"})["id"]
    with sqlite3.connect(os.environ["PORTAL_DATABASE"], timeout=30) as database:
        start = database.execute('SELECT max("Id") FROM "DeployTokens"').fetchone()[0]
        copy(database, "DeployTokens", "Id", first, {"Id": f"{start} + n", "Name": "'ci-' || n", "SearchText": "'ci-' || n"}, count)
        copy(database, "TokenSecrets", "DeployTokenId", first, {"Id": None, "DeployTokenId": f"{start} + n", "Digest": "randomblob(32)"}, count)
    database.close()


def copy(database, table, key, source, changes, count):
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")') if changes.get(row[1], row[1]) is not None]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changes.get(column, f'"{column}"') for column in columns)
    database.execute(
        f'WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?) '
        f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}", numbers WHERE "{key}" = ?', (count - 1, source))


def measure(path, total):
    start = time.perf_counter()
    response, content = ask("GET", path)
    took = (time.perf_counter() - start) * 1000
    assert response.status == 200 and len(json.loads(content)) == PAGE, content
    assert response.headers["X-Total"] == (str(total) if total <= COUNTED else None), response.headers["X-Total"]
    return took


group = create("/groups", {"name": "Load", "path": "load"})["id"]
few, many = (create("/projects", {"name": name, "namespace_id": group})["id"] for name in ("few", "many"))
fill(few, FEW)
fill(many, MANY)
cases = [
    ("100 of 100", f"/projects/{few}/deploy_tokens?per_page={PAGE}", FEW),
    ("100 of 100,000, first page", f"/projects/{many}/deploy_tokens?per_page={PAGE}", MANY),
    ("100 of 100,000, last page", f"/projects/{many}/deploy_tokens?per_page={PAGE}&page={MANY // PAGE}", MANY),
    ("100 of 100,000, active=true", f"/projects/{many}/deploy_tokens?per_page={PAGE}&active=true", MANY),
]
times = {name: [] for name, _, _ in cases}
for number in range(WARM_UP + ROUNDS):
    for name, path, total in cases:
        took = measure(path, total)
        if number >= WARM_UP:
            times[name].append(took)

base = statistics.median(times[cases[0][0]])
rows = []
print(f"{'list':<28}{'median ms':>11}{'p95 ms':>9}{'ratio':>8}")
for name, path, _ in cases:
    median, p95 = statistics.median(times[name]), statistics.quantiles(times[name], n=20)[18]
    rows.append({"list": name, "path": path, "median_ms": round(median, 2), "p95_ms": round(p95, 2), "ratio": round(median / base, 2)})
    print(f"{name:<28}{median:>11.2f}{p95:>9.2f}{median / base:>8.2f}")
met = rows[1]["median_ms"] < TARGET_MS
print(f"100 of 100,000 under {TARGET_MS} ms at the median: {'yes' if met else 'NO'}")
with open(sys.argv[1], "w", encoding="utf-8") as report:
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    json.dump({"at": at, "rounds": ROUNDS, "target_ms": TARGET_MS, "met": met, "processors": os.cpu_count(), "lists": rows}, report, indent=2)
sys.exit(0 if met else 1)
