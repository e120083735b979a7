#!/bin/bash
# Boots a small Debian under systemd-nspawn in which Gavel is installed as docs/operator-guide.md says, and tries
# contrib/gavel.service there: what systemd thinks of it, whether its secrets arrive, how it stops. Needs root on Debian,
# with debootstrap and systemd-container; the machine itself needs no systemd. Ends with what was tried, a line each.
# usage: systemd.sh PACKAGE WORK     (PACKAGE is what `npm pack` made; what WORK holds already isn't made again)
set -euo pipefail
package=$(realpath "${1:?usage: systemd.sh PACKAGE WORK}")
work=${2:?usage: systemd.sh PACKAGE WORK}
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
mkdir -p "$work"
work=$(realpath "$work")
command -v systemd-nspawn >/dev/null || { echo 'systemd-nspawn is missing: apt-get install systemd-container' >&2; exit 1; }

root=$work/booted
if [ ! -e "$root/.installed" ]; then
  "$here/debian-root.sh" "$work/base" "$work/debs"
  "$here/node-root.sh" "$work/base"
  rm -rf "$root"
  cp --archive --reflink=auto "$work/base" "$root"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  DEBIAN_FRONTEND=noninteractive chroot "$root" sh -c \
    'apt-get update -qq && apt-get install -qq -y --no-install-recommends systemd systemd-sysv git' >"$work/installing.log" 2>&1 ||
    { tail -n 20 "$work/installing.log" >&2; exit 1; }
  touch "$root/.installed"
fi
rm -rf "$root"/opt/gavel "$root"/var/lib/gavel "$root"/etc/gavel "$root"/trial "$root"/var/log/journal
mkdir -p "$root/trial" "$root/etc/gavel/credentials"
cp "$package" "$root/trial/gavel.tgz"
chroot "$root" npm install --no-audit --no-fund --silent --prefix /opt/gavel /trial/gavel.tgz

# As in the guide. The secret is in a file, and nowhere else.
chroot "$root" sh -c 'id gavel >/dev/null 2>&1 || useradd --system --home-dir /var/lib/gavel --shell /usr/sbin/nologin gavel'
chmod 0700 "$root/etc/gavel/credentials"
cp "$here/systemd-gavel.yaml" "$root/etc/gavel/gavel.yaml"
(umask 077 && echo "hook-$RANDOM$RANDOM$RANDOM" >"$root/etc/gavel/credentials/HOOK_SECRET" && echo none >"$root/etc/gavel/credentials/GITHUB_TOKEN")
cp "$root/opt/gavel/node_modules/gavel/contrib/gavel.service" "$root/etc/systemd/system/"

cp "$here"/systemd-trial.sh "$here"/typist.mjs "$root/trial/"
cat >"$root/etc/systemd/system/trial.service" <<'U'
[Unit]
After=multi-user.target
SuccessAction=poweroff
FailureAction=poweroff
[Service]
Type=oneshot
ExecStart=/bin/bash /trial/systemd-trial.sh
StandardOutput=append:/trial/said
StandardError=inherit
[Install]
WantedBy=default.target
U
chroot "$root" systemctl --quiet enable trial.service
timeout 300 systemd-nspawn --quiet --directory "$root" --boot --register=no --keep-unit --machine gavel-trial \
  --resolv-conf=off --console=pipe >"$work/boot.log" 2>&1 </dev/null || true
cat "$root/trial/said"
tail -n 1 "$root/trial/said" | grep -q '^ok ' || { tail -n 20 "$work/boot.log" >&2; exit 1; }
