import { join } from 'node:path';

import { z } from 'zod';

import { secretSetting } from '../../ports/secret-setting.ts';
import { byHandle, chatPlatform, roomLanguages, roomsOn } from '../chat-platform.ts';

/** Where an earlier Gavel kept what the adapter has to know. */
const OLD_FILE = 'matrix.sqlite';
/** The keys of Gavel's device. Its name keeps it out of backups: an old copy would use keys again. */
const KEYS_FILE = 'matrix-keys.db';

const MEMBER_ID = { pattern: String.raw`@[^:\s]+:\S+`, says: 'a Matrix id looks like @ann:example.org' };

const Mxid = z.string().regex(new RegExp(`^${MEMBER_ID.pattern}$`, 'u'), MEMBER_ID.says);

const SettingsSchema = z
  .strictObject({
    homeserver: z.url({ protocol: /^https?$/u, error: 'write an address, like https://matrix.example.org' }).meta({
      title: 'Homeserver',
      description: 'Where the homeserver answers clients, such as https://matrix.example.org.',
    }),
    accessToken: secretSetting(
      z.string().min(1).meta({
        title: 'Access token',
        description: 'The access token of the account, from the environment: ${MATRIX_ACCESS_TOKEN}.',
      }),
    ),
    name: z.string().trim().min(1).max(100).optional().meta({
      title: 'Name',
      description: 'The name of the account. By default it keeps the one it has, or is called Gavel.',
    }),
    keysSecret: secretSetting(
      z.string().min(16, 'use at least 16 characters').meta({
        title: 'Secret of the keys',
        description:
          "Encrypts the keys of Gavel's device in the data folder, from the environment: ${MATRIX_KEYS_SECRET}. By default they're there in a file that only its owner can open.",
      }),
    ).optional(),
    inviters: z.array(Mxid).optional().meta({
      title: 'Inviters',
      description: "Matrix ids whose invitations Gavel accepts. By default those of the groups' members.",
    }),
    leadersFrom: z.int('write a power level as a number, like 50').optional().meta({
      title: 'Leaders from',
      description:
        'People with at least this power level in a room can lead its meetings. By default power levels mean nothing.',
    }),
  })
  .meta({ title: 'Matrix', description: 'The Matrix account that Gavel uses.' });

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
    databases: [{ file: OLD_FILE }],
    firstSettings: [
      {
        key: 'homeserver',
        says: 'The address where the homeserver answers clients.',
        example: 'https://matrix.example.org',
      },
      {
        key: 'accessToken',
        says: "The access token of Gavel's own Matrix account.",
        example: 'syt_…',
        variable: 'MATRIX_ACCESS_TOKEN',
      },
    ],
    afterStart: "in Matrix, invite Gavel's account to the group's room, and type !meeting start there",
    needs: 'a Matrix room needs a "matrix" section with homeserver and accessToken',
  },
  settings: SettingsSchema,
  async open({ keysSecret, ...settings }, { groups, data, memory, clock, isRehearsal, log, end }) {
    const { takeOverMatrixFile } = await import('./old-file.ts');
    if (await takeOverMatrixFile(memory, join(data, OLD_FILE)))
      log.info(`Moved what ${OLD_FILE} had into the database and deleted the file`);
    // The SDK takes a second to load.
    const { matrixChat } = await import('./matrix.ts');
    const ids = byHandle(groups, ({ accounts }) => accounts['matrix']?.[0]);
    const all = groups.flatMap(({ members }) => members.flatMap(({ accounts }) => accounts['matrix'] ?? []));
    return matrixChat({
      ...settings,
      inviters: settings.inviters ?? all,
      memory,
      keys: { file: join(data, KEYS_FILE), secret: keysSecret },
      rooms: roomsOn('matrix', groups),
      mxidOf: (handle) => ids.get(handle),
      languageOf: roomLanguages(groups),
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
