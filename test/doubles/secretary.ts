// The real secretary over what a test or a bench gives it, and what they ask of it.
import type { HandClock } from '../../src/clock/hand.ts';
import { meetingDomain } from '../../src/features/meeting-domain.ts';
import type { JobDeps } from '../../src/jobs/job-deps.ts';
import { createJobHandlers } from '../../src/jobs/job-handlers.ts';
import { planNextMeeting, type PlanningRules } from '../../src/jobs/plan-next-meeting.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { UserRef } from '../../src/meeting/member.ts';
import { sharpPictures } from '../../src/pictures/sharp-pictures.ts';
import { SILENT_LOG } from '../../src/ports/operator-log.ts';
import type { SecretaryDeps } from '../../src/secretary/secretary-deps.ts';
import { createSecretary, type Secretary } from '../../src/secretary/secretary.ts';

export type SecretaryGiven = Omit<SecretaryDeps, 'domain' | 'jobHandlers' | 'log'> &
  Partial<SecretaryDeps & JobDeps> & {
    /** How meetings are planned, if not by their schedule. */
    readonly planning?: Partial<PlanningRules>;
  };

/** Not started yet. What is given takes the place of what it has anyway. */
export function testSecretary({ planning, ...given }: SecretaryGiven): Secretary {
  const outside = { pictures: sharpPictures, log: SILENT_LOG, ...given };
  const jobHandlers = { ...createJobHandlers(outside), plan: planNextMeeting(outside, planning) };
  return createSecretary({ domain: meetingDomain, jobHandlers, ...outside });
}

/** A group's current meeting, or its next one. */
export function currentMeeting(gavel: Secretary, group: string): Meeting {
  const meeting = gavel.session(group)?.current();
  if (!meeting) throw new Error('No meeting is planned');
  return meeting;
}

/** Somebody in the web room. */
export const webUser = (id: string): UserRef => ({ platform: 'web', id, name: id });

/** Turns the clock to an instant, stopping at everything that is due on the way, as a real clock would. */
export async function turnTo(clock: HandClock, gavel: Pick<Secretary, 'idle'>, end: string): Promise<void> {
  for (let next = clock.next(); next !== undefined && next <= end; next = clock.next()) {
    clock.set(next);
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await gavel.idle();
  }
  clock.set(end);
  await gavel.idle();
}
