import { useEffect, useReducer, useState } from 'preact/hooks';

import type { History } from '../wire.ts';
import { get } from './api.ts';
import { follow, type Status } from './connection.ts';
import { afterNews, nothingYet, type RoomState } from './conversation-state.ts';

export interface Followed {
  readonly state: RoomState;
  readonly status: Status;
  /** Asks for older messages. Rejects with a sentence for people. */
  readonly older: () => Promise<void>;
}

/** A room as somebody sees it, live. With no room or nobody, nothing. */
export function useRoom(room: string | undefined, me: string | undefined): Followed {
  const [state, dispatch] = useReducer(afterNews, nothingYet);
  const [status, setStatus] = useState<Status>('connecting');
  useEffect(() => {
    dispatch({ kind: 'left' });
    if (room === undefined || me === undefined) return;
    return follow(room, me, dispatch, setStatus);
  }, [room, me]);
  const older = async (): Promise<void> => {
    if (room === undefined || me === undefined) return;
    const before = state.posts[0]?.n ?? 0;
    const path = `/api/rooms/${encodeURIComponent(room)}/posts?as=${encodeURIComponent(me)}&before=${before}`;
    dispatch({ kind: 'older', history: await get<History>(path) });
  };
  return { state, status, older };
}
