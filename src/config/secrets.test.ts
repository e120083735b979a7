import { expect, test } from '@jest/globals';

import { parseConfig } from './config.ts';
import { secretKeeper } from './secrets.ts';

const ENV = {
  TOKEN: 'ghp_0123456789',
  KEY: '-----BEGIN KEY-----\nabc"def\n-----END KEY-----',
  BOT: 'xoxb-1-2-secret',
  SIGNING: 'signing-secret',
};
const group = (id: string, forge: object) => ({
  id,
  name: id,
  members: [{ handle: 'mira' }],
  schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY' },
  forge: { kind: 'github', repository: `lantern/${id}`, ...forge },
  format: { path: '{date}.md', sections: [] },
});

test('no secret of the configuration is left in a line of the log, and all the rest is', () => {
  const groups = [group('lamps', { token: '${TOKEN}' }), group('moths', { app: { id: 7, privateKey: '${KEY}' } })];
  const slack = { botToken: '${BOT}', http: { signingSecret: '${SIGNING}' } };
  const keep = secretKeeper(parseConfig(JSON.stringify({ groups, slack }), 'x', ENV));
  const line = JSON.stringify({ level: 50, why: Object.values(ENV).join(' and '), group: 'lamps' });
  expect(JSON.parse(keep(line))).toEqual({ level: 50, why: '… and … and … and …', group: 'lamps' });
});
