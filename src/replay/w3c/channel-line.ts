// What a line of a W3C channel says to those who make minutes of it.

/** A line, read. */
export type ChannelSays =
  | {
      readonly kind: 'attendance';
      readonly who: 'present' | 'regrets';
      readonly how: 'add' | 'remove' | 'set';
      readonly names: string;
    }
  | { readonly kind: 'scribe'; readonly how: 'add' | 'remove' | 'set'; readonly names: string }
  | { readonly kind: 'chair'; readonly how: 'add' | 'remove' | 'set'; readonly names: string }
  | { readonly kind: 'meeting'; readonly title: string }
  | { readonly kind: 'topic' | 'subtopic'; readonly title: string }
  | {
      readonly kind: 'resolved' | 'action' | 'proposed' | 'issue' | 'aside';
      readonly text: string;
      readonly word: string;
    }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'continued'; readonly text: string }
  /** For a bot, for the queue, or about the log itself: no part of the minutes. */
  | { readonly kind: 'chatter' }
  /** The person came, left or changed the channel's topic, as RRSAgent writes it. */
  | { readonly kind: 'presence' }
  /** The minutes are asked for, or the meeting is ended: what is said in passing after the last of these is no part of it. */
  | { readonly kind: 'closing' }
  | { readonly kind: 'said'; readonly text: string };

const LISTED = /^(?<word>present|regrets|scribe|chair)(?<sign>[+-])(?<names>[\s:,].*)?$/isu;
const LABELLED =
  /^(?<label>[a-z][a-z-]*(?: (?:items?|resolution|meeting))?)(?: ?-?\d+)?\s*:(?!\/\/)\s*(?<text>\S.*)?$/isu;
