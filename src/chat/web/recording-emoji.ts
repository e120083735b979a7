import type { EntryKind } from '../../meeting/entry.ts';
import { ENTRY_SIGNS } from '../../meeting/signs.ts';
import type { RecordingEmoji } from './protocol.ts';

/** What each of the emoji records: the sign of an entry's kind also records a message as one. */
export function recordingEmoji(recordsBy: readonly string[]): readonly RecordingEmoji[] {
  const kinds = new Map(Object.entries(ENTRY_SIGNS).map(([kind, sign]) => [sign, kind as EntryKind]));
  return recordsBy.flatMap((emoji) => {
    const kind = kinds.get(emoji);
    return kind === undefined ? [] : [{ emoji, kind }];
  });
}
