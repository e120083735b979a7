import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { withClosing } from './learn-closing.ts';
import { plainContents } from './learn-contents.ts';
import { BOLD_TITLE, boldTopics } from './learn-topics.ts';
import type { LearningContext } from './learning.ts';
import type { MinutesSample } from './samples.ts';
import { sourceLines, type OwnLines } from './section-lines.ts';

/** What is above the first heading; in minutes without headings, topics may be bold lines there. */
export function preamble(samples: readonly MinutesSample[], context: LearningContext): ConfiguredSection[] {
  const own = samples.map((sample) => ({ sample, lines: sourceLines(sample.document.blocks, sample) }));
  const place = { level: 2 };
  const parts = own.map(aroundBoldTopics);
  const part = (name: 'before' | 'titled' | 'after'): OwnLines[] =>
    parts.map((one) => ({ sample: one.sample, lines: one[name] }));
  const topics = boldTopics(part('titled'), place);
  if (!topics) return plainContents(own, place, context);
  const [before, after] = [plainContents(part('before'), place, context), plainContents(part('after'), place, context)];
  return withClosing([...before, ...topics], after);
}

/** In minutes without headings, the lines before the first bold one, the topics, and what comes after these. */
function aroundBoldTopics({
  sample,
  lines,
}: OwnLines): OwnLines & Readonly<Record<'before' | 'titled' | 'after', OwnLines['lines']>> {
  const first = lines.findIndex(({ markdown, item }) => item === undefined && BOLD_TITLE.test(markdown));
  if (first < 0 || sample.document.sections.length > 0) return { sample, lines, before: lines, titled: [], after: [] };
  const end = lines.findLastIndex(({ item, markdown }) => item !== undefined || BOLD_TITLE.test(markdown)) + 1;
  return { sample, lines, before: lines.slice(0, first), titled: lines.slice(first, end), after: lines.slice(end) };
}
