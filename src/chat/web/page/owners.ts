import type { BoardEntry } from '../../../ports/board.ts';
import type { BoardView } from '../protocol.ts';

export interface OwnedActions {
  /** As the minutes write people; undefined for what nobody has taken yet. */
  readonly owner: string | undefined;
  readonly actions: readonly BoardEntry[];
}

/** The open actions by who owns them, those that are due first before the others; unowned ones last. */
export function actionsByOwner({ entries, actions }: Pick<BoardView, 'entries' | 'actions'>): readonly OwnedActions[] {
  const numbers = new Set(actions);
  const open = entries
    .filter(({ number }) => numbers.has(number))
    .toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.number - b.number);
  const owners = [...new Set(open.flatMap((entry) => entry.owners))].toSorted((a, b) => a.localeCompare(b));
  const unowned = open.filter((entry) => entry.owners.length === 0);
  return [
    ...owners.map((owner) => ({ owner, actions: open.filter((entry) => entry.owners.includes(owner)) })),
    ...(unowned.length > 0 ? [{ owner: undefined, actions: unowned }] : []),
  ];
}
