import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { fullDisk } from '../../../test/doubles/full-disk.ts';
import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import type { Heard } from '../../ports/chat.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { memoryStore } from '../../store/memory/memory.ts';
import type { RawEvent } from './homeserver.ts';
import { matrixMemory } from './memory.ts';
import { heardIn } from './reading.ts';

const TUX = '@tux:example.org';
const EVE = '@eve:example.org';
const SELF = '@gavel:example.org';

/** Reads an event in a room that holds some others. */
function read(
  event: RawEvent,
  others: readonly RawEvent[] = [],
  memory: AdapterMemory = memoryStore().store.memory('matrix'),
): Promise<Heard | undefined> {
  return heardIn(event, 'matrix:#moths:example.org', '!moths:example.org', {
    self: SELF,
    memory: matrixMemory(memory),
    names: async () => (mxid) => mxid.slice(1),
    event: async (_, id) => others.find(({ event_id }) => event_id === id),
    at: async () => '2026-03-03T17:00:00.000Z',
    leads: () => false,
  });
}

const event = (more: Partial<RawEvent>): RawEvent => ({
  type: 'm.room.message',
  event_id: '$event',
  sender: TUX,
  origin_server_ts: 1,
  content: {},
  ...more,
});
const said = (body: string, more: Partial<RawEvent> = {}): RawEvent =>
  event({ event_id: '$said', content: { msgtype: 'm.text', body }, ...more });
const edit = (target: string, more: Partial<RawEvent> = {}): RawEvent =>
  event({
    event_id: '$edit',
    content: {
      msgtype: 'm.text',
      body: '* !note two',
      'm.new_content': { msgtype: 'm.text', body: '!note two' },
      'm.relates_to': { rel_type: 'm.replace', event_id: target },
    },
    ...more,
  });

test('an edit of one’s own message is heard', async () => {
  const heard = await read(edit('$said'), [said('!note one')]);
  expect(heard).toMatchObject({ kind: 'edit', message: '$said', text: '!note two', by: { id: TUX } });
});

const ts = (origin_server_ts: number): Partial<RawEvent> => ({ origin_server_ts });

// It tells whether that was off the record.
describe('when an edited message was first said', () => {
  const NOW = Date.parse('2026-03-03T17:00:00.000Z');

  test('is known by its homeserver', async () => {
    expect(await read(edit('$said', ts(NOW)), [said('!note one', ts(NOW - 60_000))])).toMatchObject({
      saidAt: '2026-03-03T16:59:00.000Z',
    });
  });

  test.each([
    ['whose clock is wrong', NOW - 1, NOW - 60_000],
    ['who says that it was edited before', NOW, NOW + 1],
    ['whose time is none', NOW, -8.64e15 - 1],
  ])('is not believed of one %s', async (_, edited, first) => {
    const heard = await read(edit('$said', ts(edited)), [said('!note one', ts(first))]);
    expect(heard).toMatchObject({ kind: 'edit' });
    expect(heard).not.toHaveProperty('saidAt');
  });
});

test.each([
  ['somebody else’s message', edit('$said', { sender: EVE }), said('!note one')],
  ['an edit', edit('$said'), { ...edit('$first'), event_id: '$said' }],
  ['a message that is not there', edit('$nothing'), said('!note one')],
  ['state', edit('$said'), said('!note one', { state_key: '' })],
  ['words without any', edit('$said', { content: { ...edit('$said').content, 'm.new_content': {} } }), said('one')],
])('an edit of %s changes nothing', async (_, changed, other) => {
  expect(await read(changed, [other])).toBeUndefined();
});

const reply = (body: string): RawEvent =>
  event({ content: { msgtype: 'm.text', body, 'm.relates_to': { 'm.in_reply_to': { event_id: '$said' } } } });

test('a command that answers a message comes with what that says, as it is now', async () => {
  const others = [said('the moth is back', { sender: EVE })];
  const answers = { by: { platform: 'matrix', id: EVE }, text: 'the moth is back' };
  expect(await read(reply('!action @kim by friday'), others)).toMatchObject({ replyTo: '$said', answers });
  expect(await read(reply('#info'), others)).toMatchObject({ answers });
  expect(await read(reply('so it is'), others)).not.toHaveProperty('answers');
  expect(await read(reply('!note'), [])).not.toHaveProperty('answers');
  expect(await read(reply('!note'), [said('a topic', { sender: SELF })])).not.toHaveProperty('answers');
});

test.each([
  ['no body', { msgtype: 'm.text' }],
  ['a body that is no string', { msgtype: 'm.text', body: { toString: 1 } }],
  ['a kind of message that nobody knows', { msgtype: 'org.example.dance', body: '!meeting end' }],
  ['a kind that is no string', { msgtype: { toString: 1 }, body: '!meeting end' }],
  ['a notice, as bots say it', { msgtype: 'm.notice', body: '!meeting end' }],
])('a message with %s is not heard', async (_, content) => {
  expect(await read(event({ content }))).toBeUndefined();
});

