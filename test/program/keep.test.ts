// What a group no longer keeps goes by itself: the real program, its clock turned by months, every byte searched.
import { expect, jest, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { typedMeeting, type TypedMeeting } from './typed-meeting.ts';
import { bringPicture, typedMessage } from './web-typist.ts';

jest.setTimeout(600_000);

const KEEP = { events: '2 months', undone: '30 days', reasons: 'until approved' };

async function showPicture(meeting: TypedMeeting): Promise<Buffer> {
  const { url, room } = meeting;
  const { picture, shown } = await bringPicture(url, room, 7);
  const pictures = [{ id: picture.id, name: 'chart.png' }];
  await meeting.act(typedMessage('kenji', 'the tapir on a chart', { pictures }));
  await meeting.shows('chart.png');
  return Buffer.from(await shown.arrayBuffer());
}

/** Minutes that two people have approved are merged. */
async function approve(meeting: TypedMeeting, day: string): Promise<string> {
  await meeting.shows(`"text":"minutes-${day}"`);
  for (const by of ['kenji', 'lena']) await meeting.say(by, `/meeting approve minutes-${day}`);
  return meeting.minutes('main', day);
}

/** Turns the clock, and waits until the job of that day has come. */
async function turnTo(at: string, tells: string, meeting: TypedMeeting): Promise<void> {
  await meeting.space.setClock(at);
  await eventually(tells, async () => meeting.log().includes(tells) || undefined);
}

const gone = (words: readonly (string | Buffer)[], meeting: TypedMeeting): Promise<unknown> =>
  eventually(`${words.length} words are gone`, async () => (await meeting.find(words)).length === 0 || undefined);

test('reasons, earlier wordings and whole meetings go in their time, and Gavel goes on without them', async () => {
  const meeting = await typedMeeting('2026-11-24T17:00:00Z', (group) => ({ ...group, keep: KEEP }));
  await meeting.say('mira', '/meeting start');
  await meeting.say('mira', '/topic Releases');
  await meeting.shows('Topic: Releases');
  await meeting.sayAll([
    ['tariq', '/regrets the dentist of the quagga'],
    ['mira', '/note two okapy'],
    ['mira', 's/okapy/okapi/'],
    ['lena', '/note a zebu that was never there'],
    ['lena', '/undo'],
    ['kenji', '/action @sofia feed the tapir'],
  ]);
  const picture = await showPicture(meeting);
  await meeting.space.setClock('2026-11-24T17:40:00Z');
  await meeting.say('mira', '/meeting end');
  const first = await approve(meeting, '2026-11-24');
  for (const words of ['two okapi', 'feed the tapir', 'chart']) expect(first).toContain(words);
  expect(await meeting.find(['dentist of the quagga'])).not.toEqual([]);
  const check = await meeting.gavel('start', '--check', '--clock-file', meeting.space.clock ?? '');
  expect(check).toMatchObject({
    code: 0,
    out: expect.stringContaining('\nlantern: a start deletes 1 reason for regrets\n'),
  });

  await turnTo('2026-11-25T18:00:00Z', 'Reasons for regrets are no longer kept', meeting);
  await gone(['dentist of the quagga'], meeting);
  expect(await meeting.find(['okapy'])).not.toEqual([]);

  await meeting.space.setClock('2026-12-08T17:00:00Z');
  // The same words once more would be the same message.
  await meeting.act(typedMessage('mira', '/meeting start', { key: 'the second start' }));
  await meeting.sayAll([
    ['mira', '/topic Security'],
    ['kenji', '/note the lemur is safe'],
  ]);
  await meeting.act(typedMessage('mira', '/meeting end', { key: 'the second end' }));
  expect(await approve(meeting, '2026-12-08')).toContain('feed the tapir');
  await turnTo('2026-12-26T18:00:00Z', 'What was undone or edited is no longer kept', meeting);
  await eventually('the wordings are gone from the log', async () => {
    const left = await meeting.find(['two okapy', 'zebu']);
    return left.every((place) => place.startsWith('web-room.sqlite')) || undefined;
  });

  // Killed in the middle of it, it goes on at the next start.
  const log = "A meeting's log is no longer kept";
  await turnTo('2027-02-25T18:00:00Z', log, meeting);
  await meeting.kill();
  await meeting.start();
  await gone(['okapi', 'okapy', 'zebu', picture], meeting);
  expect(await meeting.find(['lemur is safe'])).not.toEqual([]);
  expect(meeting.log()).not.toMatch(/okap|zebu|tapir|dentist/u);
  // The next agenda is read from the last minutes, so what is open is still there.
  await meeting.say('mira', '/agenda');
  await meeting.shows('feed the tapir');
});
