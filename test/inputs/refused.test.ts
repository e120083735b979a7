// What people type that cannot be: each is told why, alone, and nothing of it is recorded.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';

import { meetingKernel } from '../../src/features/index.ts';
import type { Consequences } from '../doubles/observed-room.ts';
import { meetingAtStage, MEETING_STAGES } from './meeting-stages.ts';

const HUGE = 'x'.repeat(9000);
const Row = z.union([
  z.tuple([z.string(), z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.string(), z.string()]),
]);
const TABLE = z
  .record(z.enum(MEETING_STAGES), z.array(Row))
  .parse(parse(readFileSync(join(import.meta.dirname, 'refused.yaml'), 'utf8')));

/** What is answered: why not, and how the command is used. */
function answer(hears: string, verb: string): string {
  if (verb === '') return hears;
  const command = meetingKernel.commands.find((one) => one.verb === verb);
  // What has nothing to type with it has no usage to tell.
  return command?.usage === `/${verb}` ? hears : `${hears}\nUsage: ${command?.usage}`;
}

describe.each(MEETING_STAGES)('%s', (when) => {
  const rows = TABLE[when].map(([by, says, hears, verb = '']) => ({ by, says, hears, verb }));
  test.each(rows)('$by is refused $says, and nothing changes', async ({ by, says, hears, verb }) => {
    const room = await meetingAtStage(when);
    const { message: _, ...heard } = await room.says(by, says.replace('{huge}', HUGE));
    const expected: Omit<Consequences, 'message'> = {
      answers: [answer(hears, verb)],
      posts: [],
      marks: [],
      recorded: [],
    };
    expect(heard).toEqual(expected);
    expect(room.troubles).toEqual([]);
    await room.stop();
  });
});

/** Talk that only looks like a command, or speaks to others. */
const TALK: readonly string[] = [
  'Hello everybody',
  '<script>alert(1)</script>',
  '</note>',
  '/<script>',
  '/note@channel hello',
  '/@channel',
  '@here the meeting begins',
  '<!channel> the meeting begins',
  '#',
  '# A heading',
  '#12',
  '!',
  '!!!',
  '!weather Oslo',
  'Gavel is asleep',
  's//x/',
  'https://',
  '/',
  '//',
  '/ note x',
  '- [ ] /note x',
  '',
  ' \n\t\n ',
  '\uD83D',
  '\u202E/note x',
  'x'.repeat(100_000),
];

test('talk is not recorded, not answered and not kept', async () => {
  const room = await meetingAtStage('in session');
  for (const said of TALK) {
    const { answers, posts, marks, recorded } = await room.says('kenji', said);
    expect({ said, answers, posts, marks, recorded }).toEqual({
      said,
      answers: [],
      posts: [],
      marks: [],
      recorded: [],
    });
  }
  expect(room.troubles).toEqual([]);
  await room.stop();
});

test('of several commands in one message each is answered for itself', async () => {
  const room = await meetingAtStage('in session');
  const heard = await room.says('kenji', '/note one\n/nte two\n/done 99\n/note three');
  expect(heard.answers).toEqual(["I don't know /nte. Did you mean /note?", "There's no entry #99."]);
  expect(heard.marks).toEqual(['#4 #5']);
  expect(heard.recorded).toMatchObject([{ entry: { text: 'one' } }, { entry: { text: 'three' } }]);
  await room.stop();
});

test('a reply to an entry that is gone records nothing', async () => {
  const room = await meetingAtStage('in session');
  const note = await room.says('kenji', '/note For a moment');
  await room.says('kenji', '/undo');
  expect(await room.says('mira', 'Really?', note.message)).toMatchObject({ answers: [], posts: [], recorded: [] });
  await room.stop();
});

test('a reaction to what means nothing records nothing', async () => {
  const room = await meetingAtStage('in session');
  const talk = await room.says('kenji', 'Nothing to record');
  for (const emoji of ['🎉', '👍', '✋', '✅', '1⃣'])
    expect(await room.reacts('mira', emoji, talk.message)).toMatchObject({ answers: [], posts: [], recorded: [] });
  await room.stop();
});
