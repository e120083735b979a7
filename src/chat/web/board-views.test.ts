import { expect, test } from '@jest/globals';

import type { GroupBoards } from '../../ports/board.ts';
import { boardViews } from './board-views.ts';

/** A board that changes when the test says so; how often it was read. */
function stage() {
  let reads = 0;
  let heard: (() => void) | undefined;
  const boards: GroupBoards = {
    async read(group) {
      reads += 1;
      const markdown = `# Reading ${reads}\n`;
      return {
        group,
        title: 'Lamps',
        phase: 'in session',
        present: [],
        offRecord: false,
        agenda: [],
        entries: [],
        actions: [],
        markdown,
        pictures: [],
      };
    },
    picture: async () => undefined,
    watch(_group, changed) {
      heard = changed;
      return () => undefined;
    },
  };
  const views = boardViews(boards, [{ id: 'web:a', title: 'a', group: 'lamps', language: 'en' }]);
  return { views, change: () => heard?.(), reads: () => reads };
}

test('a burst of changes is shown at once, and once more when it is over', async () => {
  const { views, change, reads } = stage();
  const last = Promise.withResolvers<void>();
  let rings = 0;
  const stop = views.watch(() => {
    rings += 1;
    // The twenty changes, and the one that tells that the board can be had anew.
    if (rings === 21) last.resolve();
  });
  expect((await views.read('lamps')).html).toContain('Reading 1');
  for (let i = 0; i < 20; i += 1) {
    change();
    await views.read('lamps');
  }
  expect(reads()).toBe(1);
  await last.promise;
  expect((await views.read('lamps')).html).toContain('Reading 2');
  expect(reads()).toBe(2);
  stop();
});
