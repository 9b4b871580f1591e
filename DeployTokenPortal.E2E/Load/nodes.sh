#!/usr/bin/env bash
# Two portal nodes as one, all on loopback and in a throw-away directory: PostgreSQL, Redis, two nodes of the published portal, HAProxy before them.
# Needs Debian's postgresql, redis-server and haproxy; ends everything it started when it ends.
#   DeployTokenPortal.E2E/Load/nodes.sh                  serves until Ctrl+C and says where
#   DeployTokenPortal.E2E/Load/nodes.sh COMMAND ARG...   serves while the command runs; it finds PORTAL_ADDRESS, PORTAL_NODE_A, PORTAL_NODE_B and PORTAL_TOKEN
# PORTAL_PUBLISH_DIR takes an output of `dotnet publish DeployTokenPortal -c Release` instead of making one.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

work="$(mktemp -d)"
started=()
finish() {
  # The balancer first, the database last.
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    kill -INT "${started[i]}" 2>/dev/null || true
    wait "${started[i]}" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT

# Starts a program in the background; what it prints goes to its own log.
start() {
  local name="$1"
  shift
  # A background job of a script ignores SIGINT unless it is told otherwise.
  env --default-signal=INT "$@" >"$work/$name.log" 2>&1 &
  started+=($!)
}

# Waits until a command succeeds, or shows the log of the program that keeps it waiting.
until_ready() {
  local name="$1"
  shift
  for _ in $(seq 300); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.2
  done
  echo "$name does not serve:" >&2
  cat "$work/$name.log" >&2
  exit 1
}

published="${PORTAL_PUBLISH_DIR:-}"
if [ -z "$published" ]; then
  published="$work/publish"
  dotnet publish "$root/DeployTokenPortal" -c Release -o "$published" -v quiet -nologo
fi

read -r database redis a b entrance < <(python3 -c '
import socket
sockets = [socket.socket() for _ in range(5)]
for one in sockets: one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in sockets))')

# PostgreSQL refuses to run as root.
postgres="$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)"
mkdir "$work/postgres"
as_postgres=()
if [ "$(id -u)" -eq 0 ]; then
  chmod 755 "$work"
  chown postgres "$work/postgres"
  as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
(cd / && "${as_postgres[@]}" "$postgres/initdb" -D "$work/postgres/data" -A trust -U portal --locale=C.UTF-8 -E UTF8 --no-sync >/dev/null)
start postgres "${as_postgres[@]}" "$postgres/postgres" -D "$work/postgres/data" -h 127.0.0.1 -p "$database" -k "$work/postgres" -c max_connections=300
until_ready postgres "$postgres/pg_isready" -h 127.0.0.1 -p "$database"
"$postgres/createdb" -h 127.0.0.1 -p "$database" -U portal portal

start redis redis-server --port "$redis" --bind 127.0.0.1 --save "" --appendonly no --dir "$work"
until_ready redis redis-cli -p "$redis" ping

export PORTAL_TOKEN=glpat-benchmark-administrator
export PORTAL_ADDRESS="127.0.0.1:$entrance" PORTAL_NODE_A="127.0.0.1:$a" PORTAL_NODE_B="127.0.0.1:$b"
export Portal__PublicUrl="http://$PORTAL_ADDRESS" Portal__Database__Provider=PostgreSql Portal__Redis__Configuration="127.0.0.1:$redis" \
  ConnectionStrings__Portal="Host=127.0.0.1;Port=$database;Username=portal;Database=portal" \
  Portal__Bootstrap__AdminEmail=root@acme.example Portal__Bootstrap__AdminPassword='a long pass phrase of 2026' Portal__Bootstrap__AdminToken="$PORTAL_TOKEN" \
  Portal__Registry__FailureLimit=100000 Portal__Api__RequestsPerMinute=1000000
start node-a env ASPNETCORE_URLS="http://$PORTAL_NODE_A" Portal__DataDirectory="$work/a" dotnet "$published/DeployTokenPortal.dll"
start node-b env ASPNETCORE_URLS="http://$PORTAL_NODE_B" Portal__DataDirectory="$work/b" dotnet "$published/DeployTokenPortal.dll"
until_ready node-a curl --silent --fail "http://$PORTAL_NODE_A/readyz"
until_ready node-b curl --silent --fail "http://$PORTAL_NODE_B/readyz"

cat >"$work/haproxy.cfg" <<EOF
global
  log stderr format raw local0 notice
defaults
  mode http
  option redispatch
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout tunnel 1h
  timeout check 2s
frontend portal
  bind $PORTAL_ADDRESS
  default_backend nodes
backend nodes
  option httpchk GET /readyz
  option forwardfor
  cookie portal-node insert indirect nocache httponly
  default-server check inter 500ms fall 2 rise 2
  server node-a $PORTAL_NODE_A cookie a
  server node-b $PORTAL_NODE_B cookie b
EOF
start haproxy haproxy -db -f "$work/haproxy.cfg"
until_ready haproxy curl --silent --fail "http://$PORTAL_ADDRESS/readyz"

if [ "$#" -gt 0 ]; then
  "$@"
else
  echo "The portal is at http://$PORTAL_ADDRESS, its nodes at http://$PORTAL_NODE_A and http://$PORTAL_NODE_B."
  echo "Sign in as $Portal__Bootstrap__AdminEmail with: $Portal__Bootstrap__AdminPassword. Ctrl+C ends everything."
  while :; do sleep 3600 & wait $!; done
fi
