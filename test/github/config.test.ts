import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { groupOf, parseConfig } from '../../src/config/config.ts';

const SOURCE = readFileSync('config/github.yaml', 'utf8');
const ENV = { LANTERN_APP_KEY: 'a key of nobody' };
const wrong = (source: string): string => {
  try {
    parseConfig(source, 'gavel.yaml', ENV);
    return 'nothing is wrong';
  } catch (error) {
    return String(error);
  }
};

describe('the configuration of a group on GitHub', () => {
  test('the example is right, and nothing that a meeting knows holds its secret', () => {
    const [group] = parseConfig(SOURCE, 'gavel.yaml', ENV).groups;
    expect(group?.forge).toMatchObject({
      kind: 'github',
      settings: { app: { id: '123456', privateKey: ENV.LANTERN_APP_KEY } },
    });
    const led = group && groupOf(group);
    expect(led?.approval).toMatchObject({ needed: 2, organisations: 2, silence: 168, inRooms: false });
    expect(JSON.stringify(led)).not.toContain(ENV.LANTERN_APP_KEY);
  });

  test.each([
    ['a secret in the file', "'${LANTERN_APP_KEY}'", 'abcdef', 'privateKey is a secret'],
    ['a token beside an app', 'labels: [minutes]', "token: '${LANTERN_APP_KEY}'", 'either a token or an app'],
    ['a repository that is none', 'lantern/minutes', 'https://github.com/lantern', 'OWNER/NAME'],
    ['a login with an @', 'mira-h', "'@mira'", 'a GitHub login'],
    ['somebody unknown who merges', 'merge: gavel', 'mergers: [zoe]', `"zoe" isn't a member. Add them under members`],
    ['merging by GitHub where Gavel is to', 'method: squash', 'autoMerge: true', 'Set approval.merge to people'],
    ['no time at all for objections', 'silence: 168', 'silence: 0', 'silence'],
  ])('%s is told, with its line', (_, from, to, why) => {
    expect(wrong(SOURCE.replace(from, to))).toMatch(/gavel\.yaml:\d+:\d+/u);
    expect(wrong(SOURCE.replace(from, to))).toContain(why);
  });
});
