import { isChannelBot, takenUp, type ChannelSays } from './channel-line.ts';
import type { ChannelPeople } from './channel-people.ts';
import { isListing, NO_ROLES, rolesAfter, type ChannelRoles, type ReadLine } from './channel-roles.ts';

/** What goes into the minutes. */
export interface ChannelEntry {
  readonly line: number;
  readonly at: string;
  readonly kind: 'topic' | 'subtopic' | 'note' | 'resolved' | 'action' | 'link';
  readonly text: string;
  readonly url?: string;
  /** The handle of the person who typed it. */
  readonly by: string;
  /** The handle of the person whose words these are; nobody's if a scribe just writes what happens. */
  readonly speaker?: string;
  /** What somebody who doesn't write the minutes says in passing. */
  readonly isRemark: boolean;
}

/** What has been read of a channel so far. */
export interface ChannelReading {
  roles: ChannelRoles;
  readonly entries: ChannelEntry[];
  meeting?: string;
  /** The topic that is discussed. */
  topic?: string;
  /** Where the latest entry of each person under this topic is, by handle. */
  readonly latest: Map<string, number>;
  /** How many entries there were when the minutes were last asked for or the meeting ended. */
  closedAfter?: number;
  /** Lines that aren't part of the minutes: for bots and the queue. */
  chatter: number;
  /** The handles of those who typed anything. */
  readonly seen: Set<string>;
  /** Lines that look like something and say nothing, such as a label alone. */
  readonly unread: number[];
}

export const newReading = (): ChannelReading => ({
  roles: NO_ROLES,
  entries: [],
  latest: new Map(),
  chatter: 0,
  seen: new Set(),
  unread: [],
});

/** What somebody answers to a proposal is their own, whoever writes the minutes. */
const ANSWER = /^[+-]?[01]\b/u;
const SPOKEN = /^(?<name>[^\s:<>][^:<>]{0,60}):\s+(?<words>\S.*)$/su;

interface Spoken {
  readonly speaker?: string;
  readonly text: string;
}

/** What a scribe writes: somebody's words, or what happens. */
function scribed(text: string, people: ChannelPeople): Spoken {
  const { name, words } = SPOKEN.exec(text)?.groups ?? {};
  const speaker = name === undefined ? undefined : people.find(name);
  return speaker && words !== undefined ? { speaker: speaker.handle, text: words } : { text };
}

/** An entry can have this many characters, with the name before it. */
const LONGEST = 3800;

/** Goes on with the latest entry of the person who types. @returns whether there is one */
function goesOn({ entries, latest }: ChannelReading, by: string, text: string): boolean {
  const at = latest.get(by) ?? -1;
  const before = entries[at];
  if (!before || before.text.length + text.length > LONGEST) return false;
  entries[at] = { ...before, text: `${before.text} ${text}`.trim() };
  return true;
}

type Recorded = Omit<ChannelEntry, 'line' | 'at' | 'by'>;

type Words = Extract<
  ChannelSays,
  {
    kind: 'topic' | 'subtopic' | 'resolved' | 'action' | 'proposed' | 'issue' | 'aside' | 'link' | 'said' | 'continued';
  }
>;

function saidBy(text: string, by: string, isScribe: boolean, people: ChannelPeople): Recorded {
  const isOwn = !isScribe || ANSWER.test(text);
  return { kind: 'note', isRemark: !isScribe, ...(isOwn ? { text, speaker: by } : scribed(text, people)) };
}

/** A label that stays in the minutes, such as `PROPOSED:`; nothing, if it is all that somebody typed. */
const labelled = ({ word, text }: { readonly word: string; readonly text: string }): string =>
  text === '' ? '' : `${word}: ${text}`;

/** What a line puts into the minutes. @param by a handle @param isScribe whether they write the minutes now */
function recorded(says: Words, by: string, isScribe: boolean, people: ChannelPeople): Recorded {
  const own = isScribe ? {} : { speaker: by };
  if ('title' in says) return { kind: says.kind, text: says.title, isRemark: false };
  if (says.kind === 'said' || says.kind === 'continued') return saidBy(says.text, by, isScribe, people);
  if (says.kind === 'link') return { kind: 'link', text: says.text, url: says.url, isRemark: !isScribe, ...own };
  const { kind, text } = says;
  return kind === 'resolved' || kind === 'action'
    ? { kind, text, isRemark: false }
    : { kind: 'note', text: labelled(says), isRemark: false, ...own };
}

function note(reading: ChannelReading, { line, at }: ReadLine, by: string, entry: Recorded): void {
  if (entry.text === '' && entry.url === undefined) {
    reading.unread.push(line);
    return;
  }
  const isTopic = entry.kind === 'topic' || entry.kind === 'subtopic';
  if (isTopic) reading.latest.clear();
  if (entry.kind === 'topic') reading.topic = entry.text;
  const length = reading.entries.push({ line, at, by, ...entry });
  if (!isTopic) reading.latest.set(by, length - 1);
}

/** A topic that Zakim takes up is often typed as well; it is one. */
const isSameTopic = ({ topic = '' }: ChannelReading, title: string): boolean =>
  topic.toLowerCase() === title.toLowerCase();

function readBot(reading: ChannelReading, line: ReadLine): void {
  const title = takenUp(line.text) ?? '';
  if (title === '' || isSameTopic(reading, title)) reading.chatter += 1;
  else note(reading, line, '', { kind: 'topic', text: title, isRemark: false });
}

function readRoles(reading: ChannelReading, line: ReadLine, people: ChannelPeople): void {
  const roles = rolesAfter(reading.roles, line, people);
  if (roles) reading.roles = roles;
  else reading.unread.push(line.line);
}

function readWords(reading: ChannelReading, line: ReadLine, says: Words, people: ChannelPeople): void {
  const by = people.meet(line.nick).handle;
  if (says.kind === 'continued' && goesOn(reading, by, says.text)) return;
  if (says.kind === 'topic' && says.title !== '' && isSameTopic(reading, says.title)) return;
  note(reading, line, by, recorded(says, by, reading.roles.writing.has(by), people));
}

/** Reads one more line into what has been read. */
export function readInto(reading: ChannelReading, line: ReadLine, people: ChannelPeople): void {
  if (isChannelBot(line.nick)) readBot(reading, line);
  else if (line.says.kind !== 'presence') {
    reading.seen.add(people.meet(line.nick).handle);
    readTyped(reading, line, people);
  }
}

/** The minutes are asked for, or the meeting is ended. */
function readClosing(reading: ChannelReading): void {
  reading.closedAfter = reading.entries.length;
  reading.chatter += 1;
}

function readTyped(reading: ChannelReading, line: ReadLine, people: ChannelPeople): void {
  const { says } = line;
  if (isListing(says)) readRoles(reading, line, people);
  else if (says.kind === 'meeting') reading.meeting = says.title;
  else if (says.kind === 'closing') readClosing(reading);
  else if (says.kind === 'chatter') reading.chatter += 1;
  else if (says.kind !== 'presence') readWords(reading, line, says, people);
}
