import { groupOf, parseConfig } from '../../src/config/config.ts';
import { testDirectory, withAccount } from './directory.ts';

export const REVIEWERS = ['mira', 'jonas', 'adaeze', 'kenji', 'sofia', 'lena'];

/**
 * The invented group, whose minutes are approved in its forge. Mira leads, Jonas writes; everybody's login is their
 * handle. Which forge that is, is no matter: the configuration names none.
 * @param approval the group's rule @param more what is different in the group
 */
export const groupWithReviews = (approval: object = {}, more: object = {}) => {
  const group = {
    id: 'lantern',
    name: 'Lantern working group',
    chairs: ['mira'],
    secretaries: ['jonas'],
    members: REVIEWERS.map((handle, i) => ({ handle, organisation: i % 2 === 0 ? 'Wick' : 'Glass' })),
    schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY;INTERVAL=2' },
    approval: { inRooms: false, ...approval },
    format: {
      path: 'meetings/minutes-{date}.md',
      title: 'Minutes {date}',
      sections: [
        { kind: 'present', heading: 'Present' },
        { kind: 'approval', heading: 'Previous minutes' },
        { kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }] },
      ],
      index: { path: 'meetings/README.md', line: '* [{date}](minutes-{date}.md)' },
    },
    ...more,
  };
  const [config] = parseConfig(JSON.stringify({ groups: [group] }), 'lantern', {}).groups;
  if (!config) throw new Error('There is no group');
  const members = config.members.map((member) => withAccount(member, 'github', member.handle));
  return { ...groupOf(config), directory: testDirectory(members) };
};
