// Groups beside each other in one program: what is one group's stays that group's, and so does its trouble.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, expect, jest, test } from '@jest/globals';
import { stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { bareRepositoryWith, committedBytes, git, temporaryFolder } from '../doubles/git-people.ts';
import { type RunningProgram, startProgram } from './program.ts';
import { deliverAct, postsText, typedMessage } from './web-typist.ts';

jest.setTimeout(60_000);

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.stop();
  program = undefined;
});

const PATH = 'minutes-2026-11-24.md';
const BRANCH = 'minutes-2026-11-24';

/** Each group meets at the same time, by the same patterns, in a repository of its own. */
const group = (id: string, path: string) => ({
  id,
  name: `The ${id}`,
  rooms: [{ id: `web:${id}` }],
  members: [{ handle: 'mira' }, { handle: 'jonas' }, { handle: 'lena' }],
  chairs: ['mira'],
  schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY;INTERVAL=2' },
  approval: { needed: 1 },
  forge: { kind: 'git', path },
  format: {
    path: 'minutes-{date}.md',
    sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }] }],
  },
});

const repository = (): string => bareRepositoryWith({ 'README.md': 'Minutes\n' });

async function begin(groups: readonly object[]): Promise<{ url: string; log: () => string; clock: string }> {
  const folder = temporaryFolder();
  const [config, clock] = [join(folder, 'gavel.yaml'), join(folder, 'clock')];
  await writeFile(config, stringify({ web: { port: 0 }, groups }));
  await writeFile(clock, '2026-11-24T17:00:00Z');
  const started = await startProgram({ config, folder, clock });
  program = started;
  return { url: started.url, log: () => started.log(), clock };
}

const say = (url: string, of: string, as: string, text: string): Promise<void> =>
  deliverAct(url, `web:${of}`, typedMessage(as, text));
const posts = (url: string, of: string, as?: string): Promise<string> => postsText(url, `web:${of}`, as);

interface Shown {
  readonly room: string;
  readonly html: string;
  readonly branch: string;
}
const proposal = async (url: string, address: string): Promise<Shown | undefined> => {
  const answer = await fetch(`${url}api/proposals/${address}`);
  return answer.status === 200 ? ((await answer.json()) as Shown) : undefined;
};

test('groups that meet on one day are shown and approve their own minutes, and none of the others', async () => {
  const [lamps, moths] = [repository(), repository()];
  const { url } = await begin([group('lamps', lamps), group('moths', moths)]);
  for (const [room, words] of [
    ['lamps', 'oil is dear'],
    ['moths', 'twelve of them'],
  ] as const) {
    for (const text of ['/meeting start', '#info ' + words, '/meeting end']) await say(url, room, 'mira', text);
    const shown = await eventually('the proposal', async () => proposal(url, `${room}/1`));
    expect(shown).toMatchObject({ room: `web:${room}`, branch: BRANCH });
    expect(shown.html).toContain(words);
  }
  expect((await proposal(url, 'lamps/1'))?.html).not.toContain('twelve of them');
  for (const wrong of ['lamps/2', 'owls/1', BRANCH]) expect(await proposal(url, wrong)).toBeUndefined();
  expect(await posts(url, 'moths')).toContain('/minutes/moths/1');

  // The page's button names what it shows.
  await say(url, 'moths', 'jonas', '/meeting approve minutes-2026-11-10');
  const answer = `${BRANCH} is waiting for approval now. Read it`;
  await eventually('the answer', async () =>
    (await posts(url, 'moths', 'jonas')).includes(answer) ? true : undefined,
  );
  await say(url, 'moths', 'jonas', `/meeting approve ${BRANCH}`);
  await eventually('the merge', async () => committedBytes(moths, PATH)?.toString());
  expect(committedBytes(lamps, PATH)).toBeUndefined();
});

test('a group whose repository is missing says so, holds up no other, and goes on when it is there', async () => {
  const missing = join(temporaryFolder(), 'owls');
  const { url, log, clock } = await begin([group('owls', missing), group('lamps', repository())]);
  expect(log()).toContain("A group can't use its repository");
  expect(log()).toContain(`The repository ${missing} of the group owls doesn't exist. Clone it`);
  for (const text of ['/meeting start', '#info oil is dear', '/meeting end']) await say(url, 'lamps', 'mira', text);
  expect((await eventually('the proposal', async () => proposal(url, 'lamps/1'))).html).toContain('oil is dear');
  const told = await eventually('the word on the trouble', async () => {
    const all = await posts(url, 'owls');
    return all.includes("isn't planned yet") ? all : undefined;
  });
  expect(told).toContain("Something is wrong with this group's repository. My operator");
  expect(told).not.toContain(missing);
  expect((await fetch(`${url}minutes/owls/1`)).status).toBe(404);
  expect(await proposal(url, 'owls/1')).toBeUndefined();

  git(temporaryFolder(), 'clone', '--quiet', '--bare', repository(), missing);
  await writeFile(clock, '2026-11-24T17:30:00Z');
  await say(url, 'owls', 'mira', '/meeting start');
  await eventually('the meeting', async () =>
    /The meeting has started/u.test(await posts(url, 'owls')) ? true : undefined,
  );
});
