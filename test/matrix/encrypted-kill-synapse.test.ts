/** @needs Synapse matrix-nio */
// The real program in an encrypted room, killed (SIGKILL) again and again between the steps of its crypto: everything
// that's said is heard once, and everything that Gavel says is read once.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { parse, stringify } from 'yaml';

import { eventually, untilOrGone } from '../doubles/eventually.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from '../program/program.ts';
import { describeOnSynapse } from './matrix-harness.ts';
import { encryptingTypist, type EncryptingTypist } from './nio-typist.ts';

const KILLS = 20;
/** How many steps of the crypto a topic takes at most: it's heard, and announced. */
const MOST_STEPS = 14;
/** A kill needn't wait for steps that don't come. */
const LONGEST_MS = 1500;

const topicOf = (i: number): string => `plover-${String(i).padStart(2, '0')}`;

describeOnSynapse('a program that is killed', (here) => {
  let space: ProgramFolder;
  let typist: EncryptingTypist;
  let program: RunningProgram | undefined;
  beforeEach(async () => {
    space = await programFolder('config/demo.yaml', '2026-03-03T17:00:00.000Z');
    typist = encryptingTypist(here.synapse.url, space.folder);
  });
  afterEach(async () => {
    await program?.kill();
    program = undefined;
    await typist.stop();
    await rm(space.folder, { recursive: true });
  });

  /** The group meets in the room, too, and tux is its chair. */
  async function meetInRoom(): Promise<void> {
    const { config = '' } = space;
    const source = parse(await readFile(config, 'utf8'));
    const [group] = source.groups;
    const [mira, ...others] = group.members;
    const groups = [
      {
        ...group,
        members: [{ ...mira, matrix: here.tux.id }, ...others],
        rooms: [...group.rooms, { id: `matrix:${here.room}` }],
      },
    ];
    const matrix = { homeserver: here.synapse.url, accessToken: '${TOKEN}', keysSecret: '${KEYS}' };
    await writeFile(config, stringify({ ...source, groups, matrix }));
  }

  const start = (): Promise<RunningProgram> =>
    startProgram({ ...space, secrets: { TOKEN: here.gavel.token, KEYS: 'a secret for tests only' } });

  function inKeys(sql: string): unknown {
    const database = new Database(join(space.folder, 'data', 'matrix-keys.db'), { readonly: true });
    try {
      return database.prepare(sql).get();
    } finally {
      database.close();
    }
  }
  function stepsNow(): number {
    const { steps }: { steps?: unknown } = Object(inKeys('SELECT steps FROM device'));
    return Number(steps);
  }

  /** What Gavel said that isn't an edit. */
  async function saidByGavel(): Promise<readonly string[]> {
    const seen = await typist.seen(here.tux);
    return seen.flatMap(({ sender, content }) => {
      const { rel_type: kind }: { rel_type?: unknown } = Object(content?.['m.relates_to']);
      return sender === here.gavel.id && kind !== 'm.replace' ? [String(content?.['body'])] : [];
    });
  }
  const announced = async (topic: string): Promise<number> =>
    (await saidByGavel()).filter((body) => body.includes(topic)).length;

  test('loses nothing, doubles nothing, and leaves nothing that cannot be read', async () => {
    const { tux, gavel, room } = here;
    await tux.state(room, 'm.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' });
    await meetInRoom();
    program = await start();
    typist.expect(room, [gavel]);
    await typist.say(tux, room, '!meeting start');
    await eventually('the roll call', async () => (await saidByGavel()).find((body) => body.includes('Roll call')));
    for (let i = 0; i < KILLS; i += 1) {
      const before = stepsNow();
      await typist.say(tux, room, `!topic ${topicOf(i)}`);
      await untilOrGone(() => stepsNow() >= before + 1 + ((i * 5) % MOST_STEPS), LONGEST_MS);
      await program.kill();
      program = await start();
    }
    const topics = Array.from({ length: KILLS }, (_, i) => topicOf(i));
    await eventually('the last topic', async () => ((await announced(topics.at(-1) ?? '')) > 0 ? true : undefined));
    expect(await Promise.all(topics.map(announced))).toEqual(topics.map(() => 1));
    expect((await typist.seen(tux)).filter(({ content }) => content === null)).toEqual([]);
    expect(inKeys('SELECT count(*) AS count FROM waiting')).toEqual({ count: 0 });
    expect(await program.stop()).toBe(0);
    // No word of the room is with the keys.
    const files = await Promise.all(['matrix-keys.db'].map((name) => readFile(join(space.folder, 'data', name))));
    for (const file of files) expect(file.includes('plover')).toBe(false);
  });
});
