import { saysNothing, type OwnLines } from './section-lines.ts';

/** Whether entries there are paragraphs: more lines are prose than items. */
export function learnedEntries(own: readonly OwnLines[]): { entries?: 'numbers' | 'paragraphs' } {
  const lines = own.flatMap((one) => one.lines.filter((line) => !saysNothing(line)));
  const prose = lines.filter(({ item }) => item === undefined).length;
  const numbers = lines.filter(({ markdown }) => /^\s*\d+[.)]\s/u.test(markdown)).length;
  if (prose * 2 > lines.length) return { entries: 'paragraphs' };
  return numbers * 2 > lines.length ? { entries: 'numbers' } : {};
}

/** How entries of one topic are written, if each file has some, and it isn't as the other topics are. */
export function entriesUnlike(
  own: readonly OwnLines[],
  usual: { readonly entries?: 'numbers' | 'paragraphs' },
): { entries?: 'bullets' | 'numbers' | 'paragraphs' } {
  const said = own.map((one) => ({ ...one, lines: one.lines.filter((line) => !saysNothing(line)) }));
  const styles = new Set<'bullets' | 'numbers' | 'paragraphs'>(
    said.flatMap((one) => (one.lines.length > 0 ? [learnedEntries([one]).entries ?? 'bullets'] : [])),
  );
  const [style] = styles;
  return styles.size === 1 && style !== undefined && style !== (usual.entries ?? 'bullets') ? { entries: style } : {};
}
