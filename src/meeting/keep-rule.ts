import { withoutEarlierWords } from './earlier-words.ts';
import type { Event } from './event.ts';

/** How spans are written, such as `30 days` or `2 years`. */
export const KEEP_SPAN = /^(?<count>[1-9]\d{0,2}) (?<unit>day|week|month|year)s?$/u;

/** How long a group's words are kept. What isn't given is kept for good. */
export interface KeepRule {
  /** How long after its end a meeting's log is kept, once its minutes are merged. */
  readonly events?: string | undefined;
  /** How long the words of what was undone or edited are kept, once the minutes are merged. */
  readonly undone?: string | undefined;
  /** Reasons for regrets go with the approval. */
  readonly reasons?: 'until approved' | undefined;
}

/**
 * The instant so long before another one. Months and years go by the calendar, in UTC.
 * @param now ISO 8601, UTC
 */
export function spanBefore(now: string, span: string): string {
  const { count, unit } = KEEP_SPAN.exec(span)?.groups ?? {};
  const number = Number(count);
  const then = new Date(now);
  if (unit === 'month' || unit === 'year') {
    const day = then.getUTCDate();
    then.setUTCMonth(then.getUTCMonth() - number * (unit === 'year' ? 12 : 1));
    // A month that has no such day: its last one.
    if (then.getUTCDate() !== day) then.setUTCDate(0);
  } else then.setUTCDate(then.getUTCDate() - number * (unit === 'week' ? 7 : 1));
  return then.toISOString();
}

/** What of a meeting's log isn't kept any longer. */
export interface OutdatedWords {
  /** True if the whole log goes. */
  readonly all: boolean;
  /** Events as they are from now on, by their place in the log: those that lose words. */
  readonly changed: ReadonlyMap<number, Event>;
  /** How many events lose earlier wordings. */
  readonly undone: number;
  /** Reasons for regrets that go. */
  readonly reasons: readonly string[];
}

interface Regrets extends Event {
  readonly type: 'roll-call.regrets';
  readonly reason?: string;
}
const isRegrets = (event: Event): event is Regrets => event.type === 'roll-call.regrets';

interface Stage {
  /** When it ended: ISO 8601, UTC; undefined if it hasn't. */
  readonly ended: string | undefined;
  /** Whether its minutes are merged, and so approved. */
  readonly isMerged: boolean;
}

function stageOf(events: readonly Event[]): Stage {
  let ended: string | undefined;
  for (const { type, at } of events) {
    if (type === 'lifecycle.ended') ended = at;
    if (type === 'lifecycle.aborted' || type === 'lifecycle.lapsed') ended = undefined;
  }
  return { ended, isMerged: events.some(({ type }) => type === 'lifecycle.approved') };
}

function withoutReason(event: Regrets): Regrets {
  const { reason: _, ...rest } = event;
  return rest;
}

/**
 * What of a meeting's log isn't kept any longer. The log folds to the same minutes without it.
 * @param events the whole log
 * @param isOpen whether Gavel holds the meeting: its log stays
 * @param now ISO 8601, UTC
 */
export function outdatedWords(
  events: readonly Event[],
  { events: whole, undone, reasons: approved }: KeepRule,
  isOpen: boolean,
  now: string,
): OutdatedWords {
  const { ended, isMerged } = stageOf(events);
  if (!isMerged || ended === undefined) return { all: false, changed: new Map(), undone: 0, reasons: [] };
  const all = whole !== undefined && !isOpen && ended < spanBefore(now, whole);
  const changed =
    undone === undefined ? new Map<number, Event>() : withoutEarlierWords(events, spanBefore(now, undone));
  const earlier = changed.size;
  const reasons = new Set<string>();
  if (approved !== undefined) {
    for (const [i, event] of events.entries()) {
      if (!isRegrets(event) || event.reason === undefined) continue;
      reasons.add(event.reason);
      changed.set(i, withoutReason(event));
    }
  }
  return { all, changed, undone: earlier, reasons: [...reasons] };
}
