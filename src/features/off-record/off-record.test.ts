import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';

let stage: MeetingWorld;
beforeEach(async () => {
  stage = await meetingWorld();
  await stage.say('ada', '/meeting start');
  await stage.say('ada', '/meeting start');
  await stage.say('ada', '/topic Traps');
});
afterEach(() => stage.stop());

const SECRET = 'the landlord is a spy';

/** Everything that the store was ever given, as text. */
async function everything(): Promise<string> {
  return JSON.stringify([await stage.events(), await stage.store.unhandled(), stage.chat.sent]);
}

test('the minutes show that it happened and how long, and nothing else', async () => {
  await stage.say('ada', '/offrecord');
  stage.clock.set('2026-03-03T17:10:00.000Z');
  await stage.say('kim', SECRET);
  await stage.say('ada', '/onrecord');
  expect(stage.told().at(-1)).toBe('On the record again, after 15 minutes.');
  await stage.say('kim', '#info Twelve moths');
  expect(stage.minutes()).toContain('- Off the record for 15 minutes\n- @kim – Twelve moths\n');
});

describe('off the record', () => {
  beforeEach(() => stage.say('ada', '/offrecord'));

  test.each([
    ['a command', `/note ${SECRET}`],
    ['a MeetBot line', `#info ${SECRET}`],
    ['several lines', `#info ${SECRET}\n/action @kim ${SECRET}`],
    ['what is no command', `/secretly ${SECRET}`],
    ['a correction', `s/moths/${SECRET}/`],
    ['what is no name', `/present ${SECRET}`],
    ['a link', `https://example.org/${SECRET}`],
  ])('%s is not kept', async (_, said) => {
    const { version } = stage.meeting();
    await stage.say('kim', said);
    expect(await everything()).not.toContain('spy');
    expect(stage.meeting().version).toBe(version);
  });

  test('whoever tries to record is told, privately, and that nothing was kept', async () => {
    await stage.say('kim', `/note ${SECRET}`);
    expect(stage.told().at(-1)).toMatch(/^This is off the record, and nothing of what you typed was kept/u);
    expect(stage.chat.sent.at(-1)?.outgoing.kind).toBe('answer');
  });

  test('replies, changed messages and what reactions are to are not kept', async () => {
    await stage.say('ada', '/onrecord');
    const note = await stage.say('kim', '#info Twelve moths');
    await stage.say('ada', '/offrecord');
    await stage.say('lou', SECRET, note);
    await stage.edit('kim', note, `#info ${SECRET}`);
    const talk = await stage.say('lou', SECRET);
    await stage.react('sol', '✏', talk);
    expect(await everything()).not.toContain('spy');
    expect(stage.entry(2)?.text).toBe('Twelve moths');
  });

  test('the roll call goes on, and the meeting can be ended', async () => {
    await stage.say('kim', '/present');
    await stage.say('ada', '/present @lou');
    expect(stage.told().join('\n')).toMatch(/@kim is counted as present\.[^]*@lou is counted as present\./u);
    stage.clock.set('2026-03-03T16:56:00.000Z');
    await stage.say('ada', '/meeting end');
    expect(await stage.forge.diff('minutes-2026-03-03')).toContain('Off the record for 1 minute');
  });

  test('only those who lead say so', async () => {
    await stage.say('kim', '/onrecord');
    expect(stage.told().at(-1)).toContain('Only a chair or the secretary can do that');
  });

  test('a slip of the finger is answered with what was meant', async () => {
    await stage.say('ada', '/onrecrod');
    expect(stage.told().at(-1)).toContain('Did you mean /onrecord?');
  });
});

const by = (id: string) => ({ platform: 'web', id, name: id });

test('what follows in the same breath is off the record already', async () => {
  const heard = { kind: 'message', room: stage.room, at: stage.clock.now(), visible: true } as const;
  const note = await stage.say('kim', '#info Twelve moths');
  await Promise.all([
    stage.gavel.hear({ ...heard, id: 'm:1', message: 'm:1', by: by('ada'), text: '/offrecord' }),
    stage.gavel.hear({ ...heard, id: 'm:2', message: 'm:2', by: by('lou'), text: SECRET, replyTo: note }),
    stage.gavel.hear({ ...heard, id: 'm:3', message: 'm:3', by: by('lou'), text: `/note ${SECRET}` }),
  ]);
  await stage.gavel.idle();
  expect(await everything()).not.toContain('spy');
});
