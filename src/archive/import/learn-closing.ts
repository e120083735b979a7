import type { DocumentBlock, DocumentSection, MinutesDocument } from '../../minutes/document.ts';
import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { meaningOf } from '../meaning.ts';
import { headingKey, isFraming } from './heading-tree.ts';
import { plainContents } from './learn-contents.ts';
import { enough, type LearningContext } from './learning.ts';
import type { MinutesSample } from './samples.ts';
import { isThematicBreak, sourceLines, type OwnLines } from './section-lines.ts';

// What minutes end with, under their last topic, though it isn't about that: a rule, when the next meeting is.

const isRule = (block: DocumentBlock): boolean => block.kind === 'verbatim' && isThematicBreak(block.markdown);

/** Where the closing lines begin among the blocks under the last heading. */
function closingFrom(blocks: readonly DocumentBlock[], sample: MinutesSample): number {
  const last = blocks.findLastIndex(({ kind }) => kind === 'list') + 1;
  const rule = blocks.findIndex((block, i) => i >= last && isRule(block));
  if (rule >= 0) return rule;
  let from = blocks.length;
  while (from > last && sourceLines(blocks.slice(from - 1, from), sample).some(({ topic }) => topic === 'next'))
    from -= 1;
  return from;
}

/** A document in two: without the closing lines, and these. */
interface SplitDocument {
  readonly document: MinutesDocument;
  readonly closing: readonly DocumentBlock[];
}

const FREE: readonly string[] = ['topic', 'wrapper'];

function splitSection(
  section: DocumentSection,
  sample: MinutesSample,
): readonly [DocumentSection, readonly DocumentBlock[]] {
  const { sections, blocks } = section;
  const last = sections.at(-1);
  if (last) {
    const [own, closing] = splitSection(last, sample);
    return [{ ...section, sections: [...sections.slice(0, -1), own] }, closing];
  }
  const isTopic = FREE.includes(meaningOf(section.text)) && !isFraming(headingKey(section, sample));
  const from = isTopic ? closingFrom(blocks, sample) : blocks.length;
  return [{ ...section, blocks: blocks.slice(0, from) }, blocks.slice(from)];
}

function splitDocument(sample: MinutesSample): SplitDocument {
  const { document } = sample;
  const last = document.sections.at(-1);
  if (!last) return { document, closing: [] };
  const [own, closing] = splitSection(last, sample);
  return { document: { ...document, sections: [...document.sections.slice(0, -1), own] }, closing };
}

/** What files end with. */
export interface LearnedClosing {
  /** The files without it, oldest first. */
  readonly samples: readonly MinutesSample[];
  readonly sections: readonly ConfiguredSection[];
}

/** The lines that minutes end with, if enough of them do. */
export function learnClosing(context: LearningContext): LearnedClosing {
  const { samples } = context;
  const split = samples.map((sample) => ({ sample, ...splitDocument(sample) }));
  const closed = split.filter(({ closing }) => closing.length > 0);
  if (closed.length < Math.max(2, enough(samples.length))) return { samples, sections: [] };
  const own = closed.map(({ sample, closing }): OwnLines => ({ sample, lines: sourceLines(closing, sample) }));
  const sections = plainContents(own.toReversed(), { level: 2 }, context);
  if (sections.length === 0) return { samples, sections };
  return { samples: split.map(({ sample, document }) => ({ ...sample, document })), sections };
}

/** Wordings one after another: each with all of its values, and without those that may have none. */
function oneAfterAnother(sections: readonly ConfiguredSection[]): string[] | undefined {
  const parts = sections.map((section) => (section.kind === 'text' ? section.markdown : undefined));
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  const joinedWith = (choose: (part: readonly string[]) => string | undefined): string =>
    parts.flatMap((part) => choose([part ?? []].flat()) ?? []).join('\n\n');
  const whole = joinedWith(([first]) => first);
  const less = joinedWith((part) => part.find((one) => !one.includes('{')));
  return [...new Set([whole, less])].filter((one) => one !== '');
}

/** The sections with what minutes end with: after the last of them, if that holds topics, else as sections too. */
export function withClosing(
  sections: readonly ConfiguredSection[],
  closing: readonly ConfiguredSection[],
): ConfiguredSection[] {
  const last = sections.at(-1);
  const wordings = oneAfterAnother(closing);
  const holdsTopics = last?.kind === 'topics' || last?.kind === 'topic';
  if (!last || !holdsTopics || last.after !== undefined || wordings === undefined) return [...sections, ...closing];
  const [only, ...others] = wordings;
  return [...sections.slice(0, -1), { ...last, after: others.length === 0 && only !== undefined ? only : wordings }];
}
