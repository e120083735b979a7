import { cleanText } from './clean-text.ts';
import { entriesFeature, type Entry, type EntryRecorded } from './entry.ts';
import { refuse, type AskedBy, type Decided, type Meeting, type Refusal, wrongUsage } from './feature.ts';
import { tooLong } from './limits.ts';
import { generalMessages } from './messages.ts';
import { currentTopic } from './topics.ts';

/** The parts of an entry that a feature gives; the rest is filled in. */
export type EntryDraft = Pick<Entry, 'kind' | 'text'> & Partial<Omit<Entry, 'number' | 'author'>>;

/** The number that the next entry gets. */
export const nextNumber = (meeting: Meeting): number => meeting.stateOf(entriesFeature).next;

/** Records one entry under the draft's topic, or the current one. */
export function recordEntry(
  draft: EntryDraft,
  { by, at }: AskedBy,
  meeting: Meeting,
): Decided<EntryRecorded> | Refusal {
  const topic = draft.topic ?? currentTopic(meeting)?.id;
  const say = generalMessages(meeting.group);
  if (topic === undefined) return refuse(say.noTopicYet);
  if (cleanText(draft.text) === '') return wrongUsage(say.nothingToRecord);
  const long = tooLong(draft.text, meeting.group);
  if (long !== undefined) return refuse(long);
  const entry: Entry = { owners: [], box: 'none', ...draft, topic, number: nextNumber(meeting), author: by.key };
  return { events: [{ type: 'entry.recorded', at, entry }] };
}
