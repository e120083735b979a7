import type { ShownLine } from '../set-apart.ts';

// What somebody wrote in Slack's editor comes with its structure beside the text (docs.slack.dev, "Rich text block").

interface Part {
  readonly type?: unknown;
  readonly elements?: unknown;
  readonly text?: unknown;
  readonly url?: unknown;
}

const parts = (value: unknown): Part[] => (Array.isArray(value) ? value.map((one): Part => Object(one)) : []);

/** The words of a part, without the people and channels it names. */
const wordsOf = ({ text, url }: Part): string => (typeof text === 'string' ? text : typeof url === 'string' ? url : '');

const WITHIN: ReadonlyMap<unknown, ShownLine['within']> = new Map([
  ['rich_text_preformatted', 'code'],
  ['rich_text_quote', 'quote'],
]);

function linesOf({ type, elements }: Part): ShownLine[] {
  if (type === 'rich_text_list') return parts(elements).flatMap(linesOf);
  const within = WITHIN.get(type);
  const words = parts(elements).map(wordsOf).join('');
  return words.split('\n').map((text) => (within === undefined ? { text } : { text, within }));
}

/** The lines that a message's rich text shows, in order. */
export const shownBlockLines = (blocks: unknown): ShownLine[] =>
  parts(blocks)
    .filter(({ type }) => type === 'rich_text')
    .flatMap(({ elements }) => parts(elements).flatMap(linesOf));
