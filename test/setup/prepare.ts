// A run of all tests begins here, with what they need and npm does not bring.
import { getAll } from './needs.ts';

/** What Jest tells of the run: whether only some tests were chosen. */
interface Run {
  readonly testPathPatterns: { isSet(): boolean };
}

/** Gets all of it for a run of all tests. Chosen tests get what they need themselves. */
// Jest takes a default export only.
// oxlint-disable-next-line import/no-default-export
export default async function prepare({ testPathPatterns }: Run): Promise<void> {
  if (!testPathPatterns.isSet()) await getAll();
}
