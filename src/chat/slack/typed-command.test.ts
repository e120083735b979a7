import { expect, test } from '@jest/globals';

import { meetingDomain } from '../../features/meeting-domain.ts';
import { slashCommands } from './manifest.ts';
import { typedOnSlack } from './typed-command.ts';

const registered = slashCommands(meetingDomain.kernel.commands);

test.each([
  ['/topic TEXT', '/meeting topic TEXT'],
  ['/topic TEXT, /topic next or /topic N', '/meeting topic TEXT, /meeting topic next or /meeting topic N'],
  ['/note TEXT', '/note TEXT'],
  ['/meeting next [WHEN]', '/meeting next [WHEN]'],
  ['/vote close', '/vote close'],
  ['/help', '/meeting help'],
  ['/timebox MINUTES or /timebox off', '/timebox MINUTES or /timebox off'],
])('%s is %s on Slack', (typed, there) => expect(typedOnSlack(typed, registered)).toBe(there));
