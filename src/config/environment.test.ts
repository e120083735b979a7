import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ConfigError, configSchema, parseConfig } from './config.ts';
import { environmentName, nearestName, settingNamed } from './environment-names.ts';
import { hasGroups, withEnvironment } from './environment.ts';
import { itemsOfPart, keysOfPart } from './schema-parts.ts';

const FILE = `
web: { port: 8080 }
operations: { port: 9464 }
groups:
  - id: lantern-keepers
    name: Lantern keepers
    members: [{ handle: mira }, { handle: jonas }]
    schedule: { start: '18:00', from: 2026-01-07, every: FREQ=WEEKLY }
    format: { path: 'minutes-{date}.md', sections: [{ kind: topics }] }
`;

const read = (env: NodeJS.ProcessEnv, file = FILE) => parseConfig(file, 'gavel.yaml', env);

function problems(env: NodeJS.ProcessEnv, file = FILE): string {
  try {
    read(env, file);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('a variable', () => {
  test('comes before the file, with the type that the schema wants', () => {
    const { operations, groups } = read({
      GAVEL_OPERATIONS_PORT: '9000',
      GAVEL_GROUPS_0_NAME: '2026',
      GAVEL_GROUPS_LANTERN_KEEPERS_RELAY: 'true',
      GAVEL_GROUPS_LANTERN_KEEPERS_TIME_BOXES_WARN: '3',
      GAVEL_GROUPS_LANTERN_KEEPERS_CHAIRS: '[mira, jonas]',
    });
    expect(operations).toEqual({ host: '127.0.0.1', port: 9000 });
    expect(groups).toMatchObject([
      { id: 'lantern-keepers', name: '2026', relay: true, timeBoxes: { warn: 3 }, chairs: ['mira', 'jonas'] },
    ]);
  });

  test('is a section that the file leaves out, and a secret that the log leaves out', () => {
    const { platforms, secrets } = read({ GAVEL_SLACK_BOT_TOKEN: 'xoxb-lamp-oil', GAVEL_SLACK_APP_TOKEN: 'xapp-wick' });
    expect(platforms.map(({ id }) => id)).toEqual(['web', 'slack']);
    expect(secrets).toEqual(expect.arrayContaining(['xoxb-lamp-oil', 'xapp-wick']));
  });

  test('adds to a list after its last item', () => {
    const { groups } = read({ GAVEL_GROUPS_0_MEMBERS_2_HANDLE: 'adaeze', GAVEL_GROUPS_0_MEMBERS_3_HANDLE: 'kim' });
    expect(groups[0]?.members.map(({ handle }) => handle)).toEqual(['mira', 'jonas', 'adaeze', 'kim']);
  });

  test('changes one of two that share what they have', () => {
    const shared = `${FILE}    calendar: &there { url: https://lamps.example.org/a.ics }\n`;
    const two = `${shared}${FILE.slice(FILE.indexOf('  - id')).replaceAll('antern', 'amp')}    calendar: *there\n`;
    const { groups } = read({ GAVEL_GROUPS_1_CALENDAR_URL: 'https://lamps.example.org/b.ics' }, two);
    expect(groups.map(({ calendar }) => calendar.url)).toEqual([
      'https://lamps.example.org/a.ics',
      'https://lamps.example.org/b.ics',
    ]);
  });

  test('that is empty, or of a service called gavel, or not for the configuration, is none', () => {
    const env = {
      GAVEL_OPERATIONS_PORT: '',
      GAVEL_CONFIG: 'gavel.yaml',
      GAVEL_READY_URL: 'http://127.0.0.1:9464/readyz',
      GAVEL_SERVICE_HOST: '10.0.0.1',
      GAVEL_PORT_9464_TCP_ADDR: '10.0.0.1',
      GAVEL_PORT: 'tcp://10.0.0.1:9464',
    };
    expect(read(env).operations?.port).toBe(9464);
    expect(hasGroups(env)).toBe(false);
  });

  test.each([
    ['GAVEL_OPERATION_PORT', "there's no such setting. Did you mean GAVEL_OPERATIONS_PORT?"],
    ['GAVEL_GROUPS_LANTERN_KEEPERS_NAM', "there's no such setting. Did you mean GAVEL_GROUPS_LANTERN_KEEPERS_NAME?"],
    ['GAVEL_SLACK_BOTTOKEN', "there's no such setting. Did you mean GAVEL_SLACK_BOT_TOKEN?"],
    ['GAVEL_WEATHER', "there's no such setting. gavel schema shows the names of all (x-env)"],
    ['GAVEL_GROUPS_2_NAME', 'there are only 1 in this list. Use 1 for the next one'],
  ])('%s is told', (name, says) => {
    expect(problems({ [name]: 'x' })).toBe(`${name}: ${says}`);
  });

  test('with a wrong value is named instead of a line of the file, and a value that is no YAML', () => {
    expect(problems({ GAVEL_OPERATIONS_PORT: 'many' })).toBe(
      'GAVEL_OPERATIONS_PORT: operations.port: expected a number',
    );
    expect(problems({ GAVEL_GROUPS_0_CHAIRS: '[mira' })).toMatch(/^GAVEL_GROUPS_0_CHAIRS: /u);
  });
});

test('everything can be in the environment, without a file', () => {
  const env = {
    GAVEL_WEB_PORT: '0',
    GAVEL_GROUPS_0_ID: 'lanterns',
    GAVEL_GROUPS_LANTERNS_NAME: 'Lanterns',
    GAVEL_GROUPS_LANTERNS_MEMBERS: '[{ handle: mira }]',
    GAVEL_GROUPS_LANTERNS_SCHEDULE: "{ start: '18:00', from: 2026-01-07, every: FREQ=WEEKLY }",
    GAVEL_GROUPS_LANTERNS_FORMAT_PATH: 'minutes-{date}.md',
    GAVEL_GROUPS_LANTERNS_FORMAT_SECTIONS_0_KIND: 'topics',
  };
  expect(hasGroups(env)).toBe(true);
  expect(hasGroups({ GAVEL_GROUPS: '[{ id: lanterns }]' })).toBe(true);
  expect(hasGroups({ GAVEL_GROUPS_0: '{ id: lanterns }' })).toBe(true);
  expect(hasGroups({ GAVEL_GROUPS_0_PAGES_URL: 'https://example.org/' })).toBe(false);
  expect(read(env, '').groups).toMatchObject([
    { id: 'lanterns', name: 'Lanterns', format: { path: 'minutes-{date}.md' } },
  ]);
});

/** The paths of all settings, by the schema. */
function settingPaths(part: unknown, path: readonly string[]): (readonly string[])[] {
  const own = path.at(-1) === '*' || path.length === 0 ? [] : [path];
  const below = [part]
    .flatMap((one) => [...keysOfPart(one)])
    .flatMap(([key, parts]) => parts.flatMap((one) => settingPaths(one, [...path, key])));
  return [...own, ...below, ...itemsOfPart(part).flatMap((one) => settingPaths(one, [...path, '*']))];
}

test('every setting of the schema has a name that leads back to it', () => {
  const schema = configSchema();
  const paths = settingPaths(schema, []);
  expect(paths.length).toBeGreaterThan(100);
  expect(JSON.stringify(schema)).toContain('"x-env":"GAVEL_GROUPS_N_FORGE_MAIN_BRANCH"');
  for (const path of paths) {
    const numbered = path.map((key) => (key === '*' ? 0 : key));
    const found = settingNamed(schema, environmentName(path).replaceAll(/(?<=_)N(?=_|$)/gu, '0'), []);
    expect(found?.path).toEqual(numbered);
  }
});

test('whatever a variable is called or says, it is a setting or a problem, and nothing breaks', () => {
  const schema = configSchema();
  const words = fc.constantFrom(
    'GROUPS',
    '0',
    'FORMAT',
    'SECTIONS',
    'WEB',
    'PORT',
    'LANTERN',
    '__PROTO__',
    'PORTT',
    '',
  );
  const names = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => `GAVEL_${parts.join('_')}`);
  fc.assert(
    fc.property(names, fc.string({ minLength: 1 }), (name, value) => {
      const { settings, problems: wrong } = withEnvironment({}, () => schema, { [name]: value });
      expect(settings.length + wrong.length).toBeLessThanOrEqual(1);
      expect(nearestName(schema, name, []) ?? name).toMatch(/^GAVEL_/u);
    }),
    { numRuns: 50 },
  );
});
