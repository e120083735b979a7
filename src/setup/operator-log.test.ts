import { expect, test } from '@jest/globals';

import { logLevel, writeOperatorLog, type LogOptions } from './operator-log.ts';

/** What is written of a failure. */
async function written(options: Partial<LogOptions>): Promise<string> {
  let text = '';
  const log = await writeOperatorLog({
    keep: (line) => line.replaceAll('hunter2', '…'),
    level: 'info',
    isTerminal: false,
    write: (part) => (text += part),
    ...options,
  });
  log.info('Slack is heard again', { failures: 2 });
  log.warn("Slack can't be reached yet", { error: new Error('gone with hunter2') });
  log.error('A job failed and is tried again', {
    group: 'moths',
    meeting: 'moths/3',
    cause: 'moths/3/propose/x',
    error: new Error('401 for hunter2'),
  });
  return text;
}

test('is JSON, a line each, without secrets', async () => {
  const lines = (await written({}))
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([
    { level: 30, msg: 'Slack is heard again', failures: 2 },
    { level: 40, msg: "Slack can't be reached yet", err: { message: 'gone with …' } },
    { level: 50, msg: 'A job failed and is tried again', group: 'moths', err: { message: '401 for …' } },
  ]);
});

test('is text on a terminal, without secrets too', async () => {
  const text = await written({ isTerminal: true });
  expect(text).toContain('A job failed and is tried again (moths/3, moths/3/propose/x)');
  expect(text).not.toContain('group:');
  expect(text).toContain('401 for …');
  expect(text).not.toContain('"msg"');
});

test('leaves out what is below its level', async () => {
  expect(await written({ level: 'warn' })).toContain("can't be reached");
  expect(await written({ level: 'error' })).not.toMatch(/heard again|can't be reached/u);
  expect(await written({ level: 'silent' })).toBe('');
});

test('the level comes from the environment, and a wrong one is refused with those that there are', () => {
  expect([logLevel({}), logLevel({ LOG_LEVEL: 'WARN' })]).toEqual(['info', 'warn']);
  expect(() => logLevel({ LOG_LEVEL: 'loud' })).toThrow(
    'LOG_LEVEL is "loud". Use one of trace, debug, info, warn, error, fatal, silent.',
  );
});
