#!/bin/bash
# Unpacks a real Matrix homeserver (Synapse, from Debian's unstable suite) into a folder of its own, in which it can be
# run with chroot. Needs root. Nothing of the host's own packages is changed.
# usage: install-synapse.sh ROOT CACHE     (what CACHE holds already is not downloaded again)
set -euo pipefail
root=${1:?usage: install-synapse.sh ROOT CACHE}
cache=${2:?usage: install-synapse.sh ROOT CACHE}
mkdir -p "$root" "$cache"/{lists/partial,cache/archives/partial,etc}
root=$(realpath "$root")
cache=$(realpath "$cache")

# Test runs beside each other unpack it once.
exec 9>"$root/.lock"
flock 9
[ -e "$root/.ready" ] && exit 0

# The mirror that this machine uses already. Images have one of the two kinds of file, or neither names a mirror: then
# Debian's own is taken.
mirror=$({ cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null || true; } |
  { grep -oE 'https?://[^ ]+/debian/?( |$)' || true; } | head -n 1 | tr -d ' ')
: >"$cache/status"
cat >"$cache/etc/unstable.sources" <<S
Types: deb
URIs: ${mirror:-http://deb.debian.org/debian}
Suites: sid
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
S
# A mirror may lag behind: what it has is signed all the same, and a homeserver of last month does for tests.
cat >"$cache/apt.conf" <<C
Dir::Etc::sourcelist "$cache/etc/unstable.sources";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::lists "$cache/lists";
Dir::State::status "$cache/status";
Dir::Cache "$cache/cache";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Check-Valid-Until "false";
C
export APT_CONFIG=$cache/apt.conf
apt-get update -qq
# The last four are what a bare root needs to run Python in a chroot.
apt-get install -qq -y --download-only matrix-synapse libc-bin dash coreutils tzdata >/dev/null

mkdir -p "$root"/usr/{bin,sbin,lib,lib64} "$root"/{tmp,dev,etc,srv}
for folder in bin sbin lib lib64; do [ -e "$root/$folder" ] || ln -s "usr/$folder" "$root/$folder"; done
for package in "$cache"/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink \
    --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*'
done
chroot "$root" /sbin/ldconfig
[ -c "$root/dev/null" ] || mknod -m 666 "$root/dev/null" c 1 3
[ -c "$root/dev/urandom" ] || mknod -m 666 "$root/dev/urandom" c 1 9
echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
echo '127.0.0.1 localhost' >"$root/etc/hosts"
# Compiled once, it starts in two seconds instead of five.
env -u PYTHONDONTWRITEBYTECODE chroot "$root" /bin/sh -c \
  'python3 -m compileall -q /usr/lib/python3*/ /usr/lib/python3/dist-packages' || true
chroot "$root" /usr/bin/python3 -c 'import synapse; print("Synapse", synapse.__version__)'
touch "$root/.ready"
