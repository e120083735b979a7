import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { meetingDomain } from '../../features/meeting-domain.ts';
import type { UserRef } from '../../meeting/member.ts';
import type { HeardRecording } from '../../ports/chat.ts';
import type { RecordForms, RecordingForm } from '../../ports/forms.ts';
import { recordingForms } from '../../queries/forms.ts';
import { keptOffRecord } from '../intake/off-record.ts';

// A message that is recorded with a form: what the form offers, and what becomes of it.

const user = (id: string): UserRef => ({ platform: 'web', id, name: id });
const STRANGER: UserRef = { platform: 'web', id: 'rue', name: 'Rue Alder' };

let world: MeetingWorld;
let forms: RecordForms;
let message = '';

beforeEach(async () => {
  world = await meetingWorld();
  forms = recordingForms(['moths'], () => world.gavel, world.store);
});
afterEach(() => world.stop());

const begin = async (): Promise<void> => {
  await world.say('ada', '/meeting start');
  message = await world.say('kim', 'the blue lamp\n/meeting end');
};

const filled = (more: Partial<HeardRecording> = {}): HeardRecording => ({
  kind: 'recording',
  id: 'memory:form:1',
  room: world.room,
  by: user('lou'),
  at: world.clock.now(),
  message,
  said: { by: user('kim'), text: 'the blue lamp\n/meeting end' },
  meeting: world.meeting().id,
  as: 'note',
  topic: 'Agenda/2',
  owners: [],
  ...more,
});

async function submit(more: Partial<HeardRecording> = {}): Promise<void> {
  await world.gavel.hear(filled(more));
  await world.gavel.idle();
}

const opened = async (by: UserRef = user('lou')): Promise<RecordingForm> => {
  const form = await forms.open({ room: world.room, message, by, at: world.clock.now() });
  if ('refuse' in form) throw new Error(JSON.stringify(form));
  return form;
};

test('the form offers what the features record, to those who may, and the current topic first', async () => {
  await begin();
  await world.say('ada', '/topic Lamps');
  const form = await opened();
  expect(form.kinds.map(({ as }) => as)).toEqual(['note', 'idea', 'wanted', 'action', 'agenda']);
  expect(form.kinds.filter(({ owned }) => owned).map(({ as }) => as)).toEqual(['action']);
  expect(form.topics.map(({ title }) => title)).toEqual(['Traps', 'Lamps']);
  expect(form.topic).toBe('Agenda/2');
  expect(form.note).toBeUndefined();
  expect((await opened(user('ada'))).kinds.map(({ as }) => as)).toEqual(expect.arrayContaining(['agreed', 'rejected']));
});

test('what is recorded is what the message says, as one line, under the topic and by whoever said it', async () => {
  await begin();
  await submit();
  expect(world.entry(1)).toEqual({
    number: 1,
    kind: 'note',
    topic: 'Agenda/2',
    text: 'the blue lamp /meeting end',
    credit: 'kim',
    said: 'kim',
    author: 'lou',
    owners: [],
    box: 'none',
  });
  expect(world.chat.marks(message)).toEqual(['#1']);
  expect(world.minutes()).toContain('@kim – the blue lamp /meeting end');
});

test('an action has its owners, members or not, and its day; the words of the message are no command', async () => {
  await begin();
  const said = { by: user('kim'), text: '@ada please, by tomorrow' };
  await submit({ as: 'action', said, owners: [user('sol'), STRANGER], due: '2026-03-10' });
  expect(world.entry(1)).toMatchObject({
    kind: 'action',
    text: '@ada please, by tomorrow',
    owners: ['sol', 'web:rue'],
    due: '2026-03-10',
    box: 'open',
  });
  expect(world.minutes()).toContain('@sol, Rue Alder – @ada please, by tomorrow (by 2026-03-10)');
});

test('the entry follows its message: replies, reactions, edits by whoever wrote it, and its deletion', async () => {
  await begin();
  await submit({ as: 'action', owners: [user('sol')] });
  await world.say('lou', 'with a spare bulb', message);
  await world.react('sol', '✅', message);
  await world.edit('kim', message, 'the red lamp');
  expect(world.entry(1)).toMatchObject({ text: 'the red lamp', box: 'ticked', owners: ['sol'] });
  expect(world.entry(2)).toMatchObject({ text: 'with a spare bulb', parent: 1 });
  await world.remove('kim', message);
  expect(world.entry(1)).toBeUndefined();
});

test('a form that comes twice is one entry, and a message is not recorded twice', async () => {
  await begin();
  await submit();
  await submit();
  expect(world.entry(2)).toBeUndefined();
  const again = { refuse: "That's already in the minutes as #1. Change it with /edit 1 TEXT." };
  expect(await forms.open({ room: world.room, message, by: user('lou'), at: world.clock.now() })).toEqual(again);
  await submit({ id: 'memory:form:2' });
  expect(world.entry(2)).toBeUndefined();
  expect(world.told().at(-1)).toBe(again.refuse);
});

