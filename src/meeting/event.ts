/**
 * A fact in the meeting's log. Types are named `feature.verb` and are never renamed or removed:
 * old logs must fold for ever (test/logs/).
 */
export interface Event {
  readonly type: string;
  /** When it happened: ISO 8601 in UTC. */
  readonly at: string;
}

/** Read only for ever: JSON values are all that an event may hold, since the log is stored as JSON. */
export type EventOf<E extends Event, T extends E['type']> = Extract<E, { readonly type: T }>;
