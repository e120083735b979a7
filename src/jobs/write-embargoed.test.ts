// A meeting with things under embargo, by the real secretary: all that leaves it is searched for their words.
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { embargoGroup } from '../../test/doubles/embargo-group.ts';
import { type MeetingWorld, meetingWorldOver } from '../../test/doubles/meeting-world.ts';
import { memoryIssues, type MemoryIssues } from '../../test/doubles/memory-issues.ts';
import { memoryForge, type MemoryForge } from '../forge/memory/memory.ts';
import { ForgeUnavailable, type Forge } from '../ports/forge.ts';
import { createBoards } from '../queries/boards.ts';
import { createPublicPages } from '../queries/public-pages.ts';

const BRANCH = 'minutes-2026-11-24';
const MINUTES = `meetings/${BRANCH}.md`;
const PRIVATE = `private/${BRANCH}.md`;

const group = {
  ...embargoGroup(),
  issues: { actions: true, agenda: 'meeting' },
  reminders: [
    { before: '1 day', to: 'rooms', agenda: true },
    { before: '2 hours', to: 'owners', agenda: true },
  ] as const,
  pages: {
    url: 'https://pages.example.org/lantern/',
    public: ['agenda', 'minutes', 'actions', 'decisions', 'calendar'] as const,
  },
};

let forge: MemoryForge;
let issues: MemoryIssues;
let hidden: MemoryForge;
let isAway = false;
let world: MeetingWorld<Forge>;

beforeEach(async () => {
  forge = memoryForge({ 'meetings/README.md': '# Meetings\n' });
  issues = memoryIssues();
  hidden = memoryForge();
  world = await meetingWorldOver<Forge>(
    { ...forge, issues },
    {
      group,
      at: '2026-11-24T17:00:00.000Z',
      rooms: ['memory:room', 'other:hall'],
      binding: {
        privateForge: {
          ...hidden,
          async propose(...draft) {
            if (isAway) throw new ForgeUnavailable('The private repository does not answer (503).');
            return hidden.propose(...draft);
          },
        },
      },
    },
  );
});
afterEach(() => world.stop());

const textIn = (where: MemoryForge, path: string, branch?: string): string =>
  Buffer.from(where.bytes(path, branch) ?? []).toString();

/** Everything that is written of the group for anybody else than the people in the room where it's said. */
async function everything(): Promise<string> {
  const binding = { group, rooms: [], forge };
  const pages = createPublicPages([binding], () => world.gavel, world.store, world.clock);
  const listed = await pages.listed(group.id);
  const proposal = await forge.proposal(BRANCH);
  return JSON.stringify([
    ...[MINUTES, 'meetings/README.md'].map((path) => textIn(forge, path)),
    proposal && [textIn(forge, MINUTES, BRANCH), await forge.diff(BRANCH), proposal],
    issues.all(),
    pages.now(group.id),
    pages.agenda(group.id),
    listed,
    await Promise.all(listed.map(({ key }) => pages.minutes(group.id, key))),
    pages.actions(group.id),
    await pages.decisions(group.id),
    pages.feed(group.id),
    await createBoards(() => world.gavel, world.store).read(group.id),
    world.timeline,
    world.places.map((place) => place.told()),
    world.log,
  ]);
}

const inSession = async (...lines: readonly string[]): Promise<void> => {
  await world.say('mira', '/meeting start');
  for (const who of ['mira', 'jonas', 'kenji', 'sofia']) await world.say(who, '/present');
  for (const line of lines) await world.say('jonas', line);
};

const SAID = [
  '/note PUBLIC is out',
  '/topic Something else',
  '/embargo',
  '/topic rename CANARY-title',
  '/note CANARY-note',
  '/action @kenji CANARY-action by friday',
  '/agreed CANARY-decision',
  '/idea CANARY-idea',
  '/vote CANARY-vote?',
  '/vote yes',
  '/vote close',
  '/link https://canary.example/CANARY-link CANARY-words',
  '/subtopic CANARY-subtopic',
  '/note CANARY-below',
  '/edit 2 CANARY-edited',
  's/CANARY-idea/CANARY-changed/',
  '/topic canary-title',
  '/agenda',
  '/actions',
];

test('no word is in what is public, in any room, in an issue or in the log, from the meeting to the next one', async () => {
  await inSession(...SAID);
  expect(await everything()).not.toMatch(/canary/iu);
  await world.say('mira', '/meeting end');
  await world.wait(5);
  expect(await everything()).not.toMatch(/canary/iu);
  await world.say('jonas', '/edit 4 CANARY-later');
  await world.wait(5);
  await world.say('adaeze', '/meeting approve');
  await world.wait(30);
  expect(textIn(forge, MINUTES)).toContain('PUBLIC is out');
  // Through the reminders of the next meeting.
  await world.turnTo('2026-12-08T17:00:00.000Z');
  await world.say('mira', '/agenda');
  expect(await everything()).not.toMatch(/canary/iu);

  const whole = textIn(hidden, PRIVATE);
  for (const word of ['title', 'edited', 'action', 'later', 'changed', 'vote', 'link', 'words', 'subtopic', 'below'])
    expect(whole).toContain(`CANARY-${word}`);
  // It is still there for the next meeting, under embargo.
  expect(world.meeting().withEmbargoed()).not.toBe(world.meeting());
  expect(world.minutes()).toContain('Topic under embargo');
  await world.say('mira', '/public topic 2');
  expect(world.minutes()).toMatch(/CANARY-title/u);
});

test('what is put under embargo in review goes from the proposal and the next agenda', async () => {
  await inSession('/note PUBLIC is out', '/action @kenji SECRET task', '/note SECRET note');
  await world.say('mira', '/meeting end');
  await world.wait(5);
  expect(textIn(forge, MINUTES, BRANCH)).toContain('SECRET');
  expect(world.minutes()).toContain('SECRET task');
  await world.say('mira', '/embargo 2');
  await world.say('jonas', '/embargo 3');
  expect(world.minutes()).not.toContain('SECRET');
  await world.wait(5);
  expect(textIn(forge, MINUTES, BRANCH)).not.toContain('SECRET');
  const board = await createBoards(() => world.gavel, world.store).read(group.id);
  expect(JSON.stringify(board)).not.toContain('SECRET');
  expect(textIn(hidden, PRIVATE)).toMatch(/SECRET task[^]*SECRET note/u);
  await world.say('adaeze', '/meeting approve');
  await world.wait(30);
  expect(world.minutes()).toContain('Under embargo');
  await world.say('kenji', '/done 2');
  await world.say('mira', '/public 2');
  expect(world.minutes()).toContain('[x] @kenji – SECRET task');
});

test('a private repository that is away is told and tried again, and later changes follow', async () => {
  await inSession(...SAID);
  isAway = true;
  await world.say('mira', '/meeting end');
  await world.wait(60);
  expect(textIn(forge, MINUTES, BRANCH)).toContain('PUBLIC is out');
  expect(world.told().join('\n')).toContain("I can't write the minutes with what's under embargo");
  isAway = false;
  await world.wait(120);
  expect(textIn(hidden, PRIVATE)).toContain('CANARY-below');
  await world.say('jonas', '/edit 4 CANARY-later');
  await world.wait(10);
  expect(textIn(hidden, PRIVATE)).toContain('CANARY-later');
});

test('a meeting with nothing under embargo leaves the private repository alone', async () => {
  await inSession('/note PUBLIC is out');
  await world.say('mira', '/meeting end');
  await world.wait(5);
  expect(await hidden.list('')).toEqual([]);
});
