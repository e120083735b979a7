// By an address people are known as members: only one that Slack has checked for this workspace counts.
import { expect, test } from '@jest/globals';

import { hasProvedEmail } from './people.ts';

const own = { team_id: 'T1' };

test.each<[string, Parameters<typeof hasProvedEmail>[0], boolean]>([
  ['somebody of this workspace', own, true],
  ['somebody whose address Slack has checked', { ...own, is_email_confirmed: true }, true],
  ['somebody whose address Slack has not checked', { ...own, is_email_confirmed: false }, false],
  ['somebody of another workspace', { team_id: 'T2' }, false],
  ['somebody of another workspace that says it has checked', { team_id: 'T2', is_email_confirmed: true }, false],
  [
    'somebody of the same organisation, with this workspace',
    { team_id: 'E1', enterprise_user: { teams: ['T1', 'T2'] } },
    true,
  ],
  ['somebody of the same organisation, without it', { team_id: 'E1', enterprise_user: { teams: ['T2'] } }, false],
  ['a stranger in a shared channel', { ...own, is_stranger: true }, false],
  ['somebody of whom Slack tells no workspace', {}, false],
])('%s', (_, user, proved) => {
  expect(hasProvedEmail(user, 'T1')).toBe(proved);
});
