import type { PastMinutes } from '../features/next-meeting-events.ts';
import { code, messageOf, textLine, type Message } from '../meeting/message.ts';
import { type Forge, ForgeUnavailable } from '../ports/forge.ts';
import type { OperatorLog } from '../ports/operator-log.ts';

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

/** Tells from which minutes the first agenda starts, when there are others that can't be read. */
export const skippedMinutes = (unreadable: readonly UnreadableMinutes[], newest: string | undefined): Message =>
  messageOf(
    textLine(
      "I can't read ",
      ...unreadable.flatMap(({ path }, i) => [i === 0 ? '' : ', ', code(path)]),
      '. The agenda starts ',
      ...(newest === undefined ? ['empty'] : ['from ', code(newest)]),
      '. Add what is missing with ',
      code('/agenda add'),
      '.',
    ),
  );

/**
 * Reads minutes for the next meeting. If that fails, this tells the operator and returns undefined, and the meeting is
 * planned without them.
 */
export function readSafely<T>(log: OperatorLog, group: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    log.error('Minutes could not be read for the next agenda, because of a mistake in Gavel', { group, error });
    return undefined;
  }
}

/** Says that the agenda starts without what is in the minutes. */
export const NOT_TAKEN_OVER: Message = messageOf(
  textLine(
    "I couldn't read what's open in the last minutes, so the next agenda starts without it. Add what's missing with ",
    code('/agenda add'),
    '. Whoever runs me has been told.',
  ),
);
