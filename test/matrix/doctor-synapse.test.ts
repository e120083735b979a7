/** @needs Synapse */
// What `gavel doctor` finds at a real Synapse.
import { once } from 'node:events';
import { createServer } from 'node:http';

import { expect, test } from '@jest/globals';

import { checkMatrix } from '../../src/chat/matrix/check.ts';
import type { Finding } from '../../src/ports/finding.ts';
import { describeOnSynapse, type MatrixHarness } from './matrix-harness.ts';
import { liftLimit } from './people.ts';

/** A web site that is no homeserver. */
async function site(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((_, answer) => {
    answer.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no free port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const state = (type: string, content: object): object => ({ initial_state: [{ type, content }] });

const look = (
  { synapse, gavel, room }: MatrixHarness,
  more: Partial<Parameters<typeof checkMatrix>[0]> = {},
): Promise<readonly Finding[]> =>
  checkMatrix({ homeserver: synapse.url, accessToken: gavel.token, rooms: [`matrix:${room}`], ...more });

describeOnSynapse('what gavel doctor finds at a homeserver', (harness) => {
  const ofRoom = async (room: string): Promise<Finding | undefined> =>
    (await look(harness, { rooms: [`matrix:${room}`] })).find(({ what }) => what === `Matrix: the room ${room}`);

  test('a homeserver that cannot be reached is broken, with where to look', async () => {
    const { url, ...other } = await site();
    await other.close();
    expect(await look(harness, { homeserver: url })).toEqual([
      {
        what: `Matrix: the account at ${url}`,
        state: 'fail',
        found: expect.stringContaining('ECONNREFUSED'),
        mend: expect.stringContaining('matrix.homeserver is where the homeserver answers'),
      },
    ]);
  });

  test('an address at which something else answers is broken, and to be looked at', async () => {
    const { url, ...other } = await site();
    const [finding] = await look(harness, { homeserver: url });
    await other.close();
    expect(finding).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('404'),
      mend: expect.stringContaining('Check that matrix.homeserver is where'),
    });
  });

  test('an access token that is no good is broken, and never shown', async () => {
    const findings = await look(harness, { accessToken: 'syt_wrong' });
    expect(findings).toMatchObject([
      {
        state: 'fail',
        found: expect.stringContaining('M_UNKNOWN_TOKEN'),
        mend: expect.stringContaining('docs/matrix.md'),
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain('syt_wrong');
  });

  test('an address that ends with a slash is well', async () => {
    const [finding] = await look(harness, { homeserver: `${harness.synapse.url}/` });
    expect(finding).toMatchObject({ state: 'ok', found: `${harness.gavel.id}, device ${harness.gavel.device}` });
  });

  test('a room that Gavel is not in is broken, and well once it is in', async () => {
    const { gavel, room } = harness;
    expect(await ofRoom(room)).toMatchObject({
      state: 'fail',
      found: `${gavel.id} isn't in it`,
      mend: expect.stringContaining(`invite ${gavel.id} to the room`),
    });
    await gavel.join(room);
    expect(await ofRoom(room)).toMatchObject({ state: 'ok', found: `${gavel.id} is in it` });
  });

  test('an alias that leads nowhere, and an id that is none', async () => {
    expect(await ofRoom('#nowhere:localhost')).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('M_NOT_FOUND'),
      mend: 'Check its alias.',
    });
    expect(await ofRoom('!nowhere:localhost')).toMatchObject({
      state: 'fail',
      mend: expect.stringContaining("check the room's id"),
    });
  });

  test('an encrypted room is well; not one that was replaced, and one in which Gavel may not speak', async () => {
    const { gavel, tux } = harness;
    const roomOf = async (settings: object): Promise<string> => {
      const made = await tux.createRoom({ preset: 'public_chat', ...settings });
      await gavel.join(made);
      return made;
    };
    const encrypted = await roomOf(state('m.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' }));
    const replaced = await roomOf(state('m.room.tombstone', { replacement_room: '!next:localhost' }));
    const mute = await roomOf({ power_level_content_override: { events: { 'm.reaction': 25 } } });
    expect(await ofRoom(encrypted)).toMatchObject({ state: 'ok', found: `${gavel.id} is in it, and it's encrypted` });
    expect(await ofRoom(replaced)).toMatchObject({
      state: 'warn',
      found: 'it was replaced by !next:localhost',
      mend: expect.stringContaining('Put the new id into the configuration'),
    });
    expect(await ofRoom(mute)).toMatchObject({
      state: 'fail',
      found: expect.stringContaining("isn't allowed to speak or react"),
      mend: `Give ${gavel.id} a power level of 25 in the room.`,
    });
  });
});

// As Synapse limits the rate where nobody tells it otherwise.
const DEFAULT = { perSecond: 0.2, burst: 10 };

describeOnSynapse(
  'what gavel doctor finds at a homeserver with limits',
  (harness) => {
    test('how fast Gavel may speak, before and after the limit is lifted; no room is left behind', async () => {
      const { synapse, gavel } = harness;
      const speed = async (): Promise<Finding | undefined> => (await look(harness, { rooms: [] })).at(-1);
      expect(await speed()).toMatchObject({
        state: 'warn',
        found: expect.stringMatching(/^after \d+ messages at once it has to wait \d+ s,/u),
        mend: expect.stringContaining(`/_synapse/admin/v1/users/${gavel.id}/override_ratelimit`),
      });
      await liftLimit(synapse, gavel);
      expect(await speed()).toMatchObject({ state: 'ok', found: '12 messages at once went through' });
      expect(await gavel.call('GET', '/joined_rooms')).toEqual({ joined_rooms: [] });
    });
  },
  DEFAULT,
);
