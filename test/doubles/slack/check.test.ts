import { describe, expect, test } from '@jest/globals';

import { checkBlocks, checkView, Refused } from './check.ts';

// The fake refuses what Slack refuses: shapes by Slack's own types, and the limits that those do not tell.

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text = 'a') => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (action: string) => ({ type: 'button', action_id: action, text: plain('Yes') });
const input = (element: object) => ({ type: 'input', block_id: 'x', label: plain('x'), element });
const modal = (blocks: readonly object[], more: object = { submit: plain('Record') }) => ({
  type: 'modal',
  callback_id: 'record',
  title: plain('Record'),
  blocks,
  ...more,
});

const refusal = (check: () => void): string => {
  try {
    check();
  } catch (error) {
    if (error instanceof Refused) return `${error.message} ${JSON.stringify(error.more)}`;
    throw error;
  }
  return '';
};

describe('the blocks of a message', () => {
  test.each([
    ['an unknown type', [{ type: 'sectoin' }], '/blocks/0/type'],
    ['a field that is missing', [{ type: 'section', text: { type: 'mrkdwn' } }], '/blocks/0/text'],
    ['a field that is not there', [{ ...section(), txt: 'a' }], '/blocks/0'],
    [
      'markup where plain text belongs',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'a' } }],
      '/blocks/0/text/type',
    ],
    ['an input', [input({ type: 'datepicker', action_id: 'due' })], '/blocks/0/type'],
    ['too long a text', [section('a'.repeat(3001))], 'less than 3001'],
    ['too many', Array.from({ length: 51 }, () => section()), '1 to 50 items'],
    ['one action twice', [{ type: 'actions', elements: [button('a'), button('a')] }], 'action_id must be unique'],
    ['too much', Array.from({ length: 5 }, () => section('a'.repeat(2900))), 'msg_blocks_too_long'],
  ])('are refused with %s', (_, blocks, why) => {
    expect(refusal(() => checkBlocks(blocks))).toContain(why);
  });

  test('are taken where nothing is wrong', () => {
    expect(refusal(() => checkBlocks([section(), { type: 'actions', elements: [button('a'), button('b')] }]))).toBe('');
  });
});

describe('a view', () => {
  const due = { type: 'datepicker', action_id: 'due' };
  test.each([
    ['an unknown element', modal([input({ type: 'daypicker', action_id: 'due' })]), '/view/blocks/0/element/type'],
    ['too long a title', { ...modal([section()]), title: plain('a'.repeat(25)) }, '/view/title/text'],
    ['an input and no way to send it', modal([input(due)], {}), '/view/submit'],
    ['one block twice', modal([input(due), input({ ...due, action_id: 'other' })]), 'block_id must be unique'],
    ['too many blocks', { type: 'home', blocks: Array.from({ length: 101 }, () => section()) }, '1 to 100 items'],
  ])('is refused with %s', (_, view, why) => {
    expect(refusal(() => checkView(view))).toContain(why);
  });

  test('is taken where nothing is wrong', () => {
    expect(refusal(() => checkView(modal([input(due)])))).toBe('');
    expect(refusal(() => checkView({ type: 'home', blocks: [section()] }))).toBe('');
  });
});
