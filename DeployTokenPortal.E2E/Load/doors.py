# What forward-auth and the gateway cost, each beside the same work without them, in turn in the same run:
# forward-auth beside the portal's own bare endpoint, the gateway beside its upstream (nginx) asked directly.
# Load is made by wrk, 16 connections, and for 1 GiB by one curl; all on loopback.
import datetime
import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile

ROUNDS, SECONDS, CONNECTIONS, GIB = 5, 4, 16, 1 << 30
portal = os.environ["PORTAL_ADDRESS"]
connection = http.client.HTTPConnection(portal, timeout=30)


def create(path, body):
    connection.request("POST", "/api/v4" + path, json.dumps(body), {"PRIVATE-TOKEN": os.environ["PORTAL_TOKEN"], "Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    assert response.status == 201, content
    return json.loads(content)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def requests_per_second(url, *headers):
    arguments = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *[part for header in headers for part in ("-H", header)], url]
    printed = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=SECONDS + 30).stdout
    assert "Non-2xx" not in printed and "Socket errors" not in printed, printed
    return float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1))


def mib_per_second(url, *headers):
    arguments = ["curl", "-sS", "--fail", "-o", "/dev/null", "-w", "%{speed_download}", *[part for header in headers for part in ("-H", header)], url]
    return float(subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=120).stdout) / (1 << 20)


with tempfile.TemporaryDirectory() as work:
    os.makedirs(f"{work}/files/load/svc/app/1")
    with open(f"{work}/files/load/svc/app/1/small", "wb") as small:
        small.write(b"x" * 1024)
    with open(f"{work}/files/load/svc/app/1/large", "wb") as large:
        large.truncate(GIB)
    port = free_port()
    with open(f"{work}/nginx.conf", "w", encoding="ascii") as configuration:
        configuration.write(
            f"daemon off; master_process off; pid {work}/pid; error_log stderr; events {{}}\n"
            f"http {{ access_log off; sendfile on; keepalive_requests 1000000; client_body_temp_path {work}; proxy_temp_path {work}; fastcgi_temp_path {work};"
            f" uwsgi_temp_path {work}; scgi_temp_path {work}; server {{ listen 127.0.0.1:{port}; root {work}/files; }} }}\n")
    nginx = subprocess.Popen(["nginx", "-e", "stderr", "-c", f"{work}/nginx.conf"])
    try:
        group = create("/groups", {"name": "Load", "path": "load"})["id"]
        project = create("/projects", {"name": "svc", "namespace_id": group})["id"]
        token = create(f"/projects/{project}/deploy_tokens", {"name": "ci", "scopes": ["read_package_registry"]})["token"]
        create("/registry_connections", {"format": "generic", "upstream_url": f"http://127.0.0.1:{port}/{{project_path}}"})
        secret = f"Deploy-Token: {token}"
        gateway, upstream = f"http://{portal}/api/v4/projects/{project}/packages/generic/app/1", f"http://127.0.0.1:{port}/load/svc/app/1"
        check = f"http://{portal}/auth/forward/nginx?format=generic&project=load/svc"
        asked = ["X-Original-Method: GET", "X-Original-URI: /app/1/small"]
        pairs = [
            ("forward-auth / bare endpoint", "requests/s", lambda: requests_per_second(check, secret, *asked), lambda: requests_per_second(f"http://{portal}/healthz")),
            ("gateway, 1 KiB / upstream", "requests/s", lambda: requests_per_second(f"{gateway}/small", secret), lambda: requests_per_second(f"{upstream}/small")),
            ("gateway, 1 GiB / upstream", "MiB/s", lambda: mib_per_second(f"{gateway}/large", secret), lambda: mib_per_second(f"{upstream}/large")),
        ]
        figures = {name: [] for name, *_ in pairs}
        for number in range(ROUNDS + 1):  # The first round warms up.
            for name, _, with_door, without in pairs:
                measured = (with_door(), without())
                if number:
                    figures[name].append(measured)
    finally:
        nginx.terminate()
        nginx.wait(timeout=30)

rows = []
print(f"{'door / without it':<32}{'with':>10}{'without':>10}{'ratio':>8}  unit")
for name, unit, *_ in pairs:
    median = [statistics.median(column) for column in zip(*figures[name])]
    ratio = statistics.median(one / other for one, other in figures[name])
    rows.append({"pair": name, "unit": unit, "with": round(median[0], 1), "without": round(median[1], 1), "ratio": round(ratio, 3)})
    print(f"{name:<32}{median[0]:>10.0f}{median[1]:>10.0f}{ratio:>8.2f}  {unit}")
with open(sys.argv[1], "w", encoding="utf-8") as report:
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    json.dump({"at": at, "rounds": ROUNDS, "processors": os.cpu_count(), "doors": rows}, report, indent=2)
