// A run of all tests ends here.
import { inCi, lacksOfRun } from './needs.ts';

/** Says what could not be had, below a summary that tells numbers alone. */
// Jest takes a default export only.
// oxlint-disable-next-line import/no-default-export
export default function conclude(): void {
  const what = inCi() ? 'Tests failed for what is not here' : 'Tests were skipped';
  for (const why of Object.values(lacksOfRun() ?? {})) process.stdout.write(`${what}. ${why}\n`);
}
