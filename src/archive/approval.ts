import type { Directory } from '../meeting/member.ts';
import { linesOf, withLinesBelow, type LineMeaning } from './lines.ts';
import { handleOf, mentionsIn, type NamedPerson } from './people.ts';

/** What minutes say of the approval of those before them. */
export interface ApprovalFact {
  readonly line: number;
  readonly text: string;
  readonly approved: boolean;
  /** The number of the pull request, where one is named. */
  readonly pullRequest?: number | undefined;
  readonly approvedBy: readonly NamedPerson[];
  readonly mergedBy: readonly NamedPerson[];
}

const ABOUT = /\b(?:minutes|meeting)\b.*\b(?:approved|accepted|merged)\b|\b(?:approved|accepted|merged)\b.*\bby\b/iu;
const PULL_REQUEST =
  /\b(?:PR|pull request|pull|MR)\s*(?:[#/]\s*(?:#\s*)?)?(?<number>\d+)\b|(?<![\w&])#(?<only>\d+)\b/iu;
const NOT_YET = /\bnot\b.*\bapproved\b|\bto be approved\b|\bFIXME\b|…/iu;
const APPROVED = /\b(?:approved|accepted)\b/iu;
const MERGED = /\bmerged\b/iu;

const people = (text: string, directory: Directory): NamedPerson[] =>
  mentionsIn(text).map(({ written }) => {
    const handle = handleOf(written, directory);
    return handle === undefined ? { written } : { written, handle };
  });

/** Whether a line is about the approval of minutes. */
export const isApprovalLine = (text: string): boolean => ABOUT.test(text) || /^approve\b/iu.test(text);

/** The part of a text about what a word says: from the word up to the other one, whichever comes first. */
function clause(text: string, word: RegExp, other: RegExp): string | undefined {
  const from = word.exec(text)?.index;
  const next = other.exec(text)?.index;
  if (from === undefined) return undefined;
  return next !== undefined && next > from ? text.slice(from, next) : text.slice(from);
}

function numberIn(text: string): number | undefined {
  const { number, only } = PULL_REQUEST.exec(text)?.groups ?? {};
  const written = number ?? only;
  return written === undefined ? undefined : Number(written);
}

/** Reads the approval of the previous minutes: who approved them, who merged them, and in which pull request. */
export function approvalOf(sections: readonly LineMeaning[], directory: Directory): ApprovalFact | undefined {
  const lines = sections
    .filter(({ meaning }) => meaning === 'approval')
    .flatMap(({ section }) => linesOf(section.blocks).flatMap(withLinesBelow));
  const found = lines.find(({ text }) => ABOUT.test(text)) ?? lines.find(({ text }) => PULL_REQUEST.test(text));
  if (!found) return undefined;
  const { text, line } = found;
  const approval = clause(text, APPROVED, MERGED);
  const merge = clause(text, MERGED, APPROVED);
  return {
    line,
    text,
    approved: (approval ?? merge) !== undefined && !NOT_YET.test(text),
    pullRequest: numberIn(text),
    approvedBy: people(approval ?? '', directory),
    mergedBy: people(merge ?? '', directory),
  };
}
