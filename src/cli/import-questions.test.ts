import { PassThrough } from 'node:stream';

import { expect, test } from '@jest/globals';

import { askAboutGroup, askOverwrite, unasked } from './import-questions.ts';

const DOUBTS = [
  { spelling: 'jonsa', of: 'jonas', lines: 1 },
  { spelling: 'miro', of: 'mira', lines: 2 },
];
const [ENTER, CTRL_C, CLEAR] = ['\r', '\u0003', '\u0015'];

/** A terminal in which the keys of each answer are pressed once its question is shown. */
function terminalWith(...answers: readonly (readonly [question: string, ...keys: readonly string[]])[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const waiting = [...answers];
  let shown = '';
  output.setEncoding('utf8').on('data', (part: string) => {
    shown += part;
    const [question, ...keys] = waiting[0] ?? [];
    if (question === undefined || !shown.includes(question)) return;
    waiting.shift();
    shown = '';
    // A question listens only after it is shown.
    setImmediate(() => {
      for (const key of keys) input.write(key);
    });
  });
  return { input, output };
}

test('asks about spellings, the name, and the start that the minutes do not say', async () => {
  const terminal = terminalWith(
    ['Is jonsa (1 line) the same person as @jonas?', ENTER],
    ['Is miro (2 lines) the same person as @mira?', 'n'],
    ["What's the group's name?", CLEAR, 'Lantern', ENTER],
    ['When do your meetings start?', '17:30', ENTER],
    ['In which time zone?', CLEAR, 'Europe/Oslo', ENTER],
  );
  expect(await askAboutGroup({ doubts: DOUBTS }, 'lantern', true, terminal)).toEqual({
    aliases: DOUBTS.slice(0, 1),
    doubts: [],
    told: { name: 'Lantern', start: '17:30', zone: 'Europe/Oslo' },
  });
});

test('a start that the minutes say is not asked about, nor anything new of a group that is configured', async () => {
  const rhythm = { start: '17:00', from: '2026-01-06' };
  const terminal = terminalWith(["What's the group's name?", ENTER]);
  expect(await askAboutGroup({ doubts: [], rhythm }, 'lantern', true, terminal)).toMatchObject({
    told: { name: 'lantern' },
  });
  expect(await askAboutGroup({ doubts: [] }, 'lantern', false, terminalWith())).toEqual({ aliases: [], doubts: [] });
});

test('a file is overwritten only if somebody says so, and Ctrl-C stops', async () => {
  const question = 'gavel.yaml is there already. Overwrite it?';
  expect(await askOverwrite('gavel.yaml', terminalWith([question, ENTER]))).toBe(false);
  expect(await askOverwrite('gavel.yaml', terminalWith([question, 'y']))).toBe(true);
  await expect(askOverwrite('gavel.yaml', terminalWith([question, CTRL_C]))).rejects.toThrow(
    'No configuration was written',
  );
});

test('with nobody to ask, what is in doubt stays so', () => {
  expect(unasked({ doubts: DOUBTS })).toEqual({ aliases: [], doubts: DOUBTS });
});
