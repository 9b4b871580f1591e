# Revocation on one node, refusal on the other: a thousand deploy tokens, each known to both nodes, revoked on A while B is asked again and again.
# Time runs from A's answer to the first refusal that B gives.
import base64
import datetime
import http.client
import json
import os
import statistics
import sys
import time

COUNT = 1000
TARGET_MS, TARGET_SHARE = 1000, 0.999
PULL = "/jwt/auth?service=container_registry&scope=repository:load/svc/web:pull"

a, b = (http.client.HTTPConnection(os.environ[node], timeout=30) for node in ("PORTAL_NODE_A", "PORTAL_NODE_B"))
headers = {"PRIVATE-TOKEN": os.environ["PORTAL_TOKEN"], "Content-Type": "application/json"}


def ask(method, path, body=None):
    a.request(method, "/api/v4" + path, json.dumps(body) if body else None, headers)
    response = a.getresponse()
    content = response.read()
    assert response.status < 300, content
    return json.loads(content) if content else None


def pull(node, token):
    credential = base64.b64encode(f"{token['username']}:{token['token']}".encode()).decode()
    node.request("GET", PULL, headers={"Authorization": "Basic " + credential})
    response = node.getresponse()
    response.read()
    return response.status


def revoke(path):
    token = ask("POST", path, {"name": "ci", "scopes": ["read_registry"]})
    assert (pull(a, token), pull(b, token)) == (200, 200)
    ask("DELETE", f"{path}/{token['id']}")
    start = time.perf_counter()
    assert pull(a, token) == 401
    while (status := pull(b, token)) == 200:
        pass
    assert status == 401, status
    return (time.perf_counter() - start) * 1000


group = ask("POST", "/groups", {"name": "Load", "path": "load"})["id"]
project = ask("POST", "/projects", {"name": "svc", "namespace_id": group})["id"]
times = sorted(revoke(f"/projects/{project}/deploy_tokens") for _ in range(COUNT))

figures = {"median_ms": statistics.median(times), "p95_ms": times[COUNT * 95 // 100], "p99_ms": times[COUNT * 99 // 100], "most_ms": times[-1]}
figures = {name: round(value, 2) for name, value in figures.items()}
within = sum(took <= TARGET_MS for took in times) / COUNT
met = within >= TARGET_SHARE
print(f"{'revocations':<14}{'median ms':>11}{'p95 ms':>9}{'p99 ms':>9}{'most ms':>9}")
print(f"{COUNT:<14}{figures['median_ms']:>11.2f}{figures['p95_ms']:>9.2f}{figures['p99_ms']:>9.2f}{figures['most_ms']:>9.2f}")
print(f"{within:.1%} refused by the other node within {TARGET_MS} ms: {'enough' if met else 'TOO FEW'}")
with open(sys.argv[1], "w", encoding="utf-8") as report:
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    json.dump({"at": at, "revocations": COUNT, "target_ms": TARGET_MS, "within_target": within, "met": met, "processors": os.cpu_count(), **figures}, report, indent=2)
sys.exit(0 if met else 1)
