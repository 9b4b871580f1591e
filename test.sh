#!/usr/bin/env bash
# Installs what the tests need (Debian packages), builds once, and runs every test.
#   ./test.sh        everything
#   ./test.sh unit   without the end-to-end tests
#   ./test.sh e2e    only the end-to-end tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

suite="${1:-all}"
case "$suite" in
  all | unit | e2e) ;;
  *) echo "usage: ./test.sh [unit|e2e]" >&2; exit 2 ;;
esac

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
command -v dotnet >/dev/null || { echo "The .NET SDK 10 is needed: dotnet is not on the path." >&2; exit 1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs the packages that are missing. No service of a package may start: the tests run their own servers.
need() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return
  echo "Installing ${missing[*]}"
  local policy=/usr/sbin/policy-rc.d
  local made_policy=false
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    made_policy=true
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  if $made_policy; then as_root rm -f "$policy"; fi
}

need postgresql redis-server git nginx caddy
[ "$suite" = unit ] || need haproxy chromium fonts-liberation fonts-noto-core docker-registry skopeo buildah podman crun docker.io containerd sqlite3 \
  fcgiwrap curl twine python3-pip maven libmaven-deploy-plugin-java libmaven-dependency-plugin-java junit4 \
  python3-gitlab gitlab-cli ruby-gitlab libgitlab-api-v4-perl golang-github-xanzy-go-gitlab-dev golang-go
# Other packages of Node bring npm with them and conflict with Debian's.
[ "$suite" = unit ] || command -v npm >/dev/null || need nodejs npm

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0 broken=0

# Runs one suite and adds up its closing summary; a suite that ran no test is broken.
run_suite() {
  local log="$results/$(basename "$1").log" exit_code=0
  dotnet test --project "$1" --no-build -c Release 2>&1 | tee "$log" || exit_code=$?
  count() { sed -nE "s/^ *$1: ([0-9]+)$/\1/p" "$log" | tail -n 1; }
  local total
  total="$(count total)"
  passed=$((passed + $(count succeeded || echo 0) + 0))
  failed=$((failed + $(count failed || echo 0) + 0))
  skipped=$((skipped + $(count skipped || echo 0) + 0))
  if [ "${total:-0}" -eq 0 ] || { [ "$exit_code" -ne 0 ] && [ "$(count failed)" = 0 ]; }; then
    echo "Suite $1 ended with $exit_code after ${total:-0} tests." >&2
    broken=1
  fi
}

dotnet restore portal.sln --locked-mode
dotnet build portal.sln --no-restore -c Release
dotnet format portal.sln --no-restore --verify-no-changes

[ "$suite" = e2e ] || run_suite DeployTokenPortal.Tests
if [ "$suite" != unit ]; then
  # Restores by itself: only a publish asks for the compiler that compiles ahead.
  dotnet publish DeployTokenPortal -c Release -o artifacts/publish
  PORTAL_PUBLISH_DIR="$PWD/artifacts/publish" run_suite DeployTokenPortal.E2E
fi

summary="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
[ "$failed" -eq 0 ] && [ "$broken" -eq 0 ]
