// What the group itself carried from one meeting to the next, against what Gavel carries.
import { describe, expect, test } from '@jest/globals';

import { similarIndex } from '../../src/archive/similar.ts';
import { groupOf, readConfig } from '../../src/config/config.ts';
import { normalizeForMatch } from '../../src/meeting/clean-text.ts';
import type { Group } from '../../src/meeting/group.ts';
import { allItems, type DocumentItem } from '../../src/minutes/document.ts';
import { readDocument } from '../../src/minutes/parse-document.ts';
import { agendaMarkdown } from '../../src/replay/agenda.ts';
import { annotated, isThere, corpusText } from './corpus.ts';

const PAIRS = [
  ['2025-03-12', '2025-03-26'],
  ['2025-03-26', '2025-04-09'],
] as const;

const file = (date: string): string => corpusText(`cpansec/cpansec-minutes-${date}.md`);

async function cpansec(): Promise<Group> {
  const [group] = (await readConfig('config/cpansec.yaml', {})).groups;
  if (!group) throw new Error('config/cpansec.yaml has no group');
  return groupOf(group);
}

const itemsOf = (markdown: string): readonly DocumentItem[] => allItems(readDocument(markdown));
const isOpenBelow = ({ blocks }: DocumentItem): boolean =>
  blocks.some((block) => block.kind === 'list' && block.items.some((item) => item.box === 'open' || isOpenBelow(item)));

/** Ticked lines of the roster that config/cpansec.yaml marks as standing. */
const isRoster = ({ text: words }: DocumentItem): boolean => /^@\w+ \d+d\/w$/u.test(words);

/** What Gavel carries and the group did not, with the reason. */
const REASONS: readonly (readonly [string, RegExp, string])[] = [
  ['2025-03-12', /started on writing an overview/u, 'people left it out, though its box is open'],
  ['2025-03-12', /Force Majeure/u, 'people rewrote the note above it, and left it out'],
  ['2025-03-12', /starjacking|improve the docs/u, 'people gave it a topic of its own, in other words'],
  ['2025-03-12', /Contributors who care/u, 'people took its box away, and kept the words'],
  ['2025-03-12', /CVE portal setup report/u, 'people carried it, and ticked it in other words'],
  ['2025-03-26', /Ready\. Merge\?/u, 'people carried it, and ticked it in other words'],
  ['2025-03-26', /BSI\/FSFE/u, 'people left it out, though its box is open'],
  ['2025-03-26', /^Volunteers needed$/u, 'people left its whole topic out'],
];

(isThere ? describe : describe.skip)('the real minutes', () => {
  test.each(PAIRS)('from %s to %s: what the group carried, Gavel carries', async (from, to) => {
    const group = await cpansec();
    const before = itemsOf(file(from));
    const after = similarIndex(itemsOf(file(to)).map((item): [string, DocumentItem] => [item.text, item]));
    const rules =
      annotated()
        .find(({ date }) => date === from)
        ?.format_rule_checkboxes.map(({ line }) => line) ?? [];
    const agenda = new Set(itemsOf(agendaMarkdown(group, file(from))).map((item) => normalizeForMatch(item.text)));
    const isCarried = ({ text: words }: DocumentItem): boolean => agenda.has(normalizeForMatch(words));

    const open = before.filter(({ box, position }) => box === 'open' && !rules.includes(position.line));
    const byGroup = open.filter((item) => after.find(item.text) !== undefined);
    const recall = byGroup.filter(isCarried).length / byGroup.length;
    const ticked = before.filter((item) => item.box === 'ticked' && !isOpenBelow(item));
    const wrong = ticked.filter((item) => !isRoster(item) && isCarried(item));
    const more = open.filter((item) => isCarried(item) && after.find(item.text) === undefined);
    const differences = more.map(({ text: words }) => {
      const reason = REASONS.find(([date, pattern]) => date === from && pattern.test(words))?.[2];
      return `${from} → ${to}: only Gavel carries "${words.slice(0, 70)}": ${reason ?? 'NO REASON'}`;
    });
    process.stdout.write(
      [
        `${from} → ${to}: recall ${recall.toFixed(3)} of ${byGroup.length} items that the group carried`,
        ...differences,
      ].join('\n') + '\n',
    );
    expect(recall).toBeGreaterThanOrEqual(0.98);
    expect(wrong.map(({ text: words }) => words)).toEqual([]);
    expect(open.filter((item) => !isCarried(item)).map(({ text: words }) => words)).toEqual([]);
    expect(differences.filter((one) => one.endsWith('NO REASON'))).toEqual([]);
  });

  test('an agenda of an agenda is the same agenda', async () => {
    const group = await cpansec();
    for (const { file: name } of annotated()) {
      const once = agendaMarkdown(
        group,
        `---\nmeeting_time: 2024-01-01 17:00 UTC\n---\n${agendaMarkdown(group, corpusText(name))}`,
      );
      const twice = agendaMarkdown(group, `---\nmeeting_time: 2024-01-01 17:00 UTC\n---\n${once}`);
      expect(twice).toBe(once);
    }
  });

  test('since when something is open is told by the minutes before', async () => {
    const group = await cpansec();
    const earlier = PAIRS.map(([date]) => ({ date, document: readDocument(file(date)) }));
    const marked = { ...group, format: { ...group.format, carry: { ...group.format.carry, issueAfter: 3 } } };
    const lines = agendaMarkdown(marked, file('2025-04-09'), earlier).split('\n');
    const mark = '(open since 2025-03-12, make it an issue?)';
    expect(lines.find((line) => line.includes('picking up CPAN::Meta::Spec'))).toContain(mark);
    expect(lines.find((line) => line.includes('NUUG foundation'))).not.toContain('open since');
  });
});
