// Each job is done again without harm: whatever it has done when Gavel is cut off, what comes out is the same.
import { expect, test } from '@jest/globals';

import { embargoGroup } from '../../test/doubles/embargo-group.ts';
import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { CutOff, jobHarness, type JobHarness } from '../../test/doubles/job-harness.ts';
import { memoryIssues } from '../../test/doubles/memory-issues.ts';
import { DOT_PNG } from '../../test/doubles/pictures.ts';
import { reviewedForge, type ReviewedForge } from '../../test/doubles/reviewed-forge.ts';
import { memoryChat } from '../chat/memory/memory.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { currentProposal } from '../features/review/current-proposal.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { OutsideJob } from './job-handlers.ts';

const BRANCH = 'minutes-2026-11-24';
const MINUTES = `meetings/${BRANCH}.md`;
const INDEX = 'meetings/README.md';
const BEFORE = '# Lantern working group\n\n## Agenda\n\n### Releases\n\n- [ ] @kenji – trim the lamps\n';

/** What is there before a job is done, and what can be looked at afterwards. */
interface World {
  readonly on: JobHarness;
  readonly forge: ReviewedForge;
  readonly others?: () => unknown;
}

const readable = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

const shown = (meeting: Meeting | undefined) =>
  meeting && { id: meeting.id, minutes: minutesMarkdown(meeting), proposal: currentProposal(meeting) };

async function outcome({ on, forge, others }: World) {
  const onBranch = (await forge.proposal(BRANCH)) === undefined ? undefined : readable(forge.bytes(MINUTES, BRANCH));
  return {
    meetings: [shown(on.session().last()), shown(on.session().current())],
    onBranch,
    onMain: readable(forge.bytes(MINUTES)),
    index: readable(forge.bytes(INDEX)),
    told: on.told(),
    due: (await on.due()).map(({ id }) => id),
    others: await others?.(),
  };
}

async function open(more: Partial<Parameters<typeof jobHarness>[0]> = {}, files: object = {}): Promise<World> {
  const forge = reviewedForge({ [INDEX]: '# Meetings\n', ...files });
  const on = await jobHarness({
    forge,
    ...more,
    group: more.group ?? groupWithReviews({ needed: 1, inRooms: true, remind: [] }),
  });
  return { on, forge };
}

/** A group whose meeting is over and proposed. */
async function proposed(): Promise<World> {
  const world = await open();
  await world.on.run('plan');
  await world.on.meet('#info a new wick', '/action @kenji buy oil');
  await world.on.run('propose');
  await world.on.run('plan');
  return world;
}

async function withIssues(): Promise<World> {
  const issues = memoryIssues();
  const forge = reviewedForge({ [INDEX]: '# Meetings\n' });
  const group = groupWithReviews(
    { needed: 1, inRooms: true, remind: [] },
    { issues: { actions: true, agenda: 'meeting' } },
  );
  const on = await jobHarness({ forge: { ...forge, issues }, group });
  issues.opened('Rename the lamp', ['meeting']);
  await on.run('plan');
  on.wait(5);
  await on.run('issues');
  await on.meet('/action @kenji buy oil', '/action @sofia read it', '/topic Rename', '/agreed It stays');
  await on.run('propose');
  await on.run('plan');
  await on.say('mira', '/meeting approve');
  issues.opened('Oil', ['meeting']);
  on.wait(5);
  return { on, forge, others: () => [issues.asked, issues.all()] };
}

async function withPicture(): Promise<World> {
  const chat = { ...memoryChat('memory'), fetch: async () => DOT_PNG };
  const group = groupWithReviews({ needed: 1, remind: [] });
  const world = await open({ chats: [chat], group: { ...group, format: { ...group.format, pictures: true } } });
  await world.on.run('plan');
  await world.on.say('mira', '/meeting start\n/meeting start\n/topic Releases');
  const file = { reference: 'file-1', name: 'chart.png', type: 'image/png' };
  await world.on.say('kenji', 'What flew in', file, { ...file, reference: 'file-2' });
  return world;
}

