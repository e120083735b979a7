import { aboutEntries, entries, type Entry, type EntryEvent } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { AttachedFrom, Decided, Meeting } from '../../meeting/feature.ts';
import { AMENDABLE, proposedAgain } from '../amend/may-amend.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { nextNumber } from '../notes/record.ts';
import type { Kept, LeftOut, PictureFile, Posted } from './events.ts';
import { pictureEntries, settingsOf } from './files.ts';
import { pictureState } from './state.ts';
import { GIVEN_UP, GONE, notOfType, TOO_LATE, tooLarge } from './words.ts';

/** Pictures that were posted and are to be fetched, with how many bytes they may have. */
export function awaitedPictures(meeting: Meeting) {
  const settings = settingsOf(meeting);
  return [...meeting.of(pictureState).awaited.values()].map(({ key, at, from }) => ({
    key,
    at,
    from,
    most: settings?.most ?? 0,
  }));
}

/** What came of a posted picture: it was fetched, or why it is not there. */
export type Fetched = Omit<PictureFile, 'name'> | 'gone' | 'too large' | 'no picture' | 'given up';

/** What follows for the meeting and for whoever posted it; undefined where it is awaited no longer. */
export interface Settled {
  readonly decided: Decided<Event>;
  /** Why it is not kept, told to whoever posted it. */
  readonly why?: string | undefined;
  /** The number that it got, and what its message stands for now, if it stands for anything else than before. */
  readonly recorded?: { readonly number: number; readonly about?: string };
}

/** Records a picture that was fetched, or leaves it out. */
export function settlePicture(key: string, fetched: Fetched, meeting: Meeting, at: string): Settled | undefined {
  const posted = meeting.of(pictureState).awaited.get(key);
  if (!posted) return undefined;
  const why = whyNot(fetched, meeting);
  if (why !== undefined || typeof fetched === 'string') return { decided: { events: [leftOut(key, at)] }, why };
  const { type, sha256, blob } = fetched;
  return record(posted, { name: posted.name, type, sha256, blob }, meeting, at);
}

function whyNot(fetched: Fetched, meeting: Meeting): string | undefined {
  const settings = settingsOf(meeting);
  if (!AMENDABLE.includes(meeting.of(lifecycle).phase) || !settings) return TOO_LATE;
  if (fetched === 'gone') return GONE;
  if (fetched === 'given up') return GIVEN_UP;
  if (fetched === 'too large') return tooLarge(settings);
  return fetched === 'no picture' || !settings.types.includes(fetched.type) ? notOfType(settings) : undefined;
}

const leftOut = (key: string, at: string): LeftOut => ({ type: 'pictures.left-out', at, key });

function record({ key, from, entry: draft }: Posted, file: PictureFile, meeting: Meeting, at: string): Settled {
  const number = nextNumber(meeting);
  const { parent, ...rest } = draft;
  // What it was to stand under may have been taken out meanwhile.
  const under = parent !== undefined && meeting.of(entries).byNumber.has(parent) ? { parent } : {};
  const entry: Entry = { number, kind: 'picture', ...rest, ...under, owners: [], box: 'none' };
  const events: readonly (EntryEvent | Kept)[] = [
    { type: 'entry.recorded', at, entry },
    { type: 'pictures.kept', at, key, number, file },
  ];
  const about = from.alone
    ? { about: aboutEntries([...ofMessage({ room: from.room, message: from.message }, meeting), number]) }
    : {};
  return { decided: { events, ...proposedAgain(meeting) }, recorded: { number, ...about } };
}

/** The numbers of the pictures of a message that are recorded already. */
const ofMessage = (where: Place, meeting: Meeting): number[] =>
  [...meeting.of(pictureState).sources]
    .filter(([number, from]) => isFrom(where, from) && meeting.of(pictureEntries).has(number))
    .map(([number]) => number);

/** A message, or only some of what is attached to it: their references. */
interface Place {
  readonly room: string;
  readonly message: string;
  readonly attachments?: readonly string[];
}

const isFrom = ({ room, message, attachments }: Place, from: AttachedFrom): boolean =>
  from.room === room && from.message === message && (attachments?.includes(from.reference) ?? true);

/** What the log says of pictures that were still being fetched when they were taken away, and those that were recorded. */
export function withdrawn(gone: Place & { readonly at: string }, meeting: Meeting) {
  const awaited = [...meeting.of(pictureState).awaited.values()].filter(({ from }) => isFrom(gone, from));
  return { events: awaited.map(({ key }) => leftOut(key, gone.at)), recorded: ofMessage(gone, meeting) };
}
