import { DateTime } from 'luxon';
import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

import type { InLanguage } from '../language/language.ts';
import { listInWords } from '../language/lists.ts';
import { paragraphNode, singleLine, textNode } from './build.ts';
import {
  PLACEHOLDER_PATTERN,
  readPlaceholder,
  writeDate,
  writePlacedDate,
  type WrittenPlaceholder,
} from './placeholders.ts';
import { writeMarkdown } from './write.ts';

// A group's own wording for a line: its Markdown stays as it is, and what people typed comes out as text in it,
// wherever in the Markdown it's put.

/** What people typed or are called: text, whatever it looks like. */
export interface TypedValue {
  readonly typed: readonly PhrasingContent[];
  /** The day that it names, which a pattern writes otherwise: `{due:d MMMM yyyy}`. */
  readonly day?: DateTime | undefined;
}

/** Names, or other texts of a list. `{present:and}` ends it in words, `{present:count}` counts it, and anything else goes between. */
export interface TypedList {
  readonly list: readonly string[];
}

/** What a placeholder can stand for. A string is Markdown of the configuration. */
export type TemplateValue = DateTime | string | TypedValue | TypedList | undefined;
export type TemplateValues = Readonly<Record<string, TemplateValue>>;

/** One wording, or several: the first of which every placeholder has a value counts. */
export type TemplateChoice = string | readonly string[];

interface FilledTemplate {
  readonly nodes: readonly PhrasingContent[];
  /** Whether every placeholder has a value, or says what to write without one. */
  readonly isComplete: boolean;
}

/** Typed text; no value if there is none. */
export const typedText = (text: string | undefined): TypedValue | undefined =>
  text === undefined || text === '' ? undefined : { typed: [textNode(text)] };

/** How the Markdown around the values is written: as it is, or as text too, in a heading. */
type TemplateKind = 'markdown' | 'text';

/**
 * Fills in a wording; undefined if it has several and none of them fits. A single one is always written, without what
 * it has no value for.
 */
export function fillTemplate(
  choice: TemplateChoice,
  values: TemplateValues,
  of: InLanguage,
  kind: TemplateKind = 'markdown',
): PhrasingContent[] | undefined {
  if (typeof choice === 'string') return [...filled(choice, values, of, kind).nodes];
  const fitting = choice.map((template) => filled(template, values, of, kind)).find(({ isComplete }) => isComplete);
  return fitting && [...fitting.nodes];
}

const literalNode = (value: string, kind: TemplateKind): PhrasingContent =>
  kind === 'markdown' ? { type: 'html', value } : textNode(value);

function filled(template: string, values: TemplateValues, of: InLanguage, kind: TemplateKind): FilledTemplate {
  const nodes: PhrasingContent[] = [];
  let [end, isComplete] = [0, true];
  for (const { 0: whole, index, groups } of template.matchAll(PLACEHOLDER_PATTERN)) {
    const placeholder = readPlaceholder(groups);
    if (!Object.hasOwn(values, placeholder.name)) continue;
    const found = valueNodes(values[placeholder.name], placeholder, of, kind);
    if (found === 'no zone') continue;
    nodes.push(literalNode(template.slice(end, index), kind));
    isComplete &&= found !== undefined || placeholder.otherwise !== undefined;
    nodes.push(...placed(found ?? [literalNode(placeholder.otherwise ?? '', kind)], template.slice(0, index), kind));
    end = index + whole.length;
  }
  nodes.push(literalNode(template.slice(end), kind));
  return { nodes: nodes.filter((node) => wordsIn(node) !== '').reduce<PhrasingContent[]>(joinAlike, []), isComplete };
}

function valueNodes(
  value: TemplateValue,
  placeholder: WrittenPlaceholder,
  of: InLanguage,
  kind: TemplateKind,
): readonly PhrasingContent[] | undefined | 'no zone' {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value === '' ? undefined : [literalNode(value, kind)];
  if (DateTime.isDateTime(value)) {
    const date = writePlacedDate(value, placeholder, of);
    return date === undefined ? 'no zone' : [literalNode(date, kind)];
  }
  if ('typed' in value) return typedNodes(value, placeholder, of);
  if (placeholder.pattern === 'count') return [textNode(String(value.list.length))];
  return value.list.length === 0 ? undefined : [textNode(inOneLine(value.list, placeholder.pattern, of))];
}

function typedNodes(
  { typed, day }: TypedValue,
  placeholder: WrittenPlaceholder,
  of: InLanguage,
): readonly PhrasingContent[] {
  const { pattern } = placeholder;
  return day === undefined || pattern === undefined ? typed : [textNode(writeDate(day, pattern, of))];
}

function inOneLine(list: readonly string[], between = ', ', of: InLanguage): string {
  return between === 'and' ? listInWords(list, of) : list.join(between);
}

/** Text or Markdown; undefined for anything else, such as a link. */
const wordsIn = (node: PhrasingContent | undefined): string | undefined =>
  node?.type === 'text' || node?.type === 'html' ? node.value : undefined;

/** Neighbours of one kind become one, as a Markdown reader would give them back. */
function joinAlike(parts: PhrasingContent[], part: PhrasingContent): PhrasingContent[] {
  const last = parts.at(-1);
  const [before, more] = [wordsIn(last), wordsIn(part)];
  if (before === undefined || more === undefined || last?.type !== part.type) return [...parts, part];
  const value = before + more;
  return [...parts.slice(0, -1), part.type === 'text' ? textNode(value) : { type: 'html', value }];
}

/** Nothing but markers of blocks in the line so far: what follows could begin a block itself. */
const BEGINS_BLOCK = /(?:^|\n)[ \t>*+\-\d.)]*$/u;

/** An address that is its own link. */
const AUTOLINK = /<https?:[^<>\s]*>/gu;

/** Whether the Markdown so far goes on in HTML, in code, or in a link, where other characters end what has begun. */
function isInsideMarkup(before: string): boolean {
  const count = (character: string): number => before.split(character).length - 1;
  const link = before.lastIndexOf('](');
  return (
    before.replaceAll(AUTOLINK, '').includes('<') ||
    count('[') > count(']') ||
    count('`') % 2 === 1 ||
    (link >= 0 && !before.slice(link).includes(')'))
  );
}

/** Anything that means something in Markdown, HTML or Liquid. */
const MARKUP = /[!"#$%&'()*+<=>[\\\]^_`{|}~]/gu;
const asReference = (character: string): string => `&#${character.codePointAt(0)};`;

const STYLE = { bullet: '-', indent: 'one', dash: '–', emphasis: '*' } as const;

/** What people typed, so that it stays text at its place in the template's Markdown. */
function placed(nodes: readonly PhrasingContent[], before: string, kind: TemplateKind): readonly PhrasingContent[] {
  if (kind === 'text' || nodes.every(({ type }) => type === 'html')) return nodes;
  if (isInsideMarkup(before)) {
    const text = singleLine(toString({ type: 'paragraph', children: [...nodes] }));
    return [{ type: 'html', value: text.replaceAll(MARKUP, asReference) }];
  }
  // A brace at the end could begin Liquid together with what follows it.
  const last = nodes.at(-1);
  if (!BEGINS_BLOCK.test(before) && !(last?.type === 'text' && last.value.endsWith('{'))) return nodes;
  const alone = writeMarkdown({ type: 'root', children: [paragraphNode(...nodes)] }, STYLE).trim();
  return [{ type: 'html', value: alone.replace(/\{$/u, '&#123;') }];
}
