import { expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { openMeeting, type OpenMeeting } from '../../../test/doubles/open-meeting.ts';
import type { Group } from '../../meeting/group.ts';
import { carryOver } from '../carry-over/carry-over.ts';
import { minutesMarkdown } from '../minutes-markdown.ts';
import { isSameTopic } from './usual.ts';

const groupWith = (carry: object = {}): Group =>
  inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: {
      path: 'minutes-{date}.md',
      sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Lamps' }] }],
      carry,
    },
  });
const group = groupWith();

/** A meeting with these topics discussed, and the one after it, planned from its minutes or from what people merged. */
function meets(open: OpenMeeting, titles: readonly string[], merged?: string): OpenMeeting {
  open.held();
  for (const title of titles) for (const line of [`/topic "${title}"`, '/note fine']) open.says('mira', line);
  return after(open, merged);
}
function after(open: OpenMeeting, merged = minutesMarkdown(open.meeting())): OpenMeeting {
  const next = open.following();
  return next.fold(...carryOver(merged, next.meeting(), open.meeting(), '2024-05-16T12:00:00.000Z'));
}
const shown = (open: OpenMeeting): string[] =>
  open
    .says('kenji', '/agenda')
    .split('\n')
    .flatMap((line) => /^ *- (?<said>.*)$/u.exec(line)?.groups?.['said'] ?? []);

test('a topic that stood in the last two minutes is on the next agenda, where it stood, as usual', () => {
  const second = meets(openMeeting(group), ['Boats', 'Lamps', 'A guest']);
  expect(shown(second)).toEqual(['1. Lamps']);
  const third = meets(second, ['Lamps', 'The sea', 'Boats!']);
  expect(shown(third)).toEqual(['1. Lamps', '2. Boats! (usual)']);
  expect(minutesMarkdown(third.meeting())).toContain('### Boats!');
});

test('its number can be used, it is found by its words, and it is left out of minutes if nothing is said', () => {
  const third = meets(meets(openMeeting(group), ['Boats']), ['Boats']).held();
  expect(third.says('mira', '/topic 2')).toBe('Topic: Boats');
  expect(minutesMarkdown(third.meeting())).not.toContain('Boats');
  third.says('mira', '/note sold');
  expect(minutesMarkdown(third.meeting())).toContain('### Boats\n\n- @mira – sold');
  expect(shown(third)[1]).toBe('2. Boats ◀');
  // It wasn't discussed in the third meeting, so it is no habit any more in the fifth.
  const fourth = meets(meets(meets(openMeeting(group), ['Boats']), ['Boats']), []);
  expect(shown(fourth)).toEqual(['1. Lamps']);
});

test('the format says in how many; 0 is never, and people may write the headings themselves', () => {
  expect(shown(meets(meets(openMeeting(groupWith({ usual: 0 })), ['Boats']), ['Boats']))).toEqual(['1. Lamps']);
  const one = groupWith({ usual: 1 });
  expect(shown(meets(openMeeting(one), ['Boats']))).toEqual(['1. Lamps', '2. Boats (usual)']);
  const merged = '## Agenda\n### Oars\n#### Long ones\n### Lamps\n### Sails\n';
  expect(shown(meets(openMeeting(one), [], merged))).toEqual([
    '1. Oars (usual)',
    'Long ones (usual)',
    '2. Lamps',
    '3. Sails (usual)',
  ]);
});

test('what is dropped stays dropped until it stands in minutes again', () => {
  const third = meets(meets(openMeeting(group), ['Boats', 'Nets']), ['Boats', 'Nets']);
  expect(third.says('mira', '/drop boats')).toBe(
    '@mira dropped the topic "Boats": it\'s no longer usual. /agenda add Boats puts it on the agenda once more.',
  );
  expect(shown(third)).toEqual(['1. Lamps', '2. Nets (usual)']);
  const fourth = meets(third, ['Nets']);
  expect(shown(fourth)).toEqual(['1. Lamps', '2. Nets (usual)']);
  const fifth = meets(fourth, ['Boats']);
  expect(shown(fifth)).toEqual(['1. Lamps']);
  expect(shown(meets(fifth, ['Boats']))).toEqual(['1. Lamps', '2. Boats (usual)']);
});

test('nor does it come back when the minutes before are merged later', () => {
  const second = meets(openMeeting(group), ['Boats', 'Nets']).held();
  for (const line of ['/topic "Boats"', '/note a', '/topic "Nets"', '/note b']) second.says('mira', line);
  const third = after(second);
  third.says('mira', '/drop boats');
  third.says('mira', '/topic remove nets');
  third.fold(
    ...carryOver(minutesMarkdown(second.meeting()), third.meeting(), second.meeting(), '2024-05-17T12:00:00.000Z'),
  );
  expect(shown(third)).toEqual(['1. Lamps']);
  // What was only taken off one agenda is still known.
  expect(shown(meets(third, ['Nets']))).toEqual(['1. Lamps', '2. Nets (usual)']);
});

test('something under it stays, and is no habit any more', () => {
  const second = meets(openMeeting(group), ['Boats']).held();
  for (const line of ['/topic "Boats"', '/action @kenji mend it']) second.says('mira', line);
  const third = after(second);
  expect(shown(third)[1]).toBe('2. Boats');
  expect(third.says('mira', '/drop "Boats"')).toBe(
    '@mira dropped the topic "Boats": it\'s no longer usual, and stays only until nothing is under it.',
  );
  expect(shown(third)[1]).toBe('2. Boats');
});

test.each([
  ['/drop lamps', '"Lamps" is on every meeting\'s agenda, as the group\'s configuration says.'],
  ['/drop the moon', 'There\'s no topic called "the moon". /agenda shows them.'],
  ['/drop new', '"New" isn\'t on the agenda out of habit. Use /topic remove to take it off this one.'],
])('%s: refused', (line, why) => {
  const open = openMeeting(group);
  open.says('mira', '/agenda add New');
  expect(open.says('mira', line)).toBe(why);
});

const topic = (title: string) => ({ section: 'Agenda', path: [title] });

test('titles that differ in slips are the same topic, those that differ in a date or version are not', () => {
  expect(isSameTopic(topic('Supply chain security'), topic('Supply-chain securty'))).toBe(true);
  expect(isSameTopic(topic('Harbour festival 2024'), topic('Harbour festival 2025'))).toBe(false);
  expect(isSameTopic(topic('Lantern 1.2 release notes'), topic('Lantern 1.3 release notes'))).toBe(false);
  expect(isSameTopic(topic('Boats'), { section: 'Other', path: ['Boats'] })).toBe(false);
  expect(isSameTopic(topic('Boats'), { section: 'Agenda', path: ['Sea', 'Boats'] })).toBe(false);
});
