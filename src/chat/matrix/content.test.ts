import { describe, expect, test } from '@jest/globals';

import { sayText, textLine } from '../../meeting/message.ts';
import { messageContent, reactionContent } from './content.ts';
import { attachmentIn, captionOf, isPictureContent } from './pictures.ts';

const mxidOf = (handle: string): string | undefined => (handle === 'kim' ? '@kim:example.org' : undefined);
const content = (words: string, standing: Parameters<typeof messageContent>[1] = {}) =>
  messageContent(sayText(words), standing, mxidOf).content;

describe('a message', () => {
  test('is a notice, so that no bot answers it, and notifies nobody', () => {
    expect(content('hello')).toMatchObject({ msgtype: 'm.notice', body: 'hello', 'm.mentions': {} });
  });

  test('notifies whom it calls, and whom it is for', () => {
    const calling = messageContent({ lines: [textLine({ member: 'kim', calls: true })] }, {}, mxidOf);
    expect(calling.content['m.mentions']).toEqual({ user_ids: ['@kim:example.org'] });
    expect(content('hello', { to: '@lou:example.org' })['m.mentions']).toEqual({ user_ids: ['@lou:example.org'] });
  });

  test('answers another, in its thread or outside', () => {
    expect(content('hello')).not.toHaveProperty('m.relates_to');
    expect(content('hello', { replyTo: '$a' })['m.relates_to']).toEqual({ 'm.in_reply_to': { event_id: '$a' } });
    expect(content('hello', { replyTo: '$b', thread: '$a' })['m.relates_to']).toEqual({
      rel_type: 'm.thread',
      event_id: '$a',
      is_falling_back: false,
      'm.in_reply_to': { event_id: '$b' },
    });
  });

  test('that takes the place of another notifies nobody a second time', () => {
    const edit = messageContent({ lines: [textLine({ member: 'kim', calls: true })] }, { edits: '$a' }, mxidOf).content;
    expect(edit).toMatchObject({
      body: expect.stringMatching(/^\* /u),
      'm.mentions': {},
      'm.new_content': { 'm.mentions': {} },
      'm.relates_to': { rel_type: 'm.replace', event_id: '$a' },
    });
  });

  test('has its file beside its words', () => {
    const file = { name: 'minutes.md', type: 'text/markdown', size: 12, url: 'mxc://example.org/x' };
    expect(messageContent(sayText('The minutes'), {}, mxidOf, file).content).toMatchObject({
      msgtype: 'm.file',
      filename: 'minutes.md',
      body: 'The minutes',
      info: { mimetype: 'text/markdown', size: 12 },
    });
  });

  test.each([20_000, 40_000, 200_000])('of %i letters fits into an event, edited too', (length) => {
    const long = 'ä'.repeat(length);
    for (const standing of [{}, { edits: '$a' }]) {
      const event = content(long, standing);
      expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(65_000);
    }
  });

  test('that is cut says so, and no character is cut in half', () => {
    for (const before of ['', 'x']) {
      const { body } = content(`${before}${'😀'.repeat(40_000)}`);
      expect(body).toMatch(/… \(too long for Matrix\)$/u);
      expect(String(body).isWellFormed()).toBe(true);
    }
  });
});

test('a reaction is an annotation of its message', () => {
  expect(reactionContent('$a', '👍')).toEqual({
    type: 'm.reaction',
    content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$a', key: '👍' } },
  });
});

describe('a picture', () => {
  const picture = { msgtype: 'm.image', url: 'mxc://example.org/abc', body: 'chart.png' };
  test.each<[string, object, boolean]>([
    ['is one with an address at a homeserver', picture, true],
    ['is none if it is encrypted', { ...picture, url: undefined, file: {} }, false],
    ['is none at another address', { ...picture, url: 'https://example.org/abc' }, false],
    ['is none that leads elsewhere', { ...picture, url: 'mxc://example.org/../../x' }, false],
    ['is none of another type', { ...picture, msgtype: 'm.file' }, false],
  ])('%s', (_, found, is) => {
    expect(isPictureContent(found)).toBe(is);
  });

  test('has words beside it if its body is not the name of its file', () => {
    expect(captionOf(picture)).toBeUndefined();
    expect(captionOf({ ...picture, filename: 'chart.png' })).toBeUndefined();
    expect(captionOf({ ...picture, filename: 'chart.png', body: 'Our chart' })).toBe('Our chart');
  });

  test('is what it says of its file, as far as it does', () => {
    expect(attachmentIn(picture)).toEqual({ reference: picture.url, name: 'chart.png', type: 'image/png' });
    const info = { mimetype: 'image/webp', size: 7 };
    expect(attachmentIn({ ...picture, filename: 'c.webp', info })).toEqual({
      reference: picture.url,
      name: 'c.webp',
      type: 'image/webp',
      size: 7,
    });
    expect(attachmentIn({ url: picture.url, info: { mimetype: 7, size: 'x' } })).toEqual({
      reference: picture.url,
      name: 'picture',
      type: 'image/png',
    });
  });
});
