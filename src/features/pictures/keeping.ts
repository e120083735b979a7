import { aboutEntries, entriesFeature, type Entry, type EntryEvent } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { AttachedFrom, Decided, Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { AMENDABLE_PHASES } from '../../meeting/phases.ts';
import { nextNumber } from '../../meeting/record-entry.ts';
import { proposedAgain } from '../review/propose-again.ts';
import type { PictureKept, LeftOut, PictureFile, PicturePosted } from './events.ts';
import { pictureEntries, settingsOf } from './files.ts';
import { picturesMessages } from './messages.ts';
import { pictureState } from './state.ts';
import { notOfType, tooLarge } from './unfit.ts';

/** Posted pictures still to be fetched, with how many bytes they may have. */
export function awaitedPictures(meeting: Meeting) {
  const settings = settingsOf(meeting);
  return [...meeting.stateOf(pictureState).awaited.values()].map(({ key, at, from }) => ({
    key,
    at,
    from,
    most: settings?.most ?? 0,
  }));
}

/** The posted picture, or why it couldn't be had. */
export type FetchResult = Omit<PictureFile, 'name'> | 'gone' | 'too large' | 'no picture' | 'given up';

/** What follows for the meeting and for who posted it. */
export interface SettledPicture {
  readonly decided: Decided<Event>;
  /** Why it isn't kept, for who posted it. */
  readonly why?: string | undefined;
  /** Its number, and the new subject of its message, if that changed. */
  readonly recorded?: { readonly number: number; readonly about?: string };
}

/** Records a picture that was fetched, or leaves it out. */
export function settlePicture(
  key: string,
  fetched: FetchResult,
  meeting: Meeting,
  at: string,
): SettledPicture | undefined {
  const posted = meeting.stateOf(pictureState).awaited.get(key);
  if (!posted) return undefined;
  const why = whyNot(fetched, meeting);
  if (why !== undefined || typeof fetched === 'string') return { decided: { events: [leftOut(key, at)] }, why };
  const { type, sha256, blob } = fetched;
  return record(posted, { name: posted.name, type, sha256, blob }, meeting, at);
}

function whyNot(fetched: FetchResult, meeting: Meeting): string | undefined {
  const settings = settingsOf(meeting);
  const say = picturesMessages(meeting.group);
  if (!AMENDABLE_PHASES.includes(meeting.stateOf(lifecycleState).phase) || !settings) return say.tooLate;
  if (fetched === 'gone') return say.gone;
  if (fetched === 'given up') return say.givenUp;
  if (fetched === 'too large') return tooLarge(settings, meeting.group);
  return fetched === 'no picture' || !settings.types.includes(fetched.type)
    ? notOfType(settings, meeting.group)
    : undefined;
}

const leftOut = (key: string, at: string): LeftOut => ({ type: 'pictures.left-out', at, key });

function record(
  { key, from, entry: draft }: PicturePosted,
  file: PictureFile,
  meeting: Meeting,
  at: string,
): SettledPicture {
  const number = nextNumber(meeting);
  const { parent, ...rest } = draft;
  // Its parent may have been removed meanwhile.
  const under = parent !== undefined && meeting.stateOf(entriesFeature).byNumber.has(parent) ? { parent } : {};
  const entry: Entry = { number, kind: 'picture', ...rest, ...under, owners: [], box: 'none' };
  const events: readonly (EntryEvent | PictureKept)[] = [
    { type: 'entry.recorded', at, entry },
    { type: 'pictures.kept', at, key, number, file },
  ];
  const about = from.alone
    ? { about: aboutEntries([...ofMessage({ room: from.room, message: from.message }, meeting), number]) }
    : {};
  return { decided: { events, ...proposedAgain(meeting) }, recorded: { number, ...about } };
}

/** The numbers of a message's pictures that are already recorded. */
const ofMessage = (where: Place, meeting: Meeting): number[] =>
  [...meeting.stateOf(pictureState).sources]
    .filter(([number, from]) => isFrom(where, from) && meeting.withEmbargoed().stateOf(pictureEntries).has(number))
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
export function withdrawPictures(gone: Place & { readonly at: string }, meeting: Meeting) {
  const awaited = [...meeting.stateOf(pictureState).awaited.values()].filter(({ from }) => isFrom(gone, from));
  return { events: awaited.map(({ key }) => leftOut(key, gone.at)), recorded: ofMessage(gone, meeting) };
}
