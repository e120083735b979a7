import type { EntryRecorded } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { asGuest, hasRegrets, isPresent, rollCallState, type TookPart } from '../../meeting/roll-call.ts';
import { electionsFeature } from '../elections/elections.ts';
import { isOffRecord } from '../off-record/off-record.ts';
import { mayLead } from '../roles/roles.ts';

/** Only people who are there do this. Someone who ends a meeting may have come just for that, long after it. */
const TAKES_PART: ReadonlySet<string> = new Set([
  'entry.recorded',
  'votes.opened',
  'votes.cast',
  'votes.closed',
  'topics.added',
  'topics.taken-up',
  'elections.called',
  'elections.elected',
  'roles.named',
  'queue.joined',
  'queue.called',
  'off-record.began',
  'time-boxes.set',
]);
const OPENS: ReadonlySet<string> = new Set(['lifecycle.started', 'lifecycle.gathered']);

interface Named extends Event {
  readonly people: readonly PersonKey[];
}
const isRecorded = (event: Event): event is EntryRecorded => event.type === 'entry.recorded';
const isNamed = (event: Event): event is Named => event.type === 'elections.elected' || event.type === 'roles.named';

/** Who else was there, going by what was decided: whose words a scribe wrote down, and who was given a role. */
function others(event: Event, meeting: Meeting): readonly PersonKey[] {
  // A message that someone else has recorded may have been said at any time.
  if (isRecorded(event)) return event.entry.said === undefined ? [event.entry.credit ?? ''] : [];
  if (!isNamed(event)) return [];
  const { chair, secretary } = meeting.stateOf(electionsFeature);
  return event.people.filter((key) => !chair.includes(key) && !secretary.includes(key));
}

/**
 * Anyone who records, votes, is elected or leads is there, whether or not they answered the roll call. What is said off
 * the record doesn't count.
 * @param events what was decided because of what `by` did
 * @param meeting as it was before
 */
export function takingPart(events: readonly Event[], by: Person, at: string, meeting: Meeting): TookPart[] {
  if (isOffRecord(meeting)) return [];
  const isRunning = meeting.stateOf(lifecycleState).phase === 'in session';
  const told = events.filter(({ type }) => OPENS.has(type) || (isRunning && TAKES_PART.has(type)));
  if (told.length === 0) return [];
  const { directory } = meeting.group;
  const named = told
    .flatMap((event) => others(event, meeting))
    .filter((key) => directory.byName(key)?.handle === key && !hasRegrets(key, meeting));
  const asks = meeting.group.attendance.uncounted === 'ask' && !mayLead(by, meeting);
  return [...new Set([by.key, ...named])].flatMap((who): TookPart[] => {
    if (isPresent(who, meeting) || (asks && meeting.stateOf(rollCallState).get(who)?.unsure !== undefined)) return [];
    return [
      { type: 'roll-call.took-part', at, who, ...(who === by.key && asGuest(by)), ...(asks ? { ask: true } : {}) },
    ];
  });
}
