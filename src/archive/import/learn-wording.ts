import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { allItems } from '../../minutes/document.ts';
import type { ConfiguredFormat } from '../../minutes/format.ts';
import { utcDateTime } from '../../minutes/placeholders.ts';
import { inAllLanguages } from '../../minutes/written-by.ts';
import { daysIn, type DayRange } from '../dates.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import { saidLines } from './learn-speakers.ts';
import type { LearningContext } from './learning.ts';
import type { MinutesSample } from './samples.ts';
import { withoutMarker } from './section-lines.ts';
import { nameAt, type SpokenNames } from './spoken-names.ts';

type Wording = NonNullable<ConfiguredFormat['wording']>;
type WordedKind = 'agreed' | 'rejected' | 'action' | 'done';

/** What minutes call such a line, as `normalizeForMatch` leaves it. */
const LABELS: readonly (readonly [WordedKind, RegExp])[] = [
  [
    'agreed',
    /^(?:resolved|resolution|decision|decided|agreed|agreement|consensus|beschluss|beschlossen|entscheidung)$/u,
  ],
  ['rejected', /^(?:rejected|turned down|abgelehnt|verworfen)$/u],
  ['action', /^(?:action(?: item)?|ai|to ?do|task|aufgabe|auftrag|ap)$/u],
  ['done', /^(?:done|completed|erledigt)$/u],
];