/** A group whose first meeting is merged and long ago, and whose second one has old words. */
async function withOldWords(): Promise<World> {
  const keep = { events: '1 month', undone: '1 day', reasons: 'until approved' };
  const asked: string[] = [];
  const chat = {
    ...memoryChat('memory'),
    conversation: {
      forgetBefore: async (room: string, before: string) => asked.push(`${room} ${before}`),
      forgetReasons: async (room: string, reasons: readonly string[]) => asked.push(`${room} ${reasons.join()}`),
      compact: async () => void asked.push('compact'),
    },
  };
  const group = groupWithReviews({ needed: 1, inRooms: true, remind: [] }, { keep });
  const { on, forge } = await open({ group, chats: [chat] });
  await on.run('plan');
  for (const days of [14, 90]) {
    await on.say('sofia', '/regrets the dentist');
    await on.meet('#info two mohts', '/edit 1 two moths', '/action @kenji buy oil', '/undo');
    await on.run('propose');
    await on.run('plan');
    await on.say('sofia', '/meeting approve');
    await on.run('merge');
    on.wait(days * 24 * 60);
  }
  // Every start adds the job of its day.
  await on.restart();
  const stored = async () => [
    await on.store.meetings(group.id),
    (await on.store.read(`${group.id}/2`)).filter((event) => /mohts|dentist|buy oil/u.test(JSON.stringify(event))),
  ];
  return { on, forge, others: async () => [await stored(), [...new Set(asked)]] };
}

/** A group with something under embargo, whose minutes are proposed. */
async function withEmbargo(): Promise<World> {
  const privateForge = reviewedForge({ 'README.md': 'Private\n' });
  const world = await open({ group: embargoGroup(), binding: { privateForge } });
  await world.on.run('plan');
  await world.on.meet('#info a new wick', '/action @kenji buy oil', '/embargo 2');
  await world.on.run('propose');
  await world.on.run('plan');
  return { ...world, others: () => readable(privateForge.bytes(`private/${BRANCH}.md`)) };
}

/** A group that put something under embargo after the next meeting was planned with it. */
async function embargoedLate(): Promise<World> {
  const world = await open({ group: embargoGroup(), binding: { privateForge: reviewedForge({}) } });
  await world.on.run('plan');
  await world.on.meet('#info a new wick', '/action @kenji buy oil');
  await world.on.run('propose');
  await world.on.run('plan');
  await world.on.say('mira', '/embargo 2');
  return world;
}

const WORLDS: readonly (readonly [what: string, kind: OutsideJob, begin: () => Promise<World>])[] = [
  ['planning a group’s first meeting', 'plan', () => open({}, { 'meetings/minutes-2026-11-10.md': BEFORE })],
  [
    'planning the next meeting',
    'plan',
    async () => {
      const world = await open();
      await world.on.run('plan');
      await world.on.meet('/action @kenji buy oil');
      return world;
    },
  ],
  [
    'proposing the minutes',
    'propose',
    async () => {
      const world = await open();
      await world.on.run('plan');
      await world.on.meet('#info a new wick', '/action @kenji buy oil');
      await world.on.run('plan');
      return world;
    },
  ],
  [
    'proposing them with a picture that is still to be fetched',
    'propose',
    async () => {
      const world = await withPicture();
      await world.on.say('mira', '/meeting end');
      return world;
    },
  ],
  [
    'proposing them again, beside what people changed',
    'propose',
    async () => {
      const world = await proposed();
      const text = readable(world.forge.bytes(MINUTES, BRANCH)) ?? '';
      world.forge.push(BRANCH, { [MINUTES]: text.replace('a new wick', 'an old wick') });
      await world.on.say('jonas', '/edit 1 two new wicks');
      return world;
    },
  ],
  [
    'following what people say of them',
    'follow',
    async () => {
      const world = await proposed();
      await world.forge.review(BRANCH, 'kenji', 'changes asked');
      world.forge.comment(BRANCH, 'sofia', 'A typo in line 3');
      world.on.wait(1);
      return world;
    },
  ],
  [
    'following them to a merge in the forge',
    'follow',
    async () => {
      const world = await proposed();
      const text = readable(world.forge.bytes(MINUTES, BRANCH)) ?? '';
      world.forge.push(BRANCH, { [MINUTES]: text.replace('buy oil', 'buy the best oil') });
      await world.forge.mergedBy(BRANCH, 'sofia');
      world.on.wait(1);
      return world;
    },
  ],
  [
    'merging them',
    'merge',
    async () => {
      const world = await proposed();
      await world.on.say('sofia', '/meeting approve');
      return world;
    },
  ],
  ['putting the whole minutes into the private repository', 'private', withEmbargo],
  ['hiding what the next meeting took over', 'embargo', embargoedLate],
  ['keeping actions, the agenda and issues the same', 'issues', withIssues],
  ['fetching two pictures', 'fetch', withPicture],
  ['forgetting what a group no longer keeps', 'forget', withOldWords],
];

