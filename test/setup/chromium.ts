// Without Chromium a run of all tests would go on for minutes and then fail.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { launchChromium } from '../browser/chromium.ts';

const starts = async (): Promise<void> => (await launchChromium()).close();

/** Whether this user may install packages here: root on Debian or what is made from it. */
const mayInstall = (): boolean =>
  process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && process.env['CHROMIUM'] === undefined;

function install(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: readonly string[]): void =>
    void execFileSync('apt-get', ['--quiet', '--yes', ...args], { env, stdio: 'inherit' });
  apt('update');
  apt('install', '--no-install-recommends', 'chromium');
}

/** Sees to it that Chromium starts, and installs it where it can. Rejects with the way to install it. */
export async function prepareChromium(): Promise<void> {
  try {
    await starts();
  } catch (error) {
    if (!mayInstall()) throw error;
    process.stdout.write('Chromium, which some tests drive, does not start here: installing it.\n');
    install();
    await starts();
  }
}
