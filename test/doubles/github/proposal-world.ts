// A group that is led by the real secretary and proposes its minutes on GitHub; its clock is turned by hand.
import { groupOf, parseConfig } from '../../../src/config/config.ts';
import type { Forge } from '../../../src/ports/forge.ts';
import { type MeetingWorld, meetingWorldOver } from '../meeting-world.ts';

const HANDLES = ['mira', 'jonas', 'adaeze', 'kenji', 'sofia', 'lena'];

/** The invented group. Mira leads, Jonas writes; everybody's login is their handle. */
export const groupOnGitHub = (approval: object = {}, more: object = {}) => {
  const group = {
    id: 'lantern',
    name: 'Lantern working group',
    chairs: ['mira'],
    secretaries: ['jonas'],
    members: HANDLES.map((handle, i) => ({ handle, github: handle, organisation: i % 2 === 0 ? 'Wick' : 'Glass' })),
    schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY;INTERVAL=2' },
    approval,
    forge: { kind: 'github', repository: 'lantern/minutes', token: '${TOKEN}' },
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
  const [config] = parseConfig(JSON.stringify({ groups: [group] }), 'lantern', { TOKEN: 'token-of-gavel' }).groups;
  if (!config) throw new Error('There is no group');
  return groupOf(config);
};

export interface ProposalWorld extends MeetingWorld<Forge> {
  /** A meeting from its start to its end. */
  meet(...lines: readonly string[]): Promise<void>;
  /** What is new in the room since this was last asked, without the addresses of links. */
  news(): string[];
}

export async function proposalWorld(
  forge: Forge,
  group = groupOnGitHub(),
  at = '2026-11-24T17:00:00.000Z',
): Promise<ProposalWorld> {
  const world = await meetingWorldOver(forge, { group, at });
  let known: string[] = [];
  return Object.assign(world, {
    async meet(...lines: readonly string[]) {
      await world.say('mira', '/meeting start');
      for (const handle of HANDLES) await world.say(handle, '/present');
      for (const line of lines) await world.say('jonas', line);
      await world.say('mira', '/meeting end');
    },
    news() {
      const now = world.told();
      const fresh = now.filter((words, i) => words !== known[i]);
      known = now;
      return fresh.map((words) => words.replaceAll(/ \(http[^)]*\)/gu, ''));
    },
  });
}
