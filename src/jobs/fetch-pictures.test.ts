import { createHash } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../test/doubles/meeting-world.ts';
import { DOT_PNG } from '../../test/doubles/pictures.ts';
import { webUser } from '../../test/doubles/secretary.ts';
import { smallGroup } from '../../test/doubles/small-group.ts';
import { addMilliseconds } from '../meeting/add-milliseconds.ts';
import { sharpPictures } from '../pictures/sharp-pictures.ts';

const withPictures = () => {
  const group = smallGroup();
  return { ...group, format: { ...group.format, pictures: true } };
};
const chart = { name: 'chart.png', type: 'image/png', bytes: DOT_PNG };
const BRANCH = 'minutes-2026-03-03';
const PATH = 'minutes/pictures/2026-03-03-1-chart.png';

let world: MeetingWorld;
/** As Gavel writes it. */
let kept: Uint8Array;
let sha256: string;
/** What the platform was asked for. */
let fetched: string[];
/** Thrown instead of giving it. */
let fault: Error | undefined;

beforeEach(async () => {
  const read = await sharpPictures.read(DOT_PNG);
  kept = read?.bytes ?? Uint8Array.of();
  sha256 = createHash('sha256').update(kept).digest('hex');
  world = await meetingWorld({ group: withPictures() });
  fetched = [];
  fault = undefined;
  const { chat } = world;
  const fetching = chat.fetch.bind(chat);
  chat.fetch = async (room, reference, most) => {
    fetched.push(reference);
    if (fault) throw fault;
    return fetching(room, reference, most);
  };
  await world.say('ada', '/meeting start');
  await world.say('ada', '/topic Traps');
});
afterEach(() => world.stop());

/** Lets minutes go by, and everything that is due be done. */
async function pass(minutes: number): Promise<void> {
  world.clock.set(addMilliseconds(world.clock.now(), minutes * 60_000));
  await world.gavel.idle();
}

/** What there is of a picture outside the room: what was fetched, and what the log says. */
const traces = async () => [
  ...fetched,
  ...(await world.events()).map((event) => JSON.stringify(event)).filter((event) => /chart|pictures\./u.test(event)),
];

const typesSoFar = async () => (await world.events()).map(({ type }) => type);

describe('a picture that is posted under a topic', () => {
  test('is recorded, marked with its number, and proposed with the minutes in one commit', async () => {
    const message = await world.post('kim', 'What flew in', [chart]);
    expect(world.chat.marks(message)).toEqual(['#1']);
    expect(world.entry(1)).toMatchObject({ kind: 'picture', text: 'What flew in', credit: 'kim' });
    expect(await world.store.file(sha256)).toEqual(Buffer.from(kept));
    await world.say('ada', '/meeting end');
    expect(world.forge.bytes('minutes/2026-03-03.md', BRANCH)?.toString()).toContain(
      '- @kim – ![What flew in](pictures/2026-03-03-1-chart.png)',
    );
    expect(world.forge.bytes(PATH, BRANCH)).toEqual(Buffer.from(kept));
  });

  test('is a sub-item of the command beside it', async () => {
    const message = await world.post('kim', '/note The lamp is new', [chart]);
    expect(world.minutes()).toContain('- @kim – The lamp is new\n  - ![chart](pictures/2026-03-03-2-chart.png)\n');
    expect(world.chat.marks(message)).toEqual(['#1', '#2']);
    await world.remove('kim', message);
    expect(world.minutes()).not.toMatch(/lamp is new|chart/u);
    expect(await world.store.file(sha256)).toBeUndefined();
  });

  test('is a sub-item of the entry in whose thread it is, and its words are no other entry', async () => {
    const noted = await world.say('kim', '/note The lamp is new');
    await world.post('kim', 'so it looks', [chart], noted);
    expect(world.minutes()).toContain(
      '- @kim – The lamp is new\n  - ![so it looks](pictures/2026-03-03-2-chart.png)\n',
    );
    expect(world.entry(3)).toBeUndefined();
  });

  test('goes when only the file is taken away, and what was said beside it stays', async () => {
    const message = await world.post('kim', '/note The lamp is new', [chart]);
    const by = webUser('kim');
    await world.chat.strip({ room: world.room, by, at: world.clock.now(), message });
    await world.gavel.idle();
    expect(world.minutes()).toContain('- @kim – The lamp is new\n');
    expect(world.minutes()).not.toContain('![chart]');
    expect(await world.store.file(sha256)).toBeUndefined();
  });

  test('can be one of several, and its message stands for them all', async () => {
    const message = await world.post('kim', 'The traps', [chart, { ...chart, name: 'other.png' }]);
    expect(world.chat.marks(message)).toEqual(['#1', '#2']);
    expect([1, 2].map((number) => world.entry(number)?.text)).toEqual(['The traps (1 of 2)', 'The traps (2 of 2)']);
    await world.remove('kim', message);
    expect([1, 2].map((number) => world.entry(number))).toEqual([undefined, undefined]);
    expect(await world.store.file(sha256)).toBeUndefined();
  });

  test('has the words that its message is changed to', async () => {
    const message = await world.post('kim', 'What flew in', [chart]);
    await world.edit('kim', message, 'What flew in on Monday');
    expect(world.entry(1)).toMatchObject({ kind: 'picture', text: 'What flew in on Monday' });
    expect(world.minutes()).toContain('![What flew in on Monday](pictures/2026-03-03-1-chart.png)');
  });

  test('that is taken away after the end goes from the proposal, and its bytes with it', async () => {
    const message = await world.post('kim', 'What flew in', [chart]);
    await world.say('ada', '/meeting end');
    // The meeting that is over is no longer the current one.
    await world.remove('kim', message);
    expect(world.forge.bytes(PATH, BRANCH)).toBeUndefined();
    expect(world.forge.bytes('minutes/2026-03-03.md', BRANCH)?.toString()).not.toContain('What flew in');
    expect(await world.store.file(sha256)).toBeUndefined();
  });

  test('stays in the proposal when the minutes are proposed again', async () => {
    await world.post('kim', 'What flew in', [chart]);
    await world.say('ada', '/note More');
    await world.say('ada', '/meeting end');
    await world.say('ada', '/edit 2 More of it');
    expect(world.forge.bytes(PATH, BRANCH)).toEqual(Buffer.from(kept));
  });
});

