// What becomes of a meeting whose configuration is changed while it is held.
import { expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../test/doubles/meeting-world.ts';
import { smallGroup } from '../../test/doubles/small-group.ts';
import { groupOf, parseConfig } from '../config/config.ts';
import type { Group } from '../meeting/group.ts';
import { memoryStore } from '../store/memory/memory.ts';

const changed = (members: string, sections: string, more = ''): Group => {
  const [group] = parseConfig(
    `
groups:
  - id: moths
    name: Moth counters
    chairs: [ada]
    secretaries: [sol]
    members:
      - { handle: ada }
      - { handle: sol }
      ${members}
    schedule: { start: '17:00', from: 2026-03-03, every: FREQ=WEEKLY;INTERVAL=2 }
    format:
      ${more.startsWith('path:') ? '' : 'path: minutes/{date}.md'}
      ${more}
      sections:
        - { kind: present, heading: Present }
        ${sections}
`,
    'moths.yaml',
    {},
  ).groups;
  if (!group) throw new Error('The configuration has no group');
  return groupOf(group);
};

/** A meeting with three entries, left as it is; then one led by another configuration, with what both have stored. */
async function changedInBetween(group: Group): Promise<MeetingWorld> {
  const durable = memoryStore();
  const before = await meetingWorld({ durable });
  await before.say('ada', '/meeting start');
  await before.say('ada', '/meeting start');
  await before.say('kim', '#info Twelve moths');
  await before.say('ada', '/topic Wings');
  await before.say('kim', '#action @kim count them again');
  await before.stop();
  return meetingWorld({ group, at: '2026-03-03T17:10:00.000Z', durable });
}

const KIM = '- { handle: kim }';
const RENAMED = "- { kind: topics, heading: Topics, topics: [{ title: 'Traps' }] }";
const AS_IT_WAS = '- { kind: topics, heading: Agenda, topics: [{ title: Traps }, { title: Lamps }] }';

test('entries whose heading is gone stand in a section that says so, and the chair is told once', async () => {
  const world = await changedInBetween(changed(KIM, RENAMED));
  expect(world.minutes()).toContain(`## Other business

The group's format no longer has the headings under which this was recorded.

- @kim – Twelve moths

### Wings

- [ ] @kim – count them again
`);
  const told = (): string[] => world.told().filter((words) => words.startsWith('The configuration changed'));
  expect(told()).toEqual([
    "The configuration changed in a way that affects minutes that aren't merged yet.\n" +
      'The configuration no longer has the headings that #1 and #2 were recorded under, so the minutes have them under ' +
      '"Other business". If you renamed a heading, give its section the old one as its id and restart me.',
  ]);
  await world.gavel.session('moths')?.resume();
  await world.gavel.idle();
  expect(told()).toHaveLength(1);
  // What is open there is on the next agenda.
  await world.say('ada', '/meeting end');
  expect(world.gavel.session('moths')?.current()?.id).toBe('moths/2');
  expect(world.minutes()).toContain('- [ ] @kim – count them again');
  await world.stop();
});

test('a section that has the old heading as its id keeps its entries', async () => {
  const world = await changedInBetween(
    changed(KIM, '- { kind: topics, id: Agenda, heading: Topics, topics: [{ title: Traps }] }'),
  );
  expect(world.minutes()).not.toContain('Other business');
  expect(world.minutes()).toContain('### Traps\n\n- @kim – Twelve moths');
  expect(world.told().filter((words) => words.startsWith('The configuration changed'))).toEqual([]);
  await world.stop();
});

test('a member who has another handle now is told to the chair', async () => {
  const world = await changedInBetween(changed('- { handle: kosei, aliases: [kim] }', AS_IT_WAS));
  expect(world.told().find((words) => words.startsWith('The configuration changed'))).toContain(
    'The configuration has no member with the handle @kim, but this meeting does. If you renamed someone, keep the old handle',
  );
  await world.stop();
});

test.each([
  ["branch: 'moths/{date}'", 'proposed on minutes-2026-03-03, but the configuration now says moths/2026-03-03.'],
  ["path: 'moths/{date}.md'", 'but the configuration now says moths/2026-03-03.md.'],
])('another pattern is told while minutes wait under the old one: %s', async (pattern, told) => {
  const durable = memoryStore();
  const before = await meetingWorld({ durable });
  await before.say('ada', '/meeting start');
  await before.say('ada', '/meeting start');
  await before.say('ada', '/meeting end');
  await before.stop();
  const world = await meetingWorld({
    group: changed(`- { handle: kim }\n      - { handle: lou }`, AS_IT_WAS, pattern),
    durable,
  });
  expect(world.told().find((words) => words.startsWith('The configuration changed'))).toContain(told);
  await world.stop();
});

test('a group whose id was changed is told to whoever runs Gavel', async () => {
  const durable = memoryStore();
  const before = await meetingWorld({ durable });
  await before.stop();
  const after = await meetingWorld({ group: { ...smallGroup(), id: 'lamps' }, durable });
  expect(after.troubles).toEqual([
    expect.stringContaining('The database has meetings of "moths", which the configuration'),
  ]);
  await after.stop();
});
