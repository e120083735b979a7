// What events of Slack's of type `message` say: messages, edits and deletions of people, and nothing of apps.
import { describe, expect, test } from '@jest/globals';
import type { AllMessageEvents } from '@slack/types';

import { hearCommand, hearClick } from './heard-command.ts';
import { hearDirectMessage, hearMessage, hearPast, type SlackWorkspace } from './heard-message.ts';
import type { PastMessage } from './history.ts';

const SELF = 'U0GAVEL00';
const workspace: SlackWorkspace = {
  people: {
    find: async (id, name = id) => ({ platform: 'slack', id, name: id === 'U0KIM0000' ? 'Kim' : name }),
    picture: async () => undefined,
  },
  self: () => SELF,
};
const BY_KIM = { platform: 'slack', id: 'U0KIM0000', name: 'Kim' };
const TS = '1772557200.000100';
const said = { type: 'message', channel: 'C1', user: 'U0KIM0000', text: 'hello', ts: TS, event_ts: TS };
/** As Slack sends them: its types name more than is read here. */
const event = (more: object): AllMessageEvents => ({ ...said, ...more }) as unknown as AllMessageEvents;
const hear = async (more: object) => hearMessage(event(more), 'Ev1', workspace);

describe('a message', () => {
  test('of somebody is heard, with the room, the time and its id', async () => {
    expect(await hear({})).toEqual({
      kind: 'message',
      id: `slack:C1:${TS}`,
      room: 'slack:C1',
      by: BY_KIM,
      at: '2026-03-03T17:00:00.000Z',
      message: TS,
      text: 'hello',
      mentions: [],
      visible: true,
    });
  });

  test.each<[string, object]>([
    ['an app', { bot_id: 'B1' }],
    ['Gavel itself', { user: SELF }],
    ['nobody', { user: undefined }],
    ['somebody who joined', { subtype: 'channel_join' }],
    ['somebody who set the topic', { subtype: 'channel_topic' }],
    ['somebody, without words or files', { text: '' }],
  ])('of %s is not', async (_, more) => {
    expect(await hear(more)).toBeUndefined();
  });

  test.each(['file_share', 'me_message', 'thread_broadcast'])(
    'that Slack calls %s is one all the same',
    async (subtype) => {
      expect(await hear({ subtype })).toMatchObject({ text: 'hello' });
    },
  );

  test('with a file and without words is one', async () => {
    const files = [{ id: 'F1', name: 'chart.png', mimetype: 'image/png', size: 12 }];
    expect(await hear({ text: '', files })).toMatchObject({
      text: '',
      attachments: [{ reference: 'F1', name: 'chart.png', type: 'image/png', size: 12 }],
    });
  });

  test('in a thread answers its first message; that one answers nothing', async () => {
    expect(await hear({ thread_ts: '1772557100.000000' })).toMatchObject({ replyTo: '1772557100.000000' });
    expect(await hear({ thread_ts: TS })).not.toHaveProperty('replyTo');
  });

  test('that names somebody says whom, by their id', async () => {
    expect(await hear({ text: '/action <@U0KIM0000> write it up' })).toMatchObject({
      text: expect.stringContaining('write it up'),
      mentions: [expect.objectContaining({ user: BY_KIM })],
    });
  });

  test('told twice has one id, and one in another channel has another', async () => {
    const [once, twice, other] = await Promise.all([hear({}), hear({}), hear({ channel: 'C2' })]);
    expect(once?.id).toBe(twice?.id);
    expect(other?.id).not.toBe(once?.id);
  });
});

const changed = (message: object, before: object | undefined = said) =>
  hear({
    subtype: 'message_changed',
    message: { ...said, ...message },
    previous_message: before,
    event_ts: '1772557260.000000',
  });

describe('an edit', () => {
  const edited = { user: 'U0KIM0000', ts: '1772557260.000000' };

  test('is heard with what the message says now', async () => {
    expect(await changed({ text: 'hello there', edited })).toMatchObject({
      kind: 'edit',
      message: TS,
      text: 'hello there',
      by: BY_KIM,
      at: '2026-03-03T17:01:00.000Z',
      saidAt: '2026-03-03T17:00:00.000Z',
    });
  });

  test('is another one each time', async () => {
    const [one, two] = await Promise.all([
      changed({ text: 'a', edited }),
      changed({ text: 'b', edited: { ...edited, ts: '1772557270.000000' } }),
    ]);
    expect(one?.id).not.toBe(two?.id);
  });

  test('that changes no words is none: Slack unfurled a link, or a thread began', async () => {
    expect(await changed({ edited, attachments: [{}] })).toBeUndefined();
    expect(await changed({ text: 'other words, and nobody edited them' })).toBeUndefined();
  });

  test('of an app’s message is none', async () => {
    expect(await changed({ text: 'x', edited, bot_id: 'B1' })).toBeUndefined();
  });
});

