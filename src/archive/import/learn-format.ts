import type { ConfiguredFormat } from '../../minutes/format.ts';
import type { TextFile } from '../lint/lint.ts';
import { learnFrontMatter } from './learn-front-matter.ts';
import { learnIndex } from './learn-index.ts';
import { learnSections } from './learn-sections.ts';
import { learnAttribution, learnStyle } from './learn-style.ts';
import type { LearningContext } from './learning.ts';

/**
 * The format that minutes have: only what's in them.
 * @param pages files that may list the minutes
 */
export function learnFormat(context: LearningContext, path: string, pages: readonly TextFile[]): ConfiguredFormat {
  const frontMatter = learnFrontMatter(context);
  const style = learnStyle(context);
  const index = learnIndex(pages);
  return {
    path,
    ...(Object.keys(frontMatter).length > 0 ? { frontMatter } : {}),
    ...(Object.keys(style).length > 0 ? { style } : {}),
    ...(learnAttribution(context) ? {} : { attribution: false }),
    sections: learnSections(context),
    ...(index ? { index } : {}),
  };
}
