import type { Clock } from '../../../ports/clock.ts';
import type { RoomSignIn } from '../access.ts';
import { signInIssuer } from './issuer.ts';
import { openSessionFile } from './session-file.ts';
import type { SignInSettings } from './settings.ts';
import { signInAccess } from './sign-in-access.ts';
import type { SignInGroup } from './visitors.ts';

const HOUR = 3_600_000;
const MOST_ATTEMPTS = 2000;

/**
 * Opens the sign-in of the room.
 * @param file the path of the file with the sessions
 * @throws StartupError if that can't be opened
 */
export function openSignIn(
  settings: SignInSettings,
  groups: readonly SignInGroup[],
  file: string,
  clock: Pick<Clock, 'now'>,
): RoomSignIn {
  const { idleHours, mostDays, issuer, accounts, publicUrl } = settings;
  const rules = { issuer, idle: idleHours * HOUR, longest: mostDays * 24 * HOUR, mostAttempts: MOST_ATTEMPTS };
  const sessions = openSessionFile(file, rules, clock);
  return {
    publicUrl,
    access: ({ rooms, ...room }) =>
      signInAccess({
        settings,
        sessions,
        places: { groups, rooms, issuer, accounts },
        issuer: signInIssuer(settings),
        ...room,
      }),
    close: () => sessions.close(),
  };
}
