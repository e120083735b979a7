import { setTimeout as delay } from 'node:timers/promises';

import type { Finding } from '../../ports/finding.ts';
import { checkDevice, type OwnAccount } from './check-device.ts';
import { GUIDE, failureText } from './check-words.ts';
import { connectHomeserver, isNotFound, isUnknownToken, limitOf, type Homeserver } from './homeserver.ts';
import { levelToSend, readPowerLevels } from './power-levels.ts';

export interface MatrixCheckOptions {
  readonly homeserver: string;
  readonly accessToken: string;
  /** The rooms of the configuration: `matrix:!id:server` or `matrix:#alias:server`. */
  readonly rooms: readonly string[];
}

async function account(server: Homeserver, url: string): Promise<readonly [Finding, OwnAccount | undefined]> {
  const what = `Matrix: the account at ${url}`;
  try {
    const { user_id: user, device_id: device } = await server.whoami();
    return [
      { what, state: 'ok', found: `${user}, device ${device ?? 'without a name'}` },
      { user, device },
    ];
  } catch (error) {
    const mend = isUnknownToken(error)
      ? `Create a new access token: ${GUIDE}.`
      : 'Check that matrix.homeserver is where the homeserver answers clients (it may differ from the one in its ids), and ' +
        'that this machine can reach it.';
    return [{ what, state: 'fail', found: failureText(error), mend }, undefined];
  }
}

/** What's wrong in a room that Gavel is in; undefined if it can run meetings there. */
async function trouble(server: Homeserver, id: string, user: string): Promise<Omit<Finding, 'what'> | undefined> {
  const { replacement_room: next } = (await server.state(id, 'm.room.tombstone')) ?? {};
  if (typeof next === 'string')
    return { state: 'warn', found: `it was replaced by ${next}`, mend: 'Put the new id into the configuration.' };
  const own = (await readPowerLevels(server, id))(user);
  const needed = Math.max(await levelToSend(server, id, 'm.room.message'), await levelToSend(server, id, 'm.reaction'));
  if (own >= needed) return undefined;
  return {
    state: 'fail',
    found: `${user} isn't allowed to speak or react in it`,
    mend: `Give ${user} a power level of ${needed} in the room.`,
  };
}

async function room(server: Homeserver, address: string, user: string): Promise<Finding> {
  const what = `Matrix: the room ${address}`;
  try {
    const id = address.startsWith('#') ? await server.resolve(address) : address;
    if (!(await server.joined()).includes(id))
      return {
        what,
        state: 'fail',
        found: `${user} isn't in it`,
        mend: `Start Gavel and invite ${user} to the room. If it's there already, check the room's id.`,
      };
    const isEncrypted = (await server.state(id, 'm.room.encryption')) !== undefined;
    const found = `${user} is in it${isEncrypted ? ", and it's encrypted" : ''}`;
    return { what, ...((await trouble(server, id, user)) ?? { state: 'ok', found }) };
  } catch (error) {
    const mend = isNotFound(error) ? 'Check its alias.' : `Invite ${user} to the room.`;
    return { what, state: 'fail', found: failureText(error), mend };
  }
}

/** More than Synapse lets anybody send at once by default. */
const MANY = 12;

/** How many messages are taken at once, and for how many milliseconds the homeserver wants no more after that. */
async function speed(server: Homeserver, probe: string): Promise<{ readonly taken: number; readonly wait?: number }> {
  for (let taken = 0; taken < MANY; taken += 1) {
    try {
      // One after the other, as in a meeting.
      // oxlint-disable-next-line no-await-in-loop
      await server.send(probe, 'org.gavel.probe', `${probe}/${taken}`, {});
    } catch (error) {
      const wait = limitOf(error);
      if (wait === undefined) throw error;
      return { taken, wait };
    }
  }
  return { taken: MANY };
}

const liftLimit = (user: string): string =>
  "Ask the homeserver's administrator to lift the limit for it. On Synapse: POST " +
  `/_synapse/admin/v1/users/${user}/override_ratelimit with {"messages_per_second": 0, "burst_count": 0} (${GUIDE}).`;

/** Whether Gavel can speak as fast as a meeting goes: tried in a room of its own, which it leaves again. */
async function rate(server: Homeserver, user: string): Promise<Finding> {
  const what = 'Matrix: how fast Gavel can speak';
  const late = 'so answers will come late in busy meetings';
  let probe: string | undefined;
  try {
    probe = await server.createOwn();
    const { taken, wait } = await speed(server, probe);
    if (wait === undefined) return { what, state: 'ok', found: `${taken} messages at once went through` };
    const found = `after ${taken} messages at once it has to wait ${Math.ceil(wait / 1000)} s, ${late}`;
    return { what, state: 'warn', found, mend: liftLimit(user) };
  } catch (error) {
    const found = `couldn't be tried: ${failureText(error)}`;
    if (limitOf(error) === undefined) return { what, state: 'warn', found, mend: 'Try again later.' };
    return { what, state: 'warn', found: `it has reached its limit for now, ${late}`, mend: liftLimit(user) };
  } finally {
    if (probe !== undefined) await leave(server, probe);
  }
}

/** To leave counts like a message: if the limit is reached, it has to wait, too. */
async function leave(server: Homeserver, probe: string): Promise<void> {
  for (let tries = 0; tries < MANY; tries += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      return await server.leave(probe);
    } catch (error) {
      const wait = limitOf(error);
      // An empty room that stays behind does no harm.
      if (wait === undefined) return;
      // oxlint-disable-next-line no-await-in-loop
      await delay(wait);
    }
  }
}

/** Checks everything that Gavel needs of a homeserver, without starting. */
export async function checkMatrix(options: MatrixCheckOptions): Promise<readonly Finding[]> {
  const server = connectHomeserver(options.homeserver, options.accessToken);
  const [found, who] = await account(server, options.homeserver);
  if (who === undefined) return [found];
  const { user } = who;
  const addresses = options.rooms.map((one) => one.replace(/^matrix:/u, ''));
  const rooms = await Promise.all(addresses.map((address) => room(server, address, user)));
  return [found, ...(await checkDevice(server, who)), ...rooms, await rate(server, user)];
}
