import type { UserRef } from '../../meeting/member.ts';
import { withEmoji } from './emoji.ts';

/** What Slack's markup stands for, which the text alone does not tell. */
export interface Known {
  /** The person behind a Slack user id. */
  readonly person: (id: string) => UserRef | undefined;
  readonly self: string;
}

export interface Read {
  /** As people saw it, with `@name` for people. */
  readonly text: string;
  readonly mentions: readonly { readonly written: string; readonly user: UserRef }[];
}

const MARKUP = /<(?<what>[^<>\n]*)>/gu;

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The ids of the people whom a text of Slack's mentions. */
export const mentionedIds = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@(?<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>/gu)].map(({ groups }) => groups?.['id'] ?? '')),
];

/** A name that can stand after an `@`: letters, digits and what joins them. */
const asName = (name: string): string =>
  name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '').replaceAll(/^[._-]+|(?<![._-])[._-]+$/gu, '');

/** The names under which the mentioned people are written, no two alike. */
function written(ids: readonly string[], { person, self }: Known): Map<string, string> {
  const taken = new Map<string, string>();
  return new Map(
    ids.map((id) => {
      const name = id === self ? 'gavel' : asName(person(id)?.name ?? id) || id;
      const unique = (taken.get(name.toLowerCase()) ?? id) === id ? name : `${name}.${id}`;
      taken.set(unique.toLowerCase(), id);
      return [id, `@${unique}`];
    }),
  );
}

/** `<URL>` is the URL; `<URL|words>` is both, unless the words are the URL as it was typed. */
function link(what: string): string {
  const [url = '', words = ''] = what.split(/\|(?<words>.*)/su);
  if (url.startsWith('mailto:')) return words === '' ? url.slice('mailto:'.length) : words;
  const bare = url.replace(/^https?:\/\//u, '').replace(/\/$/u, '');
  return words === '' || words.replace(/^https?:\/\//u, '').replace(/\/$/u, '') === bare ? url : `${words} (${url})`;
}

/** `<!here>`, `<!subteam^S1|@maintainers>`, `<!date^…|fallback>`: what people saw. */
function special(what: string): string {
  const [command = '', label = ''] = what.split('|');
  if (label !== '') return label;
  return command.startsWith('subteam^') ? `@${command.slice('subteam^'.length)}` : `@${command.split('^')[0] ?? ''}`;
}

/** Reads the text of a message or command as Slack sends it (docs.slack.dev, "Formatting message text"). */
export function read(text: string, known: Known): Read {
  const ids = mentionedIds(text);
  const names = written(ids, known);
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(MARKUP)) {
    parts.push(withEmoji(unescaped(text.slice(from, found.index))), markup(found.groups?.['what'] ?? '', names));
    from = found.index + found[0].length;
  }
  parts.push(withEmoji(unescaped(text.slice(from))));
  const mentions = ids
    .filter((id) => id !== known.self)
    .map((id) => ({
      written: names.get(id) ?? `@${id}`,
      user: known.person(id) ?? { platform: 'slack', id, name: id },
    }));
  return { text: parts.join(''), mentions };
}

function markup(what: string, names: ReadonlyMap<string, string>): string {
  const [id = '', label = ''] = what.slice(1).split('|');
  if (what.startsWith('@')) return names.get(id) ?? `@${unescaped(label || id)}`;
  if (what.startsWith('#')) return `#${unescaped(label || id)}`;
  return unescaped(what.startsWith('!') ? special(what.slice(1)) : link(what));
}