const gone = (more: object) =>
  hear({ subtype: 'message_deleted', deleted_ts: TS, event_ts: '1772557260.000000', ...more });

describe('a deletion', () => {
  test('is heard as its author’s: Slack does not say whose it was', async () => {
    expect(await gone({ previous_message: said })).toEqual({
      kind: 'deletion',
      id: 'slack:Ev1',
      room: 'slack:C1',
      message: TS,
      by: BY_KIM,
      at: '2026-03-03T17:01:00.000Z',
    });
  });

  test('of an app’s message, or of one of which nothing is known, is none', async () => {
    expect(await gone({ previous_message: { ...said, bot_id: 'B1' } })).toBeUndefined();
    expect(await gone({})).toBeUndefined();
  });

  test('of a message with a thread leaves a stone, and is one', async () => {
    const stone = { ...said, subtype: 'tombstone', text: 'This message was deleted.' };
    expect(
      await hear({ subtype: 'message_changed', message: stone, previous_message: said, event_ts: TS }),
    ).toMatchObject({ kind: 'deletion', message: TS });
  });

  test('of a file takes that file away, and leaves the words', async () => {
    const before = { ...said, files: [{ id: 'F1' }, { id: 'F2' }] };
    const after = { ...said, files: [{ id: 'F1', mode: 'tombstone' }, { id: 'F2' }] };
    expect(
      await hear({ subtype: 'message_changed', message: after, previous_message: before, event_ts: TS }),
    ).toMatchObject({ kind: 'deletion', attachments: ['F1'] });
  });
});

describe('what was missed', () => {
  const past: PastMessage = {
    ts: TS,
    user: 'U0KIM0000',
    text: 'hello',
    edited: { user: 'U0KIM0000', ts: '1772557260.000000' },
  };

  test('is the same as what would have been heard, and late', async () => {
    const now = await hear({});
    expect(
      await hearPast({ at: TS, kind: 'said', message: { ts: TS, user: 'U0KIM0000', text: 'hello' } }, 'C1', workspace),
    ).toEqual({
      ...now,
      late: true,
    });
    expect(await hearPast({ at: TS, kind: 'edited', message: past }, 'C1', workspace)).toMatchObject({
      kind: 'edit',
      id: `slack:C1:${TS}:1772557260.000000`,
      late: true,
    });
  });
});

describe('in a direct message', () => {
  test('what is said is for Gavel, and what is changed there is not', async () => {
    expect(await hearDirectMessage(event({ channel: 'D1' }), workspace)).toMatchObject({ direct: true, text: 'hello' });
    expect(await hearDirectMessage(event({ channel: 'D1', subtype: 'message_deleted' }), workspace)).toBeUndefined();
    expect(await hearDirectMessage(event({ channel: 'D1', subtype: 'message_changed' }), workspace)).toBeUndefined();
  });
});

const typed = (more: object = {}) => ({
  token: '',
  command: '/note',
  text: 'twelve moths',
  response_url: '',
  trigger_id: '1.2.x',
  user_id: 'U9',
  user_name: 'lou',
  team_id: 'T1',
  team_domain: 't',
  channel_id: 'C1',
  channel_name: 'c',
  api_app_id: 'A1',
  ...more,
});

describe('a slash command', () => {
  test('is what was typed, seen by nobody else, at the time at which it came', async () => {
    expect(await hearCommand(typed(), '2026-03-03T17:00:00.000Z', workspace)).toMatchObject({
      id: 'slack:command:1.2.x',
      text: '/note twelve moths',
      by: { id: 'U9', name: 'lou' },
      visible: false,
      at: '2026-03-03T17:00:00.000Z',
    });
  });

  test('without words is the command alone; in a direct message it is for Gavel', async () => {
    expect(await hearCommand(typed({ text: '' }), TS, workspace)).toMatchObject({ text: '/note' });
    expect(await hearCommand(typed({ channel_id: 'D1' }), TS, workspace)).toMatchObject({ direct: true });
  });

  test('a button is the reaction that it shows', async () => {
    const click = {
      user: 'U0KIM0000',
      channel: 'C1',
      message: TS,
      trigger: '1.3.x',
      actionTs: '1772557260.5',
      emoji: '✋',
    };
    expect(await hearClick(click, workspace)).toEqual({
      kind: 'reaction',
      id: 'slack:click:1.3.x',
      room: 'slack:C1',
      by: BY_KIM,
      at: '2026-03-03T17:01:00.500Z',
      message: TS,
      emoji: '✋',
      removed: false,
    });
  });
});