/** `ACTION-12: …` and `action ann: …`, which has the owner before the colon. */
const OWNED = /^action\s+(?<owner>[^\s:]+)\s*:\s*(?<text>\S.*)$/isu;
const LINK = /^->\s*(?<url>https?:\/\/\S+)(?:\s+(?<text>\S.*))?$/isu;
const CONTINUED = /^(?:\.{3,}|…)\s*(?<text>[^\s.…].*)$/su;
const BOTS = String.raw`(?:rrsagent|zakim|trackbot|ghurlbot|gb|agendabot|atbot|[a-z]{2,20}-bot)`;
const TO_BOT = new RegExp(String.raw`^${BOTS}\s*[,:]`, 'iu');
const BOT = new RegExp(String.raw`^${BOTS}\d*[_\x60]*$`, 'iu');
const CLOSING = new RegExp(
  String.raw`^(?:(?:rrsagent|zakim|trackbot)\s*[,:]\s*(?:please\s+)?(?:(?:make|draft|generate|create)\s+(?:the\s+)?minutes|(?:end|close)\s+(?:the\s+)?(?:meeting|telcon))\b|\[?(?:meeting\s+)?adjourned\b)`,
  'iu',
);
const QUEUE =
  /^(?:q|queue|vqueue|v)(?:[+\-?=]|$)|^(?:ack|recognize)\s+\S+$|^(?:agenda|agendum)\s*[+?-]|^(?:next|take up|close|drop|clear|move to next|skip)\s+(?:agenda|agendum|item|next)\b|^(?:who(?:'|’)?s (?:here|on)|present|regrets|topic|chair|scribe|action|actions)\s*\?$/iu;
const PRESENCE = /^(?<nick>\S+) has (?:joined|left|quit|changed the topic)\b/iu;
const AGENDUM = /^agendum \d+(?:\.| --) /iu;

/** Whether a nick is that of a bot that keeps logs, queues or issues. */
export const isChannelBot = (nick: string): boolean => BOT.test(nick);

/** What Zakim takes up from the agenda is a topic. */
export function takenUp(text: string): string | undefined {
  const [before] = AGENDUM.exec(text.trim()) ?? [];
  const end = text.trim().indexOf(' taken up');
  if (before === undefined || end < before.length) return undefined;
  return text
    .trim()
    .slice(before.length, end)
    .replace(/^"/u, '')
    .replace(/(?:"| --)$/u, '');
}

type Labelled = (text: string, label: string) => ChannelSays;

const listed =
  (kind: 'scribe' | 'chair'): Labelled =>
  (names) => ({ kind, how: 'set', names });
const attending =
  (who: 'present' | 'regrets'): Labelled =>
  (names) => ({ kind: 'attendance', who, how: 'set', names });
const recorded =
  (kind: 'resolved' | 'action' | 'proposed' | 'issue' | 'aside'): Labelled =>
  (text, word) => ({ kind, text, word });
const skipped: Labelled = () => ({ kind: 'chatter' });

const LABELS: ReadonlyMap<string, Labelled> = new Map<string, Labelled>([
  ['topic', (title) => ({ kind: 'topic', title })],
  ['subtopic', (title) => ({ kind: 'subtopic', title })],
  ['sub-topic', (title) => ({ kind: 'subtopic', title })],
  ['meeting', (title) => ({ kind: 'meeting', title })],
  ['title', (title) => ({ kind: 'meeting', title })],
  ['chair', listed('chair')],
  ['chairs', listed('chair')],
  ['scribe', listed('scribe')],
  ['scribes', listed('scribe')],
  ['scribenick', listed('scribe')],
  ['present', attending('present')],
  ['regrets', attending('regrets')],
  ['resolved', recorded('resolved')],
  ['resolution', recorded('resolved')],
  ['action', recorded('action')],
  ['action item', recorded('action')],
  ['proposed', recorded('proposed')],
  ['proposal', recorded('proposed')],
  ['proposed resolution', recorded('proposed')],
  ['strawpoll', recorded('aside')],
  ['issue', recorded('issue')],
  ['agenda', recorded('aside')],
  ['previous meeting', recorded('aside')],
  ['next meeting', recorded('aside')],
  ['date', skipped],
  ['scribeoptions', skipped],
]);

/** `ACTION ann: …`, with the owner before the colon. */
function owned(text: string): ChannelSays | undefined {
  const { owner = '', text: task } = OWNED.exec(text)?.groups ?? {};
  if (task === undefined || /^items?$/iu.test(owner)) return undefined;
  return { kind: 'action', text: `${owner}: ${task}`, word: 'ACTION' };
}

function labelled(text: string): ChannelSays | undefined {
  const { label = '', text: rest = '' } = LABELLED.exec(text)?.groups ?? {};
  const word = label.replace(/-$/u, '');
  return LABELS.get(word.toLowerCase())?.(rest.trim(), word);
}

const HOW = { '+': 'add', '-': 'remove' } as const;

function withSign(text: string): ChannelSays | undefined {
  const { word = '', sign, names: listing = '' } = LISTED.exec(text)?.groups ?? {};
  if (sign !== '+' && sign !== '-') return undefined;
  const how = HOW[sign];
  const names = listing.replace(/^[\s:,]+/u, '');
  const list = word.toLowerCase();
  if (list === 'present' || list === 'regrets') return { kind: 'attendance', who: list, how, names };
  return { kind: list === 'chair' ? 'chair' : 'scribe', how, names };
}

function linked(text: string): ChannelSays | undefined {
  const { url, text: after = '' } = LINK.exec(text)?.groups ?? {};
  if (url !== undefined) return { kind: 'link', url, text: after };
  if (!text.startsWith('->')) return undefined;
  // The address can be last as well.
  const words = text.slice(2).trim().split(/\s+/u);
  const last = words.pop() ?? '';
  return /^https?:\/\//iu.test(last) ? { kind: 'link', url: last, text: words.join(' ') } : undefined;
}

const isChatter = (text: string): boolean => text === '' || TO_BOT.test(text) || QUEUE.test(text);

/** What isn't for the minutes. */
function besides(text: string, nick: string): ChannelSays | undefined {
  if (CLOSING.test(text)) return { kind: 'closing' };
  if (PRESENCE.exec(text)?.groups?.['nick'] === nick) return { kind: 'presence' };
  return isChatter(text) ? { kind: 'chatter' } : undefined;
}

function continuation(text: string): ChannelSays | undefined {
  const { text: more } = CONTINUED.exec(text)?.groups ?? {};
  return more === undefined ? undefined : { kind: 'continued', text: more };
}

const READERS = [continuation, withSign, owned, labelled, linked];

/** Reads what somebody typed. @param nick who typed it, as the log has it */
export function readChannelLine(said: string, nick: string): ChannelSays {
  const text = said.trim();
  const aside = besides(text, nick);
  if (aside) return aside;
  for (const read of READERS) {
    const says = read(text);
    if (says) return says;
  }
  return { kind: 'said', text };
}
