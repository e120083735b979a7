// One file that cannot be read never keeps a group from planning its meetings.
import { expect, test } from '@jest/globals';

import { meetingWorld, meetingWorldOver, type MeetingWorld } from '../../test/doubles/meeting-world.ts';
import { memoryForge, type MemoryForge } from '../forge/memory/memory.ts';
import { entriesFeature } from '../meeting/entry.ts';
import { topicsFeature } from '../meeting/topics.ts';
import { ForgeUnavailable } from '../ports/forge.ts';

const minutes = (item: string, beside = ''): string =>
  `# Moth counters\n\n## Present\n\n- @ada\n\n## Agenda\n\n### Traps\n\n${beside}\n\n- [ ] ${item}\n`;

const begin = (forge: MemoryForge): Promise<MeetingWorld> => meetingWorldOver(forge, {});

const agenda = (world: MeetingWorld): string[] =>
  [...world.meeting().stateOf(entriesFeature).byNumber.values()].map(({ text }) => text);

test.each([
  ['quotes', '>'.repeat(5000)],
  ['numbers', '1. '.repeat(5000)],
  ['stars', '*'.repeat(5000)],
])('a line of 5,000 %s in merged minutes', async (_, line) => {
  const world = await begin(memoryForge({ 'minutes/2026-02-17.md': minutes('count the moths', line) }));
  expect(agenda(world)).toContain('count the moths');
  await world.stop();
});

test('a file that the forge cannot give is told, and the agenda starts from the one before', async () => {
  const forge = memoryForge({
    'minutes/2026-02-03.md': minutes('count the moths'),
    'minutes/2026-02-17.md': minutes('trim the lamps'),
  });
  const read = forge.read.bind(forge);
  forge.read = async (path) => {
    if (path === 'minutes/2026-02-17.md') throw new Error(`${path} is a link or a submodule`);
    return read(path);
  };
  const world = await begin(forge);
  expect(agenda(world)).toEqual(['count the moths']);
  expect(world.told()).toContain(
    "I can't read minutes/2026-02-17.md. The agenda starts from minutes/2026-02-03.md. Add what's missing with /agenda add.",
  );
  await world.stop();
});

test('a forge that does not answer is asked again, and nothing is left out', async () => {
  const forge = memoryForge({ 'minutes/2026-02-17.md': minutes('count the moths') });
  const read = forge.read.bind(forge);
  let asked = 0;
  forge.read = async (path) => {
    asked += 1;
    if (asked === 1) throw new ForgeUnavailable('The forge does not answer');
    return read(path);
  };
  const world = await begin(forge);
  expect(world.gavel.session('moths')?.current()).toBeUndefined();
  world.clock.set('2026-03-03T16:56:00.000Z');
  await world.gavel.idle();
  expect(agenda(world)).toEqual(['count the moths']);
  await world.stop();
});

test('the next meeting is planned though what is open cannot be worked out, and that is told', async () => {
  const world = await meetingWorld({
    deps: {
      planning: {
        carry: () => {
          throw new RangeError('Maximum call stack size exceeded');
        },
      },
    },
  });
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
  await world.say('ada', '#info twelve moths');
  await world.say('ada', '/meeting end');
  expect(world.gavel.session('moths')?.current()?.id).toBe('moths/2');
  expect(world.gavel.session('moths')?.current()?.stateOf(topicsFeature).all.length).toBeGreaterThan(0);
  expect(world.told().filter((words) => words.startsWith("I couldn't read what's open"))).toHaveLength(1);
  await world.stop();
});
