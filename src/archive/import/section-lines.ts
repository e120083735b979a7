import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { createDirectory } from '../../meeting/member.ts';
import type { DocumentBlock, DocumentItem } from '../../minutes/document.ts';
import { isApprovalLine } from '../approval.ts';
import { labelledList } from '../attendance-labels.ts';
import { linesOf } from '../lines.ts';
import { isRoleLine } from '../roles.ts';
import { isSaidAs } from '../vocabulary.ts';
import type { MinutesSample } from './samples.ts';

/** What a line of minutes is about. */
export type LineTopic = 'roles' | 'attendance' | 'approval' | 'next' | 'text';

/** A line with what is under it, as it stands in the file. */
export interface SourceLine {
  readonly topic: LineTopic;
  /** Without markup, and without what is under it. */
  readonly text: string;
  /** The whole of it, with what is under it. */
  readonly markdown: string;
  readonly item?: DocumentItem | undefined;
  /** The list that it's an item of. */
  readonly list?: DocumentBlock | undefined;
  /** What is under it. */
  readonly below: readonly DocumentBlock[];
}

/** The lines that one file has under a heading. */
export interface OwnLines {
  readonly sample: MinutesSample;
  readonly lines: readonly SourceLine[];
}

const NEXT =
  /^(?:(?:the|our) )?next (?:meeting|call|session)\b|^(?:(?:die|das|der|unsere?) )?nächst(?:e|es|er) (?:sitzung|treffen|termin|besprechung)\b/iu;

const NOBODY = createDirectory([], []);

/** Whether a line names people who were there, or who weren't: `Present: @ann`, `Regrets`. */
export const isAttendanceLine = (text: string): boolean => labelledList(text, NOBODY) !== undefined;

/** What such a line has behind its label. */
export const labelRest = (text: string): string => labelledList(text, NOBODY)?.rest ?? text;

/** What a line is about, by its words alone. */
function lineTopic(text: string): LineTopic {
  if (isAttendanceLine(text)) return 'attendance';
  if (isRoleLine(text)) return 'roles';
  if (isApprovalLine(text)) return 'approval';
  return NEXT.test(text) ? 'next' : 'text';
}

const source = ({ lines }: MinutesSample, from: number, to: number): string =>
  lines
    .slice(from - 1, to)
    .join('\n')
    .trimEnd();

/** The lines right under a heading: items and lines of prose. */
export function sourceLines(blocks: readonly DocumentBlock[], sample: MinutesSample): SourceLine[] {
  return blocks.flatMap((block): SourceLine[] => {
    if (block.kind === 'list')
      return block.items.map((item) => ({
        topic: lineTopic(item.text),
        text: item.text,
        markdown: source(sample, item.position.line, item.position.endLine),
        item,
        list: block,
        below: item.blocks,
      }));
    const prose = block.prose ? linesOf([block]) : [];
    if (prose.some(({ text }) => lineTopic(text) !== 'text'))
      return prose.map(({ text, line }) => ({
        topic: lineTopic(text),
        text,
        markdown: source(sample, line, line),
        below: [],
      }));
    return [
      {
        topic: 'text',
        text: block.prose?.text ?? '',
        markdown: source(sample, block.position.line, block.position.endLine),
        below: [],
      },
    ];
  });
}

/** A line of Markdown without its marker and its box. */
export const withoutMarker = (markdown: string): string =>
  markdown.replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]?\]\s+)?/u, '');

/** A line across the page. */
export const isThematicBreak = (markdown: string): boolean =>
  /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u.test(markdown);

const DOTS = /^(?:…|\.{3}|-|–)?$/u;

/** Whether a line says that there is nothing to say, or nobody: `…`, `None were discussed`. */
export function saysNothing({ text, below }: Pick<SourceLine, 'text' | 'below'>): boolean {
  const words = text.trim();
  if (below.length > 0 || normalizeForMatch(words).split(' ').length > 4) return false;
  return DOTS.test(words) || isSaidAs(words, ({ nothing }) => nothing) || isSaidAs(words, ({ nobody }) => nobody);
}
