// Looks into the database of the running program: how far it has come, and what messages stand for.
import { join } from 'node:path';

import Database from 'better-sqlite3';

export interface PendingWork {
  /** Heard and not decided yet. */
  readonly undecided: number;
  /** How many messages are to be sent. */
  readonly unsent: number;
  /** Whether all that is to be sent waits for a later time. */
  readonly waits: boolean;
}

export interface ProgramDatabase {
  /** Whether something was written down under the platform's id. */
  heard(id: string): boolean;
  /** How much was ever heard. */
  hearings(): number;
  /** @param now ISO 8601 */
  pending(now: string): PendingWork;
  /** What a message of a room stands for, such as `entry:5`. */
  about(room: string, message: string): string | undefined;
  close(): void;
}

/** Opens the database for a look; the program may be killed and started again meanwhile. */
export function openProgramDatabase(data: string): ProgramDatabase {
  const database = new Database(join(data, 'gavel.sqlite'), { readonly: true });
  const number = (what: string) => database.prepare<[], number>(`SELECT count(*) FROM ${what}`).pluck();
  const heard = database.prepare<[string], number>('SELECT 1 FROM inbox WHERE id = ?').pluck();
  const hearings = number('inbox');
  const undecided = number('inbox WHERE item IS NOT NULL');
  const unsent = number("outbox WHERE state = 'unsent'");
  // A room's first message holds up the others.
  const first = database.prepare<[], { notBefore: number }>(
    "SELECT not_before AS notBefore, MIN(seq) FROM outbox WHERE state = 'unsent' GROUP BY room",
  );
  const about = database
    .prepare<[string, string], string>('SELECT about FROM subject WHERE room = ? AND message = ?')
    .pluck();
  return {
    heard: (id) => heard.get(id) === 1,
    hearings: () => hearings.get() ?? 0,
    pending: (now) => ({
      undecided: undecided.get() ?? 0,
      unsent: unsent.get() ?? 0,
      waits: first.all().every(({ notBefore }) => notBefore > Date.parse(now)),
    }),
    about: (room, message) => about.get(room, message),
    close: () => void database.close(),
  };
}
