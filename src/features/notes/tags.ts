import { cleanText } from '../../meeting/clean-text.ts';
import type { EntryEvent, EntryKind } from '../../meeting/entry.ts';
import type { Feature } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { recordEntry } from '../../meeting/record-entry.ts';
import { ENTRY_SIGNS } from '../../meeting/signs.ts';

const TAGGED: readonly EntryKind[] = ['action', 'note', 'idea', 'wanted'];
const KINDS: Readonly<Record<string, EntryKind>> = Object.fromEntries(TAGGED.map((kind) => [ENTRY_SIGNS[kind], kind]));

/** The emoji that record a message when people react with them. */
export const TAG_EMOJI: readonly string[] = Object.keys(KINDS);

/** Tag reactions record any message, as users of maubot-meetings know them: 🚩 an action for its author, ✏️ a note. */
export const tagsFeature: Feature<undefined, never, EntryEvent> = {
  name: 'tags',
  initial: () => undefined,
  evolve: {},
  onReaction({ emoji, removed, about, target, by, at }, meeting) {
    const kind = Object.hasOwn(KINDS, emoji) ? KINDS[emoji] : undefined;
    if (!kind || removed || about !== undefined || !target || meeting.stateOf(lifecycleState).begun === undefined)
      return undefined;
    if (meeting.stateOf(lifecycleState).ended !== undefined) return undefined;
    const text = cleanText(target.text);
    if (text === '') return undefined;
    const whose = kind === 'action' ? { owners: [target.by.key], box: 'open' as const } : { credit: target.by.key };
    return recordEntry({ kind, text, said: target.by.key, ...whose }, { by, at }, meeting);
  },
};
