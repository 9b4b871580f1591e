# The servers that the portal is compared with, each on a free port of loopback in a folder of its own.
import base64
import hashlib
import json
import os
import socket
import subprocess
import time

from databases import free_port

USER, PASSWORD = "ci", "a long pass phrase of 2026"
BASIC = {"Authorization": "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()}
GIB = 1 << 30


class Server:
    """A process with an address; its children count as its own."""

    def __init__(self, command, port, folder, **options):
        self.address = f"127.0.0.1:{port}"
        self._log = f"{folder}/server.log"
        with open(self._log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, **options)
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"{command[0]} did not start: {self._log}")

    def pids(self):
        children = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False).stdout.split()
        return [self.process.pid, *map(int, children)]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


def bare(program, folder, headers, body):
    """The portal's own server without the portal, answering what was recorded of it."""
    with open(f"{folder}/answer.json", "w", encoding="utf-8") as answer:
        json.dump({"headers": headers, "body": body}, answer)
    port = free_port()
    return Server(["dotnet", program, "serve", f"http://127.0.0.1:{port}", f"{folder}/answer.json"], port, folder)


def nginx(folder, portal, words):
    """
    nginx with Debian's number of workers: /basic asks its own file of users, /app/1/small asks the portal as the portal's own page of instructions has it;
    both answer an image out of memory. Below /load/svc it is an upstream of files.
    """
    os.makedirs(f"{folder}/files/load/svc/app/1")
    with open(f"{folder}/files/load/svc/app/1/small", "wb") as small:
        small.write(b"x" * 1024)
    with open(f"{folder}/files/load/svc/app/1/large", "wb") as large:
        large.truncate(GIB)
    with open(f"{folder}/users", "w", encoding="ascii") as users:
        users.write(f"{USER}:{{SHA}}{base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()}\n")
    port = free_port()
    with open(f"{folder}/nginx.conf", "w", encoding="ascii") as configuration:
        configuration.write(f"""
            {'user root;' if os.getuid() == 0 else ''} daemon off; worker_processes auto; pid {folder}/pid; error_log stderr; events {{}}
            http {{
              access_log off; sendfile on; keepalive_requests 1000000; client_body_temp_path {folder}; proxy_temp_path {folder};
              fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
              upstream portal {{ server {portal}; keepalive 32; }}
              server {{
                listen 127.0.0.1:{port}; root {folder}/files;
                location = /basic {{ auth_basic "load"; auth_basic_user_file {folder}/users; empty_gif; }}
                location = /app/1/small {{ auth_request /_ask; auth_request_set $token_user $upstream_http_x_auth_user; empty_gif; }}
                location = /_ask {{
                  internal; proxy_pass http://portal/auth/forward/nginx?{words}; proxy_set_header Host {portal}; proxy_http_version 1.1;
                  proxy_set_header Connection ""; proxy_pass_request_body off; proxy_set_header Content-Length "";
                  proxy_set_header X-Original-Method $request_method; proxy_set_header X-Original-URI $request_uri;
                }}
              }}
            }}""")
    return Server(["nginx", "-e", "stderr", "-c", f"{folder}/nginx.conf"], port, folder)


def caddy(folder):
    """Caddy with one user and its cache of hashes, answering 204."""
    digest = subprocess.run(["caddy", "hash-password", "--plaintext", PASSWORD], capture_output=True, text=True, check=True).stdout.strip()
    port = free_port()
    users = {"accounts": [{"username": USER, "password": base64.b64encode(digest.encode()).decode()}], "hash": {"algorithm": "bcrypt"}, "hash_cache": {}}
    steps = [{"handler": "authentication", "providers": {"http_basic": users}}, {"handler": "static_response", "status_code": 204}]
    server = {"listen": [f"127.0.0.1:{port}"], "automatic_https": {"disable": True}, "routes": [{"handle": steps}]}
    with open(f"{folder}/caddy.json", "w", encoding="utf-8") as configuration:
        json.dump({"admin": {"disabled": True, "config": {"persist": False}}, "apps": {"http": {"servers": {"load": server}}}}, configuration)
    homes = {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
    return Server(["caddy", "run", "--config", f"{folder}/caddy.json"], port, folder, env={**os.environ, **homes})
