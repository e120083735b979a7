import type { Outgoing } from '../ports/chat.ts';
import type { UnsentMessage } from '../ports/store.ts';

/** An unsent message as a table has it, with the message that shows its view. Instants in milliseconds. */
export interface OutboxRow {
  readonly id: string;
  readonly room: string;
  readonly view: string | null;
  readonly stream: string | null;
  readonly about: string | null;
  readonly outgoing: string;
  readonly attempts: number;
  readonly not_before: number;
  readonly message: string | null;
  readonly answers: string | null;
}

/** Messages go before marks and reactions: a mark says no more than that a line was recorded. */
export function isSign(outgoing: string): boolean {
  const { kind }: Pick<Outgoing, 'kind'> = JSON.parse(outgoing);
  return kind === 'mark' || kind === 'reaction';
}

const asUnsent = (row: OutboxRow): UnsentMessage => {
  const { id, room, view, stream, about, outgoing, attempts, message, answers } = row;
  return {
    id,
    room,
    outgoing: JSON.parse(outgoing) as Outgoing,
    attempts,
    ...(view === null ? {} : { view }),
    ...(stream === null || about === null ? {} : { subject: { stream, about } }),
    ...(message === null ? {} : { shown: message }),
    ...(answers === null ? {} : { answersView: answers }),
  };
};

/**
 * What of a room's unsent messages, in their order, can be sent now. The order is kept: what must wait holds up what
 * comes after it. Only an edit of what the room shows already lets the others pass.
 */
export function sendableNow(rows: readonly OutboxRow[], now: number): readonly UnsentMessage[] {
  const waits = (row: OutboxRow): boolean => row.not_before > now;
  const blocked = rows.findIndex((row) => waits(row) && row.message === null);
  return (blocked < 0 ? rows : rows.slice(0, blocked)).filter((row) => !waits(row)).map(asUnsent);
}
