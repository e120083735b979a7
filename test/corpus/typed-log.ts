// A meeting as it could have been typed, in the form that `gavel replay` reads.
import { DateTime } from 'luxon';

/** When the meeting was: instants in UTC. */
export interface MeetingClock {
  readonly start: DateTime;
  readonly begun: DateTime;
  readonly ended: DateTime;
  /** Minutes after the start from which arrivals are late, and before the end up to which leaving is early. */
  readonly lateAfter: number;
  readonly earlyBefore: number;
}

/** Part of a meeting, in order: somebody arrives late before anything is noted, and leaves early after it. */
export type MeetingPart = 'hours before' | 'before' | 'start' | 'late' | 'held' | 'early' | 'end';

/** Takes what people type. Entries are counted, so that later lines can name them. */
export interface TypedLog {
  /** Somebody says something. */
  says(part: MeetingPart, nick: string, text: string): void;
  /** Somebody's reaction to the roll call, or what a forge reported. */
  happens(part: MeetingPart, what: string): void;
  /** The number of the entry that is recorded next; counts it. */
  numbered(): number;
  /** All that was said. */
  said(): string[];
  /** The log of the whole meeting. */
  written(): string;
}

const PARTS: readonly MeetingPart[] = ['hours before', 'before', 'start', 'late', 'held', 'early', 'end'];

const span = (from: DateTime, to: DateTime) => ({ from, seconds: Math.max(0, to.diff(from, 'seconds').seconds) });

/** When each part begins, and how many seconds there are for it. */
function timesOf({ start, begun, ended, lateAfter, earlyBefore }: MeetingClock, has: (part: MeetingPart) => boolean) {
  const opened = begun > start ? begun : start;
  const early = ended.minus({ minutes: earlyBefore + 2 });
  const held = has('late') ? opened.plus({ minutes: lateAfter + 2 }) : begun.plus({ seconds: 5 });
  const over = has('early') ? early : ended;
  const gathering = DateTime.min(start, begun);
  return {
    'hours before': span(gathering.minus({ hours: 3 }), gathering.minus({ hours: 2 })),
    before: span(gathering.minus({ minutes: 9 }), gathering.minus({ minutes: 1 })),
    start: span(begun, begun),
    late: span(opened.plus({ minutes: lateAfter + 1 }), opened.plus({ minutes: lateAfter + 2 })),
    held: span(held, over),
    early: span(early, early.plus({ minutes: 1 })),
    end: span(ended, ended),
  } as const satisfies Record<MeetingPart, { from: DateTime; seconds: number }>;
}

/** A log that is written when the clock of its meeting is known. */
export function createTypedLog(clock: MeetingClock): TypedLog {
  const lines: { readonly part: MeetingPart; readonly what: string }[] = [];
  let next = 1;
  return {
    says: (part, nick, text) => void lines.push({ part, what: `<${nick}> ${text.replaceAll('\n', '\n| ')}` }),
    happens: (part, what) => void lines.push({ part, what }),
    numbered: () => next++,
    said: () => lines.map(({ what }) => what.replace(/^<[^>]*> /u, '')),
    written() {
      const times = timesOf(clock, (part) => lines.some((line) => line.part === part));
      return PARTS.flatMap((part) => {
        const said = lines.filter((line) => line.part === part);
        const { from, seconds } = times[part];
        return said.map(({ what }, i) => {
          const at = from.plus({ seconds: Math.floor((seconds * (i + 0.5)) / said.length) });
          return `${at.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')} ${what}`;
        });
      })
        .join('\n')
        .concat('\n');
    },
  };
}