const LABEL = /^(?<open>\*\*|__|\*|_)?(?<label>\p{L}[\p{L} ]{0,18}\p{L})(?=\s*[:–—-]|\*\*|__|[*_]|\s@|\s[[(])/u;
/** What is between a label, or a name, and the words: at least a colon, a dash or the end of what is stressed. */
const JOINT = /^(?:\s*(?:[)\]]:?|:|\s[–—-]+)\s*(?:\*\*|__|[*_])?|(?:\*\*|__|[*_])\s*(?:[:–—-]+)?)\s+/u;
/** What is between a label and the names. */
const BEFORE_NAMES = /^(?:\*\*|__|[*_])?\s*(?:[:–—-]+)?(?:\*\*|__|[*_])?\s*(?:[([])?/u;
/** What may follow names, besides a joint. */
const AFTER_NAMES = /^(?:\s+(?:to|will)\s+|,\s+|\s+)(?=\S)/u;

interface LineTemplate {
  readonly template: string;
  /** The same without owners, if it has some. */
  readonly bare?: string | undefined;
}

interface WordedLine extends LineTemplate {
  readonly kind: WordedKind;
}

/** People who are named at a place, one after another. */
function ownersAt(
  text: string,
  at: number,
  names: SpokenNames,
): { readonly end: number; readonly template: string } | undefined {
  let [end, template] = [at, '{owners}'];
  for (let found = nameAt(text, at, names); found;) {
    end += found.written.length;
    const between = /^(?:, (?:and |und )?| and | und | & |\/)/u.exec(text.slice(end))?.[0];
    found = between === undefined ? undefined : nameAt(text, end + between.length, names);
    if (!found || between === undefined) break;
    if (/and|und/u.test(between)) template = '{owners:and}';
    end += between.length;
  }
  return end === at ? undefined : { end, template };
}

const SOMEONE = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}(?=:)/u;

/** Somebody nobody else knows: a name between the label and a colon. */
function someoneAt(text: string, at: number): ReturnType<typeof ownersAt> {
  const name = SOMEONE.exec(text.slice(at))?.[0];
  return name === undefined ? undefined : { end: at + name.length, template: '{owners}' };
}

/** Whether what is stressed ends in the wording. */
const isWhole = (template: string): boolean => ['**', '__'].every((mark) => template.split(mark).length % 2 === 1);

/** What is left of a wording without its owners. @param head what is before them @param joint what is after them */
function withoutOwners(head: string, joint: string): string {
  let end = head.length;
  while (end > 0 && ' –—-[('.includes(head.charAt(end - 1))) end -= 1;
  const label = head.slice(0, end);
  if (!isWhole(label)) return `${label}${joint.trim().replace(/^[^:*_]*/u, '')} {text}`;
  return /[:*_]$/u.test(label) || !joint.includes(':') ? `${label} {text}` : `${label}: {text}`;
}

/** The line of an action: label, owners and words, joined in any way. */
function actionTemplate(line: string, from: number, names: SpokenNames): LineTemplate | undefined {
  const gap = BEFORE_NAMES.exec(line.slice(from))?.[0] ?? '';
  const head = line.slice(0, from) + gap;
  const owners = ownersAt(line, head.length, names) ?? someoneAt(line, head.length);
  if (!owners) {
    const joint = JOINT.exec(line.slice(from))?.[0];
    return joint === undefined ? undefined : { template: `${line.slice(0, from)}${joint}{text}` };
  }
  const rest = line.slice(owners.end);
  const joint = (JOINT.exec(rest) ?? AFTER_NAMES.exec(rest))?.[0];
  return joint === undefined
    ? undefined
    : { template: `${head}${owners.template}${joint}{text}`, bare: withoutOwners(head, joint) };
}

const kindOf = (label: string): WordedKind | undefined =>
  LABELS.find(([, words]) => words.test(normalizeForMatch(label)))?.[0];

function decisionTemplate(line: string, from: number): LineTemplate | undefined {
  const joint = JOINT.exec(line.slice(from))?.[0];
  return joint === undefined ? undefined : { template: `${line.slice(0, from)}${joint}{text}` };
}

/** What a line of plain text announces by the word that it begins with, and what it says then; undefined of other lines. */
export function announcedKind(
  text: string,
): { readonly kind: 'agreed' | 'rejected' | 'action'; readonly said: string } | undefined {
  const label = LABEL.exec(text)?.groups?.['label'] ?? '';
  const kind = kindOf(label);
  const said = text.slice(label.length).replace(/^ ?(?:\([^()]*\)|\[[^[\]]*\])? ?[:–—-] ?/u, '');
  const isSaid = kind !== undefined && kind !== 'done' && said !== '' && said.length < text.length - label.length;
  return isSaid ? { kind, said } : undefined;
}

function wordedLine(line: string, names: SpokenNames): WordedLine | undefined {
  const { label = '', open = '' } = LABEL.exec(line)?.groups ?? {};
  const kind = kindOf(label);
  if (kind === undefined) return undefined;
  const from = open.length + label.length;
  const isTask = kind === 'action' || kind === 'done';
  const found = isTask ? actionTemplate(line, from, names) : decisionTemplate(line, from);
  return found && { kind, ...found };
}

/** How Gavel writes itself on which day something is due. */
const OWN_DUE = ' ({due})';

const withDue = (template: string, due = OWN_DUE): string => template.replace('{text}', `{text}${due}`);

/** With and without owners and days: the first of which everything is known counts. */
const choices = ({ template, bare }: LineTemplate, due: string | undefined): string[] =>
  [template, ...(bare === undefined ? [] : [bare])].flatMap((one) => [withDue(one, due), one]);

/** How Gavel writes decisions itself. */
const OWN: ReadonlySet<string> = new Set(
  [...inAllLanguages((say) => say.agreed), ...inAllLanguages((say) => say.rejected)].map(
    (word) => `**${word}**: {text}`,
  ),
);

/** How the group writes a decision, if it isn't as Gavel would. */
const decisionWording = (line: LineTemplate | undefined): string | undefined =>
  line === undefined || OWN.has(line.template) ? undefined : line.template;

/** What may be before the day on which something is due. */
const BEFORE_DUE =
  /(?:(?: [–—-]+ | \(|[,;] )(?:(?:due|by|until|deadline|bis|fällig)(?: on| am)?:? )?|\s(?:due|by|until|bis) )$/iu;

/** A pattern that says which day it is: one without a year could be read back as that of any year. */
const DUE_DAY = /^\{due(?::[^{}]+)?\}$/u;

/** A day as a pattern of what is due, if that says which day it is. */
function dueDay({ text, from }: DayRange, { of }: LearningContext): string | undefined {
  const written = withPlaceholders(text, { due: utcDateTime(from) }, of);
  if (written === '{due}') return '{due:yyyy-MM-dd}';
  return DUE_DAY.test(written) && written.includes('yyyy') ? written : undefined;
}

/** How the line of an action ends if it says on which day it's due. */
function dueTemplate(line: string, context: LearningContext): string | undefined {
  const { samples, of } = context;
  const day = daysIn(line, samples.at(-1)?.date ?? '', of).at(-1);
  return day && dueEnding(line, day, context);
}

function dueEnding(line: string, day: DayRange, context: LearningContext): string | undefined {
  const before = BEFORE_DUE.exec(line.slice(0, day.index))?.[0];
  const pattern = dueDay(day, context);
  if (before === undefined || pattern === undefined) return undefined;
  const end = line.slice(day.index + day.text.length).replace(/\.$/u, '');
  return end === (before.includes('(') ? ')' : '') ? `${before}${pattern}${end}` : undefined;
}

const TASKS: readonly (WordedKind | undefined)[] = ['action', 'done'];

/** How the lines of actions end if they say on which day they are due; undefined if none does. */
function learnDue(context: LearningContext, names: SpokenNames): string | undefined {
  const lines = saidLines(context).filter((line) => TASKS.includes(wordedLine(line, names)?.kind));
  return commonText(
    lines.flatMap((line) => dueTemplate(line, context) ?? []),
    1,
  );
}

/** What a group's minutes call decisions and actions. */
export function learnWording(context: LearningContext, names: SpokenNames): Wording {
  const found = saidLines(context)
    .flatMap((line) => wordedLine(line, names) ?? [])
    .filter(({ template }) => isWhole(template));
  const most = (kind: WordedKind): LineTemplate | undefined => {
    const own = found.filter((one) => one.kind === kind);
    // What names the owners tells more than what doesn't.
    const owned = own.filter(({ bare }) => bare !== undefined);
    const all = owned.length > 0 ? owned : own;
    const common = commonText(
      all.map(({ template }) => template),
      1,
    );
    return all.find(({ template }) => template === common);
  };
  const [agreed, rejected, action, done] = (['agreed', 'rejected', 'action', 'done'] as const).map(most);
  const due = learnDue(context, names);
  const learned = {
    action: action === undefined ? undefined : choices(action, due),
    done: done === undefined ? undefined : choices(done, due),
    agreed: decisionWording(agreed),
    rejected: decisionWording(rejected),
  };
  return Object.fromEntries(Object.entries(learned).filter(([, wording]) => wording !== undefined));
}

/** How actions with boxes name who has them, if it isn't as entries name people. */
export function boxedAction({ samples }: LearningContext, names: SpokenNames): string[] | undefined {
  const lines = samples.flatMap(({ document, lines: all }) =>
    allItems(document)
      .filter(({ box }) => box !== 'none')
      .map(({ position }) => withoutMarker(all[position.line - 1] ?? '').trim()),
  );
  const templates = lines.flatMap((line) => {
    const open = line.startsWith('[') ? 1 : 0;
    const owners = ownersAt(line, open, names);
    const joint = owners && JOINT.exec(line.slice(owners.end))?.[0];
    return owners && joint !== undefined ? [`${line.slice(0, open)}${owners.template}${joint}{text}`] : [];
  });
  const [most] = templates.length * 2 >= lines.length ? [commonText(templates, 2)] : [];
  return most === undefined || /^\{owners(?::and)?\} [–—-]+ \{text\}$/u.test(most)
    ? undefined
    : [withDue(most), most, '{text} ({due})', '{text}'];
}

/** Whether nothing has a box in any of several files, also in older ones of another form. */
export const hasNoBoxes = (samples: readonly MinutesSample[]): boolean =>
  samples.length > 1 && samples.every(({ document }) => allItems(document).every(({ box }) => box === 'none'));
