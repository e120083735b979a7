/** @needs Synapse */
import { expect, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { untilHeard, describeOnSynapse } from './matrix-harness.ts';
import type { MatrixAccount } from './people.ts';

interface Profile {
  readonly displayname?: string;
  readonly avatar_url?: string;
}
const profileOf = (account: MatrixAccount): Promise<Profile> =>
  account.call('GET', `/profile/${encodeURIComponent(account.id)}`);

describeOnSynapse('how people see Gavel in Matrix', (harness) => {
  test('an account without a name and a picture gets them, and what somebody chose stays', async () => {
    const { gavel } = harness;
    await harness.stop((await harness.listen()).chat);
    expect(await profileOf(gavel)).toMatchObject({ displayname: 'Gavel', avatar_url: expect.stringMatching(/^mxc:/u) });

    const path = `/profile/${encodeURIComponent(gavel.id)}`;
    await gavel.call('PUT', `${path}/displayname`, { displayname: 'Secretary' });
    await gavel.call('PUT', `${path}/avatar_url`, { avatar_url: 'mxc://example.org/own' });
    await harness.stop((await harness.listen()).chat);
    expect(await profileOf(gavel)).toEqual({ displayname: 'Secretary', avatar_url: 'mxc://example.org/own' });

    await harness.listen({ name: 'Minute taker' });
    expect(await profileOf(gavel)).toMatchObject({ displayname: 'Minute taker' });
  });

  test('what was heard is marked as read', async () => {
    const { gavel, tux, room } = harness;
    const { heard } = await harness.listen();
    const said = await tux.say(room, 'hello');
    await untilHeard(heard, 'hello');
    const receipts = await eventually('the receipt is there', async () => {
      const { rooms } = await tux.call<{ rooms: { join: Record<string, { ephemeral: { events: object[] } }> } }>(
        'GET',
        '/sync?timeout=0',
      );
      const found = JSON.stringify(rooms.join[room]?.ephemeral.events ?? []);
      return found.includes(said) ? found : undefined;
    });
    expect(receipts).toContain(gavel.id);
  });
});