describe('a picture that cannot be kept', () => {
  test.each([
    ['is none', { ...chart, bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }, 'they only take PNG'],
    ['is said to be another type', { ...chart, type: 'image/svg+xml' }, 'they only take PNG'],
    ['is too large', { ...chart, bytes: Buffer.alloc(5_000_001) }, 'larger than 5 MB'],
  ])('since it %s, is told to whoever posted it, and changes nothing', async (_why, file, told) => {
    const message = await world.post('kim', 'Look', [file]);
    const last = world.chat.sent.at(-1)?.outgoing;
    expect(last).toMatchObject({ kind: 'answer', to: { id: 'kim' }, replyTo: message });
    expect(world.told().at(-1)).toContain(told);
    expect(world.entry(1)).toBeUndefined();
    expect(world.chat.marks(message)).toEqual([]);
  });

  test('yet, since the platform is away, is tried again, and that is told once', async () => {
    fault = new Error('the platform is away');
    const message = await world.post('kim', 'Look', [chart]);
    for (let i = 0; i < 5; i += 1) await pass(1);
    expect(world.told().filter((said) => said.includes("can't fetch your picture yet"))).toHaveLength(1);
    expect(world.entry(1)).toBeUndefined();
    fault = undefined;
    await pass(15);
    expect(world.chat.marks(message)).toEqual(['#1']);
  });

  test('for a day is given up', async () => {
    fault = new Error('the platform is away');
    await world.post('kim', 'Look', [chart]);
    await pass(25 * 60);
    expect(world.told().filter((said) => said.includes("couldn't fetch it for a day"))).toHaveLength(1);
    expect(await typesSoFar()).toContain('pictures.left-out');
  });

  test('since its message was taken away before, is forgotten without a word', async () => {
    fault = new Error('the platform is away');
    const message = await world.post('kim', 'Look', [chart]);
    await world.remove('kim', message);
    fault = undefined;
    const asked = fetched.length;
    await pass(1);
    expect(fetched).toHaveLength(asked);
    expect(await typesSoFar()).not.toContain('pictures.kept');
    expect(await world.store.file(sha256)).toBeUndefined();
  });
});

describe('a picture is nobody’s business, and never fetched,', () => {
  test('off the record', async () => {
    await world.say('ada', '/offrecord');
    await world.post('kim', 'Look', [chart]);
    expect(await traces()).toEqual([]);
  });

  test('after the end', async () => {
    await world.say('ada', '/meeting end');
    await world.post('kim', 'Look', [chart]);
    expect(await traces()).toEqual([]);
  });

  test('where the group’s minutes have none', async () => {
    await world.stop();
    world = await meetingWorld();
    const { chat } = world;
    chat.fetch = async (_room, reference) => {
      fetched.push(reference);
      return DOT_PNG;
    };
    await world.say('ada', '/meeting start');
    await world.say('ada', '/topic Traps');
    await world.post('kim', 'Look', [chart]);
    expect(await traces()).toEqual([]);
  });

  test('when it is another kind of file', async () => {
    await world.post('kim', '/note The list', [{ ...chart, name: 'list.pdf', type: 'application/pdf' }]);
    expect(world.entry(1)).toMatchObject({ kind: 'note' });
    expect(fetched).toEqual([]);
  });
});
