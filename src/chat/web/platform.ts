import { join } from 'node:path';

import { z } from 'zod';

import { createDirectory } from '../../meeting/member.ts';
import { chatPlatform } from '../chat-platform.ts';
import { WEB_ROOM_FILE, WEB_ROOM_VERSION, WEB_SESSION_FILE } from './file-version.ts';
import { isLoopback } from './loopback.ts';
import { webMembers } from './members.ts';
import { SignInSchema, type SignInSettings } from './sign-in/settings.ts';
import type { SignInGroup } from './sign-in/visitors.ts';

const SettingsSchema = z
  .strictObject({
    host: z
      .string()
      .min(1)
      .default('127.0.0.1')
      .meta({ title: 'Host', description: 'The address to listen on: this machine only, unless people sign in.' }),
    port: z
      .int()
      .min(0)
      .max(65_535)
      .default(8080)
      .meta({ title: 'Port', description: 'The port to listen on; 0 takes any.' }),
    signIn: SignInSchema.optional(),
  })
  .meta({ title: 'Web room', description: 'The room in the browser.' })
  .refine(({ host, signIn }) => signIn !== undefined || isLoopback(host), {
    path: ['host'],
    message: 'without signIn anyone can be anyone in the room, so write 127.0.0.1, ::1 or localhost',
  });

/** The room in the browser, which Gavel serves itself. */
export const webPlatform = chatPlatform({
  profile: {
    id: 'web',
    label: 'web room',
    knownBy: 'handles',
    answersAlone: true,
    databases: [{ file: WEB_ROOM_FILE, version: WEB_ROOM_VERSION, isConversation: true }],
    memberId: { pattern: '\\S.{0,254}', says: 'write the id that the sign-in gives them' },
    roomId: { pattern: String.raw`[\w-]+`, examples: ['web:NAME'] },
    proposalUrl: (meeting) => `/minutes/${meeting}`,
  },
  settings: SettingsSchema,
  async open({ host, port, signIn }, { groups, data, log, ...setup }) {
    const { webChat } = await import('./web.ts');
    const signInGroups = (): SignInGroup[] =>
      groups.map((group) => ({ ...group, directory: createDirectory(group.members, setup.traits) }));
    const signInOf = async (settings: SignInSettings) => {
      const { openSignIn } = await import('./sign-in/open-sign-in.ts');
      return openSignIn(settings, signInGroups(), join(data, WEB_SESSION_FILE), setup.clock);
    };
    return webChat({
      signIn: signIn && (await signInOf(signIn)),
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
  async check({ signIn }, _rooms, groups) {
    if (!signIn) return [];
    const { checkSignIn } = await import('./sign-in/check.ts');
    return checkSignIn(signIn, groups);
  },
});