const NO_OWNERS = '"Note" can\'t have owners or a due date. Choose another kind, or leave this empty.';
test.each([
  [{ topic: 'Agenda/9' }, 'topic', "This topic isn't on the agenda. Choose another one."],
  [{ owners: [user('sol')] }, 'owners', NO_OWNERS],
  [{ due: '2026-03-10' }, 'due', NO_OWNERS],
  [{ as: 'action', due: '2026-03-01' }, 'due', 'Sunday 1 March has passed.'],
  [{ as: 'agreed' }, undefined, 'Only the chair or secretary can do that: @ada, @sol.'],
  [{ as: 'meeting end' }, 'kind', "I can't record that. Use the shortcut again."],
  [{ meeting: 'moths/0' }, undefined, 'The meeting that this form was for is over. Use the shortcut again.'],
] as const)('%j is refused at %s, before and after it is written down', async (more, field, refuse) => {
  await begin();
  const wrong = field === undefined ? { refuse } : { refuse, field };
  expect(await forms.check(filled(more))).toEqual(wrong);
  await submit(more);
  expect(world.entry(1)).toBeUndefined();
  expect(world.told().at(-1)).toBe(refuse);
});

test('between meetings a message can be put on the next agenda, and on nothing else', async () => {
  await world.stop();
  world = await meetingWorld({ at: '2026-03-03T08:00:00.000Z' });
  forms = recordingForms(['moths'], () => world.gavel, world.store);
  message = await world.say('kim', 'moths like red light');
  const form = await opened();
  expect(form.kinds.map(({ as }) => as)).toEqual(['agenda']);
  expect(form.note).toBe('No meeting is running, so this is for the next one.');
  expect(await forms.check(filled())).toEqual({ refuse: 'No meeting is running. Start one with /meeting start.' });
  await submit({ as: 'agenda', said: { by: user('kim'), text: 'Traps: moths like red light' } });
  expect(world.entry(1)).toMatchObject({
    kind: 'point',
    topic: 'Agenda/2',
    text: 'Traps: moths like red light',
    box: 'none',
  });
});

test('off the record nothing of the message is kept', async () => {
  await begin();
  await world.say('ada', '/offrecord');
  const words = "We're off the record, so that wasn't saved. Use /onrecord first.";
  expect(await forms.open({ room: world.room, message, by: user('lou'), at: world.clock.now() })).toEqual({
    refuse: words,
    sign: '🤐',
  });
  await submit();
  expect(world.told().at(-1)).toBe(words);
});

test('what somebody unknown said is recorded under their name by a reaction too', async () => {
  await begin();
  const theirs = await world.chat.say({ room: world.room, by: STRANGER, at: world.clock.now(), text: 'a hawk moth' });
  await world.react('ada', '✏', theirs);
  expect(world.minutes()).toContain('Rue Alder – a hawk moth');
});

test('a command without words records the message that it answers', async () => {
  await begin();
  const moth = await world.say('kim', 'the hawk moth is back');
  await world.say('lou', '!action @sol by 2026-03-10', moth);
  expect(world.entry(1)).toMatchObject({
    kind: 'action',
    text: 'the hawk moth is back',
    owners: ['sol'],
    due: '2026-03-10',
    author: 'lou',
    said: 'kim',
  });
  await world.edit('kim', moth, 'the hawk moth is gone');
  expect(world.entry(1)).toMatchObject({ text: 'the hawk moth is gone', owners: ['sol'] });

  const theirs = await world.chat.say({
    room: world.room,
    by: STRANGER,
    at: world.clock.now(),
    text: 'so is the tiger',
  });
  await world.say('ada', '#info', theirs);
  expect(world.minutes()).toContain('Rue Alder – so is the tiger');
  // What has words of its own records those, and what is wrong stays wrong.
  await world.say('ada', '!agreed to count on', moth);
  await world.say('ada', '!action @sol by 2020-01-01', await world.say('kim', 'a lamp'));
  expect(world.told().at(-1)).toContain('Wednesday 1 January 2020 has passed.');
  expect(world.entry(3)).toMatchObject({ kind: 'agreed', text: 'to count on' });
  expect(world.entry(4)).toBeUndefined();
});

test('off the record, what a command answers is not written down', async () => {
  await begin();
  await world.say('ada', '/offrecord');
  const meeting = world.meeting();
  const secret = { by: user('kim'), text: 'the lamp was stolen' };
  const said = {
    kind: 'message',
    id: 'm1',
    room: world.room,
    by: user('ada'),
    at: world.clock.now(),
    visible: true,
  } as const;
  const heard = { ...said, message: 'm1', text: '!note', replyTo: message, answers: secret };
  const kept = await keptOffRecord(heard, meeting, { domain: meetingDomain, store: world.store });
  expect(kept).toMatchObject({ text: '/note' });
  expect(JSON.stringify(kept)).not.toContain('stolen');
});
