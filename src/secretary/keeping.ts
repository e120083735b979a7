import type { Meeting } from '../meeting/feature.ts';
import { parse } from '../meeting/parse.ts';
import type { Heard } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import type { Practice } from './parts.ts';

interface Parts {
  readonly practice: Practice;
  readonly store: Store;
}

/** Whether a message speaks to Gavel. */
const isSpoken = (text: string, practice: Practice): boolean =>
  parse(text, practice.words).some(({ kind }) => kind !== 'talk');

/**
 * What of something heard is written down: all of it, less of it, or nothing. Commands always are; anything else only
 * while a meeting is gathering or in session, since ordinary talk is not Gavel's.
 */
export async function kept(
  heard: Heard,
  meeting: Meeting | undefined,
  { practice, store }: Parts,
): Promise<Heard | undefined> {
  if (meeting && practice.listens(meeting)) return isOrdinary(heard, practice) ? undefined : heard;
  switch (heard.kind) {
    case 'message':
      return isSpoken(heard.text, practice) ? heard : undefined;
    case 'reaction': {
      // Minutes are approved by reactions; what was reacted to is needed only where it can be recorded.
      const { target: _, ...bare } = heard;
      return bare;
    }
    case 'edit':
      return (await store.subject(heard.room, heard.message)) && heard;
    case 'deletion':
      return heard;
  }
}

const isOrdinary = (heard: Heard, practice: Practice): boolean =>
  heard.kind === 'message' && heard.replyTo === undefined && !isSpoken(heard.text, practice);
