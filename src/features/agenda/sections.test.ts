import { describe, expect, test } from '@jest/globals';

import { given, givenIn, NOW, PLANNED, STARTED, type Happened } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { homelessEntries } from './homeless.ts';
import { openSince, withoutMark } from './open-since.ts';

const heldWith = (...sections: readonly object[]) =>
  givenIn(
    inventedGroup({
      schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
      format: { path: 'minutes-{date}.md', sections },
    }),
    PLANNED,
    STARTED,
  );
const topics = { kind: 'topics', heading: 'Agenda', topics: [{ title: 'Lamps' }, { title: 'Oil' }] };
const recorded = (number: number, text: string, more: object = {}): Happened => ({
  type: 'entry.recorded',
  at: NOW,
  entry: { number, kind: 'item', topic: 'Agenda/1', text, owners: [], box: 'none', ...more },
});
const lines = (meeting: ReturnType<typeof heldWith>): string[] =>
  meeting
    .minutes()
    .split('\n')
    .filter((line) => line !== '');

const ENTRIES = [
  recorded(1, 'buy oil', { box: 'open' }),
  recorded(2, 'the good one', { parent: 1 }),
  recorded(3, 'cold'),
];

describe('a section of topics', () => {
  test('has a heading for each, and its entries as a list', () => {
    expect(lines(heldWith(topics).and(...ENTRIES))).toEqual([
      '## Agenda',
      '### Lamps',
      '- [ ] buy oil',
      '  - the good one',
      '- cold',
      '### Oil',
    ]);
  });

  test('numbers its entries', () => {
    expect(lines(heldWith({ ...topics, entries: 'numbers' }).and(...ENTRIES)).slice(2, 5)).toEqual([
      '1. [ ] buy oil',
      '   - the good one',
      '2. cold',
    ]);
  });

  test('writes them as paragraphs, but for what has a box: it must carry over', () => {
    const more = [recorded(4, 'and windy', { parent: 3 }), recorded(5, 'we left')];
    expect(lines(heldWith({ ...topics, entries: 'paragraphs' }).and(...ENTRIES, ...more)).slice(2, 7)).toEqual([
      '- [ ] buy oil',
      '  - the good one',
      'cold',
      '- and windy',
      'we left',
    ]);
  });

  test('is a numbered list of them, with subtopics as items of their own', () => {
    const numbered = heldWith({ ...topics, as: 'numbers' }).and(...ENTRIES, {
      type: 'topics.taken-up',
      at: NOW,
      topic: 'Agenda/2',
    });
    const below = numbered.after(['mira', '/subtopic Price'], ['kenji', '/note It rose']);
    expect(lines(below)).toEqual([
      '## Agenda',
      '1. Lamps',
      '   - [ ] buy oil',
      '     - the good one',
      '   - cold',
      '2. Oil',
      '   - Price',
      '     - @kenji – It rose',
    ]);
  });

  test('leaves out what was typed in passing, as long as nothing is under it', () => {
    const passing = heldWith(topics).after(['mira', '/topic "Boats"'], ['mira', '/subtopic Sails']);
    expect(lines(passing)).not.toContain('### Boats');
    expect(lines(passing.after(['kenji', '/note They are white'])).slice(-3)).toEqual([
      '### Boats',
      '#### Sails',
      '- @kenji – They are white',
    ]);
  });

  test('links a topic that has a page', () => {
    const linked = { ...topics, topics: [{ title: 'Oil', url: 'https://example.org/oil' }] };
    expect(lines(heldWith(linked))).toContain('### [Oil](https://example.org/oil)');
  });
});

describe('a section that is a topic itself', () => {
  test('has its entries right under its heading, and says if there is nothing', () => {
    const group = heldWith({ kind: 'topic', heading: 'Lamps' }, { kind: 'topic', heading: 'Oil', empty: 'Nothing.' });
    expect(lines(group.after(['mira', '/topic Lamps'], ['kenji', '/note They leak']))).toEqual([
      '## Lamps',
      '- @kenji – They leak',
      '## Oil',
      '- Nothing.',
    ]);
  });

  test('has other topics under headings, if the format has no list of them', () => {
    const group = heldWith({ kind: 'topic', heading: 'Lamps' });
    expect(lines(group.after(['mira', '/topic Boats'], ['kenji', '/note They sail']))).toEqual([
      '## Lamps',
      '### Boats',
      '- @kenji – They sail',
    ]);
  });
});

const lost = (topic: string) => recorded(1, 'buy oil', { topic, kind: 'note', credit: 'kenji' });

describe('what has lost its heading', () => {
  test('goes under other business, and the minutes say why', () => {
    const before = {
      type: 'topics.added',
      at: NOW,
      topic: { id: 'Old/1', section: 'Old', title: 'Boats', whole: false },
    };
    expect(lines(heldWith(topics).and(before, lost('Old/1'))).slice(3)).toEqual([
      '## Other business',
      "The group's format no longer has the headings under which this was recorded.",
      '### Boats',
      '- @kenji – buy oil',
    ]);
    expect(lines(heldWith(topics).and(lost('Old/2'))).slice(-1)).toEqual(['- @kenji – buy oil']);
  });

  test('is nothing as long as all is in its place', () => {
    expect(homelessEntries(heldWith(topics).and(...ENTRIES).meeting)).toEqual([]);
    const [homeless] = homelessEntries(heldWith(topics).and(lost('Old/2')).meeting);
    expect(homeless).toMatchObject({ title: undefined, entries: [{ number: 1 }] });
  });
});

describe('what is open for long', () => {
  const { meeting } = given(PLANNED);
  const mark = (box: 'open' | 'ticked', meetings: number) =>
    openSince(
      { number: 1, kind: 'action', topic: 'a', text: 'b', owners: [], box, since: '2025-12-02', meetings },
      meeting,
    );

  test('is marked from the fourth meeting on', () => {
    expect(mark('open', 4)).toBe('open since 2025-12-02, make it an issue?');
    expect(mark('open', 3)).toBeUndefined();
    expect(mark('ticked', 9)).toBeUndefined();
  });

  test('the mark is read back', () => {
    expect(withoutMark('buy oil (open since 2025-12-02, make it an issue?)')).toEqual({
      line: 'buy oil',
      since: '2025-12-02',
    });
    expect(withoutMark('buy oil (open since spring)')).toEqual({ line: 'buy oil (open since spring)' });
  });
});
