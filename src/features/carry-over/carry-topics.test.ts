import { describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import type { Group } from '../../meeting/group.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { findTopics } from './carry-topics.ts';

const groupWith = (...sections: readonly object[]): Group =>
  inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: { path: 'minutes-{date}.md', sections, carry: { standing: ['Who has oil'], ignored: ['How we write'] } },
  });

const topics = { kind: 'topics', heading: 'Agenda', topics: [{ title: 'Lamps' }] };
const events = { kind: 'events', heading: 'Upcoming events' };
const listed = groupWith(topics, events);

/** Each topic as `SECTION: HEADING > HEADING: what is under it`. */
const found = (group: Group, ...lines: readonly string[]): string[] =>
  findTopics(readDocument(lines.join('\n')), group)
    .filter(({ items }) => items.length > 0)
    .map(({ section, path, items, events: dated, standing }) =>
      [
        section,
        path.map(({ title }) => title).join(' > '),
        items.map(({ text }) => text).join(', ') + (dated ? ' (events)' : '') + (standing ? ' (always)' : ''),
      ].join(': '),
    );

describe('topics under headings', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['of the format', ['## Agenda', '### Lamps', '- oil'], ['Agenda: Lamps: oil']],
    ['below them', ['## Agenda', '### Lamps', '#### Wicks', '- oil'], ['Agenda: Lamps > Wicks: oil']],
    ['however deep they are', ['### Agenda', '##### Lamps', '- oil'], ['Agenda: Lamps: oil']],
    ['that the format does not know', ['## Boats', '- sail'], ['Agenda: Boats: sail']],
    ['that are called nearly as the format has them', ['## The agenda of today', '- oil'], ['Agenda: : oil']],
    ['of events', ['## Upcoming events', '- fair'], ['Upcoming events: : fair (events)']],
    ['of events under another name', ['## Dates', '- fair'], ['Upcoming events: : fair (events)']],
    ['that are ignored', ['## How we write', '- in ink', '### And on what', '- paper'], []],
    ['where all always stands', ['## Agenda', '### Who has oil', '- Kenji'], ['Agenda: Who has oil: Kenji (always)']],
  ])('%s', (_, lines, expected) => expect(found(listed, ...lines)).toEqual(expected));

  test('events are a topic if the format has no list of them', () => {
    expect(found(groupWith(topics), '## Upcoming events', '- fair')).toEqual(['Agenda: Upcoming events: fair']);
  });
});

describe('what is open where no topic stands', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['before all headings', ['- [ ] sail'], ['Agenda: Other business: sail']],
    ['where people are listed', ['## Present', '- Anna', '## Regrets', '- Bob'], []],
    ['among the roles', ['## Roles', '- Chair: @mira', '- find a chair'], ['Agenda: Other business: find a chair']],
  ])('%s goes under other business', (_, lines, expected) => expect(found(listed, ...lines)).toEqual(expected));

  test('goes under the format’s own heading for it, or under its last topic, or nowhere', () => {
    const own = groupWith(topics, { kind: 'topic', heading: 'Any other business' });
    expect(found(own, '- [ ] sail')).toEqual(['Any other business: : sail']);
    expect(found(groupWith(events), '- [ ] sail')).toEqual(['Upcoming events: Other business: sail']);
    expect(found(groupWith({ kind: 'present' }), '- [ ] sail')).toEqual([]);
  });
});

describe('topics in a numbered list', () => {
  const numbered = groupWith({ ...topics, as: 'numbers' });

  test('are its items, with what stands under them', () => {
    expect(
      found(numbered, '## Agenda', '1. Lamps', '   - oil', '2. [Boats](https://example.org/2)', '   - sail'),
    ).toEqual(['Agenda: Lamps: oil', 'Agenda: Boats: sail']);
    const [, boats] = findTopics(readDocument('## Agenda\n1. Lamps\n2. [Boats](https://example.org/2)'), numbered);
    expect(boats?.path).toEqual([{ title: 'Boats', url: 'https://example.org/2' }]);
  });

  test('but for what has a box: that is something to do', () => {
    expect(found(numbered, '## Agenda', '1. Lamps', '   - oil', '2. [ ] sail')).toEqual([
      'Agenda: Lamps: oil',
      'Agenda: Other business: sail',
    ]);
  });
});
