import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { PictureKept, PictureFile } from './events.ts';
import { pathOf, pictureEntries } from './files.ts';
import { pictureState } from './state.ts';

/** The hashes of a meeting's pictures. */
const inUse = (meeting: Meeting): Set<string> =>
  new Set(
    [...meeting.withEmbargoed().stateOf(pictureEntries).keys()].flatMap(
      (number) => meeting.stateOf(pictureState).files.get(number)?.sha256 ?? [],
    ),
  );

/** The hashes of the files that a meeting no longer refers to. */
export function releasedFiles(before: Meeting | undefined, after: Meeting): string[] {
  const [was, is] = [before, after].map((meeting) => meeting?.withEmbargoed().stateOf(pictureEntries));
  if (!before || was === is) return [];
  const still = inUse(after);
  return [...inUse(before)].filter((sha256) => !still.has(sha256));
}

/** A picture of the minutes. */
export interface ProposedPicture {
  /** As the minutes name it, from their own folder on. */
  readonly url: string;
  readonly type: PictureFile['type'];
  readonly sha256: string;
}

export const shownPictures = (meeting: Meeting): ProposedPicture[] =>
  [...meeting.stateOf(pictureEntries).keys()].flatMap((number) => {
    const file = meeting.stateOf(pictureState).files.get(number);
    if (!file) return [];
    return [{ url: encodeURI(pathOf(number, file, meeting)), type: file.type, sha256: file.sha256 }];
  });

const isKept = (event: Event): event is PictureKept => event.type === 'pictures.kept';

/** The numbers of the entries, for those that were in the proposal before: known from the log, which remembers commits. */
function settledNumbers(events: readonly Event[]): Set<number> {
  const committed = events.findLastIndex(({ type }) => type === 'review.committed');
  const rendered = events.findLastIndex(({ type }, i) => type === 'review.rendered' && i < committed);
  return new Set(
    events
      .slice(0, Math.max(0, rendered))
      .filter(isKept)
      .map(({ number }) => number),
  );
}

/**
 * The files that belong to the minutes in the repository: those that should be there, and those that should go
 * because their entries are gone.
 * @param minutes the path of the minutes beside which they go
 * @param events the meeting's log up to now
 */
export function pictureFiles(meeting: Meeting, minutes: string, events: readonly Event[]) {
  const settled = settledNumbers(events);
  const folder = minutes.slice(0, minutes.lastIndexOf('/') + 1);
  return [...meeting.stateOf(pictureState).files].map(([number, file]) => ({
    path: folder + pathOf(number, file, meeting),
    blob: file.blob,
    /** Undefined: it should go. */
    sha256: meeting.stateOf(pictureEntries).has(number) ? file.sha256 : undefined,
    settled: settled.has(number),
  }));
}
