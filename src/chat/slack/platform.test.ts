import { describe, expect, test } from '@jest/globals';

import { configured, problemsOf } from '../../../test/doubles/configured.ts';
import { TRAITS } from '../../../test/doubles/directory.ts';
import { groupOf } from '../../config/config.ts';
import { secretKeeper } from '../../config/secrets.ts';
import { slackPlatform } from './platform.ts';

const ENV = { BOT: 'xoxb-1-2-secret', APP: 'xapp-1-2-secret', SIGNING: 'signing-secret' };
const socket = { botToken: '${BOT}', appToken: '${APP}' };
const http = { botToken: '${BOT}', http: { signingSecret: '${SIGNING}' } };

test('tells the traits that tests of other parts count on', () => {
  expect(slackPlatform).toMatchObject(TRAITS.slack);
});

describe('its settings', () => {
  test.each([
    ['Socket Mode', socket],
    ['HTTP', http],
  ])('can be %s', (_, slack) => {
    const { platforms } = configured({ slack }, { rooms: [{ id: 'slack:C012ABCDEF' }] }, ENV);
    expect(platforms.map(({ id }) => id)).toEqual(['slack']);
  });

  test.each([
    ['both ways at once', { ...socket, ...http }, 'slack: give either appToken (Socket Mode) or http'],
    ['neither', { botToken: '${BOT}' }, 'slack: give either appToken (Socket Mode) or http'],
    ['a token of another kind', { ...socket, botToken: '${APP}' }, 'slack.botToken: a bot token begins with xoxb-'],
    [
      'the bot’s token twice',
      { ...socket, appToken: '${BOT}' },
      'slack.appToken: an app-level token begins with xapp-',
    ],
  ])('%s are told', (_, slack, words) => {
    expect(problemsOf({ slack }, {}, ENV)).toEqual([words]);
  });

  test('leave no secret in the log', () => {
    const { keep } = secretKeeper(configured({ slack: http }, {}, ENV));
    expect(keep(JSON.stringify({ why: `${ENV.BOT} and ${ENV.SIGNING}` }))).toBe('{"why":"… and …"}');
  });
});

test('a room needs the section, and an id instead of a name', () => {
  expect(problemsOf({}, { rooms: [{ id: 'slack:C012ABCDEF' }] })).toEqual([
    'groups[0].rooms[0].id: a Slack room needs a "slack" section with botToken, and appToken or http',
  ]);
  expect(problemsOf({ slack: socket }, { rooms: [{ id: 'slack:#lamps' }] }, ENV)[0]).toMatch(
    /^groups\[0\]\.rooms\[0\]\.id: write a room as web:NAME, slack:C012ABCDEF/u,
  );
});

describe('a member', () => {
  const { groups } = configured({}, { members: [{ handle: 'mira', slack: ['U1', 'W2'] }] });
  const [known] = groups.map((group) => groupOf(group).directory);

  test('with two accounts is one person, called by the first', () => {
    const [mira] = known?.members ?? [];
    expect(['U1', 'W2', 'U3'].map((id) => known?.byUser({ platform: 'slack', id, name: 'M' })?.handle)).toEqual([
      'mira',
      'mira',
      undefined,
    ]);
    expect(mira && known?.accountsOn('slack', mira)).toEqual(['U1', 'W2']);
  });

  test.each([
    ['mira', ''],
    [['U1', 'mira'], '[1]'],
    [[], ''],
    [7, ''],
  ])('whose id is %j is told how it looks', (slack, where) => {
    expect(problemsOf({}, { members: [{ handle: 'mira', slack }] })).toEqual([
      `groups[0].members[0].slack${where}: a Slack member id looks like U012ABCDEF`,
    ]);
  });

  test('cannot have an id that is another’s as well', () => {
    const members = [
      { handle: 'mira', slack: ['U1', 'U2'] },
      { handle: 'kim', slack: 'U2' },
    ];
    expect(problemsOf({}, { members })).toEqual([
      'groups[0].members: "slack:U2" means both mira and kim. Change one of their names, aliases or ids',
    ]);
  });
});
