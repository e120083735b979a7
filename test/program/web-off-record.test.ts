// What is said off the record in the web room is shown, and nowhere afterwards: every file of the data folder is searched
// for it, and the log, though the program is killed meanwhile.
import { expect, jest, test } from '@jest/globals';

import type { Post } from '../../src/chat/web/protocol.ts';
import { eventually } from '../doubles/eventually.ts';
import { typedMeeting, type TypedMeeting } from './typed-meeting.ts';
import { bringPicture, readPosts, textOf, typedMessage } from './web-typist.ts';

jest.setTimeout(600_000);

/** Everything that is said off the record has the one, and is reacted to with the other. */
const WORD = 'quagga';
const REACTION = '🦓';

const SECRETS = [
  `the ${WORD} of plain words`,
  `/note the ${WORD} of a note`,
  `/regrets the ${WORD} of a reason`,
  `/present @tariq and the ${WORD}`,
  `#info the ${WORD} of a line`,
  `s/okapi/${WORD}/`,
  `https://${WORD}.example/link`,
  `@gavel note the ${WORD}`,
  `/nots the ${WORD} of a slip`,
  `/meeting help the ${WORD}`,
  `- the ${WORD}\n#action @kenji tell the ${WORD}`,
];

const postWith = (words: string, { url, room }: TypedMeeting): Promise<Post> =>
  eventually(words, async () => (await readPosts(url, room, 'mira')).find((post) => textOf(post).includes(words)));

/** Brings a picture that is nobody else's, and that browsers don't keep. */
async function bring({ url, room }: TypedMeeting, red: number): Promise<{ id: string; bytes: Buffer<ArrayBuffer> }> {
  const { picture, shown } = await bringPicture(url, room, red);
  expect(shown.headers.get('cache-control')).toBe('no-store');
  return { id: picture.id, bytes: Buffer.from(await shown.arrayBuffer()) };
}

let reactions = 0;
const reaction = (as: string, message: string, emoji = REACTION, removed = false) => {
  reactions += 1;
  return { path: 'reactions', body: { as, key: `reaction-${reactions}`, message, emoji, removed } } as const;
};

/** Says everything that can be typed, replies and reacts to it. Gives the picture that was shown. */
async function saySecrets(meeting: TypedMeeting, okapi: Post, turn: number): Promise<readonly Buffer<ArrayBuffer>[]> {
  for (const text of SECRETS) await meeting.say('kenji', `${text} ${turn}`);
  const plain = await postWith(`plain words ${turn}`, meeting);
  expect(plain.fleeting).toBe(true);
  for (const post of [okapi, plain]) {
    await meeting.act(typedMessage('adaeze', `the ${WORD} of a reply ${post.n} ${turn}`, { replyTo: post.id }));
    await meeting.act(reaction('adaeze', post.id));
    await meeting.act(reaction('kenji', post.id, '🚩'));
  }
  await meeting.act(reaction('adaeze', plain.id, REACTION, true));
  const { id, bytes } = await bring(meeting, 100 + turn);
  await meeting.act(typedMessage('lena', `look ${turn}`, { pictures: [{ id, name: `${WORD}.png` }] }));
  expect(await meeting.shown('sofia')).toContain(REACTION);
  return [Buffer.from(id), bytes];
}

test('it is shown to everybody who is there, and kept nowhere, though the program is killed meanwhile', async () => {
  const meeting = await typedMeeting();
  await meeting.sayAll([
    ['mira', '/meeting start'],
    ['mira', '/topic Releases'],
    ['kenji', '#info The okapi stays'],
  ]);
  const okapi = await postWith('okapi', meeting);
  const before = await bring(meeting, 7);
  await meeting.say('mira', `!offrecord the ${WORD} behind the command`);
  const pictures = [Buffer.from(before.id), before.bytes];
  const named = [{ id: before.id, name: `${WORD}-early.png` }];
  await meeting.act(typedMessage('lena', 'look at this', { pictures: named }));
  pictures.push(...(await saySecrets(meeting, okapi, 1)));
  await meeting.kill();
  const unheard = [WORD, REACTION, ...pictures];
  // As a power cut leaves it: the write-ahead logs are searched as well.
  expect(await meeting.find(unheard)).toEqual([]);

  await meeting.start();
  expect(await meeting.shown('kenji')).not.toContain(WORD);
  unheard.push(...(await saySecrets(meeting, okapi, 2)));
  const late = await postWith('plain words 2', meeting);
  await meeting.say('mira', '/onrecord');
  await meeting.kill();
  expect(await meeting.find(unheard)).toEqual([]);

  // It was acknowledged, so it counts.
  await meeting.start();
  await meeting.say('kenji', '#info The lemur comes');
  await expect(meeting.act(reaction('kenji', late.id))).rejects.toThrow("isn't in this room");
  await meeting.say('mira', '/meeting end');
  const minutes = await meeting.minutes();
  await meeting.stop();
  expect(await meeting.find(unheard)).toEqual([]);
  expect(minutes).toMatch(/Off the record for \d+ minutes?/u);
  for (const animal of ['okapi', 'lemur']) {
    expect(minutes).toContain(animal);
    // What is on the record is found: the search can find.
    expect(await meeting.find([animal])).toContainEqual(expect.stringMatching(/^web-room\.sqlite/u));
  }
});

test('what was said off the record stays on the page until the meeting is over, and reactions to it are not kept', async () => {
  const meeting = await typedMeeting();
  await meeting.sayAll([
    ['mira', '/meeting start'],
    ['mira', '/topic Releases'],
  ]);
  // Until the group's first meeting is planned, nothing is decided.
  await meeting.shows('Topic: Releases');
  await meeting.sayAll([
    ['mira', '/offrecord'],
    ['kenji', `the ${WORD} of plain words`],
    ['mira', '/onrecord'],
  ]);
  expect((await postWith('/offrecord', meeting)).fleeting).toBeUndefined();
  const said = await postWith(WORD, meeting);
  expect(said.fleeting).toBe(true);
  // It would record the words of the message on which it's put.
  await meeting.act(reaction('kenji', said.id, '🚩'));
  await meeting.say('kenji', '#info The lemur comes');
  await meeting.shows('lemur');
  expect(await meeting.shown()).toContain(WORD);
  await meeting.say('mira', '/meeting end');
  expect(await meeting.minutes()).not.toContain(WORD);
  await eventually('it is gone', async () => !(await meeting.shown()).includes(WORD) || undefined);
  await meeting.stop();
  expect(await meeting.find([WORD, '🚩'])).toEqual([]);
});
