import type { Event } from '../meeting/event.ts';
import type { Decision, Meeting } from '../meeting/feature.ts';
import type { Person } from '../meeting/member.ts';
import type { Heard } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import type { GroupBinding, MeetingDomain } from './secretary-deps.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Which meetings of a group something said can be about. */
export interface ActiveMeetings {
  readonly current: string;
  /** The one before, while its minutes wait for approval. */
  readonly review?: string | undefined;
}

/** What handlers have at hand. */
export interface HandlerContext {
  readonly domain: MeetingDomain;
  readonly binding: GroupBinding;
  readonly store: Store;
  readonly active: ActiveMeetings;
  readonly work: UnitOfWork;
  /** Something that nobody can guess, for codes. */
  readonly linkCode: string;
}

export function meetingOf(work: UnitOfWork, stream: string): Meeting {
  const meeting = work.meeting(stream);
  if (!meeting) throw new Error(`There is no meeting ${stream}`);
  return meeting;
}

/** The decision of the first feature that claims what was done. */
export function firstDecision(
  domain: MeetingDomain,
  ask: (feature: MeetingDomain['kernel']['features'][number]) => Decision<Event> | undefined,
): Decision<Event> | undefined {
  for (const feature of domain.kernel.features) {
    const decision = ask(feature);
    if (decision) return decision;
  }
  return undefined;
}

/** The person who said or did it, as the group knows them. */
export const speakerOf = (
  { by, leads }: Pick<Heard, 'by' | 'leads'>,
  { domain, work, active }: HandlerContext,
): Person => ({
  ...domain.person(by, meetingOf(work, active.current)),
  ...(leads === true && { leads }),
});
