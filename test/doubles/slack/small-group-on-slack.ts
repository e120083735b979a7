import type { Group } from '../../../src/meeting/group.ts';
import { testDirectory, withAccount } from '../directory.ts';
import { smallGroup } from '../small-group.ts';
import type { SlackPerson } from './workspace.ts';

/** The small group, in which these people are known by their Slack accounts: each login is a handle. */
export function smallGroupOnSlack(people: readonly SlackPerson[]): Group {
  const group = smallGroup();
  const members = group.directory.members.map((member) =>
    withAccount(member, 'slack', people.find(({ login }) => login === member.handle)?.id),
  );
  return { ...group, directory: testDirectory(members) };
}
