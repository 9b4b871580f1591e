# The published portal as a process of its own, and what a program asks of it over loopback.
import http.client
import json
import os
import re
import subprocess
import time
import urllib.parse

from databases import free_port

ADMINISTRATOR, PASSWORD, TOKEN = "root@acme.example", "a long pass phrase of 2026", "glpat-benchmark-administrator"


class Portal:
    """A portal on a database. Times are in milliseconds, from sending a request to the last byte of its answer, over one kept connection."""

    def __init__(self, published, database, folder, **settings):
        self.address = f"127.0.0.1:{free_port()}"
        self._published, self._log = published, f"{folder}/portal.log"
        self._settings = {
            "ASPNETCORE_URLS": f"http://{self.address}", "Portal__Bootstrap__AdminEmail": ADMINISTRATOR, "Portal__Bootstrap__AdminPassword": PASSWORD,
            "Portal__Bootstrap__AdminToken": TOKEN, "Portal__Api__RequestsPerMinute": "1000000", **database.settings, **settings,
        }
        self._connection = http.client.HTTPConnection(self.address, timeout=600)
        self._cookies = {}
        self.process = None

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def start(self):
        """Starts it; the answer is how long that took until the first request was answered."""
        begin = time.perf_counter()
        with open(self._log, "ab") as log:
            self.process = subprocess.Popen(self._command(), cwd=self._published, env={**os.environ, **self._settings}, stdout=log, stderr=log)
        while self.process.poll() is None:
            try:
                if self.ask("GET", "/readyz")[0] == 200:
                    return (time.perf_counter() - begin) * 1000
            except OSError:
                self._connection.close()
            time.sleep(0.01)
        raise RuntimeError(f"The portal did not start: {self._log}")

    def stop(self):
        self._connection.close()
        self.process.terminate()
        self.process.wait(timeout=60)

    def ask(self, method, path, body=None, **headers):
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self._cookies[name] = value
        return response.status, content

    def rest(self, method, path, body=None):
        status, content = self.ask(method, "/api/v4" + path, json.dumps(body) if body else None, **{"PRIVATE-TOKEN": TOKEN, "Content-Type": "application/json"})
        assert status in (200, 201, 204), (path, status, content)
        return json.loads(content) if content else None

    def sign_in(self):
        """Signs in as if for the first time."""
        self._cookies.clear()
        _, page = self.page("/sign-in")
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        form = urllib.parse.urlencode({**hidden, "Form.Login": ADMINISTRATOR, "Form.Password": PASSWORD})
        status, _ = self.ask("POST", "/sign-in", form, Cookie=self.cookie(), **{"Content-Type": "application/x-www-form-urlencoded"})
        assert status == 302, status

    def page(self, path):
        """A page as a browser gets it, and how long that took."""
        begin = time.perf_counter()
        status, content = self.ask("GET", path, Cookie=self.cookie(), Accept="text/html")
        took = (time.perf_counter() - begin) * 1000
        assert status == 200, (path, status)
        return took, content.decode()

    def time(self, method, path):
        begin = time.perf_counter()
        self.rest(method, path)
        return (time.perf_counter() - begin) * 1000

    def _command(self):
        return ["dotnet", "DeployTokenPortal.dll"]

    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())
