import { typedLines, type TypedLine } from '../meeting/lines.ts';

/** A line as a platform shows it. */
export interface ShownLine {
  readonly text: string;
  /** Whether it is shown in a block of code or in a quote. */
  readonly within?: TypedLine['within'];
  /** Code with which the line begins. */
  readonly code?: string;
}

/** What a line says without the marks that set it apart. */
const bare = ({ text, code = text }: TypedLine): string => code.replace(/^[\s>]+/u, '').trim();

function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

/** A line as Markdown writes it if it is shown so. */
function marked(line: TypedLine, { within, code }: ShownLine): TypedLine['text'] {
  const { text } = line;
  if (line.within !== undefined) return text;
  if (within === 'quote') return `> ${text}`;
  if (within === 'code') return fenced(text);
  const start = text.length - text.trimStart().length;
  if (code === undefined || !text.startsWith(code, start)) return text;
  return `${text.slice(0, start)}\`${code}\`${text.slice(start + code.length)}`;
}

/** The first of these places from `next` on. What lies before it is not looked at again. */
function after(places: number[] | undefined, next: number): number | undefined {
  const skipped = places?.findIndex((at) => at >= next) ?? -1;
  places?.splice(0, skipped === -1 ? places.length : skipped);
  return places?.[0];
}

/**
 * A text in which the lines that its platform shows as code or as a quote are marked so, as Markdown marks them. Most
 * programs write the marks into the text; some leave them to the markup beside it.
 * @param shown the lines of that markup, in order
 */
export function setApart(said: string, shown: readonly ShownLine[]): string {
  if (shown.every(({ within, code }) => within === undefined && code === undefined)) return said;
  const lines = typedLines(said);
  const texts = lines.map(({ text }) => text);
  const places = Map.groupBy(lines.keys(), (at) => bare(lines[at] ?? { text: '' }));
  let next = 0;
  for (const line of shown) {
    const words = line.text.trim();
    const at = words === '' ? undefined : after(places.get(words), next);
    const typed = at === undefined ? undefined : lines[at];
    if (at === undefined || typed === undefined) continue;
    texts[at] = marked(typed, line);
    next = at + 1;
  }
  // Lines of one block need one fence.
  return texts.join('\n').replaceAll(/(?<=[^\n`]\n)```\n```\n(?=[^\n`])/gu, '');
}