const reaction = (key: string): RawEvent =>
  event({ type: 'm.reaction', content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$said', key } } });

const inThread = event({
  content: { msgtype: 'm.text', body: 'yes', 'm.relates_to': { rel_type: 'm.thread', event_id: '$root' } },
});

test.each([
  ['a reaction', reaction('✋')],
  ['the thread of a message', inThread],
])('%s is remembered before it is heard, and not heard if it cannot be remembered', async (_, remembered) => {
  const memory = memoryStore().store.memory('matrix');
  const onDisk = Promise.withResolvers<void>();
  let isHeard = false;
  const reading = read(remembered, [said('here')], { ...memory, write: () => onDisk.promise });
  const heard = reading.then(() => (isHeard = true));
  await new Promise(setImmediate);
  expect(isHeard).toBe(false);
  onDisk.resolve();
  expect(await heard).toBe(true);
  const full = fullDisk(memoryStore());
  full.fill();
  await expect(read(remembered, [], full.store.memory('matrix'))).rejects.toBeInstanceOf(StoreUnavailable);
});

test('what Gavel itself says, and state, are not heard', async () => {
  expect(await read(said('!meeting end', { sender: SELF }))).toBeUndefined();
  expect(await read(said('!meeting end', { state_key: '' }))).toBeUndefined();
});

test('a reaction with a word, or with a key of many thousand characters, is not heard', async () => {
  expect(await read(reaction('✋'), [said('here')])).toMatchObject({ kind: 'reaction', emoji: '✋' });
  for (const key of ['✋'.repeat(20_000), 'yes', '']) expect(await read(reaction(key), [said('here')])).toBeUndefined();
});

// The names that Gavel looks for, with anything in them: other homeservers pass on whatever they like.
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('$said', TUX, 'm.text', { toString: 1 }, { event_id: '$said' }, [{}], null),
);
const words = fc.record(
  {
    msgtype: fc.oneof(fc.constantFrom('m.text', 'm.emote'), anything),
    body: fc.oneof(fc.string(), anything),
    formatted_body: fc.oneof(fc.constant(`<a href="https://matrix.to/#/${TUX}">Tux</a>`), anything),
    'm.mentions': fc.oneof(
      fc.record({ user_ids: fc.oneof(fc.array(fc.constantFrom(TUX, SELF, 7, 'tux')), anything) }),
      anything,
    ),
    redacts: anything,
  },
  { requiredKeys: [] },
);
const relation = fc.record(
  {
    rel_type: fc.oneof(fc.constantFrom('m.replace', 'm.thread', 'm.annotation'), anything),
    event_id: fc.oneof(fc.constant('$said'), anything),
    key: fc.oneof(fc.constantFrom('✋', '👍🏽'), anything),
    is_falling_back: anything,
    'm.in_reply_to': anything,
  },
  { requiredKeys: [] },
);
const content = fc
  .record({ own: words, newContent: fc.oneof(words, anything), relatesTo: fc.oneof(relation, anything) })
  .map(({ own, newContent, relatesTo }) => ({ ...own, 'm.new_content': newContent, 'm.relates_to': relatesTo }));
const hostile = fc.record({
  type: fc.constantFrom('m.room.message', 'm.reaction', 'm.room.redaction', 'm.room.member'),
  event_id: fc.constant('$hostile'),
  sender: fc.constantFrom(TUX, EVE),
  origin_server_ts: fc.integer(),
  content,
  unsigned: anything,
});

test('whatever an event holds, it is read without stumbling, and what is heard is well formed', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (one, other) => {
      const heard = await read(one, [{ ...other, event_id: '$said' }]);
      if (heard === undefined) return;
      expect(heard).toMatchObject({ id: 'matrix:$hostile', by: { platform: 'matrix', id: one.sender } });
      expect(typeof ('message' in heard && heard.message)).toBe('string');
      expect('text' in heard ? typeof heard.text : 'string').toBe('string');
    }),
    { numRuns: 500 },
  );
});

const picture = (more: Readonly<Record<string, unknown>> = {}): RawEvent =>
  event({
    event_id: '$said',
    content: {
      msgtype: 'm.image',
      body: 'moth.png',
      url: 'mxc://example.org/Ab-1_c',
      info: { mimetype: 'image/png', size: 68, w: 1, h: 1 },
      ...more,
    },
  });

test('a picture is heard without its name for words, and with the words beside it', async () => {
  const attachments = [{ reference: 'mxc://example.org/Ab-1_c', name: 'moth.png', type: 'image/png', size: 68 }];
  expect(await read(picture())).toMatchObject({ kind: 'message', text: '', attachments });
  expect(await read(picture({ filename: 'moth.png' }))).toMatchObject({ text: '', attachments });
  expect(await read(picture({ filename: 'moth.png', body: 'a moth' }))).toMatchObject({ text: 'a moth', attachments });
});

test.each([
  ['that is encrypted', { url: undefined, file: { url: 'mxc://example.org/Ab' } }],
  ['that lies anywhere else', { url: 'https://example.org/moth.png' }],
  ['whose address leads out of the media', { url: 'mxc://example.org/../../v3/account/whoami' }],
])('a picture %s is not heard', async (_, more) => expect(await read(picture(more))).toBeUndefined());

test('the words beside a picture can be changed', async () => {
  const changed = edit('$said', {
    content: {
      ...edit('$said').content,
      msgtype: 'm.image',
      url: 'mxc://example.org/Ab',
      body: '* b',
      'm.new_content': { msgtype: 'm.image', url: 'mxc://example.org/Ab', filename: 'moth.png', body: 'a big moth' },
    },
  });
  expect(await read(changed, [picture()])).toMatchObject({ kind: 'edit', message: '$said', text: 'a big moth' });
});
