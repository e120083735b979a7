import { expect, test } from '@jest/globals';

import { checkView } from '../../../test/doubles/slack/check.ts';
import { itemLine, sayText } from '../../meeting/message.ts';
import type { GroupPage } from '../../ports/pages.ts';
import { homeView } from './home-blocks.ts';

const pageOf = (group: string, actions: number): GroupPage => ({
  group,
  rooms: ['slack:C1'],
  page: {
    title: group.repeat(200),
    parts: Array.from({ length: actions }, (_, i) => ({
      lines: [itemLine(`#${i} ${'long & '.repeat(800)}`)],
      button: { id: `done ${i}`, label: 'Done', says: `/done ${i}` },
    })),
  },
});

test('what is more than Slack takes is cut, with a word on where the rest is', () => {
  const view = homeView('U1', [pageOf('moths', 30), pageOf('lamps', 90)], ['slack:C1'], undefined);
  expect(() => checkView(view)).not.toThrow();
  expect(view.blocks).toHaveLength(100);
  expect(JSON.stringify(view.blocks.at(-1))).toContain('/meeting status');
});

test('an answer stands above everything else', () => {
  const { blocks } = homeView('U1', [pageOf('moths', 1)], ['slack:C1'], sayText('Noted <!channel>'));
  expect(blocks[0]).toMatchObject({ text: { text: 'Noted &lt;!channel&gt;' } });
  expect(blocks[1]).toEqual({ type: 'divider' });
});
