/** @needs Synapse */
// `gavel init` beside a real homeserver: a token that does, one that is refused, and a homeserver that isn't there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { bareRepositoryWith, temporaryFolder } from '../doubles/git-people.ts';
import { runGavel } from '../program/run-gavel.ts';
import { describeOnSynapse } from './matrix-harness.ts';

const WRONG = 'syt_wrong_moths';

describeOnSynapse('gavel init', (harness) => {
  async function initialized(homeserver: string, token: string) {
    const config = join(temporaryFolder(), 'gavel.yaml');
    const options = [
      ['--name', 'Moths', '--platforms', 'matrix', '--room', `matrix:${harness.room}`],
      ['--set', `matrix.homeserver=${homeserver}`, '--set', `forge.path=${bareRepositoryWith({ a: 'b' })}`],
      ['--start', '19:00', '--zone', 'UTC', '--members', 'mira', '--account', 'mira=matrix:@mira:localhost'],
    ].flat();
    const env = { ...process.env, MATRIX_ACCESS_TOKEN: token };
    const { code, out, err } = await runGavel(['init', '--yes', '--config', config, ...options], env);
    return { code, err, everything: `${out}${err}${readFileSync(config, 'utf8')}` };
  }

  test('a token that does, and a room that Gavel is not in yet', async () => {
    const { code, err, everything } = await initialized(harness.synapse.url, harness.gavel.token);
    expect([code, err]).toEqual([0, expect.stringMatching(/^ok {4}Matrix: the account/mu)]);
    expect(err).toMatch(/^fail {2}Matrix: the room .* isn't in it\n {6}Start Gavel and invite @gavel/mu);
    expect(everything).toContain(`{ handle: mira, matrix: "@mira:localhost" }`);
    expect(everything).not.toContain(harness.gavel.token);
  });

  test.each([
    ['a token that is refused', () => harness.synapse.url, 'Create a new access token'],
    ['a homeserver that is not there', () => 'http://127.0.0.1:9', 'that this machine can reach it'],
    ['a name that nobody knows, as on a machine without a network', () => 'https://matrix.invalid', 'can reach it'],
  ])('%s', async (_, homeserver, mend) => {
    const { code, err, everything } = await initialized(homeserver(), WRONG);
    expect([code, err]).toEqual([0, expect.stringMatching(/^fail {2}Matrix: the account/mu)]);
    expect(err).toContain(mend);
    expect(everything).not.toContain(WRONG);
  });
});
