import { LANGUAGES } from '../language/language.ts';
import { allItems, type DocumentItem, type MinutesDocument } from '../minutes/document.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { minutesMessages } from '../minutes/messages.ts';
import { PLACEHOLDER_PATTERN } from '../minutes/placeholders.ts';
import type { TemplateChoice } from '../minutes/template.ts';

const OWN = LANGUAGES.map((language) => minutesMessages({ language }));
/** How Gavel itself begins a decision. */
const DECIDED = OWN.flatMap(({ agreed, rejected }) => [agreed, rejected]).map((word) => word.toLowerCase());
/** What Gavel writes after a motion that was voted on. */
const VOTED = OWN.flatMap(({ vote, voteEnded }) => [`(${vote('')}`, `(${voteEnded('').split(';', 1)[0]}`]);

/** How people begin one. */
const DECISION =
  /^(?:(?:we )?(?:agreed|agreement|decided|decision|resolved|resolution|consensus|accepted|rejected|motion|beschlossen|beschluss|entschieden|entscheidung|angenommen|abgelehnt|antrag))\b[^:]{0,40}:/iu;

/** What a wording of the group has before its first placeholder. */
function beginnings(choice: TemplateChoice | undefined): string[] {
  const all = choice === undefined ? [] : typeof choice === 'string' ? [choice] : choice;
  return all
    .map((template) => template.slice(0, template.search(PLACEHOLDER_PATTERN)).replaceAll(/[*_`]/gu, '').trim())
    .filter((words) => /\p{L}/u.test(words))
    .map((words) => words.toLowerCase());
}

/** Tells decisions from other items of a group's minutes. */
function decisionReader(format: MinutesFormat | undefined): (item: DocumentItem) => boolean {
  const { agreed, rejected, motion } = format?.wording ?? {};
  const own = [agreed, rejected, motion].flatMap(beginnings);
  return ({ text, box }) => {
    if (box !== 'none') return false;
    const words = text.toLowerCase();
    return (
      DECISION.test(text) ||
      DECIDED.some((word) => words.startsWith(`${word}:`)) ||
      own.some((word) => words.startsWith(word)) ||
      VOTED.some((mark) => text.includes(mark))
    );
  };
}

/** The items of minutes that state a decision: agreed, turned down, or voted on. */
export const decisionsIn = (document: MinutesDocument, format?: MinutesFormat): readonly DocumentItem[] =>
  allItems(document).filter(decisionReader(format));
