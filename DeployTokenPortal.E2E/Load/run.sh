#!/usr/bin/env bash
# Measures the published portal in throw-away data directories. Not part of the tests: run it on a quiet machine. Fails when a target is missed.
#   DeployTokenPortal.E2E/Load/run.sh FILE.json          the same as doors
#   DeployTokenPortal.E2E/Load/run.sh FILE.json doors    what each door costs beside the same work without it; needs wrk, nginx and caddy, PostgreSQL where it is installed, ten minutes
#   DeployTokenPortal.E2E/Load/run.sh FILE.json pieces   the parts of an answer, each alone: parse, digest, look-up, decide, sign; a minute
#   DeployTokenPortal.E2E/Load/run.sh FILE.json recording    /jwt/auth with the record of uses and without it; needs wrk, four minutes
#   DeployTokenPortal.E2E/Load/run.sh FILE.json lists    lists of deploy tokens; a minute
#   DeployTokenPortal.E2E/Load/run.sh FILE.json nodes    a thousand revocations on one node until the other refuses; needs what nodes.sh needs
#   DeployTokenPortal.E2E/Load/run.sh FILE.json audit    a million tokens beside a thousand, on SQLite and PostgreSQL; needs wrk, 10 GiB of disk and a quarter of an hour
#   DeployTokenPortal.E2E/Load/run.sh FILE.json memory   start and memory, on SQLite with a million tokens; needs wrk and twenty minutes
# Each prints a table and writes the figures to FILE.json. PORTAL_LOAD_PARTS=jwt,forward,refusals,cold,gateway chooses among the doors, and
# PORTAL_LOAD_PARTS=start,idle,circuits,retention,cache,load among what memory measures; PORTAL_LOAD_DATA names a directory that keeps its filled databases.
# PORTAL_PUBLISH_DIR takes an output of `dotnet publish DeployTokenPortal -c Release` instead of making one.
set -euo pipefail
what="${2:-doors}"
case "$#:$what" in
  1:doors | 2:doors | 2:pieces | 2:recording | 2:lists | 2:audit | 2:memory | 2:nodes) ;;
  *) echo "usage: $0 FILE.json [doors|pieces|recording|lists|audit|memory|nodes]" >&2; exit 2 ;;
esac
report="$(realpath "$1")"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if [ "$what" = nodes ]; then
  exec DeployTokenPortal.E2E/Load/nodes.sh timeout 900 python3 DeployTokenPortal.E2E/Load/nodes.py "$report"
fi

work="$(mktemp -d)"
# PostgreSQL does not run as root and has to get through.
chmod 711 "$work"
portal=""
finish() {
  if [ -n "$portal" ]; then kill "$portal" 2>/dev/null || true; wait "$portal" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT

if [ "$what" = doors ] || [ "$what" = pieces ] || [ "$what" = recording ]; then
  dotnet build DeployTokenPortal.E2E/Load -c Release -v quiet -nologo
  export PORTAL_LOAD_PROGRAM="$PWD/DeployTokenPortal.E2E/Load/bin/Release/net10.0/DeployTokenPortal.Load.dll"
fi
if [ "$what" = pieces ]; then
  cd "$work"
  timeout 300 dotnet "$PORTAL_LOAD_PROGRAM" pieces "$report"
  exit
fi
if [ "$what" = recording ]; then
  PORTAL_WORK="$work" timeout 500 python3 DeployTokenPortal.E2E/Load/recording.py "$report"
  exit
fi

published="${PORTAL_PUBLISH_DIR:-}"
if [ -z "$published" ]; then
  published="$work/publish"
  dotnet publish DeployTokenPortal -c Release -o "$published" -v quiet -nologo
fi

if [ "$what" = memory ]; then
  PORTAL_PUBLISHED="$published" PORTAL_WORK="${PORTAL_LOAD_DATA:-$work}" python3 DeployTokenPortal.E2E/Load/memory.py "$report"
  exit
fi
if [ "$what" = doors ] || [ "$what" = audit ]; then
  PORTAL_PUBLISHED="$published" PORTAL_WORK="$work" python3 "DeployTokenPortal.E2E/Load/$what.py" "$report"
  exit
fi

port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
export PORTAL_ADDRESS="127.0.0.1:$port" PORTAL_TOKEN=glpat-benchmark-administrator PORTAL_DATABASE="$work/data/portal.db"
cd "$published"
ASPNETCORE_URLS="http://$PORTAL_ADDRESS" Portal__DataDirectory="$work/data" Portal__Bootstrap__AdminEmail=root@acme.example \
  Portal__Bootstrap__AdminPassword='a long pass phrase of 2026' Portal__Bootstrap__AdminToken="$PORTAL_TOKEN" \
  dotnet DeployTokenPortal.dll >"$work/portal.log" 2>&1 &
portal=$!
cd "$OLDPWD"
curl --silent --fail --output /dev/null --retry 60 --retry-delay 1 --retry-connrefused --max-time 60 "http://$PORTAL_ADDRESS/readyz" \
  || { cat "$work/portal.log" >&2; exit 1; }

timeout 400 python3 "DeployTokenPortal.E2E/Load/$what.py" "$report"
