import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// Nothing in the tests needs the network beyond this machine, and a browser of its own accord asks for much.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is: `CHROMIUM` in the environment, or the usual places. Throws with the way to install it. */
function chromiumPath(): string {
  const named = process.env['CHROMIUM'];
  const found = (named === undefined ? PLACES : [named]).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const looked = named === undefined ? PLACES.join(', ') : `CHROMIUM=${named}`;
  throw new Error(
    `No Chromium was found (${looked}). Install it (Debian and Ubuntu: "apt-get install chromium"), ` +
      'or set CHROMIUM to the path of Chromium or Chrome.',
  );
}

/** Starts a headless Chromium. Close it when done. */
export function launchChromium(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath: chromiumPath(), args: root ? [...QUIET, '--no-sandbox'] : QUIET });
}
