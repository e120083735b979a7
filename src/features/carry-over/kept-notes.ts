import { isSaidAs } from '../../archive/vocabulary.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { entriesFeature, type EntryKind } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { topicSections, type TopicSection } from '../../minutes/format.ts';
import type { ReadItem } from '../../minutes/read.ts';
import { inAllLanguages } from '../../minutes/written-by.ts';

/** What a meeting has settled: it is in its minutes, and no note for the next one. */
const SETTLED: readonly EntryKind[] = ['agreed', 'rejected', 'motion', 'off-record', 'picture'];

/** What Gavel writes before or instead of such a line. */
const SETTLED_WORDS = [
  ...inAllLanguages((say) => `${say.agreed}: `),
  ...inAllLanguages((say) => `${say.rejected}: `),
  ...inAllLanguages((say) => say.offRecord),
];

/** Whether plain notes are carried over in a section. */
export const keepsNotes = (section: string, { format }: Pick<Group, 'format'>): boolean => {
  const found = topicSections(format).find(({ id }) => id === section)?.section;
  const own = found && 'carry' in found ? found.carry : undefined;
  return own === undefined ? format.carry.notes : own === 'notes';
};

/** What a section or a topic of it has that holds nothing. */
const emptyWords = (section: TopicSection): (string | false | undefined)[] => [
  section.empty,
  section.kind === 'topics' ? section.emptyTopic : undefined,
];

/** Whether an item only says that there is nothing. */
const saysNothing = (text: string, section: string, { format }: Pick<Group, 'format'>): boolean =>
  text === '…' ||
  isSaidAs(text, ({ nothing }) => nothing) ||
  topicSections(format).some(({ id, section: one }) => id === section && emptyWords(one).includes(text));

/**
 * Whether an item of a section is a plain note that people keep.
 * @param before the meeting of the minutes, which knows what its lines were
 */
export function noteKeeper(section: string, group: Group, before: Meeting | undefined): (item: ReadItem) => boolean {
  if (!keepsNotes(section, group)) return () => false;
  const settled = [...(before?.stateOf(entriesFeature).byNumber.values() ?? [])]
    .filter(({ kind }) => SETTLED.includes(kind))
    .map(({ text }) => normalizeForMatch(text))
    .filter((text) => text !== '');
  return ({ box, text }) =>
    box === 'none' &&
    !saysNothing(text, section, group) &&
    !SETTLED_WORDS.some((words) => text.startsWith(words)) &&
    !settled.some((words) => normalizeForMatch(text).includes(words));
}
