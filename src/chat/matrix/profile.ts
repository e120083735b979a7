import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Homeserver } from './homeserver.ts';
import { localpart } from './people-links.ts';

const PICTURE = join(import.meta.dirname, 'gavel.png');
const NAME = 'Gavel';

/**
 * Gives the account a name and a picture, if it has none: homeservers call a new account by its localpart. What
 * somebody chose for it stays.
 * @param name what the configuration calls it, which counts
 */
export async function completeProfile(server: Homeserver, self: string, name: string | undefined): Promise<void> {
  const { displayname: shown, avatar_url: picture } = await server.profile(self);
  const isUnnamed = shown === undefined || shown === '' || shown === localpart(self);
  const wanted = name ?? (isUnnamed ? NAME : shown);
  if (wanted !== shown) await server.setProfile(self, 'displayname', wanted);
  if (picture === undefined || picture === '')
    await server.setProfile(self, 'avatar_url', await server.upload('image/png', await readFile(PICTURE)));
}
