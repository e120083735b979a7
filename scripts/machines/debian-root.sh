#!/bin/bash
# Makes a small Debian in a folder, as a machine or a container begins, with this machine's certificates in it. Needs
# root and debootstrap. What CACHE holds already is not downloaded again; a folder that is there already is left alone.
# usage: debian-root.sh ROOT CACHE [PACKAGE...]
set -euo pipefail
root=${1:?usage: debian-root.sh ROOT CACHE [PACKAGE...]}
cache=${2:?usage: debian-root.sh ROOT CACHE [PACKAGE...]}
shift 2
[ -e "$root/.ready" ] && exit 0
command -v debootstrap >/dev/null || { echo 'debootstrap is missing: apt-get install debootstrap' >&2; exit 1; }
rm -rf "$root"
mkdir -p "$root" "$cache"

# The mirror that this machine uses, or Debian's own.
mirror=$({ cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null || true; } |
  { grep -oE 'https?://[^ ]+/debian/?( |$)' || true; } | head -n 1 | tr -d ' ')
packages=$(IFS=,; echo "ca-certificates${*:+,$*}")
debootstrap --variant=minbase --cache-dir="$(realpath "$cache")" --include="$packages" bookworm "$root" \
  "${mirror:-http://deb.debian.org/debian}" >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
rm -f "$root.log" "$root"/var/cache/apt/archives/*.deb

# A network may have a certificate authority of its own, which this machine trusts.
install -m 0644 "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$root/etc/ssl/certs/ca-certificates.crt"
touch "$root/.ready"
