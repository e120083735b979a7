import { expect, test } from '@jest/globals';

import { meetingDomain } from '../../features/meeting-domain.ts';
import { parseSpoken } from '../../meeting/parse-spoken.ts';
import { slashCommands } from './manifest.ts';
import { typedOnSlack } from './typed-command.ts';

const { commands } = meetingDomain.kernel;
const short = slashCommands(commands, 'short');
const few = slashCommands(commands, 'few');

test.each([
  ['/topic TEXT', '/meeting topic TEXT'],
  ['/topic TEXT, /topic next or /topic N', '/meeting topic TEXT, /meeting topic next or /meeting topic N'],
  ['/note TEXT', '/note TEXT'],
  ['/meeting next [WHEN]', '/meeting next [WHEN]'],
  ['/vote close', '/vote close'],
  ['/help', '/meeting help'],
  ['/timebox MINUTES or /timebox off', '/timebox MINUTES or /timebox off'],
])('%s is %s on Slack with short commands', (typed, there) => expect(typedOnSlack(typed, short)).toBe(there));

test.each([
  ['/topic TEXT', '/meeting topic TEXT'],
  ['/note TEXT', '/meeting note TEXT'],
  ['/action @user TEXT', '/action @user TEXT'],
  ['/vote TEXT, /vote yes or /vote close', '/meeting vote TEXT, /meeting vote yes or /meeting vote close'],
  ['/meeting next [WHEN]', '/meeting next [WHEN]'],
])('%s is %s on Slack', (typed, there) => expect(typedOnSlack(typed, few)).toBe(there));

test.each(commands.map(({ verb }) => verb.replace(/^meeting /u, '')))('/meeting %s is taken', (verb) => {
  const [spoken] = parseSpoken(`/meeting ${verb}`, meetingDomain.words);
  const called = spoken?.kind === 'command' ? spoken.command.verb : undefined;
  expect([verb, `meeting ${verb}`]).toContain(called);
});
