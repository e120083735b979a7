import type { UserRef } from '../../meeting/member.ts';
import { namesItself, typedLink } from '../typed-link.ts';
import { withEmoji } from './emoji.ts';

/** What Slack's markup stands for, which the text alone does not tell. */
export interface KnownPeople {
  /** The person behind a Slack user id. */
  readonly person: (id: string) => UserRef | undefined;
  readonly self: string;
}

export interface ReadText {
  /** As people saw it, with `<@ID>` for people. */
  readonly text: string;
  readonly mentions: readonly { readonly written: string; readonly user: UserRef }[];
}

const MARKUP = /<(?<what>[^<>\n]*)>/gu;

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const USER = /^@[UW][A-Z0-9]+(?:\||$)/u;

/** The ids of the people whom a text of Slack's mentions. */
export const mentionedIds = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@(?<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>/gu)].map(({ groups }) => groups?.['id'] ?? '')),
];

/** People are in the text by their id, which is nobody else's, as in Slack's own markup; and Gavel as `@gavel`. */
const written = (id: string, self: string): string => (id === self ? '@gavel' : `<@${id}>`);

/** `<URL>` is the URL; `<URL|words>` is a link with words, unless the words are the URL as it was typed. */
function link(what: string): string {
  const [url = '', words = ''] = what.split(/\|(?<words>.*)/su);
  return namesItself(words, url) ? url.replace(/^mailto:/u, '') : typedLink(words, url);
}

/** `<!here>`, `<!subteam^S1|@maintainers>`, `<!date^…|fallback>`: what people saw. */
function special(what: string): string {
  const [command = '', label = ''] = what.split('|');
  if (label !== '') return label;
  return command.startsWith('subteam^') ? `@${command.slice('subteam^'.length)}` : `@${command.split('^')[0] ?? ''}`;
}

/** `>>>` quotes all that follows: Markdown's mark quotes one line. */
const quoted = (text: string): string =>
  text.replace(/^&gt;&gt;&gt;.*/msu, (rest) => rest.replace('&gt;&gt;&gt;', '').replaceAll(/^/gmu, '&gt; '));

/** Reads the text of a message or command as Slack sends it (docs.slack.dev, "Formatting message text"). */
export function readMrkdwn(typed: string, known: KnownPeople): ReadText {
  const text = quoted(typed);
  const ids = mentionedIds(text);
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(MARKUP)) {
    parts.push(withEmoji(unescaped(text.slice(from, found.index))), markup(found.groups?.['what'] ?? '', known));
    from = found.index + found[0].length;
  }
  parts.push(withEmoji(unescaped(text.slice(from))));
  const mentions = ids
    .filter((id) => id !== known.self)
    .map((id) => ({
      written: written(id, known.self),
      user: known.person(id) ?? { platform: 'slack', id, name: id },
    }));
  return { text: parts.join(''), mentions };
}

function markup(what: string, { self }: KnownPeople): string {
  const [id = '', label = ''] = what.slice(1).split('|');
  if (USER.test(what)) return written(id, self);
  if (what.startsWith('@')) return `@${unescaped(label || id)}`;
  if (what.startsWith('#')) return `#${unescaped(label || id)}`;
  return unescaped(what.startsWith('!') ? special(what.slice(1)) : link(what));
}
