#!/bin/bash
# Puts Node and npm into a folder that is a Debian root, where the image node:24-slim has them: the Node that this clone
# brings along, and an npm from the registry.
# usage: node-root.sh ROOT
set -euo pipefail
root=${1:?usage: node-root.sh ROOT}
[ -x "$root/usr/local/bin/npm" ] && exit 0
node=$(dirname "${BASH_SOURCE[0]}")/../../node_modules/node/bin/node
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
npm pack --silent --pack-destination "$fetched" npm@11 >/dev/null
tar -xzf "$fetched"/npm-*.tgz -C "$fetched"
mkdir -p "$root"/usr/local/{bin,lib/node_modules}
cp --dereference "$node" "$root/usr/local/bin/node"
cp -r "$fetched/package" "$root/usr/local/lib/node_modules/npm"
# Node trusts the authorities that it brings, and npm those of this file.
echo 'cafile=/etc/ssl/certs/ca-certificates.crt' >"$root/usr/local/lib/node_modules/npm/npmrc"
ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
