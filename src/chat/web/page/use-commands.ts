import { useEffect, useState } from 'preact/hooks';

import type { SuggestedCommand } from '../../../ports/suggestions.ts';
import type { BoardView, WebRoom } from '../protocol.ts';
import { getJson } from './api.ts';

/** The commands to suggest to this person, asked for again when what they can do may have changed. */
export function useCommands(
  room: WebRoom | undefined,
  me: string | undefined,
  board: BoardView | undefined,
): readonly SuggestedCommand[] {
  const [commands, setCommands] = useState<readonly SuggestedCommand[]>([]);
  const { phase, offRecord, leaders, proposal } = board ?? {};
  useEffect(() => {
    if (room === undefined || me === undefined) return;
    let current = true;
    // Without an answer, those from before are still better than none.
    getJson<readonly SuggestedCommand[]>(
      `/api/rooms/${encodeURIComponent(room.id)}/commands?as=${encodeURIComponent(me)}`,
    )
      .then((read) => current && setCommands(read))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [room, me, phase, offRecord, leaders?.join(' '), proposal?.merged]);
  return commands;
}
