// Minutes with pictures are minutes like any others when they are read: by the next agenda, by gavel lint, by gavel read.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { givenIn, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { anyText } from '../../../test/properties/texts.ts';
import { lintFiles } from '../../archive/lint/lint.ts';
import { cleanText } from '../../meeting/clean-text.ts';
import type { Group } from '../../meeting/group.ts';
import { itemNode, listNode } from '../../minutes/build.ts';
import { allItems } from '../../minutes/document.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { writeDocument } from '../../minutes/write-document.ts';
import { writeMarkdown } from '../../minutes/write.ts';
import { carriedEvents } from '../next-meeting-events.ts';

const AT = '2026-03-03T18:05:00.000Z';
const NEXT = { ...PLANNED, at: AT, start: '2026-03-17T17:00:00.000Z' };
const ACTION = {
  type: 'entry.recorded',
  at: AT,
  entry: {
    number: 1,
    kind: 'action',
    topic: 'Agenda/1',
    text: 'test it',
    author: 'kenji',
    owners: ['kenji'],
    box: 'open',
  },
};
const PICTURE = {
  type: 'entry.recorded',
  at: AT,
  entry: {
    number: 2,
    kind: 'picture',
    topic: 'Agenda/1',
    parent: 1,
    text: 'The bench',
    author: 'kenji',
    owners: [],
    box: 'none',
  },
};
const file = { name: 'bench', type: 'jpeg', sha256: 'a'.repeat(64), blob: 'b'.repeat(40) };
const KEPT = { type: 'pictures.kept', at: AT, key: 'k', number: 2, file };

const within = (path: string): Group => ({ ...demoGroup, format: { ...demoGroup.format, path } });
const held = (group: Group) => givenIn(group, PLANNED, STARTED, ACTION, PICTURE, KEPT);
const nextMinutes = (group: Group): string => {
  const before = held(group);
  const next = givenIn(group, NEXT);
  return next.and(...(carriedEvents(before.minutes(), next.meeting, before.meeting, AT) as never[])).minutes();
};

test('the next agenda has the picture under what is open, and it is found from there', () => {
  expect(nextMinutes(demoGroup)).toContain('  - ![The bench](pictures/2026-03-03-2-bench.jpg)\n');
  expect(nextMinutes(within('sig/{date}/README.md'))).toContain(
    '  - ![The bench](../2026-03-03/pictures/2026-03-03-2-bench.jpg)\n',
  );
});

test('nothing is wrong with them', () => {
  const path = 'meetings/lantern-minutes-2026-03-03.md';
  const context = { directory: demoGroup.directory, format: demoGroup.format, today: '2026-03-04' };
  const wrong = lintFiles([{ path, text: held(demoGroup).minutes() }], [path], context);
  expect(wrong.filter(({ line }) => held(demoGroup).minutes().split('\n')[line - 1]?.includes('pictures/'))).toEqual(
    [],
  );
});

test('they are written again as they stood', () => {
  const minutes = held(demoGroup).minutes();
  expect(writeDocument(readDocument(minutes), demoGroup.format.style)).toContain(
    '  - ![The bench](pictures/2026-03-03-2-bench.jpg)',
  );
});

/** As they stand in an entry. */
const words = anyText()
  .map(cleanText)
  .filter((said) => said !== '');

test('whatever the words for a picture are, they are its words and nothing else', () => {
  fc.assert(
    fc.property(words, (alt) => {
      const image: PhrasingContent = { type: 'image', url: 'pictures/1-x.png', alt, title: null };
      const written = writeMarkdown(
        { type: 'root', children: [listNode([itemNode([image])])] },
        demoGroup.format.style,
      );
      expect(written).not.toMatch(/\{[{%]/u);
      const items = allItems(readDocument(written));
      expect(items.map(({ content }) => content)).toEqual([[image]]);
    }),
  );
});
