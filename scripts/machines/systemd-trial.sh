#!/bin/bash
# Runs inside of what systemd.sh boots. Each line is what was tried; the last one begins with "ok" if all went well.
set -uo pipefail
fail() {
  echo "FAIL  $*"
  journalctl --no-pager --unit gavel --lines 30
  exit 1
}
says() { grep -q "$1" <<<"$(journalctl --unit gavel)"; }
unit=/etc/systemd/system/gavel.service
secret=$(cat /etc/gavel/credentials/HOOK_SECRET)

said=$(systemd-analyze verify "$unit" 2>&1) && [ -z "$said" ] || fail "systemd-analyze verify: $said"
echo 'ok  systemd-analyze verify has nothing to say'
exposure=$(systemd-analyze security --no-pager --threshold=20 gavel.service) || fail "systemd-analyze security: $(tail -n 1 <<<"$exposure")"
echo "ok  systemd-analyze security: $(tail -n 1 <<<"$exposure")"

# The repository, for the user of the unit.
install -d -m 0700 -o gavel -g gavel /var/lib/gavel
runuser -u gavel -- sh -c 'git init --quiet --initial-branch main /var/lib/gavel/minutes && cd /var/lib/gavel/minutes &&
  git -c user.name=Moths -c user.email=moths@example.org commit --quiet --allow-empty --message Begin'
systemctl start gavel || fail 'it did not start'
ready() { node -e 'fetch("http://127.0.0.1:9090/healthz").then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))'; }
for _ in $(seq 120); do ready && break; sleep 0.5; done
ready || fail 'it does not answer'
for _ in $(seq 60); do says 'Gavel is listening' && break; sleep 0.5; done
says 'Gavel is listening' || fail 'it does not listen'
pid=$(systemctl show --property=MainPID --value gavel)
[ "$(stat --format %U "/proc/$pid")" = gavel ] || fail 'it runs as another user'
runuser -u gavel -- cat /etc/gavel/credentials/HOOK_SECRET 2>/dev/null && fail 'its user can read the credentials of root'
grep -q "$secret" <<<"$(tr '\0' '\n' <"/proc/$pid/environ")" && fail 'the secret is in the environment'
echo 'ok  it runs as the user gavel, who cannot read the files of the secrets, and has none in its environment'

# A delivery that is signed with the secret of the file, and one that is not.
delivered() {
  node -e '
    const body = JSON.stringify({ zen: "owls", repository: { full_name: "owls/minutes" } });
    const signature = require("node:crypto").createHmac("sha256", process.argv[1]).update(body).digest("hex");
    const headers = { "content-type": "application/json", "x-github-event": "ping", "x-github-delivery": "1", "x-hub-signature-256": `sha256=${signature}` };
    fetch("http://127.0.0.1:8090/github", { method: "POST", body, headers }).then((a) => console.log(a.status));' "$1"
}
[ "$(delivered "$secret")" -lt 300 ] || fail "a delivery with the secret of the credential was refused: $(delivered "$secret")"
[ "$(delivered wrong)" -ge 400 ] || fail "a delivery with another secret was taken: $(delivered wrong)"
echo 'ok  LoadCredential: the running program checks deliveries with the secret of the file'

node /trial/typist.mjs '/meeting start' '/topic Traps' '/note the owl is back' || fail 'nobody can type'
systemctl stop gavel
[ "$(systemctl show --property=Result --value gavel)" = success ] || fail 'it did not end well'
says 'Everything is saved' || fail 'it did not say that it stops'
systemctl start gavel
exported=$(runuser -u gavel -- /opt/gavel/node_modules/.bin/gavel export moths --data /var/lib/gavel 2>/dev/null)
grep -q 'the owl is back' <<<"$exported" || fail 'the note is gone'
says "$secret" && fail 'the secret is in the journal'
systemctl stop gavel
echo 'ok  SIGTERM: it stopped by itself, and what was said is there after a start'
