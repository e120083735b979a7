import { expect, test } from '@jest/globals';

import { checkView } from '../../../test/doubles/slack/check.ts';
import { ENGLISH } from '../../language/language.ts';
import { itemLine, sayText, type Message } from '../../meeting/message.ts';
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

const homeOf = (pages: readonly GroupPage[], answer?: Message) =>
  homeView({
    user: 'U1',
    pages,
    rooms: ['slack:C1'],
    answer,
    commands: new Set(['actions']),
    languageOf: () => ENGLISH,
  });

test('what is more than Slack takes is cut, with a word on where the rest is', () => {
  const view = homeOf([pageOf('moths', 30), pageOf('lamps', 90)]);
  expect(() => checkView(view)).not.toThrow();
  expect(view.blocks).toHaveLength(100);
  expect(JSON.stringify(view.blocks.at(-1))).toContain('/meeting status');
});

test('an answer stands above everything else', () => {
  const { blocks } = homeOf([pageOf('moths', 1)], sayText('Noted <!channel>'));
  expect(blocks[0]).toMatchObject({ text: { text: 'Noted &lt;!channel&gt;' } });
  expect(blocks[1]).toEqual({ type: 'divider' });
});

test('its hints name the slash commands that the app has, in the answer and on the page', () => {
  const hint = itemLine('try ', { command: '/agenda' }, ' or ', { command: '/actions @me' });
  const page = { ...pageOf('moths', 0), page: { title: 'Moths', parts: [{ lines: [hint] }] } };
  const { blocks } = homeOf([page], { lines: [hint] });
  const shown = expect.objectContaining({
    text: expect.objectContaining({ text: expect.stringContaining('`/meeting agenda` or `/actions @me`') }),
  });
  expect(blocks).toEqual([shown, { type: 'divider' }, expect.objectContaining({ type: 'header' }), shown]);
});

test('speaks the language of the rooms', () => {
  const view = homeView({
    user: 'U1',
    pages: [],
    rooms: ['slack:C1'],
    answer: undefined,
    commands: new Set(),
    languageOf: (room) => ({ language: room === 'slack:C1' ? 'de' : 'en' }),
  });
  checkView(view);
  expect(JSON.stringify(view.blocks)).toContain('Ich leite Sitzungen in <#C1>');
});
