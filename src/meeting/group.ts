import type { Format } from '../minutes/format.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Directory } from './member.ts';

/** A working group, as its configuration describes it: what a meeting knows before anything happens. */
export interface Group {
  /** Short, for ids and paths: `cpansec`. */
  readonly id: string;
  /** For people: `CPAN Security Group`. */
  readonly name: string;
  readonly directory: Directory;
  /** Who leads where no one was elected: handles. Nobody: anyone may lead. */
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
  readonly schedule: Schedule;
  readonly attendance: {
    /** Minutes after the start from which an arrival is late. */
    readonly lateAfter: number;
    /** Minutes before the end up to which leaving is early. */
    readonly earlyBefore: number;
  };
  readonly approval: {
    /** How many members other than the author have to approve the minutes. */
    readonly needed: number;
  };
  /** How many ballots make a vote valid; 0 for no quorum. */
  readonly quorum: number;
  readonly format: Format;
}
