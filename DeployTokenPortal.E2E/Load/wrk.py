# One spell of load on one server: how many requests a second it answers, and how much processor time each takes it.
import http.client
import os
import re
import subprocess
import time

SECONDS, CONNECTIONS = 2, 64
QUIET_SECONDS, QUIET_SHARE, MOST_SECONDS = 2.5, 0.02, 60  # Longer than the portal waits between two times of storing.
TURNS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "turns.lua")
TICK_US = 1_000_000 / os.sysconf("SC_CLK_TCK")


class Side:
    """What is asked again and again, with what, and which answer is right."""

    unit = "requests/s"

    def __init__(self, server, path, headers=None, status=200):
        self._server, self._path, self._headers, self._status = server, path, headers or {}, status

    def measure(self, _round):
        """The figures of one spell. The answer is looked at before and after: a server that begins to answer otherwise is not measured."""
        self._check()
        figures = spell(self._server, self._path, self._headers, self._status < 400)
        self._check()
        return figures

    def _check(self):
        status, _, _ = ask(self._server.address, self._path, self._headers)
        assert status == self._status, (self._path, status)


class Download:
    """One large file, fetched once by curl."""

    unit = "MiB/s"

    def __init__(self, server, path, headers=None):
        self._server, self._path, self._headers = server, path, headers or {}

    def measure(self, _round):
        command = ["curl", "-sS", "--fail", "-o", "/dev/null", "-w", "%{speed_download}", *header_arguments(self._headers), f"http://{self._server.address}{self._path}"]
        return {"rate": float(subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout) / (1 << 20)}


def spell(server, path, headers, is_allowed, *script):
    before = processor_us(server.pids())
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *header_arguments(headers), *script[:2], f"http://{server.address}{path}", *script[2:]]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS + 30).stdout
    spent = processor_us(server.pids()) - before
    requests = int(re.search(r"(\d+) requests in", printed).group(1))
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    assert "Socket errors" not in printed and (int(refused.group(1)) if refused else 0) == (0 if is_allowed else requests), printed
    return {
        "requests": requests, "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1)), "cpu_us": spent / requests,
        "p99_ms": milliseconds(re.search(r"\n +99% +(\S+)", printed).group(1)),
    }


def header_arguments(headers):
    return [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def processor_us(pids):
    """User and system time that these processes have taken, in microseconds."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total * TICK_US


def until_quiet(pids):
    """Waits until these processes have had next to nothing to do for a while."""
    end = time.monotonic() + MOST_SECONDS
    spent = QUIET_SECONDS * 1_000_000
    while spent > QUIET_SHARE * QUIET_SECONDS * 1_000_000:
        assert time.monotonic() < end, "the server has not come to rest"
        before = processor_us(pids)
        time.sleep(QUIET_SECONDS)
        spent = processor_us(pids) - before


def ask(address, path, headers):
    """One request on a connection of its own: status, headers and body."""
    connection = http.client.HTTPConnection(address, timeout=30)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, dict(response.headers), content
