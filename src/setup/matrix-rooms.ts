import { join } from 'node:path';

import { takeOverMatrixFile } from '../chat/matrix/old-file.ts';
import type { Config } from '../config/schema.ts';
import type { AdapterMemory } from '../ports/adapter-memory.ts';
import type { Chat } from '../ports/chat.ts';
import type { OperatorLog } from '../secretary/secretary-deps.ts';

/** The Matrix ids of the members of all groups, by handle. */
const mxids = (config: Config): ReadonlyMap<string, string> =>
  new Map(
    config.groups.flatMap(({ members }) =>
      members.flatMap(({ handle, matrix }): [string, string][] => (matrix === undefined ? [] : [[handle, matrix]])),
    ),
  );

/** The rooms of the configuration on one platform. */
export const roomsOn = (platform: string, { groups }: Config): string[] =>
  groups.flatMap(({ rooms }) => rooms.map(({ id }) => id)).filter((id) => id.startsWith(`${platform}:`));

/**
 * The Matrix rooms of a configuration; undefined where it has no `matrix`.
 * @param data the folder in which the adapter of an earlier Gavel kept a file of its own, which is taken over
 * @param end ends the process, since nothing will be heard any more
 * @param now the time of a rehearsal; in a real meeting the homeserver tells when something was said
 */
export async function matrixRooms(
  config: Config,
  data: string,
  memory: AdapterMemory,
  log: OperatorLog,
  end: (why: string) => void,
  now?: () => string,
): Promise<Chat | undefined> {
  const { matrix } = config;
  if (!matrix) return undefined;
  // The SDK takes a second to load: only those wait who use it.
  if (await takeOverMatrixFile(memory, join(data, 'matrix.sqlite')))
    log.info('What the file matrix.sqlite held is in the database now, and the file is deleted');
  const { matrixChat } = await import('../chat/matrix/matrix.ts');
  const known = mxids(config);
  return matrixChat({
    ...matrix,
    inviters: matrix.inviters ?? [...known.values()],
    memory,
    rooms: roomsOn('matrix', config),
    mxidOf: (handle) => known.get(handle),
    tell: (what, facts, how) => (how === 'note' ? log.info(what, facts) : log.error(what, facts)),
    fatal: end,
    ...(now && { at: now }),
  });
}
