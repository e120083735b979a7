// How topics can be written, and that each way is read back for the next agenda.
import { describe, expect, test } from '@jest/globals';

import { givenIn, NOW, PLANNED, STARTED, type Happened } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import type { ReadItem } from '../../minutes/read.ts';
import { findTopics } from '../carry-over/carry-topics.ts';

const topics = [{ title: 'Lamps', minutes: 5 }, { title: 'Oil #2', url: 'https://oil.example/2' }, { title: 'Boats' }];

const groupWith = (section: object, more: readonly object[] = [], style: object = {}) =>
  inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: {
      path: 'minutes-{date}.md',
      style,
      sections: [...more, { kind: 'topics', id: 'a', topics, ...section }],
    },
  });

const recorded = (number: number, topic: string, text: string, box = 'open'): Happened => ({
  type: 'entry.recorded',
  at: NOW,
  entry: { number, kind: 'action', topic, text, owners: ['kenji'], box },
});
const BELOW: Happened = {
  type: 'topics.added',
  at: NOW,
  topic: { id: 'a/2/+4', section: 'a', title: 'Whale oil', parent: 'a/2', whole: false },
};
const ENTRIES = [recorded(1, 'a/1', 'buy wicks'), BELOW, recorded(2, 'a/2/+4', 'ask for it')];

type Group = ReturnType<typeof groupWith>;
const minutesOf = (group: Group): string =>
  givenIn(group, PLANNED, STARTED)
    .and(...ENTRIES)
    .minutes();

/** What the next agenda finds: `HEADING > HEADING (URL): items`. */
const readBack = (group: Group): string[] =>
  findTopics(readDocument(minutesOf(group)), group)
    .filter(({ items }) => items.length > 0 && !items.every(({ text }) => text.startsWith('No')))
    .map(({ section, path, items }) => {
      const titles = path.map(({ title, url }) => (url === undefined ? title : `${title} (${url})`));
      return `${section}: ${titles.join(' > ')}: ${items.map(words).join(', ')}`;
    });

const words = ({ text, children }: ReadItem): string => [text, ...children.map(words)].join(' / ');

/** A subtopic under a title of its own, under a bold line as well, or as an item of a list. */
const FOUND = ['a: Lamps: @kenji – buy wicks', 'a: Oil #2 (https://oil.example/2) > Whale oil: @kenji – ask for it'];
const FOUND_IN_BOLD = [FOUND[0], 'a: Whale oil: @kenji – ask for it'];
const FOUND_IN_LIST = [FOUND[0], 'a: Oil #2 (https://oil.example/2): Whale oil / @kenji – ask for it'];

describe('topics are written', () => {
  test.each<[string, object, readonly string[], readonly (string | undefined)[]]>([
    [
      'under numbered headings of any level',
      { heading: 'Agenda', topicLevel: 4, title: '{number}. {title}' },
      ['## Agenda', '#### 1. Lamps', '- [ ] @kenji – buy wicks', '#### 2. [Oil #2](https://oil.example/2)'],
      FOUND,
    ],
    [
      'under headings with more words, and no heading of their own',
      { title: ['Topic: {title} ({minutes} min)', 'Topic: {title}'], emptyTopic: 'Nothing new' },
      ['## Topic: Lamps (5 min)', '- [ ] @kenji – buy wicks', '## Topic: [Oil #2](https://oil.example/2)'],
      FOUND,
    ],
    [
      'under bold lines',
      { heading: 'Agenda', as: 'bold' },
      ['## Agenda', '**Lamps**', '- [ ] @kenji – buy wicks', '**[Oil #2](https://oil.example/2)**'],
      FOUND_IN_BOLD,
    ],
    [
      'as the items of a list',
      { heading: 'Agenda', as: 'bullets', title: 'Topic: {title}' },
      ['## Agenda', '- Topic: Lamps', '  - [ ] @kenji – buy wicks', '- Topic: [Oil #2](https://oil.example/2)'],
      FOUND_IN_LIST,
    ],
    [
      'as a numbered list',
      { heading: 'Agenda', as: 'numbers', emptyTopic: 'No activity' },
      ['## Agenda', '1. Lamps', '   - [ ] @kenji – buy wicks', '2. [Oil #2](https://oil.example/2)'],
      FOUND_IN_LIST,
    ],
  ])('%s', (_, section, lines, found) => {
    const group = groupWith(section);
    expect(
      minutesOf(group)
        .split('\n')
        .filter((line) => line !== '')
        .slice(0, lines.length),
    ).toEqual(lines);
    expect(readBack(group)).toEqual(found);
  });

  test('under bold lines below the heading of another section', () => {
    expect(
      readBack(groupWith({ as: 'bold' }, [{ kind: 'text', heading: 'Discussion', markdown: 'In order.' }])),
    ).toEqual(FOUND_IN_BOLD);
  });

  test('with their subtopics numbered below them', () => {
    expect(minutesOf(groupWith({ title: '{number} {title}' }))).toContain('\n### 2.1 Whale oil\n');
  });

  test('with what to write if nothing is under one', () => {
    expect(minutesOf(groupWith({ as: 'numbers', emptyTopic: 'No activity' }))).toMatch(
      /3\. Boats\n {3}- No activity\n$/u,
    );
    expect(minutesOf(groupWith({ entries: 'paragraphs', emptyTopic: 'No activity' }))).toMatch(
      /## Boats\n\nNo activity\n$/u,
    );
  });
});

test('numbers are written as the group writes them', () => {
  const section = { as: 'numbers' };
  expect(minutesOf(groupWith(section, [], { ordered: ')' }))).toContain('2) [Oil #2]');
  expect(minutesOf(groupWith(section, [], { numbering: 'ones' }))).toContain('1. [Oil #2]');
});

test('a section without topics has nothing at all if the format says so', () => {
  const group = groupWith({ heading: 'Any other business', topics: [], empty: '' });
  expect(givenIn(group, PLANNED, STARTED).minutes()).toBe('## Any other business\n');
});
