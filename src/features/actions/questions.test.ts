import { expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { givenIn, PLANNED, present, STARTED, type Given } from '../../../test/doubles/given.ts';
import { createDirectory, type Member } from '../../meeting/member.ts';

// The limits of what is asked about an action that can mean several things. It is Tuesday 3 March 2026.

const alex = (handle: string, name: string): Member => ({ handle, name, aliases: [], accounts: {}, expected: true });

const { members, platforms } = demoGroup.directory;
const both = [alex('alexk', 'Alex Kim'), alex('alexr', 'Alex Roe')];
const group = { ...demoGroup, directory: createDirectory([...members, ...both], platforms) };
const running = givenIn(group, PLANNED, present('mira'), STARTED).after(['mira', '/topic Releases']);
const asked = (line: string): Given => running.after(['mira', line]);

/** The entry once somebody has taken it, and the question is answered then. */
function answered(line: string): unknown {
  const { events = [] } = asked(line).whenReacted('sofia', '✋', { about: 'entry:1' }) ?? {};
  return asked(line)
    .and(...events)
    .whenReacted('mira', '1⃣', { about: 'action:1' })?.events?.[0];
}

test('who took the action meanwhile keeps it', () => {
  expect(answered('/action alex fix it')).toMatchObject({ to: { owners: ['alexk', 'sofia'] } });
  expect(answered('/action @kenji fix it by next friday')).toMatchObject({ to: { owners: ['kenji', 'sofia'] } });
});

test('no more can be meant than there are keycaps, however many names are not one member’s', () => {
  const [, question] = running.when('mira', `/action ${'alex, '.repeat(40)}alex fix it by 5/6/2026`).events ?? [];
  expect(question).toHaveProperty('readings.length', 9);
});

test.each(['/action @kenji by 2026-03-10', '/action @kenji by next friday'])('%s is no task', (line) =>
  expect(running.when('mira', line)).toEqual({ refuse: 'What needs doing?' }),
);
