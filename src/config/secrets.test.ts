import { expect, test } from '@jest/globals';

import { secretKeeper } from './secrets.ts';

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
  const keep = secretKeeper(config);
  const line = JSON.stringify({ level: 50, why: Object.values(SECRETS).join(' and '), group: 'lamps' });
  expect(JSON.parse(keep(line))).toEqual({ level: 50, why: '… and … and … and …', group: 'lamps' });
});

test('what is short, and so stands in words that have nothing to do with it, is left', () => {
  const keep = secretKeeper({ settings: { token: 'lamp', password: 'lamp-oil' } });
  expect(keep('{"why":"the lamp of lamp-oil"}')).toBe('{"why":"the lamp of …"}');
});
