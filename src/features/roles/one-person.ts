import { refuse, type Meeting, type Refusal, type TypedCommand, wrongUsage } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { knownPeople, onlyName } from '../../meeting/people.ts';
import { rolesMessages } from './messages.ts';
import { mayLead } from './roles.ts';

type Typed = Pick<TypedCommand, 'args' | 'by'>;

/**
 * The one person who is named first, which only those who lead may do for others, else oneself; and what follows.
 * @param notOthers the refusal for anybody else who names another
 */
export function oneselfOrOther(
  { args, by }: Typed,
  meeting: Meeting,
  notOthers: string,
): { readonly who: Person; readonly rest: string } | Refusal {
  const named = knownPeople(args, meeting, by);
  if ('refuse' in named) return named;
  const { people, rest } = named;
  if (people.length > 1) return wrongUsage(rolesMessages(meeting.group).oneAtATime);
  const who = people[0] ?? by;
  return who.key === by.key || mayLead(by, meeting) ? { who, rest } : refuse(notOthers);
}

/** The same, for commands that take nothing but a name. */
export function onlyOneselfOrOther(typed: Typed, meeting: Meeting, notOthers: string): Person | Refusal {
  const found = oneselfOrOther(typed, meeting, notOthers);
  if ('refuse' in found) return found;
  return found.rest === '' ? found.who : wrongUsage(onlyName(found.rest, meeting));
}
