import { clean } from '../../meeting/clean.ts';
import { entries, type Entry, type Recorded } from '../../meeting/entry.ts';
import { refuse, type Ask, type Decided, type Meeting, type Refusal, misused } from '../../meeting/feature.ts';
import { currentTopic } from '../agenda/topics.ts';
import { tooLong } from './limits.ts';

/** What a feature says of an entry that it records; the rest is filled in. */
export type Draft = Pick<Entry, 'kind' | 'text'> & Partial<Omit<Entry, 'number' | 'author'>>;

/** The number that the next entry gets. */
export const nextNumber = (meeting: Meeting): number => meeting.of(entries).next;

/** Records one entry under the current topic, or where the draft says. */
export function record(draft: Draft, { by, at }: Ask, meeting: Meeting): Decided<Recorded> | Refusal {
  const topic = draft.topic ?? currentTopic(meeting)?.id;
  if (topic === undefined)
    return refuse('There is no topic yet, so this is not recorded. /topic TEXT opens one: then say it again.');
  if (clean(draft.text) === '') return misused('There is nothing to record.');
  const long = tooLong(draft.text);
  if (long !== undefined) return refuse(long);
  const entry: Entry = { owners: [], box: 'none', ...draft, topic, number: nextNumber(meeting), author: by.key };
  return { events: [{ type: 'entry.recorded', at, entry }] };
}
