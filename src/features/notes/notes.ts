import type { PhrasingContent } from 'mdast';

import { cleanLines, cleanText } from '../../meeting/clean-text.ts';
import { namesOf, withCredit } from '../../meeting/credit-text.ts';
import { entryPlace } from '../../meeting/entry-place.ts';
import { entryAbout, findEntry, type Entry, type EntryEvent, type EntryRecorded } from '../../meeting/entry.ts';
import {
  refuse,
  type AskedBy,
  type Command,
  type Feature,
  type Meeting,
  type Reply,
  wrongUsage,
} from '../../meeting/feature.ts';
import { isBeingHeld } from '../../meeting/lifecycle.ts';
import { tooLong } from '../../meeting/limits.ts';
import { LONGEST_COMMAND } from '../../meeting/parse-spoken.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { recordEntry } from '../../meeting/record-entry.ts';
import { ownersBefore } from '../../meeting/sentence.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { isWebUrl, linkedWords, onlyTypedLink, phrasingOf } from '../../minutes/phrasing.ts';
import { typedBlocks, typedParts, type TypedPart } from '../../minutes/typed-blocks.ts';
import { creditLine } from '../roles/credit.ts';
import { notesMessages } from './messages.ts';
import { recordParts } from './record-parts.ts';
import { wordsOf } from './words.ts';

const noting = (
  kind: 'note' | 'idea' | 'wanted',
  words: Pick<Command<EntryRecorded>, 'verb' | 'aliases' | 'meetbot' | 'usage' | 'help'>,
  isProse = false,
): Command<EntryRecorded> => ({
  ...words,
  who: 'anyone',
  when: HELD_PHASES,
  // The form for messages offers what is recorded, and prose is a note.
  ...(!isProse && { records: { label: (of) => notesMessages(of).labels[kind], owned: false } }),
  decide(typed, meeting) {
    const { text, by: said, ...whose } = wordsOf(typed);
    if (text === '') return wrongUsage(notesMessages(meeting.group).nothingToRecord);
    const parent = entryAbout(meeting, typed.about);
    const draft = { kind, ...whose, ...entryPlace(typed, meeting) };
    return recordParts(partsOf(typed.block ?? text), { draft, said, parent, isProse }, typed, meeting);
  },
});

/** What to record of a text: a line alone is a part of a list only if it begins with a bullet. */
const partsOf = (text: string): readonly TypedPart[] =>
  text.includes('\n') || /^[-*+•]\s/u.test(text) ? typedParts(text) : [{ text, isItem: false, below: [] }];

const LINKED = /^<?(?<url>https?:\/\/[^\s<>]+)>?(?:\s+(?:[–—-]\s+)?(?<words>\S.*))?$/iu;

/** `URL TEXT` or `[TEXT](URL)`. */
function typedLink(args: string): { readonly url: string; readonly words: string } {
  const { url = '', words = '' } = LINKED.exec(args)?.groups ?? {};
  return onlyTypedLink(args) ?? { url, words };
}

const linking: Command<EntryRecorded> = {
  verb: 'link',
  meetbot: ['#link'],
  line: /^https?:\/\/\S/iu,
  usage: '/link URL TEXT',
  help: (of) => notesMessages(of).helpLink,
  who: 'anyone',
  when: HELD_PHASES,
  decide(typed, meeting) {
    const { url, words } = typedLink(typed.args);
    if (!isWebUrl(url)) return wrongUsage(notesMessages(meeting.group).noUrl);
    const parent = entryAbout(meeting, typed.about);
    const { credit } = creditLine(words === '' ? url : words, typed.by, meeting, parent);
    const text = words === '' ? url : words;
    return recordEntry({ kind: 'link', text, credit, details: { url }, ...entryPlace(typed, meeting) }, typed, meeting);
  },
};

/** `#12: TEXT` answers entry 12: on platforms with flat threads nothing else can answer an answer. */
const NUMBERED = /^#(?<number>\d+):\s*(?<words>\S.*)$/su;

/** A reply in the thread of an entry is its sub-item. */
function replied({ about, text, by, at }: Reply, meeting: Meeting) {
  const { number = '', words = '' } = NUMBERED.exec(text.trim())?.groups ?? {};
  const answered = findEntry(meeting, number);
  const parent = answered ?? entryAbout(meeting, about);
  const said = answered ? words : text;
  if (!parent || cleanText(said) === '' || !isBeingHeld(meeting)) return undefined;
  return recordedUnder(parent, said, { by, at }, meeting);
}

function recordedUnder(parent: Entry, said: string, asked: AskedBy, meeting: Meeting) {
  const long = said.length > LONGEST_COMMAND ? tooLong(cleanText(said), meeting.group) : undefined;
  if (long !== undefined) return refuse(long);
  const draft = { kind: 'note', topic: parent.topic, parent: parent.number } as const;
  return recordParts(partsOf(cleaned(said)), { draft, said: asked.by, parent }, asked, meeting);
}

function cleaned(said: string): string {
  const lines = cleanLines(said).trim();
  return lines.includes('\n') ? lines : cleanText(said);
}

/** The words that a text begins with: its other blocks are written below them. */
function firstWords(text: string): string {
  const [first] = typedBlocks(text);
  return first?.kind === 'words' ? first.text : '';
}

function labelOf({ kind }: Entry, { group }: Meeting): string {
  const { idea, helpWanted } = minutesMessages(group);
  return kind === 'idea' ? `${idea}: ` : kind === 'wanted' ? `${helpWanted}: ` : '';
}

const written = (entry: Entry, meeting: Meeting): readonly PhrasingContent[] => {
  const url = entry.details?.['url'];
  if (entry.kind === 'link' && url !== undefined) return linkedWords(url, entry.text);
  return entry.content ?? phrasingOf(`${labelOf(entry, meeting)}${firstWords(entry.text)}`);
};

const write = (entry: Entry, meeting: Meeting): PhrasingContent[] =>
  withCredit(entry, meeting, written(entry, meeting));

/** A point that was read back keeps the name it had. */
const writePoint = (entry: Entry, meeting: Meeting): PhrasingContent[] =>
  entry.content ? [...entry.content] : write(entry, meeting);

/** What was read back stays as it was. Once its text was changed, its owners are written before it again. */
const writeItem = (entry: Entry, meeting: Meeting): PhrasingContent[] =>
  withCredit(
    entry,
    meeting,
    entry.content ?? [...namesOf(ownersBefore(entry, meeting), meeting), ...phrasingOf(firstWords(entry.text))],
  );

export const notesFeature: Feature<undefined, never, EntryEvent> = {
  name: 'notes',
  initial: () => undefined,
  commands: [
    noting('note', {
      verb: 'note',
      aliases: ['info'],
      meetbot: ['#info'],
      usage: '/note TEXT',
      help: (of) => notesMessages(of).helpNote,
    }),
    noting('idea', { verb: 'idea', meetbot: ['#idea'], usage: '/idea TEXT', help: (of) => notesMessages(of).helpIdea }),
    noting('wanted', {
      verb: 'wanted',
      aliases: ['halp'],
      meetbot: ['#help', '#halp'],
      usage: '/wanted TEXT',
      help: (of) => notesMessages(of).helpWanted,
    }),
    noting(
      'note',
      { verb: 'prose', meetbot: ['#prose'], usage: '/prose TEXT', help: (of) => notesMessages(of).helpProse },
      true,
    ),
    linking,
  ],
  evolve: {},
  onReply: replied,
  entries: { note: write, idea: write, wanted: write, link: write, point: writePoint, item: writeItem },
};
