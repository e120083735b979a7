import { allItems } from '../../minutes/document.ts';
import type { ConfiguredFormat } from '../../minutes/format.ts';
import { mentionsIn } from '../people.ts';
import { commonText } from './date-patterns.ts';
import type { LearningContext } from './learning.ts';

type FormatStyle = NonNullable<ConfiguredFormat['style']>;

/** The marker of an item, and the space after it. */
const MARKER = /^(?<marker>[-*+])(?<space>[ \t]+)/u;

/** How items are written: `- ` or `*   `. */
function markers({ samples }: LearningContext): { readonly marker: string; readonly space: string }[] {
  return samples.flatMap(({ document, lines }) =>
    allItems(document).flatMap(({ position }) => {
      const { marker, space } = MARKER.exec((lines[position.line - 1] ?? '').slice(position.column - 1))?.groups ?? {};
      return marker === undefined || space === undefined ? [] : [{ marker, space }];
    }),
  );
}

const isBullet = (marker: string | undefined): marker is '*' | '-' | '+' =>
  marker !== undefined && '*-+'.includes(marker);

/** How the lines under the headings of tables are written, if not as Gavel does. */
function tableRule(count: (pattern: RegExp) => number): Pick<FormatStyle, 'tableRule'> {
  const rules = count(/^\| ?:?-+:? ?\|/gmu);
  if (count(/^\| :?-{3,}:? \|/gmu) * 2 > rules) return { tableRule: 'spaced' };
  return count(/^\|:?-{3}:?\|/gmu) * 2 > rules ? { tableRule: 'short' } : {};
}

/** How the files write Markdown: the marker and the space of items, and the marker of emphasis. */
export function learnStyle(context: LearningContext): FormatStyle {
  const found = markers(context);
  const bullet = commonText(
    found.map(({ marker }) => marker),
    1,
  );
  const isTab = found.filter(({ space }) => space !== ' ').length * 2 > found.length;
  const all = context.samples.map(({ text }) => text).join('\n');
  const count = (pattern: RegExp): number => [...all.matchAll(pattern)].length;
  const underscores = count(/(?<![\p{L}\p{N}_])_[^\s_][^_\n]*_(?![\p{L}\p{N}_])/gu);
  const stars = count(/(?<!\*)\*[^\s*][^*\n]*\*(?!\*)/gu);
  return {
    ...tableRule(count),
    ...(isBullet(bullet) ? { bullet } : {}),
    ...(isTab ? { indent: 'tab' as const } : {}),
    ...(underscores > stars ? { emphasis: '_' as const } : {}),
  };
}

/** Whether entries begin with who said them, in any way: at least one in ten does. */
export function namesFirst({ samples }: LearningContext): boolean {
  const texts = samples.flatMap(({ document }) => allItems(document).map(({ text }) => text));
  return texts.filter((text) => mentionsIn(text)[0]?.index === 0).length * 10 >= texts.length;
}
