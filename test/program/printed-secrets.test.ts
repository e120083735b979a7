// No part of the command line prints a secret: here it's in names that errors repeat.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import { stringify } from 'yaml';

import { temporaryFolder } from '../doubles/git-people.ts';
import { runGavel } from './run-gavel.ts';

const SECRET = 'woven-wick-0123';

function configuration(path: string): string {
  const config = join(temporaryFolder(), 'gavel.yaml');
  const group = {
    id: 'moths',
    name: 'Moths',
    rooms: [{ id: 'web:moths' }],
    members: [{ handle: 'mira' }],
    schedule: { start: '17:00' },
    forge: { kind: 'git', path },
    format: { path: '{date}.md', sections: [{ kind: 'topics', heading: 'Agenda' }] },
  };
  writeFileSync(config, stringify({ data: join(temporaryFolder(), 'data'), web: { port: 0 }, groups: [group] }));
  return config;
}

test('what the environment has under the name of a secret', async () => {
  const file = join(temporaryFolder(), `${SECRET}.yaml`);
  const { code, err } = await runGavel(['doctor', '--config', file], { ...process.env, WICK_TOKEN: SECRET });
  expect([code, err]).toEqual([1, expect.stringContaining("….yaml: can't be read")]);
  expect(err).not.toContain(SECRET);
});

test.each(['doctor', 'start'])('what gavel %s found out from a configuration', async (command) => {
  const path = join(temporaryFolder(), SECRET);
  const { code, out, err } = await runGavel([command, '--config', configuration(path)], {
    ...process.env,
    WICK_TOKEN: SECRET,
  });
  expect([code, `${out}${err}`]).toEqual([1, expect.stringContaining('/…')]);
  expect(`${out}${err}`).not.toContain(SECRET);
});

test('a secret of the configuration that nothing in the environment is called after', async () => {
  const config = configuration(join(temporaryFolder(), SECRET));
  const matrix = `matrix: { homeserver: 'http://127.0.0.1:9', accessToken: '\${WICK}' }\n`;
  writeFileSync(config, matrix + readFileSync(config, 'utf8'));
  const { code, out, err } = await runGavel(['doctor', '--config', config], { ...process.env, WICK: SECRET });
  expect([code, out]).toEqual([1, expect.stringContaining('/…')]);
  expect(`${out}${err}`).not.toContain(SECRET);
});
