/** @needs Synapse matrix-nio */
// The relay between Slack and Matrix, in the real program: words, code, those who are called, and reactions, across a
// kill -9.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { readLog } from '../../src/replay/log.ts';
import { eventually } from '../doubles/eventually.ts';
import { nioTypist, type MatrixTypist } from '../matrix/nio-typist.ts';
import { startSynapse, type Synapse } from '../setup/synapse.ts';
import { SHORT_MEETING } from './meetings.ts';
import { roomActions, playLine } from './room-actions.ts';
import { SLACK_CHANNEL, startTwoPlatforms, type TwoPlatforms } from './two-platforms.ts';

const LINES = readLog(`2026-03-03 17:00 <mira@slack> /meeting start
17:01 <sofia@slack> good evening
17:01 <tariq@slack> hello
17:02 <kenji@matrix> good evening`);

const CODE = 'for moth in `ls`; do\n  echo "<&> $moth"\ndone';

describe('the relay between Slack and Matrix', () => {
  let synapse: Synapse;
  let typist: MatrixTypist;
  let platforms: TwoPlatforms;
  beforeAll(async () => {
    synapse = await startSynapse();
    typist = nioTypist(synapse.url);
    platforms = await startTwoPlatforms({
      config: SHORT_MEETING.config,
      lines: LINES,
      relay: true,
      beside: 'slack',
      synapse,
    });
    const acts = roomActions(platforms, typist, SHORT_MEETING.scribe);
    for (const line of LINES) await playLine(line, acts, platforms);
  });
  afterAll(async () => {
    await platforms.close();
    await typist.stop();
    await synapse.stop();
  });

  const kenji = () => {
    const account = platforms.accounts.get('kenji');
    if (!account) throw new Error('kenji is not on Matrix');
    return account;
  };
  const onSlack = () => platforms.slack.at.messages.get(SLACK_CHANNEL) ?? [];
  /** The message of the channel whose words these are. */
  const copyOnSlack = (words: string) =>
    eventually(`"${words}" on Slack`, async () => onSlack().find(({ text }) => text.includes(words)));
  /** What Gavel says in the room in these words. */
  const copyOnMatrix = (words: string) =>
    eventually(`"${words}" on Matrix`, async () =>
      (await kenji().events(platforms.room)).find(
        ({ sender, content }) => sender === platforms.bot.id && String(content['body']).includes(words),
      ),
    );
  /** What Gavel has put under a message of the room. */
  async function underOnMatrix(target: string): Promise<unknown[]> {
    await platforms.settled();
    const events = (await kenji().events(platforms.room)).filter(({ sender }) => sender === platforms.bot.id);
    return events
      .map(({ content }): { event_id?: unknown; key?: unknown } => Object(content['m.relates_to']))
      .flatMap(({ event_id: about, key }) => (about === target && key !== undefined ? [key] : []));
  }
  async function underOnSlack(ts: string): Promise<string[]> {
    await platforms.settled();
    const { reactions } = platforms.slack.at.find(SLACK_CHANNEL, ts);
    return reactions.filter(({ user }) => user === platforms.slack.at.bot.user).map(({ name }) => name);
  }

  test('words stand under their author’s name, with their code; a member who is in both rooms is called in one', async () => {
    const said = await kenji().say(platforms.room, `@mira, try:\n\`\`\`sh\n${CODE}\n\`\`\``);
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

    await platforms.settled();
    await kenji().edit(platforms.room, said, 'never mind, @mira');
    const edited = await copyOnSlack('never mind');
    expect(edited).toMatchObject({ ts: copy.ts, username: copy.username, text: 'never mind, @mira' });

    await platforms.slack.say(
      platforms.slackId('sofia'),
      SLACK_CHANNEL,
      `\`\`\`\n${CODE.replace('<&>', '&lt;&amp;&gt;')}\n\`\`\` <@${platforms.slackId('kenji')}>?`,
    );
    const { content } = await copyOnMatrix('echo');
    // Slack has called him already.
    expect(content).toMatchObject({ 'm.mentions': {} });
    expect(content['formatted_body']).toContain(`<pre><code>${CODE.replace('<&>', '&#x3C;&#x26;>')}`);
  });

  test('a reaction is shown for as long as anybody means it, across a kill', async () => {
    const said = await kenji().say(platforms.room, 'shall we?');
    const { ts } = await copyOnSlack('shall we?');
    await platforms.settled();
    for (const who of ['sofia', 'tariq']) await platforms.slack.react(platforms.slackId(who), SLACK_CHANNEL, ts, '+1');
    expect(await underOnMatrix(said)).toEqual(['👍']);

    await platforms.kill();
    await platforms.restart();
    await platforms.slack.unreact(platforms.slackId('sofia'), SLACK_CHANNEL, ts, '+1');
    expect(await underOnMatrix(said)).toEqual(['👍']);
    await platforms.slack.unreact(platforms.slackId('tariq'), SLACK_CHANNEL, ts, '+1');
    expect(await underOnMatrix(said)).toEqual([]);

    const heart = await kenji().react(platforms.room, said, '❤️');
    await eventually('the heart on Slack', async () => (await underOnSlack(ts)).length > 0 || undefined);
    expect(await underOnSlack(ts)).toEqual(['heart']);
    await kenji().redact(platforms.room, heart);
    await eventually('no heart on Slack', async () => (await underOnSlack(ts)).length === 0 || undefined);
  });

  test('nothing comes back, and nothing has gone wrong', async () => {
    await platforms.settled();
    const relayedToSlack = onSlack().filter(({ username }) => username !== undefined);
    expect(relayedToSlack.map(({ text }) => text)).toEqual(['good evening', 'never mind, @mira', 'shall we?']);
    const events = await kenji().events(platforms.room);
    const relayed = events.flatMap(({ sender, content }) =>
      sender === platforms.bot.id
        ? (/^(?<author>(?:Sofia|Tariq|Kenji) \w+): /u.exec(String(content['body']))?.groups?.['author'] ?? [])
        : [],
    );
    expect(relayed).toEqual(['Sofia Reyes', 'Tariq Elmasri', 'Sofia Reyes']);
    expect(platforms.log()).not.toContain('"level":50');
  });
});
