import { join } from 'node:path';

import { z } from 'zod';

import { secretSetting } from '../../ports/secret-setting.ts';
import { byHandle, chatPlatform, roomsOn } from '../chat-platform.ts';

const MEMBER_ID = { pattern: String.raw`@[^:\s]+:\S+`, says: 'a Matrix id looks like @ann:example.org' };

const Mxid = z.string().regex(new RegExp(`^${MEMBER_ID.pattern}$`, 'u'), MEMBER_ID.says);

const SettingsSchema = z.strictObject({
  homeserver: z.url({ protocol: /^https?$/u, error: 'an address such as https://matrix.example.org' }),
  /** From the environment: ${MATRIX_ACCESS_TOKEN}. */
  accessToken: secretSetting(z.string().min(1)),
  /** The account's name. By default it keeps the one it has, or gets one if it has none. */
  name: z.string().trim().min(1).max(100).optional(),
  /** Whose invitations are accepted; if it is not said, those of the groups' members. */
  inviters: z.array(Mxid).optional(),
  /** From which power level in a room on somebody leads the meetings there; if it is not said, power says nothing. */
  leadersFrom: z.int('a power level is a number, such as 50').optional(),
});

/** Matrix, as the configuration and `doctor` know it. */
export const matrixPlatform = chatPlatform({
  profile: {
    id: 'matrix',
    label: 'Matrix',
    knownBy: 'given',
    roomId: {
      pattern: String.raw`[!#][^\s:]+:\S+|![\w-]+`,
      examples: ['matrix:!id:server', 'matrix:#alias:server'],
    },
    memberId: MEMBER_ID,
    needs: 'a room on Matrix needs the section matrix with homeserver and accessToken',
  },
  settings: SettingsSchema,
  async open(settings, { groups, data, memory, clock, isRehearsal, log, end }) {
    const { takeOverMatrixFile } = await import('./old-file.ts');
    if (await takeOverMatrixFile(memory, join(data, 'matrix.sqlite')))
      log.info('What the file matrix.sqlite held is in the database now, and the file is deleted');
    // The SDK takes a second to load.
    const { matrixChat } = await import('./matrix.ts');
    const ids = byHandle(groups, ({ accounts }) => accounts['matrix']?.[0]);
    const all = groups.flatMap(({ members }) => members.flatMap(({ accounts }) => accounts['matrix'] ?? []));
    return matrixChat({
      ...settings,
      inviters: settings.inviters ?? all,
      memory,
      rooms: roomsOn('matrix', groups),
      mxidOf: (handle) => ids.get(handle),
      log,
      fatal: end,
      ...(isRehearsal && { at: () => clock.now() }),
    });
  },
  async check(settings, rooms) {
    const { checkMatrix } = await import('./check.ts');
    return checkMatrix({ ...settings, rooms });
  },
});
