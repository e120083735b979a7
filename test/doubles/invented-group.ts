import { groupOf, parseConfig } from '../../src/config/config.ts';
import type { Group } from '../../src/meeting/group.ts';
import { testDirectory, withoutAccounts, writtenMember, type WrittenMember } from './directory.ts';

/** An invented group, from its configuration: these settings are added to its name, members and format. */
export function inventedGroup({
  members = [{ handle: 'mira' }, { handle: 'jonas' }, { handle: 'kenji' }],
  ...settings
}: {
  readonly members?: readonly WrittenMember[];
  readonly [setting: string]: unknown;
}): Group {
  const group = {
    id: 'lantern',
    name: 'Lantern',
    chairs: ['mira'],
    secretaries: ['jonas'],
    members: members.map(withoutAccounts),
    format: {
      path: 'minutes-{date}.md',
      sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }] }],
    },
    ...settings,
  };
  const [config] = parseConfig(JSON.stringify({ groups: [group] }), 'test', {}).groups;
  if (!config) throw new Error('There is no group');
  return { ...groupOf(config), directory: testDirectory(members.map(writtenMember)) };
}

/** Every second Wednesday at 17:00 UTC, from 2024-05-15. */
export const fortnightlyGroup = inventedGroup({
  members: [{ handle: 'mira' }, { handle: 'jonas', zone: 'Europe/Berlin', expected: false }, { handle: 'kenji' }],
  schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2', place: 'Room 1' },
});
