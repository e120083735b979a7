import type { Meeting } from '../meeting/feature.ts';
import { parse } from '../meeting/parse.ts';
import type { Attachment, Heard, HeardMessage, HeardReaction } from '../ports/chat.ts';
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
 * while a meeting is gathering or in session, and ordinary talk only where it is relayed: it is not Gavel's.
 * @param relays whether the group's rooms are shown what is said in the others
 */
export async function kept(
  said: Heard,
  meeting: Meeting | undefined,
  relays: boolean,
  { practice, store }: Parts,
): Promise<Heard | undefined> {
  const heard = upToOffRecord(said, practice);
  if (meeting && practice.offRecord(meeting))
    return unspoken(
      withAttachments(heard, () => false),
      practice,
    );
  if (meeting && practice.listens(meeting)) {
    const less = withAttachments(heard, (attachment) => practice.pictures.claims(attachment, meeting));
    return !relays && isOrdinary(less, practice) ? undefined : less;
  }
  const known = heard.kind === 'edit' && (await store.subject(heard.room, heard.message)) !== undefined;
  return betweenMeetings(
    withAttachments(heard, () => false),
    known,
    practice,
  );
}

/** What was heard, with those attachments only. */
function withAttachments(heard: Heard, isWanted: (attachment: Attachment) => boolean): Heard {
  if (heard.kind !== 'message' || heard.attachments === undefined) return heard;
  const { attachments, ...bare } = heard;
  const wanted = attachments.filter(isWanted);
  return wanted.length === 0 ? bare : { ...bare, attachments: wanted };
}

function betweenMeetings(heard: Heard, known: boolean, practice: Practice): Heard | undefined {
  // Minutes are approved by reactions; what was reacted to is needed only where it can be recorded.
  if (heard.kind === 'reaction') return withoutTarget(heard);
  if (heard.kind === 'recording') return heard;
  const concerns = heard.kind === 'message' ? isSpoken(heard.text, practice) : known || heard.kind === 'deletion';
  return concerns ? heard : undefined;
}

/**
 * What is left off the record: commands without what was typed with them, unless they may be given there; reactions
 * without what they were to.
 */
function unspoken(heard: Heard, practice: Practice): Heard | undefined {
  if (heard.kind === 'edit') return undefined;
  if (heard.kind === 'deletion') return heard;
  if (heard.kind === 'recording') return { ...heard, said: { by: heard.said.by, text: '' } };
  if (heard.kind === 'reaction') return withoutTarget(heard);
  const lines = unspokenLines(heard.text, practice);
  return lines.length === 0 ? undefined : { ...heard, text: lines.join('\n') };
}

const unspokenLines = (text: string, { words }: Practice): string[] =>
  parse(text, words).flatMap((spoken) => {
    // A bare URL is talk here, and a word that is nearly a command is answered with the one that was meant.
    if (spoken.kind === 'command' && spoken.form !== 'line')
      return [`/${spoken.command.verb}${spoken.command.offRecord === true ? ` ${spoken.args}` : ''}`];
    return spoken.kind === 'unknown' && spoken.meant ? [spoken.word] : [];
  });

/** What stands in one message with `/offrecord`, behind it, is off the record as well. */
function upToOffRecord(heard: Heard, practice: Practice): Heard {
  if (!holdsUp(heard, practice)) return heard;
  const lines = heard.text.split(/\r?\n/u);
  const i = lines.findIndex((line) => holdsUp({ ...heard, text: line }, practice));
  const before = lines.slice(0, i);
  const [command = ''] = unspokenLines(lines[i] ?? '', practice).map((line) => line.split(' ')[0] ?? '');
  const text = [...before, command, ...unspokenLines(lines.slice(i + 1).join('\n'), practice)].join('\n');
  return withAttachments({ ...heard, text }, () => false);
}

function withoutTarget({ ...bare }: HeardReaction): HeardReaction {
  delete bare.target;
  return bare;
}

/** Whether nothing that is heard after this may be written down before this is decided. */
export const holdsUp = (heard: Heard, { words }: Practice): heard is HeardMessage =>
  heard.kind === 'message' &&
  parse(heard.text, words).some((spoken) => spoken.kind === 'command' && spoken.command.holdsUp === true);

const isOrdinary = (heard: Heard, practice: Practice): boolean =>
  heard.kind === 'message' &&
  heard.replyTo === undefined &&
  heard.attachments === undefined &&
  !isSpoken(heard.text, practice);
