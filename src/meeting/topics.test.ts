// The agenda: where lines go, what is below what, and what remains if a topic is removed.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { given, NOW, PLANNED, STARTED, type Given } from '../../test/doubles/given.ts';
import {
  allBelow,
  currentTopic,
  isStanding,
  rootTopic,
  sectionForNew,
  subtopicsOf,
  topicById,
  topicsFeature,
  topicsInOrder,
  topicsWithout,
  type Topic,
} from './topics.ts';

const topic = (id: string, parent?: string): Topic => ({
  id,
  section: 'Agenda',
  title: id,
  whole: false,
  ...(parent === undefined ? {} : { parent }),
});
const added = (id: string, parent?: string) => ({ type: 'topics.added', at: NOW, topic: topic(id, parent) });
const takenUp = (id: string, at = NOW) => ({ type: 'topics.taken-up', at, topic: id });
const removed = (id: string, at = NOW) => ({ type: 'topics.removed', at, topic: id });
/** The group's own topics are Releases, Security, Documentation and Community; events and the like are sections. */
const planned = given(PLANNED, STARTED);
const tree = planned.and(added('oil'), added('price', 'oil'), added('taste', 'oil'), added('sweet', 'taste'));
const ids = (topics: readonly Topic[]): string[] => topics.map(({ id }) => id);
const titleNow = ({ meeting }: Given): string | undefined => currentTopic(meeting)?.title;

describe('the agenda in its order', () => {
  test('has each topic before those below it, and numbers those at the top', () => {
    const found = topicsInOrder(tree.meeting).map(({ title, number, depth }) => `${number ?? '-'} ${depth} ${title}`);
    expect(found.slice(0, 8)).toEqual([
      '1 0 Releases',
      '2 0 Security',
      '3 0 Documentation',
      '4 0 Community',
      '5 0 oil',
      '- 1 price',
      '- 1 taste',
      '- 2 sweet',
    ]);
  });

  test('goes section by section, whenever a topic was added', () => {
    const sections = topicsInOrder(tree.meeting).map(({ section }) => section);
    expect(sections).toEqual([...sections].toSorted((a, b) => sections.indexOf(a) - sections.indexOf(b)));
  });
});

describe('what is below a topic', () => {
  test('is at every depth, and right under it only those', () => {
    expect(ids(allBelow(tree.meeting, 'oil'))).toEqual(['price', 'taste', 'sweet']);
    expect(ids(subtopicsOf(tree.meeting, 'oil'))).toEqual(['price', 'taste']);
    expect(allBelow(tree.meeting, 'nothing')).toEqual([]);
  });

  test('belongs to the one at the top', () => {
    expect(rootTopic(tree.meeting, topic('sweet', 'taste')).id).toBe('oil');
    expect(rootTopic(tree.meeting, topic('oil')).id).toBe('oil');
  });
});

describe('the current topic', () => {
  test('is the first of the agenda before any was taken up', () => {
    expect(titleNow(planned)).toBe('Releases');
  });

  test('is the last that was taken up', () => {
    expect(titleNow(tree.and(takenUp('oil'), takenUp('price')))).toBe('price');
  });

  test('is the one before it if it is removed, and its time counts anew from then', () => {
    const later = '2026-03-03T17:40:00.000Z';
    const gone = tree.and(takenUp('oil'), takenUp('price'), removed('price', later));
    expect(titleNow(gone)).toBe('oil');
    expect(gone.meeting.stateOf(topicsFeature).since).toBe(later);
  });

  test('stays with its time if another one is removed', () => {
    const gone = tree.and(takenUp('oil'), removed('price', '2026-03-03T17:40:00.000Z'));
    expect(titleNow(gone)).toBe('oil');
    expect(gone.meeting.stateOf(topicsFeature).since).toBe(NOW);
  });

  test('goes with the one above it', () => {
    expect(titleNow(tree.and(takenUp('sweet'), removed('oil')))).toBe('Releases');
  });
});

describe('a topic', () => {
  test('that is renamed is the same one', () => {
    const renamed = tree.and({ type: 'topics.renamed', at: NOW, topic: 'price', title: 'What it costs' });
    expect(topicById(renamed.meeting, 'price')?.title).toBe('What it costs');
    expect(topicById(renamed.meeting, 'taste')?.title).toBe('taste');
  });

  test('of the format stands on every agenda, and another does not', () => {
    const [first] = topicsInOrder(tree.meeting);
    expect(first && isStanding(first, tree.meeting)).toBe(true);
    expect(isStanding(topic('oil'), tree.meeting)).toBe(false);
  });

  test('that is new goes where topics are listed', () => {
    expect(sectionForNew(planned.meeting.group)?.section.kind).toBe('topics');
  });
});

describe('whatever is removed', () => {
  const trees = fc
    .array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 10 })
    .map((parents) => parents.map((parent, i) => (parent < i ? topic(`${i}`, `${parent}`) : topic(`${i}`))));
  const states = trees.chain((all) =>
    fc.record({ all: fc.constant(all), visited: fc.shuffledSubarray(all.map(({ id }) => id)) }),
  );

  test('nothing is left below what is gone, and the current topic is one that is there', () => {
    fc.assert(
      fc.property(states, fc.nat({ max: 9 }), ({ all, visited }, at) => {
        const current = visited.at(-1);
        const left = topicsWithout({ all, visited, current }, `${at % all.length}`);
        const there = new Set(ids(left.all));
        for (const { parent } of left.all) expect(parent === undefined || there.has(parent)).toBe(true);
        expect(left.current === undefined || there.has(left.current)).toBe(true);
        expect(left.visited.every((id) => there.has(id))).toBe(true);
      }),
    );
  });

  test('a second time changes nothing', () => {
    fc.assert(
      fc.property(states, ({ all, visited }) => {
        const once = topicsWithout({ all, visited, current: visited.at(-1) }, '0');
        expect(topicsWithout(once, '0')).toEqual(once);
      }),
    );
  });
});
