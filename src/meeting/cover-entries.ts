import { OrderedMap } from 'immutable';

import { minutesMessages } from '../minutes/messages.ts';
import { isHidden, type EmbargoState } from './embargo.ts';
import type { Entries, Entry, EntryKind } from './entry.ts';
import type { Group } from './group.ts';

/** What Gavel says of an entry under embargo: that it's there. Its author and those whose words it has may still change it. */
const covered = ({ number, topic, parent, author, credit, said, since, meetings }: Entry, text: string): Entry => ({
  number,
  kind: 'note',
  topic,
  ...(parent !== undefined && { parent }),
  text,
  ...(author !== undefined && { author }),
  ...((said ?? credit) !== undefined && { said: said ?? credit }),
  owners: [],
  box: 'none',
  ...(since !== undefined && { since }),
  ...(meetings !== undefined && { meetings }),
});

/** The entries without the words that are under embargo. A passage off the record has none. */
export function coverEntries(state: Entries, embargo: EmbargoState, group: Group): Entries {
  const text = minutesMessages(group).underEmbargo;
  const hidden = [...state.byNumber.values()].filter(
    ({ kind, number }) => kind !== 'off-record' && isHidden(embargo, { entry: number }),
  );
  const notes = hidden.map((entry): [number, Entry] => [entry.number, covered(entry, text)]);
  const without = (kind: EntryKind, entries: OrderedMap<number, Entry>): OrderedMap<number, Entry> =>
    entries.deleteAll(hidden.filter((entry) => entry.kind === kind).map(({ number }) => number));
  const byKind = state.byKind.map((entries, kind) => without(kind, entries));
  return {
    ...state,
    byNumber: state.byNumber.concat(notes),
    byKind:
      notes.length === 0
        ? state.byKind
        : byKind.update('note', OrderedMap<number, Entry>(), (entries) => entries.concat(notes)),
  };
}
