import { MatrixError } from 'matrix-js-sdk';

import type { Finding } from '../../ports/finding.ts';
import { homeserver, isNotFound, isUnknownToken, type Homeserver } from './homeserver.ts';

export interface CheckOptions {
  readonly homeserver: string;
  readonly accessToken: string;
  /** The rooms of the configuration: `matrix:!id:server` or `matrix:#alias:server`. */
  readonly rooms: readonly string[];
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function account(server: Homeserver, url: string): Promise<readonly [Finding, string | undefined]> {
  const what = `Matrix: the account at ${url}`;
  try {
    const { user_id: user, device_id: device } = await server.whoami();
    return [{ what, state: 'well', found: `${user}, device ${device ?? 'without a name'}` }, user];
  } catch (error) {
    const mend = isUnknownToken(error)
      ? 'Make a new access token: README, "Matrix in five minutes".'
      : 'See that the address is right and that this machine reaches it.';
    return [{ what, state: 'broken', found: words(error), mend }, undefined];
  }
}

async function room(server: Homeserver, address: string, user: string): Promise<Finding> {
  const what = `Matrix: the room ${address}`;
  try {
    const id = address.startsWith('#') ? await server.resolve(address) : address;
    if (!(await server.joined()).includes(id))
      return { what, state: 'broken', found: `${user} is not in it`, mend: `Invite ${user} to the room.` };
    if (await server.state(id, 'm.room.encryption'))
      return {
        what,
        state: 'broken',
        found: 'it is encrypted, which Gavel cannot read',
        mend: 'Encryption cannot be switched off: make a room without it.',
      };
    const { replacement_room: next }: { replacement_room?: unknown } =
      (await server.state(id, 'm.room.tombstone')) ?? {};
    if (typeof next === 'string')
      return {
        what,
        state: 'doubtful',
        found: `it was replaced by ${next}`,
        mend: 'Write the new id into the configuration.',
      };
    return { what, state: 'well', found: `${user} is in it` };
  } catch (error) {
    const mend = isNotFound(error) ? 'See that its id or alias is right.' : `Invite ${user} to the room.`;
    return { what, state: 'broken', found: words(error), mend };
  }
}

/** More than Synapse lets anybody send at once, unless it was told otherwise. */
const MANY = 12;

/** Whether Gavel may speak as fast as a meeting goes: tried in a room of its own, which it leaves again. */
async function rate(server: Homeserver, user: string): Promise<Finding> {
  const what = 'Matrix: how fast Gavel may speak';
  const probe = await server.createOwn();
  try {
    for (let sent = 0; sent < MANY; sent += 1) {
      try {
        // One after the other, as in a meeting.
        // oxlint-disable-next-line no-await-in-loop
        await server.send(probe, 'org.gavel.probe', `${probe}/${sent}`, {});
      } catch (error) {
        if (!(error instanceof MatrixError) || !error.isRateLimitError()) throw error;
        const seconds = Math.ceil((error.getRetryAfterMs() ?? 0) / 1000);
        return {
          what,
          state: 'doubtful',
          found: `after ${sent} messages at once it has to wait for ${seconds} s; answers will come late in lively meetings`,
          mend:
            "Ask the homeserver's administrator to lift the limit for it. On Synapse: POST " +
            `/_synapse/admin/v1/users/${user}/override_ratelimit with {"messages_per_second": 0, "burst_count": 0}.`,
        };
      }
    }
    return { what, state: 'well', found: `${MANY} messages at once were taken` };
  } catch (error) {
    return { what, state: 'doubtful', found: `it could not be tried: ${words(error)}` };
  } finally {
    await server.leave(probe);
  }
}

/** Looks at everything that Gavel needs of a homeserver, without starting. */
export async function checkMatrix(options: CheckOptions): Promise<readonly Finding[]> {
  const server = homeserver(options.homeserver, options.accessToken);
  const [found, user] = await account(server, options.homeserver);
  if (user === undefined) return [found];
  const addresses = options.rooms.map((one) => one.replace(/^matrix:/u, ''));
  const rooms = await Promise.all(addresses.map((address) => room(server, address, user)));
  return [found, ...rooms, await rate(server, user)];
}
