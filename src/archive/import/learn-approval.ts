import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { utcDateTime } from '../../minutes/placeholders.ts';
import { inAllLanguages } from '../../minutes/written-by.ts';
import { isApprovalLine } from '../approval.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import type { LearningContext, SectionPlace } from './learning.ts';
import { withPeople } from './people-placeholders.ts';
import type { MinutesSample } from './samples.ts';
import { saysNothing, withoutMarker, type OwnLines } from './section-lines.ts';

/** The day of the meeting before one. */
const dayBefore = (sample: MinutesSample, { samples }: LearningContext): string | undefined =>
  samples[samples.indexOf(sample) - 1]?.date;

/** Stands for a line that Gavel writes so itself. */
const OWN_WORDS = '{approvers} ';

const NAMED = /\{(?:approvers|merger|previous)[}:]/u;

/** The line about the approval with placeholders for what changes; undefined if nothing in it does. */
function approvalTemplate(markdown: string, sample: MinutesSample, context: LearningContext): string | undefined {
  const { approval } = sample.facts;
  const people = withPeople(markdown, [
    { name: 'approvers', people: approval?.approvedBy ?? [] },
    { name: 'merger', people: approval?.mergedBy ?? [] },
  ]);
  if (isDefault(people)) return OWN_WORDS;
  const before = dayBefore(sample, context);
  const template =
    before === undefined ? people : withPlaceholders(people, { previous: utcDateTime(before) }, context.of);
  return NAMED.test(template) ? template : undefined;
}

/** What Gavel writes itself, if a format has no wording of its own, with placeholders. */
const DEFAULTS: ReadonlySet<string> = new Set(
  ['{approvers}', '{approvers:and}'].flatMap((by) => [
    ...inAllLanguages((say) => say.approved('{proposal}', by)),
    ...inAllLanguages((say) => say.approvedAndMerged('{proposal}', by, '{merger}')),
    ...inAllLanguages((say) => say.mergedIn('{proposal}', '{merger}')),
    ...inAllLanguages((say) => say.mergedBy('{merger}')),
  ]),
);

/** What a proposal is called in a line such as the default's. */
const PROPOSAL = /(?<=\bin )(?!\{)[^\s@{}]+(?= by\b)|(?<=\bdurch )(?!\{)[^\s@{}]+(?= von\b)/u;

const isDefault = (template: string): boolean =>
  DEFAULTS.has(template) || DEFAULTS.has(template.replace(PROPOSAL, '{proposal}'));

const MERGED = /,? (?:(?:and|und) )?(?:(?:was|were) )?merged by \{merger\}/u;

/** A wording, and what is left of it if nobody merged. */
function wordings(template: string): string | string[] {
  const less = template.replace(MERGED, '');
  return less === template || !NAMED.test(less) ? template : [template, less];
}

/** How the files say that the minutes before were approved: the most frequent wording with something to fill in. */
function learnedWording(own: readonly OwnLines[], context: LearningContext): string | undefined {
  const templates = own.flatMap(({ sample, lines }) => {
    const line = lines.find(({ text }) => isApprovalLine(text)) ?? lines[0];
    const markdown = line && withoutMarker(line.markdown.split('\n')[0] ?? '');
    const template = markdown === undefined ? undefined : approvalTemplate(markdown, sample, context);
    return template === undefined ? [] : [template];
  });
  return commonText(templates, 1);
}

const isNegative = (text: string): boolean => /\bnot\b|\bnicht\b/iu.test(text);

/** Whether the lines say nothing but that they were approved, with no names and no proposal: people say that in the meeting. */
const isTold = (own: readonly OwnLines[]): boolean =>
  own.every(({ sample: { facts }, lines }) => {
    const { approvedBy = [], mergedBy = [], pullRequest } = facts.approval ?? {};
    const isNamed = approvedBy.length + mergedBy.length > 0 || pullRequest !== undefined;
    return !isNamed && lines.some((line) => !saysNothing(line)) && !lines.some(({ text }) => isNegative(text));
  });

/**
 * The section for the approval of the minutes before; undefined if what stands there is what was said of it, with no
 * names, so that it's a topic.
 */
export function approvalSection(
  own: readonly OwnLines[],
  place: SectionPlace,
  context: LearningContext,
): ConfiguredSection[] | undefined {
  const template = learnedWording(own, context);
  if (template === undefined && isTold(own)) return undefined;
  const none = commonText(
    own.flatMap(({ lines }) => lines.flatMap(({ text }) => (isNegative(text) ? [text] : []))),
    1,
  );
  const isItem = own.some(({ lines }) => lines.some(({ item }) => item !== undefined));
  if (template !== undefined && template !== OWN_WORDS && !isItem)
    return [{ kind: 'text', ...place, markdown: wordings(template) }];
  return [
    {
      kind: 'approval',
      ...place,
      ...(template === undefined || template === OWN_WORDS ? {} : { markdown: wordings(template) }),
      ...(none === undefined ? {} : { none }),
    },
  ];
}
