/** @needs Synapse matrix-nio */
// The relay between Slack and Matrix, in the real program: words, code, those who are called, and reactions, across a
// kill -9.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { readLog } from '../../src/replay/log.ts';
import { eventually } from '../doubles/eventually.ts';
import { nioTypist, type Typist } from '../matrix/nio.ts';
import { startSynapse, type Synapse } from '../setup/synapse.ts';
import { actsIn, play } from './acts.ts';
import { CHANNEL, openHall, type Hall } from './hall.ts';
import { SHORT } from './meetings.ts';

const LINES = readLog(`2026-03-03 17:00 <mira@slack> /meeting start
17:01 <sofia@slack> good evening
17:01 <tariq@slack> hello
17:02 <kenji@matrix> good evening`);

const CODE = 'for moth in `ls`; do\n  echo "<&> $moth"\ndone';

describe('the relay between Slack and Matrix', () => {
  let synapse: Synapse;
  let typist: Typist;
  let hall: Hall;
  beforeAll(async () => {
    synapse = await startSynapse();
    typist = nioTypist(synapse.url);
    hall = await openHall({ config: SHORT.config, lines: LINES, relay: true, beside: 'slack', synapse });
    const acts = actsIn(hall, typist, SHORT.scribe);
    for (const line of LINES) await play(line, acts, hall);
  });
  afterAll(async () => {
    await hall.close();
    await typist.stop();
    await synapse.stop();
  });

  const kenji = () => {
    const account = hall.accounts.get('kenji');
    if (!account) throw new Error('kenji is not on Matrix');
    return account;
  };
  const onSlack = () => hall.slack.at.messages.get(CHANNEL) ?? [];
  /** The message of the channel whose words these are. */
  const copyOnSlack = (words: string) =>
    eventually(`"${words}" on Slack`, async () => onSlack().find(({ text }) => text.includes(words)));
  /** What Gavel says in the room in these words. */
  const copyOnMatrix = (words: string) =>
    eventually(`"${words}" on Matrix`, async () =>
      (await kenji().events(hall.room)).find(
        ({ sender, content }) => sender === hall.bot.id && String(content['body']).includes(words),
      ),
    );
  /** What Gavel has put under a message of the room. */
  async function underOnMatrix(target: string): Promise<unknown[]> {
    await hall.settled();
    const events = (await kenji().events(hall.room)).filter(({ sender }) => sender === hall.bot.id);
    return events
      .map(({ content }): { event_id?: unknown; key?: unknown } => Object(content['m.relates_to']))
      .flatMap(({ event_id: about, key }) => (about === target && key !== undefined ? [key] : []));
  }
  async function underOnSlack(ts: string): Promise<string[]> {
    await hall.settled();
    const { reactions } = hall.slack.at.find(CHANNEL, ts);
    return reactions.filter(({ user }) => user === hall.slack.at.bot.user).map(({ name }) => name);
  }

  test('words stand under their author’s name, with their code; a member who is in both rooms is called in one', async () => {
    const said = await kenji().say(hall.room, `@mira, try:\n\`\`\`sh\n${CODE}\n\`\`\``);
    const copy = await copyOnSlack('try:');
    expect(copy.username).toMatch(/^Kenji .*\(Matrix\)$/u);
    expect(copy.blocks).toEqual([
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: `@mira, try:\n\`\`\`\n${CODE.replace('<&>', '&lt;&amp;&gt;')}\n\`\`\``,
        },
      },
    ]);

    await hall.settled();
    await kenji().edit(hall.room, said, 'never mind, @mira');
    const edited = await copyOnSlack('never mind');
    expect(edited).toMatchObject({ ts: copy.ts, username: copy.username, text: 'never mind, @mira' });

    await hall.slack.say(
      hall.slackId('sofia'),
      CHANNEL,
      `\`\`\`\n${CODE.replace('<&>', '&lt;&amp;&gt;')}\n\`\`\` <@${hall.slackId('kenji')}>?`,
    );
    const { content } = await copyOnMatrix('echo');
    // Slack has called him already.
    expect(content).toMatchObject({ 'm.mentions': {} });
    expect(content['formatted_body']).toContain(`<pre><code>${CODE.replace('<&>', '&#x3C;&#x26;>')}`);
  });

  test('a reaction is shown for as long as anybody means it, across a kill', async () => {
    const said = await kenji().say(hall.room, 'shall we?');
    const { ts } = await copyOnSlack('shall we?');
    await hall.settled();
    for (const who of ['sofia', 'tariq']) await hall.slack.react(hall.slackId(who), CHANNEL, ts, '+1');
    expect(await underOnMatrix(said)).toEqual(['👍']);

    await hall.kill();
    await hall.restart();
    await hall.slack.unreact(hall.slackId('sofia'), CHANNEL, ts, '+1');
    expect(await underOnMatrix(said)).toEqual(['👍']);
    await hall.slack.unreact(hall.slackId('tariq'), CHANNEL, ts, '+1');
    expect(await underOnMatrix(said)).toEqual([]);

    const heart = await kenji().react(hall.room, said, '❤️');
    await eventually('the heart on Slack', async () => (await underOnSlack(ts)).length > 0 || undefined);
    expect(await underOnSlack(ts)).toEqual(['heart']);
    await kenji().redact(hall.room, heart);
    await eventually('no heart on Slack', async () => (await underOnSlack(ts)).length === 0 || undefined);
  });

  test('nothing comes back, and nothing has gone wrong', async () => {
    await hall.settled();
    const relayedToSlack = onSlack().filter(({ username }) => username !== undefined);
    expect(relayedToSlack.map(({ text }) => text)).toEqual(['good evening', 'never mind, @mira', 'shall we?']);
    const events = await kenji().events(hall.room);
    const relayed = events.flatMap(({ sender, content }) =>
      sender === hall.bot.id
        ? (/^(?<author>(?:Sofia|Tariq|Kenji) \w+): /u.exec(String(content['body']))?.groups?.['author'] ?? [])
        : [],
    );
    expect(relayed).toEqual(['Sofia Reyes', 'Tariq Elmasri', 'Sofia Reyes']);
    expect(hall.log()).not.toContain('"level":50');
  });
});
