import type { EntryRecorded, Entry } from '../../meeting/entry.ts';
import { refuse, type AskedBy, type Decided, type Meeting, type Refusal } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { nextNumber, recordEntry, type EntryDraft } from '../../meeting/record-entry.ts';
import { typedBlocks, type TypedPart } from '../../minutes/typed-blocks.ts';
import { creditLine } from '../roles/credit.ts';
import { notesMessages } from './messages.ts';

/** What all parts have in common: what they are, whose words, and where the first ones go. */
export interface RecordedParts {
  readonly draft: Omit<EntryDraft, 'text'>;
  /** Whose words they are. */
  readonly said: Person;
  readonly parent?: Entry | undefined;
  readonly isProse?: boolean;
}

const BOXED = /^\[(?<tick>[ xX])\]\s+(?<words>\S.*)$/su;

/** A box that was typed before the words, and the words. */
function boxOf(text: string): Pick<Entry, 'text' | 'box'> {
  const { tick, words } = BOXED.exec(text)?.groups ?? {};
  return tick === undefined || words === undefined
    ? { text, box: 'none' }
    : { text: words, box: tick === ' ' ? 'open' : 'ticked' };
}

/** Who said it stands in the first line alone. */
function creditedText(text: string, said: Person, meeting: Meeting, parent: Entry | undefined) {
  const end = text.indexOf('\n');
  if (end < 0) return creditLine(text, said, meeting, parent);
  const { text: first, ...credit } = creditLine(text.slice(0, end), said, meeting, parent);
  return { ...credit, text: first + text.slice(end) };
}

/** Code or a table that nobody put words before stands by itself: a bullet of its own would be empty. */
const isWordless = (text: string): boolean => text.includes('\n') && typedBlocks(text)[0]?.kind !== 'words';

const formOf = ({ isItem, text }: TypedPart, isProse: boolean | undefined): Pick<Entry, 'form'> =>
  isItem ? { form: 'bullet' } : isProse === true || isWordless(text) ? { form: 'prose' } : {};

/** How many entries one message may record. */
const MOST_ENTRIES = 200;

function countOf(parts: readonly TypedPart[]): number {
  let count = 0;
  const left = [...parts];
  for (let part = left.pop(); part; part = left.pop()) {
    count += 1;
    left.push(...part.below);
  }
  return count;
}

/** Records what was typed in several lines: lists as entries under entries. */
export function recordParts(
  parts: readonly TypedPart[],
  { draft, said, parent, isProse }: RecordedParts,
  asked: AskedBy,
  meeting: Meeting,
): Decided<EntryRecorded> | Refusal {
  const count = countOf(parts);
  if (count > MOST_ENTRIES) return refuse(notesMessages(meeting.group).tooManyEntries(count, MOST_ENTRIES));
  const events: EntryRecorded[] = [];
  const first = nextNumber(meeting);
  const record = (part: TypedPart, above: Entry | undefined): Refusal | undefined => {
    const { text, box } = part.isItem ? boxOf(part.text) : { text: part.text, box: 'none' as const };
    const place = above && { topic: above.topic, parent: above.number };
    const words = creditedText(text === '' ? '…' : text, said, meeting, above);
    const decided = recordEntry({ ...draft, box, ...formOf(part, isProse), ...words, ...place }, asked, meeting);
    if ('refuse' in decided) return decided;
    for (const event of decided.events) {
      const entry = { ...event.entry, number: first + events.length };
      events.push({ ...event, entry });
      for (const below of part.below) {
        const refused = record(below, entry);
        if (refused) return refused;
      }
    }
    return undefined;
  };
  for (const part of parts) {
    const refused = record(part, parent);
    if (refused) return refused;
  }
  return { events };
}