/** Does a job that is cut off after so many steps, and then again; false if it had fewer. */
async function cutOff(world: World, kind: OutsideJob, steps: number): Promise<boolean> {
  const [job] = (await world.on.due()).filter((one) => one.kind === kind);
  world.on.cutAfter(steps);
  const isCut = await world.on.run(kind).then(
    () => false,
    (error: unknown) => {
      if (!(error instanceof CutOff)) throw error;
      return true;
    },
  );
  await world.on.restart();
  const isLeft = (await world.on.due()).some(({ id }) => id === job?.id);
  if (isLeft) await world.on.run(kind);
  return isCut;
}

test('every kind of job is cut off', async () => {
  const { on } = await open();
  expect([...new Set(WORLDS.map(([, kind]) => kind))].toSorted()).toEqual(Object.keys(on.handlers()).toSorted());
});

test.each(WORLDS)('%s, cut off after each step and done again', async (_what, kind, begin) => {
  const undisturbed = await begin();
  const before = await outcome(undisturbed);
  await undisturbed.on.run(kind);
  const expected = await outcome(undisturbed);
  expect(expected).not.toEqual(before);
  let steps = 0;
  for (let isCut = true; isCut;) {
    steps += 1;
    const world = await begin();
    isCut = await cutOff(world, kind, steps);
    expect([steps, await outcome(world)]).toEqual([steps, expected]);
  }
  expect(steps).toBeGreaterThan(1);
});

test('a merge that has to bring the index up to date first, cut off after each step, merges what was approved', async () => {
  const index = '# Meetings\n\n### 2026\n* [2026-11-17](minutes-2026-11-17.md)\n';
  const again: unknown[] = [];
  for (let isCut = true, steps = 1; isCut; steps += 1) {
    const world = await proposed();
    const approved = readable(world.forge.bytes(MINUTES, BRANCH));
    world.forge.push('main', { [INDEX]: index });
    await world.on.say('sofia', '/meeting approve');
    isCut = await cutOff(world, 'merge', steps);
    // Whether Gavel or somebody else put a commit on top, nobody knows any more: then people are asked to approve again.
    if (currentProposal(world.on.meeting(1))?.merged === false) {
      again.push([readable(world.forge.bytes(MINUTES)), world.on.told().at(-1)]);
      await world.on.say('sofia', '/meeting approve');
      await world.on.run('merge');
    }
    expect(readable(world.forge.bytes(MINUTES))).toBe(approved);
    expect(readable(world.forge.bytes(INDEX))).toBe(`${index}* [2026-11-24](${BRANCH}.md)\n`);
  }
  const asked = `${BRANCH} has new commits, so earlier approvals don't count. Read it and approve it again with /meeting approve.`;
  expect(again).toEqual([[undefined, asked]]);
});
