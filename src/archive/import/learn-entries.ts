import { saysNothing, type OwnLines } from './section-lines.ts';

/** Whether entries there are paragraphs: more lines are prose than items. */
export function learnedEntries(own: readonly OwnLines[]): { entries?: 'numbers' | 'paragraphs' } {
  const lines = own.flatMap((one) => one.lines.filter((line) => !saysNothing(line)));
  const prose = lines.filter(({ item }) => item === undefined).length;
  const numbers = lines.filter(({ markdown }) => /^\s*\d+[.)]\s/u.test(markdown)).length;
  if (prose * 2 > lines.length) return { entries: 'paragraphs' };
  return numbers * 2 > lines.length ? { entries: 'numbers' } : {};
}
