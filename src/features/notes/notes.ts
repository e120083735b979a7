import type { PhrasingContent } from 'mdast';

import { cleanText } from '../../meeting/clean-text.ts';
import { namesOf, withCredit } from '../../meeting/credit-text.ts';
import { entryPlace } from '../../meeting/entry-place.ts';
import { entryAbout, findEntry, type Entry, type EntryEvent, type EntryRecorded } from '../../meeting/entry.ts';
import { type Command, type Feature, type Meeting, type Reply, wrongUsage } from '../../meeting/feature.ts';
import { isBeingHeld } from '../../meeting/lifecycle.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { recordEntry } from '../../meeting/record-entry.ts';
import { ownersBefore } from '../../meeting/sentence.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { isWebUrl, linkedWords, onlyTypedLink, phrasingOf } from '../../minutes/phrasing.ts';
import { creditLine } from '../roles/credit.ts';
import { notesMessages } from './messages.ts';
import { wordsOf } from './words.ts';

const noting = (
  kind: 'note' | 'idea' | 'wanted',
  words: Pick<Command<EntryRecorded>, 'verb' | 'aliases' | 'meetbot' | 'usage' | 'help'>,
): Command<EntryRecorded> => ({
  ...words,
  who: 'anyone',
  when: HELD_PHASES,
  records: { label: (of) => notesMessages(of).labels[kind], owned: false },
  decide(typed, meeting) {
    const { text, by, ...said } = wordsOf(typed);
    if (text === '') return wrongUsage(notesMessages(meeting.group).nothingToRecord);
    const parent = entryAbout(meeting, typed.about);
    const place = entryPlace(typed, meeting);
    return recordEntry({ kind, ...creditLine(text, by, meeting, parent), ...said, ...place }, typed, meeting);
  },
});

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
  const { number = '', words = '' } = NUMBERED.exec(cleanText(text))?.groups ?? {};
  const answered = findEntry(meeting, number);
  const parent = answered ?? entryAbout(meeting, about);
  const said = answered ? words : cleanText(text);
  if (!parent || said === '' || !isBeingHeld(meeting)) return undefined;
  const place = { topic: parent.topic, parent: parent.number };
  return recordEntry({ kind: 'note', ...creditLine(said, by, meeting, parent), ...place }, { by, at }, meeting);
}

function labelOf({ kind }: Entry, { group }: Meeting): string {
  const { idea, helpWanted } = minutesMessages(group);
  return kind === 'idea' ? `${idea}: ` : kind === 'wanted' ? `${helpWanted}: ` : '';
}

const written = (entry: Entry, meeting: Meeting): readonly PhrasingContent[] => {
  const url = entry.details?.['url'];
  if (entry.kind === 'link' && url !== undefined) return linkedWords(url, entry.text);
  return entry.content ?? phrasingOf(`${labelOf(entry, meeting)}${entry.text}`);
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
    entry.content ?? [...namesOf(ownersBefore(entry, meeting), meeting), ...phrasingOf(entry.text)],
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
    linking,
  ],
  evolve: {},
  onReply: replied,
  entries: { note: write, idea: write, wanted: write, link: write, point: writePoint, item: writeItem },
};
