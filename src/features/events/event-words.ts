import { isWebUrl } from '../../minutes/phrasing.ts';

/** An event as somebody typed it, without its days. */
export interface EventWords {
  readonly title: string;
  /** `place`, `url`, and `rest`: whatever else there is to say of it, such as a call for papers. Only what was typed. */
  readonly details: Readonly<Record<string, string>>;
}

const AT_END = /^(?<words>.*\S)\s+<?(?<url>https?:\/\/\S+?)>?$/isu;
const MARKDOWN_LINK = /^\[(?<words>[^\]]+)\]\((?<url>https?:\/\/[^\s()]+)\)(?<more>.*)$/isu;

/** Takes a link off: `[WORDS](URL)` at the beginning, or a URL at the end. */
function withoutUrl(typed: string): { readonly words: string; readonly url?: string } {
  const linked = MARKDOWN_LINK.exec(typed)?.groups;
  const { words = typed, url = '', more = '' } = linked ?? AT_END.exec(typed)?.groups ?? {};
  return isWebUrl(url) ? { words: words + more, url } : { words: typed };
}

/**
 * Reads `TITLE, PLACE URL`: the place and the URL may be left out. With double bars, a title or a place may have commas, and
 * there is room for more: `TITLE URL || PLACE || MORE`.
 */
export function readEventWords(typed: string): EventWords {
  const [first = '', second, ...more] = typed.split(/(?:^|\s)\|\|(?=\s|$)/u).map((part) => part.trim());
  const { words: title, url } = withoutUrl(first);
  if (second === undefined || title === '') return withPlace(typed);
  const place = url === undefined ? withoutUrl(second) : { words: second, url };
  return { title, details: detailsOf({ place: place.words, url: place.url, rest: more.join(' || ') }) };
}

function withPlace(typed: string): EventWords {
  const { words, url } = withoutUrl(typed);
  const comma = words.lastIndexOf(', ');
  if (comma < 1) return { title: words, details: detailsOf({ url }) };
  return { title: words.slice(0, comma), details: detailsOf({ place: words.slice(comma + 2), url }) };
}

const detailsOf = (found: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(found).filter((detail): detail is [string, string] => detail[1] !== undefined && detail[1] !== ''),
  );
