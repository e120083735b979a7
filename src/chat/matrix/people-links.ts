// How messages name people: by links of several kinds, and by whole ids (Specification, appendices "Common Identifier
// Format" and "matrix.to navigation").

const MXID = /^@[^:\s]+:\S+$/u;
export const isMxid = (value: unknown): value is string => typeof value === 'string' && MXID.test(value);

const LINKED = /^(?:https?:\/\/matrix\.to\/#\/(?<id>(?:@|%40)[^/?]+)|matrix:u\/(?<bare>[^/?]+))/iu;

/** The id that a link to a person names; undefined if it leads anywhere else. */
export function mxidInLink(href: string): string | undefined {
  const { id, bare } = LINKED.exec(href)?.groups ?? {};
  try {
    const name = decodeURIComponent(id ?? (bare === undefined ? '' : `@${bare}`));
    return isMxid(name) ? name : undefined;
  } catch {
    // A stray `%`: no id has that.
    return undefined;
  }
}

const ADDRESS = '(?:https?:\\/\\/matrix\\.to\\/#\\/|matrix:u\\/)[^\\s()<>]+';
// `[name](address)` and `[name](<address>)`, as clients write a link to somebody into the words; and the address alone.
const MARKDOWN = new RegExp(
  `\\[(?:[^\\[\\]\\\\]|\\\\.)*\\]\\(<?(?<link>${ADDRESS})>?\\)|<?(?<alone>${ADDRESS})>?`,
  'giu',
);

/** The words with the id of each person for the link to them. */
export const withoutLinks = (body: string): string =>
  body.replaceAll(MARKDOWN, (whole: string, link?: string, alone?: string) => mxidInLink(link ?? alone ?? '') ?? whole);

const HOST = '(?:\\[[\\da-f:.]+\\]|[\\da-z](?:[\\da-z.-]*[\\da-z])?)(?::\\d{1,5})?';
const TYPED = new RegExp(`(?<![\\p{L}\\p{N}_])@[\\da-z._=/+-]+:${HOST}(?![\\p{L}\\p{N}_])`, 'giu');

/**
 * The whole ids in a text.
 * @param server whose ids need neither a dot nor a port in the name of their server: the others could be any words around a colon
 */
export function typedIds(text: string, server: string): string[] {
  const ids = [...text.matchAll(TYPED)].map(([id]) => id);
  return ids.filter((id) => /[.[:]/u.test(serverOf(id)) || serverOf(id) === server);
}

export const serverOf = (mxid: string): string => mxid.slice(mxid.indexOf(':') + 1);
export const localpart = (mxid: string): string => mxid.slice(1, mxid.indexOf(':'));

/** An id that doesn't go on: `@kim:example.org: yes` contains it, `@kim:example.org.uk` does not. */
export const asId = (mxid: string, flags = 'u'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${RegExp.escape(mxid)}(?![\\p{L}\\p{N}_]|[.:-][\\p{L}\\p{N}])`, flags);

/** A name as a word of its own: `Al` is no part of `Also`. */
export const asWord = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${RegExp.escape(name)}(?![\\p{L}\\p{N}_])`, 'u');
