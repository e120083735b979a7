import { useEffect, useReducer, useState } from 'preact/hooks';

import type { PostHistory } from '../protocol.ts';
import { getJson } from './api.ts';
import { followRoom, type ConnectionStatus } from './connection.ts';
import { afterNews, nothingYet, type RoomState } from './conversation-state.ts';

export interface FollowedRoom {
  readonly state: RoomState;
  readonly status: ConnectionStatus;
  /** Asks for older messages. Rejects with a sentence for people. */
  readonly older: () => Promise<void>;
}

/** A room as somebody sees it, live. Guests see what everyone sees. */
export function useRoom(room: string | undefined, me: string | undefined): FollowedRoom {
  const [state, dispatch] = useReducer(afterNews, nothingYet);
  const [status, setStatus] = useState<ConnectionStatus>('connecting');
  useEffect(() => {
    dispatch({ kind: 'left' });
    if (room === undefined) return;
    return followRoom(room, me ?? '', dispatch, setStatus);
  }, [room, me]);
  const older = async (): Promise<void> => {
    if (room === undefined) return;
    const before = state.posts[0]?.n ?? 0;
    const path = `/api/rooms/${encodeURIComponent(room)}/posts?as=${encodeURIComponent(me ?? '')}&before=${before}`;
    dispatch({ kind: 'older', history: await getJson<PostHistory>(path) });
  };
  return { state, status, older };
}
