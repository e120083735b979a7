import type { PastMinutes } from '../features/next-meeting-events.ts';
import type { InLanguage } from '../language/language.ts';
import { enumerate } from '../language/lists.ts';
import { code, sayText, type Message } from '../meeting/message.ts';
import { type Forge, ForgeUnavailable } from '../ports/forge.ts';
import type { LogFacts, OperatorLog } from '../ports/operator-log.ts';
import { jobMessages } from './messages.ts';

/** A file that couldn't be read, and why. */
export interface UnreadableMinutes {
  readonly path: string;
  readonly why: string;
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Reads minutes from a repository, in order. A file that can't be read doesn't keep the others from it.
 * @throws ForgeUnavailable if the forge can't be asked now
 */
export async function readPastMinutes(
  paths: readonly string[],
  forge: Pick<Forge, 'read'>,
): Promise<{ readonly read: readonly PastMinutes[]; readonly unreadable: readonly UnreadableMinutes[] }> {
  const read: PastMinutes[] = [];
  const unreadable: UnreadableMinutes[] = [];
  for (const path of paths) {
    try {
      const found = await forge.read(path);
      if (found !== undefined) read.push({ path, text: found });
    } catch (error) {
      if (error instanceof ForgeUnavailable) throw error;
      unreadable.push({ path, why: whyOf(error) });
    }
  }
  return { read, unreadable };
}

/** Tells which minutes can't be read, and from which ones the first agenda starts. */
export function skippedMinutes(
  unreadable: readonly UnreadableMinutes[],
  newest: string | undefined,
  of: InLanguage,
): Message {
  const say = jobMessages(of);
  const paths = enumerate(
    unreadable.map(({ path }) => code(path)),
    of,
  );
  const add = code('/agenda add');
  return sayText(
    ...(newest === undefined ? say.skippedAllMinutes(paths, add) : say.skippedMinutes(paths, code(newest), add)),
  );
}

/**
 * Reads minutes for the next meeting. If that fails, this tells the operator and returns undefined, and the meeting is
 * planned without them.
 */
export function readSafely<T>(log: OperatorLog, from: LogFacts, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    log.error('A bug in Gavel kept it from reading minutes for the next agenda', { ...from, error });
    return undefined;
  }
}

/** Says that the agenda starts without what is in the minutes. */
export const notTakenOver = (of: InLanguage): Message => sayText(...jobMessages(of).notTakenOver(code('/agenda add')));
