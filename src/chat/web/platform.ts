import { join } from 'node:path';

import { z } from 'zod';

import { chatPlatform } from '../chat-platform.ts';
import { WEB_ROOM_FILE, WEB_ROOM_VERSION } from './file-version.ts';
import { webMembers } from './members.ts';

const SettingsSchema = z
  .strictObject({
    host: z
      .enum(['127.0.0.1', '::1', 'localhost'])
      .default('127.0.0.1')
      .meta({ title: 'Host', description: 'The address to listen on: this machine only.' }),
    port: z
      .int()
      .min(0)
      .max(65_535)
      .default(8080)
      .meta({ title: 'Port', description: 'The port to listen on; 0 takes any.' }),
  })
  .meta({ title: 'Web room', description: 'The room in the browser.' });

/** The room in the browser, which Gavel serves itself. */
export const webPlatform = chatPlatform({
  profile: {
    id: 'web',
    label: 'web room',
    knownBy: 'handles',
    answersAlone: true,
    databases: [{ file: WEB_ROOM_FILE, version: WEB_ROOM_VERSION }],
    roomId: { pattern: String.raw`[\w-]+`, examples: ['web:NAME'] },
    proposalUrl: (meeting) => `/minutes/${meeting}`,
  },
  settings: SettingsSchema,
  async open({ host, port }, { groups, data, log, ...setup }) {
    const { webChat } = await import('./web.ts');
    return webChat({
      database: join(data, WEB_ROOM_FILE),
      members: webMembers(groups),
      rooms: groups.flatMap(({ id: group, rooms, language }) =>
        rooms.filter(({ id }) => id.startsWith('web:')).map(({ id, title = id }) => ({ id, title, group, language })),
      ),
      host,
      port: setup.port ?? port,
      boards: setup.boards,
      offRecord: setup.offRecord,
      meets: setup.meets,
      pictures: setup.pictures,
      clock: setup.clock,
      suggestions: setup.suggestions,
      recordsBy: setup.recordsBy,
      log,
    });
  },
});
