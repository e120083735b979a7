import { clean } from '../../meeting/clean.ts';
import type { EntryEvent, EntryKind } from '../../meeting/entry.ts';
import type { Feature } from '../../meeting/feature.ts';
import { SIGNS } from '../../meeting/signs.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { record } from './record.ts';

const TAGGED: readonly EntryKind[] = ['action', 'note', 'idea', 'wanted'];
const KINDS: Readonly<Record<string, EntryKind>> = Object.fromEntries(TAGGED.map((kind) => [SIGNS[kind], kind]));

/** The emoji that record the message under which they stand. */
export const TAGS: readonly string[] = Object.keys(KINDS);

/** Tag reactions record any message, as users of maubot-meetings know them: 🚩 an action for its author, ✏️ a note. */
export const tags: Feature<undefined, never, EntryEvent> = {
  name: 'tags',
  initial: () => undefined,
  on: {},
  reacted({ emoji, removed, about, target, by, at }, meeting) {
    const kind = Object.hasOwn(KINDS, emoji) ? KINDS[emoji] : undefined;
    if (!kind || removed || about !== undefined || !target || meeting.of(lifecycle).begun === undefined)
      return undefined;
    if (meeting.of(lifecycle).ended !== undefined) return undefined;
    const text = clean(target.text);
    if (text === '') return undefined;
    const whose = kind === 'action' ? { owners: [target.by.key], box: 'open' as const } : { credit: target.by.key };
    return record({ kind, text, said: target.by.key, ...whose }, { by, at }, meeting);
  },
};
