/** @needs Synapse */
import { expect, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { groupInMatrixRoom } from './group-in-room.ts';
import { describeOnSynapse } from './matrix-harness.ts';

const AT = '2026-03-03T16:55:00.000Z';
const html = (formatted: string): object => ({ format: 'org.matrix.custom.html', formatted_body: formatted });

describeOnSynapse('a group in a Matrix room', (harness) => {
  test('is told what was unsent at the start as soon as Gavel is in the room, without any waiting', async () => {
    const group = groupInMatrixRoom(harness);
    const first = harness.open({ at: () => AT });
    // The homeserver is away when Gavel wants to say it.
    const cut = { ...first, send: () => Promise.reject(new Error('the connection was cut')) };
    const before = await group.start(cut);
    await harness.tux.say(harness.room, '!meeting start');
    await eventually('it is decided', async () => ((await group.store.store.waiting()).length > 0 ? true : undefined));
    await before.stop();

    // Nobody turns the clock any more, but for what a failed message waits for.
    group.clock.set('2026-03-03T17:30:00.000Z');
    const again = await group.start(harness.open({ at: () => AT }));
    expect(await group.says(/^Roll call/u)).toMatch(/^\$/u);
    await again.stop();
  });

  test('understands people and Gavel as every client writes them', async () => {
    const { tux, gavel: bot, room, synapse } = harness;
    const group = groupInMatrixRoom(harness);
    const gavel = await group.start(harness.open({ at: () => AT }));
    const heard = async (event: string): Promise<void> => {
      await eventually(`${event} is recorded`, async () =>
        (await tux.events(room)).find(({ content }) => JSON.stringify(content).includes(event)),
      );
      await gavel.idle();
    };
    const say = (body: string, more: object = {}): Promise<string> => tux.say(room, body, more);
    // Element X
    await say(`[${bot.id}](https://matrix.to/#/${bot.id}) meeting start`, { 'm.mentions': { user_ids: [bot.id] } });
    const [one, two, three] = [
      `!action [@kim:example.org](https://matrix.to/#/@kim:example.org): mend the lamp`,
      `!action @kim:example.org: count the moths`,
      `!action [Kim](https://matrix.to/#/%40kim%3Aexample.org?via=${synapse.domain}) and ${tux.id} close the trap`,
    ];
    await say(one, { 'm.mentions': { user_ids: ['@kim:example.org'] } });
    await say(two);
    await heard(await say(three));

    expect(group.entries(gavel).map(({ text, owners }) => ({ text, owners }))).toEqual([
      { text: 'mend the lamp', owners: ['kim'] },
      { text: 'count the moths', owners: ['kim'] },
      { text: 'close the trap', owners: ['kim', 'tux'] },
    ]);
    await gavel.stop();
  });

  test('does nothing that stands in code, in a quote or before a reply', async () => {
    const { tux, room } = harness;
    const group = groupInMatrixRoom(harness);
    const gavel = await group.start(harness.open({ at: () => AT }));
    await tux.say(room, '!meeting start');
    await tux.say(room, '```\n#endmeeting\n```', html('<pre><code>#endmeeting\n</code></pre>'));
    await tux.say(room, 'look:\n#endmeeting\nso', html('<p>look:</p><pre><code>#endmeeting\n</code></pre><p>so</p>'));
    const quoted = await tux.say(
      room,
      '> #endmeeting\n\nno',
      html('<blockquote><p>#endmeeting</p></blockquote><p>no</p>'),
    );
    await tux.say(room, `> <${tux.id}> #endmeeting\n> !meeting end\n\n#info it goes on`, {
      ...html('<mx-reply><blockquote>#endmeeting<br>!meeting end</blockquote></mx-reply>#info it goes on'),
      'm.relates_to': { 'm.in_reply_to': { event_id: quoted } },
    });
    await tux.say(room, '!note\n```\n#endmeeting\nfrom 2024\n```');
    await eventually('both are recorded', async () => (group.entries(gavel).length === 2 ? true : undefined));
    const code = '```\n#endmeeting\nfrom 2024\n```';
    expect(group.entries(gavel).map(({ text }) => text)).toEqual(['it goes on', code]);
    await gavel.stop();
  });
});
