/** @needs Synapse */
import { expect, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { hears, onSynapse } from './adapter-stage.ts';
import type { Account } from './people.ts';

interface Profile {
  readonly displayname?: string;
  readonly avatar_url?: string;
}
const profileOf = (account: Account): Promise<Profile> =>
  account.call('GET', `/profile/${encodeURIComponent(account.id)}`);

onSynapse('how people see Gavel in Matrix', (stage) => {
  test('an account without a name and a picture gets them, and what somebody chose stays', async () => {
    const { gavel } = stage;
    await stage.stop((await stage.listen()).chat);
    expect(await profileOf(gavel)).toMatchObject({ displayname: 'Gavel', avatar_url: expect.stringMatching(/^mxc:/u) });

    const path = `/profile/${encodeURIComponent(gavel.id)}`;
    await gavel.call('PUT', `${path}/displayname`, { displayname: 'Secretary' });
    await gavel.call('PUT', `${path}/avatar_url`, { avatar_url: 'mxc://example.org/own' });
    await stage.stop((await stage.listen()).chat);
    expect(await profileOf(gavel)).toEqual({ displayname: 'Secretary', avatar_url: 'mxc://example.org/own' });

    await stage.listen({ name: 'Minute taker' });
    expect(await profileOf(gavel)).toMatchObject({ displayname: 'Minute taker' });
  });

  test('what was heard is marked as read', async () => {
    const { gavel, tux, room } = stage;
    const { heard } = await stage.listen();
    const said = await tux.say(room, 'hello');
    await hears(heard, 'hello');
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
