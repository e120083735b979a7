// Every line of the log of a meeting whose repository is gone, on the real program.
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, expect, jest, test } from '@jest/globals';
import { stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { bareRepositoryWith, git, temporaryFolder } from '../doubles/git-people.ts';
import { type RunningProgram, startProgram } from './program.ts';
import { deliverAct, typedMessage } from './web-typist.ts';

jest.setTimeout(60_000);

const SECRET = 'woven-wick-0123';
const CANARY = 'quagga';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.stop();
  program = undefined;
});

/** Git names the folder of a repository in its errors: here that's a secret. */
async function begin(): Promise<{ readonly url: string; readonly repository: string; readonly log: () => string }> {
  const folder = temporaryFolder();
  const [config, clock, repository] = [join(folder, 'gavel.yaml'), join(folder, 'clock'), join(folder, SECRET)];
  git(folder, 'clone', '--quiet', '--bare', bareRepositoryWith({ 'README.md': 'Minutes\n' }), repository);
  const group = {
    id: 'moths',
    name: 'Moths',
    rooms: [{ id: 'web:moths' }],
    members: [{ handle: 'mira' }],
    schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY' },
    forge: { kind: 'git', path: repository },
    format: {
      path: 'minutes-{date}.md',
      sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Traps' }] }],
    },
  };
  await writeFile(config, stringify({ web: { port: 0 }, groups: [group] }));
  await writeFile(clock, '2026-11-24T17:00:00Z');
  const started = await startProgram({ config, folder, clock, secrets: { WICK_TOKEN: SECRET } });
  program = started;
  return { url: started.url, repository, log: () => started.log() };
}

type Line = Readonly<Record<string, unknown>>;

const linesOf = (text: string): readonly Line[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);

test('each line about a meeting has group, meeting and cause, and none has what people typed or a secret', async () => {
  const { url, repository, log } = await begin();
  // Keys as pages make them: without the words.
  const type = (text: string, key: string) =>
    deliverAct(url, 'web:moths', typedMessage('mira', text, { key: `${key}-00000000` }));
  await type('/meeting start', 'begin');
  await type(`/note the ${CANARY} is back`, 'note');
  await rename(repository, `${repository}.away`);
  await type('/meeting end', 'end');
  const failed = await eventually('the minutes could not be proposed', async () =>
    linesOf(log()).find(({ job }) => typeof job === 'string' && job.includes('/propose/')),
  );
  expect(failed).toMatchObject({ group: 'moths', meeting: 'moths/1', cause: failed['job'] });
  expect(String(failed['why'])).toContain('…');
  const about = linesOf(log()).filter((line) => JSON.stringify(line).includes('moths'));
  expect(about.length).toBeGreaterThan(0);
  expect(about.filter(({ group, meeting, cause }) => !(group && meeting && cause))).toEqual([]);
  expect(log()).not.toContain(CANARY);
  expect(log()).not.toContain(SECRET);
});
