import { describe, expect, test } from '@jest/globals';
import { parseDocument } from 'yaml';
import { z } from 'zod';

import { secretSetting } from '../ports/secret-setting.ts';
import { fillSecrets } from './fill-secrets.ts';
import { secretKeeper, secretPaths, secretValues } from './secrets.ts';

const SECRETS = {
  token: 'ghp_0123456789',
  key: '-----BEGIN KEY-----\nabc"def\n-----END KEY-----',
  bot: 'xoxb-1-2-secret',
  signing: 'signing-secret',
};
const config = {
  groups: [
    { id: 'lamps', forge: { settings: { token: SECRETS.token } } },
    { id: 'moths', forge: { settings: { app: { id: 7, privateKey: SECRETS.key } } } },
  ],
  platforms: [{ id: 'lamp-post', settings: { botToken: SECRETS.bot, http: { signingSecret: SECRETS.signing } } }],
};

test('no secret of the configuration is left in a line of the log, and all the rest is', () => {
  const { keep } = secretKeeper(config);
  const line = JSON.stringify({ level: 50, why: Object.values(SECRETS).join(' and '), group: 'lamps' });
  expect(JSON.parse(keep(line))).toEqual({ level: 50, why: '… and … and … and …', group: 'lamps' });
});

test('what people read has none either, nor the rest of one that begins like another', () => {
  const { keep, learn } = secretKeeper({ token: 'lamp-oil' });
  learn({ settings: { privateKey: SECRETS.key, token: 'lamp-oil-and-wick' } });
  expect(keep(`no: ${SECRETS.key}, lamp-oil-and-wick, lamp-oil`)).toBe('no: …, …, …');
});

test('what is short, and so stands in words that have nothing to do with it, is left', () => {
  const { keep } = secretKeeper({ settings: { token: 'lamp', password: 'lamp-oil' } });
  expect(keep('{"why":"the lamp of lamp-oil"}')).toBe('{"why":"the lamp of …"}');
});

test.each(['apiKey', 'api_key', 'accessKey', 'passphrase'])('what is called %s is one without a mark', (key) => {
  expect(secretKeeper({ settings: { [key]: 'lamp-oil' } }).keep('{"why":"lamp-oil"}')).toBe('{"why":"…"}');
});

describe('a platform whose word for its secret is its own', () => {
  const Lamps = z
    .strictObject({ wick: secretSetting(z.string().min(1)).optional(), oils: z.array(secretSetting(z.string())) })
    .refine(() => true)
    .transform((settings) => ({ settings }));
  const Way = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('plain') }),
    z.strictObject({ kind: z.literal('lit'), flame: secretSetting(z.string()) }),
  ]);
  const File = z.strictObject({
    lamps: Lamps.optional(),
    groups: z.array(z.strictObject({ wick: z.string(), way: Way })),
    more: z.record(z.string(), secretSetting(z.string())).optional(),
  });
  const paths = secretPaths(File);

  test('marks where it stands', () => {
    expect(paths.map((path) => path.join('.')).toSorted()).toEqual(
      ['groups.*.way.flame', 'lamps.oils.*', 'lamps.wick', 'more.*'].toSorted(),
    );
  });

  const filled = (file: string, env: NodeJS.ProcessEnv = {}) => {
    const told: string[] = [];
    const document = parseDocument(file);
    fillSecrets(document, env, paths, {
      missing: (name, offset) => told.push(`${offset}: no ${name}`),
      plain: (key, offset) => told.push(`${offset}: ${key}`),
    });
    return { told, read: document.toJS() as unknown };
  };

  test('is told of each that stands in the file, and of nothing else that is called so', () => {
    const file =
      'lamps: { wick: abc, oils: [def, "${OIL}"] }\ngroups: [{ wick: ghi, way: { kind: lit, flame: "x${NO}" } }]';
    expect(filled(file, { OIL: 'whale oil' }).told).toEqual(['15: wick', '27: oils', '91: flame', '91: no NO']);
  });

  test('has its values left out of the log', () => {
    const file = 'lamps: { wick: "${WICK}", oils: ["${OIL}"] }\ngroups: [{ wick: a plain wick }]';
    const { told, read } = filled(file, { WICK: 'woven-wick', OIL: 'whale-oil' });
    const secrets = secretValues(read, paths);
    expect([told, secrets]).toEqual([[], ['woven-wick', 'whale-oil']]);
    expect(secretKeeper({ secrets }).keep('{"why":"woven-wick, whale-oil, a plain wick"}')).toBe(
      '{"why":"…, …, a plain wick"}',
    );
  });
});
