import type { Directory } from '../meeting/member.ts';
import { linesOf, withLinesBelow, type LineMeaning, type MinutesLine } from './lines.ts';
import { handleOf, mentionsIn, type NamedPerson } from './people.ts';
import { ENGLISH_WORDS } from './vocabulary-en.ts';
import { isSaidAs, VOCABULARIES, type ApprovalVocabulary } from './vocabulary.ts';

/** What minutes say of the approval of those before them. */
export interface ApprovalFact {
  readonly line: number;
  readonly text: string;
  readonly approved: boolean;
  /** The number of the pull request, if one is named. */
  readonly pullRequest?: number | undefined;
  readonly approvedBy: readonly NamedPerson[];
  readonly mergedBy: readonly NamedPerson[];
}

const PULL_REQUEST =
  /\b(?:PR|pull request|pull|MR)\s*(?:[#/]\s*(?:#\s*)?)?(?<number>\d+)\b|(?<![\w&])#(?<only>\d+)\b/iu;
const people = (text: string, directory: Directory): NamedPerson[] =>
  mentionsIn(text).map(({ written }) => {
    const handle = handleOf(written, directory);
    return handle === undefined ? { written } : { written, handle };
  });

/** The words of the language in which a line is about the approval of minutes. */
const saidIn = (text: string): ApprovalVocabulary | undefined =>
  VOCABULARIES.map(({ approval }) => approval).find(({ about }) => about.test(text));

/** Whether a line is about the approval of minutes. */
export const isApprovalLine = (text: string): boolean =>
  isSaidAs(text, ({ approval }) => approval.about) || isSaidAs(text, ({ approval }) => approval.asked);

/**
 * The part of a text about what a word says: from the word up to the other one, or to the end. If the verb comes last:
 * what is before it.
 */
function clause(text: string, word: RegExp, other: RegExp, isVerbLast: boolean): string | undefined {
  const from = word.exec(text)?.index;
  const next = other.exec(text)?.index;
  if (from === undefined) return undefined;
  if (isVerbLast) return text.slice(next !== undefined && next < from ? next : 0, from);
  return next !== undefined && next > from ? text.slice(from, next) : text.slice(from);
}

function numberIn(text: string): number | undefined {
  const { number, only } = PULL_REQUEST.exec(text)?.groups ?? {};
  const written = number ?? only;
  return written === undefined ? undefined : Number(written);
}

const linesIn = (sections: readonly LineMeaning[]): MinutesLine[] =>
  sections.flatMap(({ section }) => linesOf(section.blocks).flatMap(withLinesBelow));

/** Longer lines are about more than that. */
const LONGEST = 300;
/** How many lines after a motion say what became of it. */
const OUTCOME_WITHIN = 6;

const saidElsewhere = ({ text, item }: MinutesLine): boolean =>
  item?.box !== 'open' &&
  text.length <= LONGEST &&
  isSaidAs(text, ({ approval }) => approval.elsewhere) &&
  !/\bwill\b/iu.test(text);

const isCarried = ({ text }: MinutesLine): boolean =>
  isSaidAs(text, ({ approval }) => approval.carried) || isSaidAs(text, ({ approval }) => approval.elsewhere);

interface ApprovalLine {
  readonly said: MinutesLine;
  /** The lines after it. */
  readonly after: readonly MinutesLine[];
}

/** The line that tells of the approval: under a heading for it, else wherever it is. */
function approvalLine(sections: readonly LineMeaning[]): ApprovalLine | undefined {
  const own = linesIn(sections.filter(({ meaning }) => meaning === 'approval'));
  const said = own.find(({ text }) => saidIn(text) !== undefined) ?? own.find(({ text }) => PULL_REQUEST.test(text));
  if (said) return { said, after: [] };
  const lines = linesIn(sections);
  const at = lines.findIndex(saidElsewhere);
  const found = lines[at];
  return found && { said: found, after: lines.slice(at + 1, at + 1 + OUTCOME_WITHIN) };
}

/** Reads the approval of the previous minutes: who approved them, who merged them, and in which pull request. */
export function approvalOf(sections: readonly LineMeaning[], directory: Directory): ApprovalFact | undefined {
  const found = approvalLine(sections);
  if (!found) return undefined;
  const { text, line } = found.said;
  const { approved, merged, notYet, verbLast } = saidIn(text) ?? ENGLISH_WORDS.approval;
  const isVerbLast = verbLast?.test(text) ?? false;
  const approval = clause(text, approved, merged, isVerbLast);
  const merge = clause(text, merged, approved, isVerbLast);
  return {
    line,
    text,
    approved: ((approval ?? merge) !== undefined || found.after.some(isCarried)) && !notYet.test(text),
    pullRequest: numberIn(text),
    approvedBy: people(approval ?? '', directory),
    mergedBy: people(merge ?? '', directory),
  };
}
