// A group that is led by the real secretary and proposes its minutes in a forge; its clock is turned by hand.
import type { Forge } from '../../src/ports/forge.ts';
import { groupWithReviews, REVIEWERS } from './group-with-reviews.ts';
import { type MeetingWorld, meetingWorldOver } from './meeting-world.ts';

export interface ProposalWorld extends MeetingWorld<Forge> {
  /** A meeting from its start to its end. */
  meet(...lines: readonly string[]): Promise<void>;
  /** What is new in the room since this was last asked, without the addresses of links. */
  news(): string[];
}

export async function proposalWorld(
  forge: Forge,
  group = groupWithReviews(),
  at = '2026-11-24T17:00:00.000Z',
): Promise<ProposalWorld> {
  const world = await meetingWorldOver(forge, { group, at });
  let known: string[] = [];
  return Object.assign(world, {
    async meet(...lines: readonly string[]) {
      await world.say('mira', '/meeting start');
      for (const handle of REVIEWERS) await world.say(handle, '/present');
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
