// What stands under a topic, as people could have typed it: notes, answers to them, and what has a box.
import type { Conversion } from './convert.ts';
import { isWritten } from './facts.ts';
import type { OutlineBlock, OutlineItem } from './outline.ts';

const SAYS_NOTHING = /^(?:…|\.{3})?$/u;

/** Words as people type them: without the signs that keep Markdown from reading them as markup. */
const typedWords = (markdown: string): string =>
  markdown
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>~|&@])/gu, '$1')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('\u00A0', ' ');

/** How something is typed: as the section writes entries, as an item of a list, or as a paragraph. */
type NoteForm = '/note' | '/note -' | '/prose';

/** Says something under the current topic, or in answer to an entry; the number of what was recorded. */
function note(form: NoteForm, text: string, about: number | undefined, { log, typist }: Conversion): number {
  const answers = about === undefined ? '' : `in-reply-to #${about}: `;
  log.says('held', typist, `${answers}${form} ${text}`);
  return log.numbered();
}

/** What's under an item, and whether its section writes paragraphs. */
interface Place {
  readonly about: number | undefined;
  readonly inProse: boolean;
}

/** A block in one message with the words above it. */
const typedLines = ({ kind, lines }: Exclude<OutlineBlock, { kind: 'list' }>): string =>
  kind === 'prose' ? typedWords(lines.map((line) => line.trim()).join(' ')) : lines.join('\n');

function typeItem({ text, box, blocks }: OutlineItem, { about, inProse }: Place, conversion: Conversion): void {
  const { group, day, log, typist } = conversion;
  if (SAYS_NOTHING.test(text) || isWritten(text, group, day)) return typeBlocks(blocks, conversion, inProse, about);
  const form = inProse && about === undefined ? '/note -' : '/note';
  const list = blocks.findIndex(({ kind }) => kind === 'list');
  const own = list < 0 ? blocks : blocks.slice(0, list);
  const said = [typedWords(text), ...own.flatMap((block) => (block.kind === 'list' ? [] : [typedLines(block)]))];
  const number = note(form, said.join('\n\n'), about, conversion);
  if (box !== 'none') log.says('held', typist, `/box ${number}`);
  if (box === 'ticked') log.says('held', typist, `/done ${number}`);
  typeBlocks(blocks.slice(own.length), conversion, inProse, number);
}

/** Whether a line goes on in the next one: no sentence ends here, and none begins there. */
const goesOn = (line: string, next: string): boolean =>
  !/[.!?:…]["')\]]*$/u.test(line) && !/^https?:/u.test(line) && !/^(?:\p{Lu}\S* \p{L}|https?:)/u.test(next);

/** Lines as people would say them: one that was only broken in two is one again. */
const sentences = (lines: readonly string[]): string[] =>
  lines.reduce<string[]>((said, line) => {
    const last = said.at(-1);
    return last !== undefined && goesOn(last, line) ? [...said.slice(0, -1), `${last} ${line}`] : [...said, line];
  }, []);

/** Prose, line by line. */
function typeProse(lines: readonly string[], { about, inProse }: Place, conversion: Conversion): void {
  const said = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isWritten(line, conversion.group, conversion.day));
  const form = inProse && about === undefined ? '/note' : '/prose';
  for (const sentence of sentences(said)) note(form, typedWords(sentence), about, conversion);
}

/** Blocks under the current topic, or under an entry. @param inProse whether its section writes paragraphs */
export function typeBlocks(
  blocks: readonly OutlineBlock[],
  conversion: Conversion,
  inProse: boolean,
  about?: number,
): void {
  const place = { about, inProse };
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) typeItem(item, place, conversion);
    else if (block.kind === 'prose') typeProse(block.lines, place, conversion);
    else note('/prose', `\n${block.lines.join('\n')}`, about, conversion);
  }
}
