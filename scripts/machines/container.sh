#!/bin/bash
# Builds the image of the Dockerfile and runs it as compose.yaml says, on a machine that can pull no image and has no
# Docker: with Debian's buildah and podman, and a base made with debootstrap in place of node:24-slim. Needs root on
# Debian; see docs/operator-guide.md. Ends with what was tried, a line each, or fails with the first thing that's wrong.
# usage: container.sh PACKAGE WORK     (PACKAGE is what `npm pack` made; what WORK holds already isn't made again)
set -euo pipefail
package=${1:?usage: container.sh PACKAGE WORK}
work=${2:?usage: container.sh PACKAGE WORK}
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
project=$(realpath "$here/../..")
package=$(realpath "$package")
mkdir -p "$work"
work=$(realpath "$work")
for tool in buildah podman podman-compose runc iptables debootstrap; do
  command -v $tool >/dev/null || { echo "$tool is missing: apt-get install buildah podman podman-compose runc catatonit netavark iptables debootstrap" >&2; exit 1; }
done

# Its own images, so that the machine's are left alone.
export CONTAINERS_STORAGE_CONF=$work/storage.conf
printf '[storage]\ndriver = "overlay"\ngraphroot = "%s"\nrunroot = "%s"\n' "$work/images" "$work/run" >"$CONTAINERS_STORAGE_CONF"
# crun, which would be the first choice, refuses machines with both versions of control groups.
export CONTAINERS_CONF=$work/containers.conf BUILDAH_RUNTIME=runc
# No more processes and files than any machine allows: this one may let nobody raise its limits, as podman would.
cat >"$CONTAINERS_CONF" <<'C'
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
C

# 1. The base. Its name is the Dockerfile's, so that every line of the Dockerfile is run as it is.
base=docker.io/library/node:24-slim
"$here/debian-root.sh" "$work/base" "$work/debs"
"$here/node-root.sh" "$work/base"
if ! buildah inspect --type image "$base" >/dev/null 2>&1; then
  scratch=$(buildah from scratch)
  buildah add --quiet "$scratch" "$work/base" / >/dev/null
  buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --cmd node "$scratch"
  buildah commit --quiet --rm "$scratch" "$base" >/dev/null
fi

# 2. The image, from nothing but the package, as .dockerignore says.
mkdir -p "$work/context"
rm -f "$work"/context/gavel-*.tgz
cp "$package" "$project/Dockerfile" "$project/.dockerignore" "$work/context/"
# Docker's own format: OCI's has no health check.
buildah bud --quiet --layers --pull-never --format docker --network host --tag gavel "$work/context" >"$work/build.log" 2>&1 ||
  { tail -n 30 "$work/build.log" >&2; exit 1; }
echo "ok  built from $(basename "$package"): $(podman image inspect gavel --format '{{.Size}}' | numfmt --to=si)B"

# 3. Run as compose.yaml says, which is taken as it is; only the group is ours.
mkdir -p "$work/compose"
cp "$project/compose.yaml" "$work/compose/"
cp "$here/gavel.yaml" "$work/compose/gavel.yaml"
chmod 0644 "$work/compose/gavel.yaml"
cd "$work/compose"
fail() { echo "FAIL  $*" >&2; podman logs --tail 30 "$name" >&2 || true; exit 1; }
compose() { podman-compose "$@" >"$work/compose.log" 2>&1 || { tail -n 30 "$work/compose.log" >&2; exit 1; }; }
inside() { podman exec "$name" "$@"; }
name=compose_gavel_1
clean() { podman-compose down --timeout 0 --volumes >/dev/null 2>&1; podman volume rm --force compose_gavel-data >/dev/null 2>&1 || true; }
clean
trap clean EXIT

# The repository, where gavel.yaml says, for the user of the image.
podman volume create compose_gavel-data >/dev/null
podman run --rm --no-healthcheck --network none --volume compose_gavel-data:/var/lib/gavel --entrypoint sh gavel -c \
  'git init --quiet --initial-branch main /var/lib/gavel/minutes && cd /var/lib/gavel/minutes &&
   git -c user.name=Moths -c user.email=moths@example.org commit --quiet --allow-empty --message Begin'

# wait_for WORDS COMMAND...: until it succeeds, for a minute.
wait_for() {
  local what=$1
  shift
  for _ in $(seq 120); do "$@" >/dev/null 2>&1 && return; sleep 0.5; done
  fail "$what"
}
healthy() { podman healthcheck run "$name"; }
unhealthy() { ! healthy; }
says() { grep -q "$1" <<<"$(podman logs "$name" 2>&1)"; }

# By name: podman-compose of bookworm knows no profiles, and would start the database too.
compose up --detach --no-build gavel
# podman-compose has no words of its own for that.
[ "$(podman inspect "$name" --format '{{.State.Status}}')" = running ] || { tail -n 5 "$work/compose.log" >&2; fail 'it did not start'; }
wait_for 'it never became healthy' healthy
echo 'ok  healthy: the health check of the image asks /readyz'

[ "$(inside id -u)" = 1000 ] || fail 'it runs as another user than 1000'
inside sh -c 'grep -q "^CapEff:.0*$" /proc/1/status && grep -q "^NoNewPrivs:.1$" /proc/1/status' || fail 'it has capabilities'
inside sh -c '! touch /opt/x 2>/dev/null && touch /tmp/x && touch /var/lib/gavel/x && rm /tmp/x /var/lib/gavel/x' ||
  fail 'the root can be written, or /tmp or the data cannot'
echo 'ok  user 1000 without capabilities, a read-only root, /tmp and the volume to write to'

inside mv /var/lib/gavel/minutes /var/lib/gavel/away
wait_for 'it is healthy without its repository' unhealthy
inside mv /var/lib/gavel/away /var/lib/gavel/minutes
wait_for 'it stays unhealthy' healthy
echo 'ok  unhealthy while the repository is away, and healthy again'

podman cp "$here/typist.mjs" "$name:/tmp/typist.mjs" 2>/dev/null || inside sh -c 'cat >/tmp/typist.mjs' <"$here/typist.mjs"
inside node /tmp/typist.mjs '/meeting start' '/topic Traps' '/note the owl is back'
podman stop --time 30 "$name" >/dev/null
code=$(podman inspect "$name" --format '{{.State.ExitCode}}')
[ "$code" = 0 ] || fail "SIGTERM ended it with $code"
says 'Everything is saved' || fail 'it did not say that it stops'
podman start "$name" >/dev/null
wait_for 'it did not come back' healthy
exported=$(inside gavel export moths --data /var/lib/gavel 2>/dev/null)
grep -q 'the owl is back' <<<"$exported" || fail 'the note is gone'
echo 'ok  SIGTERM: it stopped by itself with code 0, and the meeting goes on after a start'
