// A run of all tests begins here, with what they need and npm does not bring.
import { prepareChromium } from './chromium.ts';
import { installNio, installSynapse, noSynapse } from './synapse.ts';

/** What Jest tells of the run: whether only some tests were chosen. */
interface Run {
  readonly testPathPatterns: { isSet(): boolean };
}

/**
 * Sees to it that Chromium starts and that Synapse and matrix-nio are there, and installs them where it can. A run of
 * chosen tests goes ahead without: those that need one of them say so themselves.
 */
// Jest takes a default export only.
// oxlint-disable-next-line import/no-default-export
export default async function prepare({ testPathPatterns }: Run): Promise<void> {
  if (testPathPatterns.isSet()) return;
  await prepareChromium();
  const why = noSynapse();
  if (why !== undefined) {
    process.stdout.write(`The tests that need a Matrix homeserver are skipped: ${why}.\n`);
    return;
  }
  await installNio();
  await installSynapse();
}
